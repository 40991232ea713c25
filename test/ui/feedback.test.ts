import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { createShop } from '../fixtures/shop.ts';
import type { Theme } from '../harness/server/settings.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

const lookedAt: readonly Theme[] = ['light', 'dark', 'high-contrast'];

/** The page inside a webview: a frame in a frame. */
function summaryOf(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe');
}

for (const theme of lookedAt) {
  describe(`feedback on a shop, ${theme}`, () => {
    const shop = createShop();
    const workbench = useWorkbench(() => ({ folder: shop.root, theme }));
    after(() => {
      shop.dispose();
    });

    it('stands after the first line of a hot spot, and in the status bar', async () => {
      const { page, openFile, screenshot } = workbench();
      await openFile('src/orders.ts');
      await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.view-line span')].some((span) =>
          getComputedStyle(span, '::after').content.includes('Hot spot #1 of 10'),
        ),
      );
      await screenshot(`inline-${theme}`);
    });

    it('gives its evidence and links in a hover', async () => {
      const { page, screenshot } = workbench();
      await page.locator('.view-line').first().getByText('orders0').hover();
      const hover = page.locator('.monaco-hover:visible', { hasText: 'Rank' });
      await hover.getByRole('link', { name: 'Open standard' }).waitFor();
      const related = hover
        .getByRole('link', { name: /orders\.test\.ts\(1, 1\)/u })
        .or(hover.getByText(/^orders\.test\.ts\(1, 1\)/u));
      assert.equal(await related.count(), 1);
      const cells = await hover.getByRole('row').allInnerTexts();
      const rows = new Map(cells.map((row) => row.split('\t').map((cell) => cell.trim()) as [string, string]));
      assert.equal(rows.get('Rank'), '#1 of 10');
      assert.equal(rows.get('Commits in 12 months'), '15');
      assert.equal(rows.get('History'), 'complete');
      await screenshot(`hover-${theme}`);
    });

    it('opens the standard from the hover, rendered', async () => {
      const { page, screenshot } = workbench();
      await page.getByRole('link', { name: 'Open standard' }).first().click();
      await page.getByRole('tab', { name: 'change-hot-spots-safely.md', selected: true }).waitFor();
      const rendered = summaryOf(page);
      await rendered.getByRole('heading', { name: 'Change hot spots safely' }).waitFor();
      await screenshot(`standard-${theme}`);
    });

    it('lists the standards by pillar, each with its findings', async () => {
      const { page, screenshot } = workbench();
      await page.getByRole('tab', { name: 'Plumbline' }).first().click();
      await page.getByRole('treeitem', { name: 'Change safely, 4 standards' }).waitFor();
      await page.getByRole('treeitem', { name: 'Keep files small, 1 finding' }).waitFor();
      await screenshot(`standards-tree-${theme}`);
    });

    it('is summed up on a page whose rows open files', async () => {
      const { page, runCommand, screenshot } = workbench();
      await runCommand('View: Close All Editors');
      await runCommand('Plumbline: Quality Summary');
      const summary = summaryOf(page);
      const rows = summary.getByRole('table', { name: 'Hot spots' }).getByRole('row');
      await rows.nth(1).waitFor();
      assert.match(await rows.nth(1).innerText(), /src\/orders\.ts/);
      await screenshot(`summary-${theme}`);
      await rows.nth(1).getByRole('button', { name: 'src/orders.ts' }).click();
      await page.getByRole('tab', { name: 'orders.ts', selected: true }).waitFor();
    });
  });
}
