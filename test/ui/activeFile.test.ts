import assert from 'node:assert/strict';
import { createShop } from '../fixtures/shop.ts';
import { pointAt } from '../harness/workbench/pointAt.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('the active file', () => {
  const shop = createShop();
  const settings = { 'plumbline.codeLens.enabled': true };
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light', settings }));
  after(() => {
    shop.dispose();
  });

  beforeEach(async () => {
    const { page, openFile } = workbench();
    await openFile('src/orders.ts');
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
  });

  it('has a line above its first with its churn, size and tests', async () => {
    const lens = workbench()
      .page.locator('.codelens-decoration')
      .getByRole('button', { name: /728 lines/u });
    await lens.waitFor();
    assert.equal(await lens.innerText(), '15 commits in 12 months, 728 lines, 1 test found');
  });

  it('is in two words in the status bar, with its evidence in the tooltip', async () => {
    const { page } = workbench();
    const tooltip = page.locator('.monaco-hover:visible', { hasText: 'Select to see details of this file' });
    await pointAt(page.getByRole('button', { name: 'Plumbline: Hot spot' }), tooltip);
    assert.match(await tooltip.innerText(), /Hot spot #1 of 10: 15 commits in 12 months, 728 lines, 1 test found\./u);
  });

  it('has its details one step from the status bar', async () => {
    const { page } = workbench();
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).click();
    const view = page.getByRole('tree', { name: 'This File' });
    for (const row of ['Hot spot #1 of 10: 15 commits', 'test/orders.test.ts: ', 'Commits in 12 months: 15']) {
      await view.getByRole('treeitem', { name: row }).waitFor();
    }
  });

  it('has the state of its history beside its language', async () => {
    const { page } = workbench();
    await pointAt(page.locator('[id="status.languageStatus"]'), page.getByText('History: complete'));
    await page.getByText('15 commits counted').waitFor();
  });
});
