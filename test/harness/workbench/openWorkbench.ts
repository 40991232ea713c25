import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { installVscode } from '../install/installVscode.ts';
import { projectFolder } from '../install/toolsFolder.ts';
import { newestVscode } from '../install/vscodeRelease.ts';
import { themes, type Settings, type Theme } from '../server/settings.ts';
import { startServer, type VscodeServer } from '../server/startServer.ts';
import { waitLimit } from '../waiting/limits.ts';
import { waitUntil } from '../waiting/waitUntil.ts';
import { withinLimit } from '../waiting/withinLimit.ts';
import { launchBrowser } from './launchBrowser.ts';
import { chooseInPalette } from './quickInput.ts';
import { workbenchAddress, type Opened } from './workbenchAddress.ts';

export interface WorkbenchOptions extends Opened {
  /** User settings, on top of those which keep the workbench quiet. */
  readonly settings?: Settings;
  /** Dark if not given. */
  readonly theme?: Theme;
  /** In pixels; 1400 by 900 if not given. */
  readonly size?: { readonly width: number; readonly height: number };
  /** On top of the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs in the page before anything of it does. */
  readonly script?: string;
  /** A folder with installed extensions; see `installExtension`. */
  readonly extensionsFolder: string;
}

/** A window of a real VS Code, in a browser without one. */
export interface Workbench {
  readonly page: Page;
  /** Runs a command of the palette, named by its full title, such as "Plumbline: Quality Summary". */
  readonly runCommand: (title: string) => Promise<void>;
  /** Opens a file of the workspace by its relative path, through Quick Open. */
  readonly openFile: (path: string) => Promise<void>;
  /** Changes settings of the user, in the editor, and goes back to the file before. */
  readonly changeSettings: (settings: Settings) => Promise<void>;
  /** Changes the theme, and waits until the workbench has it. */
  readonly changeTheme: (theme: Theme) => Promise<void>;
  /**
   * The content of the newest web view that is visible: a summary page, a rendered standard. While its content is replaced,
   * a web view has a second frame for what comes; this is the one that shows.
   */
  readonly webview: () => FrameLocator;
  /** Keeps a picture of the window in out/screenshots/<name>.png, and returns that path. */
  readonly screenshot: (name: string) => Promise<string>;
  /** What the workbench and its extension hosts have logged last, a line each. */
  readonly logged: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a workbench with a server, settings and browser of its own, and waits until it is restored. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { extensionsFolder, env = {}, theme = 'dark' } = options;
  const vscode = await installVscode(newestVscode);
  const settings = { ...settingsOf(theme), ...forTyping, ...options.settings };
  const server = await startServer({ vscode, settings, extensionsFolder, testDriver: true, env });
  const closing = [server.stop];
  const close = async (): Promise<void> => {
    for (const end of closing.reverse()) await end();
  };
  try {
    const browser = await launchBrowser();
    closing.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.size ?? { width: 1400, height: 900 } });
    page.setDefaultTimeout(waitLimit);
    const logged: string[] = [];
    page.on('console', (message) => logged.push(message.text().split('\n')[0] ?? ''));
    if (options.script !== undefined) await page.addInitScript(options.script);
    await page.goto(workbenchAddress(server, options));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    // The driver may come a moment after the first parts.
    await page.waitForFunction('globalThis.driver !== undefined');
    const restored = page.evaluate('globalThis.driver.whenWorkbenchRestored()');
    await withinLimit('the workbench to be restored', restored, waitLimit);
    await untilTheme(page, theme);
    return workbenchOn(page, server, logged, close);
  } catch (error) {
    await close();
    throw new Error(`The workbench did not open.\n${server.output().slice(-4000)}`, { cause: error });
  }
}

function workbenchOn(
  page: Page,
  server: VscodeServer,
  logged: readonly string[],
  close: () => Promise<void>,
): Workbench {
  const changeSettings = (settings: Settings): Promise<void> => changeUserSettings(page, server.settingsFile, settings);
  return {
    page,
    runCommand: (title) => runCommand(page, title),
    openFile: (path) => openFile(page, path),
    changeSettings,
    async changeTheme(theme) {
      await changeSettings(settingsOf(theme));
      await untilTheme(page, theme);
    },
    webview: () =>
      page
        .locator('iframe.webview.ready')
        .filter({ visible: true })
        .last()
        .contentFrame()
        .frameLocator('#active-frame'),
    screenshot: (name) => screenshot(page, name),
    logged: () => logged.slice(-linesKept),
    close,
  };
}

const forTyping: Settings = {
  // What a test types is what is written: nothing is closed or surrounded on its behalf.
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
  // A web view takes the focus when it has loaded, however late: what is asked at the top stays nevertheless.
  'workbench.quickOpen.closeOnFocusLost': false,
  // Commands that were used stand first otherwise, so that the first row depends on the tests before.
  'workbench.commandPalette.history': 0,
};

const linesKept = 60;

function settingsOf(theme: Theme): Settings {
  return { 'workbench.colorTheme': themes[theme].id, 'window.autoDetectHighContrast': false };
}

/** The editor is told of no change that is made to the file behind its back, so it is edited and saved there. */
async function changeUserSettings(page: Page, file: string, changed: Settings): Promise<void> {
  const read = (): Promise<string> => readFile(file, 'utf8');
  const wanted = JSON.stringify({ ...(JSON.parse(await read()) as Settings), ...changed });
  await runCommand(page, 'Preferences: Open User Settings (JSON)');
  await untilEditing(page, 'settings.json');
  await page.locator('.view-line').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(wanted);
  await page.keyboard.press('ControlOrMeta+S');
  await waitUntil(`the settings ${wanted} in the file`, read, (text) => text === wanted);
  await runCommand(page, 'View: Close Editor');
  await page.getByRole('tab', { name: 'settings.json' }).waitFor({ state: 'hidden' });
}

async function untilTheme(page: Page, theme: Theme): Promise<void> {
  await page.locator(`.monaco-workbench.${themes[theme].className}[class*="theme-defaults"]`).waitFor();
}

async function runCommand(page: Page, title: string): Promise<void> {
  await chooseInPalette(page, `>${title}`, title);
}

async function openFile(page: Page, path: string): Promise<void> {
  await chooseInPalette(page, path, nameOf(path));
  await untilEditing(page, path);
}

/** Waits until a file is what the active editor shows; its tab is there, and selected, before its text is. */
async function untilEditing(page: Page, path: string): Promise<void> {
  await page.getByRole('tab', { name: nameOf(path), selected: true }).waitFor();
  await page.locator(`.editor-group-container.active .monaco-editor[data-uri$="/${path}"]`).waitFor();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(projectFolder, 'out/screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}
