import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { createShop } from '../fixtures/shop.ts';
import { waitUntil } from '../harness/waiting/waitUntil.ts';
import { waitForAfterTexts } from '../harness/workbench/afterTexts.ts';
import { answerQuickInput } from '../harness/workbench/quickInput.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

/**
 * A shop whose rows have another order by score (orders, archive, tax), by size (archive, orders, tax) and by the last
 * change (tax, orders, archive).
 */
function createOrderedShop(): TestRepository {
  const lines = Array.from({ length: 900 }, (_, index) => `export const archive${index} = ${index};\n`);
  const shop = createShop({
    'src/archive.ts': lines.join(''),
    'test/archive.test.ts': "import { archive0 } from '../src/archive.ts';\n\nit('has a start', () => archive0);\n",
  });
  const tax = shop.git('show', 'main:src/tax.ts');
  const now = Math.floor(Date.now() / 1000);
  const changes = [300, 240, 180, 120, 60].map((secondsAgo) => ({
    at: now - secondsAgo,
    message: 'Change taxes',
    write: { 'src/tax.ts': `// Taxes ${secondsAgo}\n${tax}` },
  }));
  shop.commitAll(changes);
  shop.checkout();
  return shop;
}

function treeOf(page: Page): Locator {
  return page.getByRole('tree', { name: 'Hot Spots' });
}

/** Waits until the rows, from the top, are these and no other; each by how its label begins. */
async function waitForRows(page: Page, names: readonly string[]): Promise<void> {
  const look = (): Promise<readonly string[]> =>
    treeOf(page)
      .getByRole('treeitem')
      .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
  await waitUntil(
    `rows of the hot spots view: ${names.join('; ')}`,
    look,
    (rows) => rows.length === names.length && names.every((name, index) => rows[index]?.startsWith(name)),
  );
}

describe('the hot spots view', () => {
  const shop = createOrderedShop();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  beforeEach(async () => {
    const { page, runCommand } = workbench();
    await runCommand('View: Close All Editors');
    await runCommand('Plumbline: Focus on Hot Spots View');
    await runCommand('Plumbline: Hot Spots: Sort by Score');
    await runCommand('Plumbline: Hot Spots: Do Not Group');
    await waitForRows(page, ['orders.ts', 'archive.ts', 'tax.ts']);
  });

  it('shows the hot spots first, and how many there are on its icon', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('Plumbline: Hot Spots: Group by Rule');
    await waitForRows(page, [
      'Hot spots, 1 file',
      'orders.ts, Hot spot #1 of 11',
      'Large files, 2 files',
      'orders.ts, Hot spot #1 of 11, Large file',
      'archive.ts, Large file',
      'No test found, 1 file',
      'tax.ts, No test found',
    ]);
    await page.getByRole('tab', { name: /Plumbline - 1 hot spot/u }).waitFor();
    await screenshot('hot-spots-by-rule');
  });

  it('groups rows by folder, or not at all', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('Plumbline: Hot Spots: Group by Folder');
    await waitForRows(page, ['src, 3 files', 'orders.ts', 'archive.ts', 'tax.ts']);
    await screenshot('hot-spots-by-folder');
    await runCommand('Plumbline: Hot Spots: Do Not Group');
    await waitForRows(page, ['orders.ts', 'archive.ts', 'tax.ts']);
  });

  it('offers what can be done about a row in its menu', async () => {
    const { page, screenshot } = workbench();
    await treeOf(page).getByRole('treeitem', { name: 'tax.ts' }).click({ button: 'right' });
    for (const name of ['Open File', 'Show History of File', 'Create Missing Test', 'Suppress with Reason...']) {
      await page.getByRole('menuitem', { name, exact: true }).waitFor();
    }
    await screenshot('hot-spots-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Open File', exact: true }).waitFor({ state: 'hidden' });
  });

  it('is sorted by size and by the last change', async () => {
    const { page, runCommand } = workbench();
    await runCommand('Plumbline: Hot Spots: Sort by Size');
    await waitForRows(page, ['archive.ts', 'orders.ts', 'tax.ts']);
    await runCommand('Plumbline: Hot Spots: Sort by Last Change');
    await waitForRows(page, ['tax.ts', 'orders.ts', 'archive.ts']);
    await runCommand('Plumbline: Hot Spots: Sort by Score');
    await waitForRows(page, ['orders.ts', 'archive.ts', 'tax.ts']);
  });

  it('is narrowed by a filter, which a button clears', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('Plumbline: Filter Hot Spots...');
    await answerQuickInput(page, 'tax');
    await waitForRows(page, ['tax.ts']);
    await page.getByText('Filter: tax').waitFor();
    await treeOf(page).hover();
    await screenshot('hot-spots-filtered');
    await page.getByRole('button', { name: 'Clear Filter' }).click();
    await waitForRows(page, ['orders.ts', 'archive.ts', 'tax.ts']);
  });

  it('shows changed files alone on demand, with a badge in the explorer beside the letter of git', async () => {
    const { page, runCommand, screenshot } = workbench();
    writeFileSync(join(shop.root, 'src/tax.ts'), `// changed\n${shop.git('show', 'HEAD:src/tax.ts')}`);
    await runCommand('Plumbline: Hot Spots: Show Changed Files Only');
    await waitForRows(page, ['tax.ts']);
    await screenshot('hot-spots-changed-files');
    await runCommand('Plumbline: Hot Spots: Show All Files');
    await waitForRows(page, ['orders.ts', 'archive.ts', 'tax.ts']);

    await runCommand('File: Focus on Files Explorer');
    await page.getByRole('treeitem', { name: 'src', expanded: false }).click();
    const labels = '.explorer-folders-view .monaco-icon-label';
    await waitForAfterTexts(page, 'the badge of a changed file', labels, (texts) => texts.includes('"M, ?"'));
    await screenshot('explorer-badges');
    shop.git('checkout', '--quiet', '--', 'src/tax.ts');
  });

  it('is asked which file where a command needs one and no editor is open', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('Plumbline: Explain Finding');
    await page.getByText('Which file?').waitFor();
    await screenshot('choose-file');
    await answerQuickInput(page, 'orders.ts', 'orders.ts');
    await page.getByRole('tab', { name: /hot-spot\.md/u, selected: true }).waitFor();
  });
});
