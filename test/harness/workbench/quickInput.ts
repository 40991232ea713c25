import type { Locator, Page } from 'playwright-core';
import { waitUntil } from '../waiting/waitUntil.ts';

// Keys and texts go to the workbench and its input themselves, not to what has the focus: a web view that has loaded takes
// that at any moment, and what is typed then is lost in it.

/** Opens the palette by its key, writes a text into it, and takes the row with this label. */
export async function chooseInPalette(page: Page, text: string, label: string): Promise<void> {
  await press(page.locator('.monaco-workbench'), 'F1', 112);
  await answerQuickInput(page, text, label);
}

/**
 * Writes a text into the quick input and accepts it, or the row with this label. Keys lead to the row, and no click: rows
 * come in while one looks, and an element of the list shows another row then.
 */
export async function answerQuickInput(page: Page, text: string, label?: string): Promise<void> {
  const input = quickInput(page).locator('input');
  await input.filter({ visible: true }).evaluate((element, written) => {
    (element as HTMLInputElement).value = written;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  const row = label === undefined ? undefined : await goToRow(page, label);
  await press(input, 'Enter', 13);
  // What comes next may ask in the same place.
  await row?.waitFor({ state: 'hidden' });
}

async function goToRow(page: Page, label: string): Promise<Locator> {
  const rows = quickInput(page).getByRole('option');
  const row = rows.filter({ has: page.getByText(label, { exact: true }) });
  const isFocused = async (): Promise<boolean> => {
    if ((await row.and(page.locator('.focused')).count()) > 0) return true;
    await press(quickInput(page).locator('input'), 'ArrowDown', 40);
    return false;
  };
  await row.first().waitFor();
  await waitUntil(`the row "${label}" to be focused`, isFocused, Boolean);
  return row.first();
}

/** Presses a key in one step with taking the focus, which the keys of the quick input need: nothing comes between. */
async function press(target: Locator, key: string, keyCode: number): Promise<void> {
  await target.evaluate(
    (element, init) => {
      (element as HTMLElement).focus();
      element.dispatchEvent(new KeyboardEvent('keydown', init));
    },
    { key, code: key, keyCode, bubbles: true },
  );
}

/** What asks for a row or a text, at the top of the window. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}
