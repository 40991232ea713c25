import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createShop } from '../fixtures/shop.ts';
import type { Theme } from '../harness/server/settings.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

const lookedAt: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

function treeOf(page: Page): Locator {
  return page.getByRole('tree', { name: 'Hot Spots' });
}

/** Waits until the rows begin with these names, from the top. */
async function waitForRows(page: Page, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    await treeOf(page).getByRole('treeitem').nth(index).and(page.getByRole('treeitem', { name })).waitFor();
  }
  assert.equal(await treeOf(page).getByRole('treeitem').count(), names.length);
}

for (const theme of lookedAt) {
  describe(`the hot spots view, ${theme}`, () => {
    const shop = createShop();
    const workbench = useWorkbench(() => ({ folder: shop.root, theme }));
    after(() => {
      shop.dispose();
    });

    it('shows the hot spots first, and how many there are on its icon', async () => {
      const { page, screenshot } = workbench();
      await page
        .getByRole('tab', { name: /Plumbline/u })
        .first()
        .click();
      await waitForRows(page, [
        'Hot spots, 1 file',
        'orders.ts, Hot spot #1 of 10',
        'Large files, 1 file',
        'orders.ts, Hot spot #1 of 10, Large file',
        'No test found, 1 file',
        'tax.ts, No test found',
      ]);
      await page.getByRole('tab', { name: /Plumbline - 1 hot spot/u }).waitFor();
      await screenshot(`hot-spots-${theme}`);
    });

    it('groups rows by folder, or not at all', async () => {
      const { page, runCommand, screenshot } = workbench();
      await runCommand('Plumbline: Hot Spots: Group by Folder');
      await waitForRows(page, ['src, 2 files', 'orders.ts', 'tax.ts']);
      await screenshot(`hot-spots-by-folder-${theme}`);
      await runCommand('Plumbline: Hot Spots: Do Not Group');
      await waitForRows(page, ['orders.ts', 'tax.ts']);
    });

    it('offers what can be done about a row in its menu', async () => {
      const { page, screenshot } = workbench();
      await treeOf(page).getByRole('treeitem', { name: 'tax.ts' }).click({ button: 'right' });
      for (const name of ['Open File', 'Show History of File', 'Create Missing Test', 'Suppress with Reason...']) {
        await page.getByRole('menuitem', { name, exact: true }).waitFor();
      }
      await screenshot(`hot-spots-menu-${theme}`);
      await page.keyboard.press('Escape');
    });
  });
}

describe('the rows of the hot spots view', () => {
  const shop = createShop();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  it('are narrowed by a filter, which a button clears', async () => {
    const { page, runCommand, screenshot } = workbench();
    await page
      .getByRole('tab', { name: /Plumbline/u })
      .first()
      .click();
    await runCommand('Plumbline: Hot Spots: Do Not Group');
    await waitForRows(page, ['orders.ts', 'tax.ts']);
    await runCommand('Plumbline: Filter Hot Spots...');
    await page.locator('.quick-input-widget input').fill('tax');
    await page.keyboard.press('Enter');
    await waitForRows(page, ['tax.ts']);
    await page.getByText('Filter: tax').waitFor();
    await treeOf(page).hover();
    await screenshot('hot-spots-filtered');
    await page.getByRole('button', { name: 'Clear Filter' }).click();
    await waitForRows(page, ['orders.ts', 'tax.ts']);
  });

  it('are those of changed files alone, on demand', async () => {
    const { page, runCommand, screenshot } = workbench();
    writeFileSync(join(shop.root, 'src/tax.ts'), `// changed\n${shop.git('show', 'HEAD:src/tax.ts')}`);
    await runCommand('Plumbline: Hot Spots: Show Changed Files Only');
    await waitForRows(page, ['tax.ts']);
    await screenshot('hot-spots-changed-files');
    await runCommand('Plumbline: Hot Spots: Show All Files');
    await waitForRows(page, ['orders.ts', 'tax.ts']);
  });

  it('are sorted by size and by the last change', async () => {
    const { page, runCommand } = workbench();
    await runCommand('Plumbline: Hot Spots: Sort by Size');
    await waitForRows(page, ['orders.ts', 'tax.ts']);
    await runCommand('Plumbline: Hot Spots: Sort by Score');
    await waitForRows(page, ['orders.ts', 'tax.ts']);
  });

  it('are offered where a command needs a file and no editor is open', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('View: Close All Editors');
    await runCommand('Plumbline: Explain Finding');
    await page.getByText('Which file?').waitFor();
    await screenshot('choose-file');
    await page.locator('.quick-input-widget').getByRole('option', { name: 'orders.ts' }).click();
    await page.getByRole('tab', { name: /hot-spot\.md/u, selected: true }).waitFor();
  });

  it('have a badge in the explorer, beside the color and the letter of git', async () => {
    const { page, screenshot } = workbench();
    await page
      .getByRole('tab', { name: /Explorer/u })
      .first()
      .click();
    await page.getByRole('treeitem', { name: 'src' }).first().click();
    await page.getByRole('treeitem', { name: /tax\.ts.*Modified/u }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.explorer-folders-view .monaco-icon-label')].some(
        (label) => getComputedStyle(label, '::after').content === '"M, ?"',
      ),
    );
    await screenshot('explorer-badges');
  });
});
