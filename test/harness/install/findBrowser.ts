import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installChromium, type Browser } from './installChromium.ts';

/**
 * The browser that shows the workbench: the one CHROME_PATH names, else an installed Chrome or Chromium, else the one
 * that comes from the npm registry (Linux x64 only).
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
    return { executable: named, env: {} };
  }
  const installed = usualPlaces().find((path) => existsSync(path));
  if (installed !== undefined) return { executable: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return installChromium();
  throw new Error(
    'No browser for the tests. Three were looked for: the one that CHROME_PATH names (it is not set), an installed ' +
      'Chrome, Chromium or Edge (none in the usual places), and the npm package @sparticuz/chromium (it has none for ' +
      `${process.platform}-${process.arch}). Install Chrome, or set CHROME_PATH to the browser to use.`,
  );
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const homes = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return homes.flatMap((home) => names.map((name) => join(home, `${name}.app/Contents/MacOS/${name}`)));
  }
  if (process.platform === 'win32') {
    const homes = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name]);
    const names = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return homes.flatMap((home) => (home === undefined ? [] : names.map((name) => join(home, name))));
  }
  // Snaps are left out, and Ubuntu's chromium-browser which starts one: they cannot read temporary folders.
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'microsoft-edge-stable'];
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((path) => path !== '' && !path.startsWith('/snap'));
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}
