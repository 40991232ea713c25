import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShop } from '../fixtures/shop.ts';
import { pointAt } from '../harness/workbench/pointAt.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('a window that opens behind another', () => {
  const shop = createShop();
  // The page asks its document whether it has the focus.
  const script = 'globalThis.isInFront = false; Document.prototype.hasFocus = () => globalThis.isInFront;';
  const workbench = useWorkbench(() => ({ folder: shop.root, script }));
  after(() => {
    shop.dispose();
  });

  beforeEach(async () => {
    const { page, openFile } = workbench();
    await page.evaluate('globalThis.isInFront = false;');
    await openFile('src/orders.ts');
  });

  it('has its first findings all the same', async () => {
    await workbench().page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
  });

  it('waits with the next analysis until it is in front', async () => {
    const { page } = workbench();
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
    writeFileSync(join(shop.root, 'src/added.ts'), 'export const added = 1;\n');
    await pointAt(page.locator('[id="status.languageStatus"]'), page.getByText('Starts when this window is focused'));
    await page.evaluate('globalThis.isInFront = true; document.dispatchEvent(new Event("visibilitychange"));');
    await page.getByText('Starts when this window is focused').waitFor({ state: 'hidden' });
  });
});
