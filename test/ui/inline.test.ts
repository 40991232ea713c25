import { createShop } from '../fixtures/shop.ts';
import { waitForInlineText } from '../harness/workbench/afterTexts.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

const TEXT = 'Hot spot #1 of 10';

describe('the text after the first line of a hot spot', () => {
  const shop = createShop();
  const settings = { 'files.autoSave': 'off' };
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light', settings }));
  after(() => {
    shop.dispose();
  });

  beforeEach(async () => {
    const { page, openFile } = workbench();
    await openFile('src/orders.ts');
    await waitForInlineText(page, TEXT, true);
  });

  afterEach(async () => {
    await workbench().runCommand('File: Revert File');
    await workbench().runCommand('View: Close All Editors');
  });

  it('goes while its line is edited, and comes back when the cursor leaves it', async () => {
    const { page, screenshot } = workbench();
    await page.locator('.view-line').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' // note');
    await waitForInlineText(page, TEXT, false);
    await screenshot('inline-edited');
    await page.keyboard.press('ArrowDown');
    await waitForInlineText(page, TEXT, true);
  });

  it('stays while another line is edited', async () => {
    const { page } = workbench();
    await page.locator('.view-line').nth(2).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' // note');
    await page.getByText('return 0; // note').first().waitFor();
    await waitForInlineText(page, TEXT, true);
  });

  it('goes and comes with its setting', async () => {
    const { page, changeSettings } = workbench();
    await changeSettings({ 'plumbline.inline': 'off' });
    await waitForInlineText(page, TEXT, false);
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
    await changeSettings({ 'plumbline.inline': 'hotSpots' });
    await waitForInlineText(page, TEXT, true);
  });
});
