import type { Locator, Page } from 'playwright-core';
import { waitUntil } from '../waiting/waitUntil.ts';

/** Opens the palette by its key, types a text into it, and takes the row with this label. */
export async function chooseInPalette(page: Page, text: string, label: string): Promise<void> {
  // To the workbench itself: a key that is pressed goes to what has the focus, and a web view that is still loading drops it.
  const key = { key: 'F1', code: 'F1', keyCode: 112, bubbles: true };
  await page.locator('.monaco-workbench').dispatchEvent('keydown', key);
  await answerQuickInput(page, text, label);
}

/**
 * Types a text into the quick input and accepts it, or the row with this label. The keys lead to the row, and no click:
 * rows come in while one looks, and an element of the list shows another row then.
 */
export async function answerQuickInput(page: Page, text: string, label?: string): Promise<void> {
  const input = quickInput(page).locator('input');
  await input.fill(text);
  if (label !== undefined) await goToRow(page, label);
  await input.press('Enter');
}

async function goToRow(page: Page, label: string): Promise<void> {
  const rows = quickInput(page).getByRole('option');
  const row = rows.filter({ has: page.getByText(label, { exact: true }) });
  const isFocused = async (): Promise<boolean> => {
    if ((await row.and(page.locator('.focused')).count()) > 0) return true;
    await quickInput(page).locator('input').press('ArrowDown');
    return false;
  };
  await row.first().waitFor();
  await waitUntil(`the row "${label}" to be focused`, isFocused, Boolean);
}

/** What asks for a row or a text, at the top of the window. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}
