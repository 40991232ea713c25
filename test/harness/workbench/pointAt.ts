import type { Locator } from 'playwright-core';
import { waitUntil } from '../waiting/waitUntil.ts';

/**
 * Points at something until what that brings up is there. What is pointed at may move away under the pointer (an entry of
 * the status bar when another comes, a line when one is shown above it), and takes with it what has come up.
 */
export async function pointAt(target: Locator, shown: Locator): Promise<void> {
  const point = async (): Promise<boolean> => {
    await target.hover();
    return shown.first().isVisible();
  };
  // Nothing comes up over what the pointer has been at since a click.
  await target.page().mouse.move(0, 0);
  await waitUntil(`${String(shown)} over ${String(target)}`, point, Boolean);
}
