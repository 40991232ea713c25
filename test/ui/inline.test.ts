import type { Page } from 'playwright-core';
import { createShop } from '../fixtures/shop.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

/** Waits until the text after the first line is there, or is not. */
async function waitForInline(page: Page, isThere: boolean): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      wanted ===
      [...document.querySelectorAll('.view-line span')].some((span) =>
        getComputedStyle(span, '::after').content.includes('Hot spot #1 of 10'),
      ),
    isThere,
  );
}

describe('the text after the first line of a hot spot', () => {
  const shop = createShop();
  const settings = { 'files.autoSave': 'off' };
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light', settings }));
  after(() => {
    shop.dispose();
  });

  it('goes while its line is edited, and comes back when the cursor leaves it', async () => {
    const { page, openFile, screenshot } = workbench();
    await openFile('src/orders.ts');
    await waitForInline(page, true);
    await page.locator('.view-line').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' // note');
    await waitForInline(page, false);
    await screenshot('inline-edited');
    await page.keyboard.press('ArrowDown');
    await waitForInline(page, true);
  });

  it('stays while another line is edited', async () => {
    const { page } = workbench();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.type(' // note');
    await page.getByText('return 0; // note').first().waitFor();
    await waitForInline(page, true);
  });

  it('goes and comes with its setting', async () => {
    const { page, runCommand } = workbench();
    await runCommand('Preferences: Open User Settings (JSON)');
    await page.getByRole('tab', { name: 'settings.json', selected: true }).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('{ "plumbline.inline": "off", "files.autoSave": "off" }');
    await page.keyboard.press('ControlOrMeta+S');
    await runCommand('View: Open Previous Recently Used Editor in Group');
    await page.getByRole('tab', { name: 'orders.ts', selected: true }).waitFor();
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
    await waitForInline(page, false);
  });
});
