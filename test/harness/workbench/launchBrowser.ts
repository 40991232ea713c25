import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../install/findBrowser.ts';

/** Starts the browser for tests, without a window. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return chromium.launch({
    executablePath: executable,
    env: { ...(Object.fromEntries(inherited) as Record<string, string>), ...env },
    // It shows nothing but the server on this machine. Containers and root have no sandbox to offer.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
