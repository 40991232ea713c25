import type { Page } from 'playwright-core';
import { waitUntil } from '../waiting/waitUntil.ts';

/**
 * Waits until the texts that styles put after elements (decorations of the editor, badges in a tree) are as wanted. They
 * are not part of the document, so no locator finds them.
 */
export async function waitForAfterTexts(
  page: Page,
  what: string,
  selector: string,
  isThere: (texts: readonly string[]) => boolean,
): Promise<void> {
  const look = (): Promise<readonly string[]> =>
    page.locator(selector).evaluateAll((elements) => {
      const contents = elements.map((element) => getComputedStyle(element, '::after').content);
      return contents.filter((content) => content !== 'none' && content !== '""' && content !== 'normal');
    });
  await waitUntil(what, look, isThere);
}

/** Waits until the text after the first line of the hot spot is there, or is gone. */
export async function waitForInlineText(page: Page, text: string, wanted: boolean): Promise<void> {
  const what = `the text "${text}" after a line to be ${wanted ? 'there' : 'gone'}`;
  const isShown = (texts: readonly string[]): boolean => texts.some((found) => found.includes(text));
  await waitForAfterTexts(page, what, '.view-line span', (texts) => isShown(texts) === wanted);
}
