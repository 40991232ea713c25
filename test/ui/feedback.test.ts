import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createShop } from '../fixtures/shop.ts';
import { waitUntil } from '../harness/waiting/waitUntil.ts';
import { waitForInlineText } from '../harness/workbench/afterTexts.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('feedback on a shop', () => {
  const shop = createShop();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  beforeEach(async () => {
    await workbench().runCommand('View: Close All Editors');
  });

  /** The hover over the first line of the hot spot. It holds the problems of when it came up: one without is left again. */
  async function hoverOfHotSpot(): Promise<Locator> {
    const { page, openFile } = workbench();
    await openFile('src/orders.ts');
    const hover = page.locator('.monaco-hover:visible', { hasText: 'Rank' });
    const hoverAgain = async (): Promise<string> => {
      await page.locator('.view-line').nth(30).hover();
      await hover.waitFor({ state: 'hidden' });
      await page.locator('.view-line').first().getByText('orders0').hover();
      await hover.waitFor();
      return hover.innerText();
    };
    await waitUntil('the problem in the hover', hoverAgain, (text) => text.includes('orders.test.ts(1, 1)'));
    return hover;
  }

  it('stands after the first line of a hot spot, and in the status bar', async () => {
    const { page, openFile } = workbench();
    await openFile('src/orders.ts');
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
    await waitForInlineText(page, 'Hot spot #1 of 10', true);
  });

  it('gives its evidence and links in a hover', async () => {
    const hover = await hoverOfHotSpot();
    await hover.getByRole('link', { name: 'Open standard' }).waitFor();
    const cells = await hover.getByRole('row').allInnerTexts();
    const rows = new Map(cells.map((row) => row.split('\t').map((cell) => cell.trim()) as [string, string]));
    assert.equal(rows.get('Rank'), '#1 of 10');
    assert.equal(rows.get('Commits in 12 months'), '15');
    assert.equal(rows.get('History'), 'complete');
  });

  it('opens the standard from the hover, rendered', async () => {
    const { page, webview } = workbench();
    const hover = await hoverOfHotSpot();
    await hover.getByRole('link', { name: 'Open standard' }).first().click();
    await page.getByRole('tab', { name: 'change-hot-spots-safely.md', selected: true }).waitFor();
    await webview().getByRole('heading', { name: 'Change hot spots safely' }).waitFor();
  });

  it('lists the standards by pillar, each with its findings', async () => {
    const { page } = workbench();
    await page.getByRole('tab', { name: 'Plumbline' }).first().click();
    await page.getByRole('treeitem', { name: 'Change safely, 4 standards' }).waitFor();
    await page.getByRole('treeitem', { name: 'Keep files small, 1 finding' }).waitFor();
  });

  it('is summed up on a page whose rows open files', async () => {
    const { page, runCommand, webview } = workbench();
    await runCommand('Plumbline: Quality Summary');
    const rows = webview().getByRole('table', { name: 'Hot spots' }).getByRole('row');
    await rows.nth(1).waitFor();
    assert.match(await rows.nth(1).innerText(), /src\/orders\.ts/);
    await rows.nth(1).getByRole('button', { name: 'src/orders.ts' }).click();
    await page.getByRole('tab', { name: 'orders.ts', selected: true }).waitFor();
  });
});
