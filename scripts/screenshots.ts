import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createDemoRepository } from '../test/fixtures/demoRepository.ts';
import { installExtension } from '../test/harness/extension/installExtension.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { projectFolder } from '../test/harness/install/toolsFolder.ts';
import { newestVscode } from '../test/harness/install/vscodeRelease.ts';
import type { Theme } from '../test/harness/server/settings.ts';
import { openWorkbench } from '../test/harness/workbench/openWorkbench.ts';

// Makes the pictures of the README, of a small demo repository, in docs/images.
const folder = join(projectFolder, 'docs/images');
const settings = {
  'editor.minimap.enabled': false,
  // While git has not said what was there before, every line counts as changed.
  'scm.diffDecorations': 'none',
  'window.commandCenter': false,
  'window.title': 'shop',
  'workbench.hover.delay': 60_000,
};
const hotSpot = 'src/price/priceRules.ts';

async function takePictures(theme: Theme, workspace: string, extensionsFolder: string): Promise<void> {
  const size = { width: 1280, height: 760 };
  const workbench = await openWorkbench({ folder: workspace, theme, size, settings, extensionsFolder });
  const { page } = workbench;
  try {
    await page.getByRole('treeitem', { name: 'src' }).first().waitFor();
    await workbench.openFile(hotSpot);
    await page.getByRole('tab', { name: 'Plumbline' }).click();
    await page.getByRole('treeitem', { name: 'priceRules.ts' }).first().waitFor();
    await page.getByRole('treeitem', { name: 'Keep files small' }).waitFor();
    // The language service of TypeScript and starting extensions turn a wheel in the status bar.
    await page.locator('.statusbar .codicon-modifier-spin').first().waitFor({ state: 'hidden' });
    await untilNothingMoves(page);
    await page.screenshot({ path: join(folder, `editor-${theme}.png`) });
    await workbench.runCommand('Plumbline: Quality Summary');
    await page.getByRole('tab', { name: 'Quality Summary' }).waitFor();
    await workbench.webview().getByRole('heading').first().waitFor();
    await untilNothingMoves(page);
    await page.screenshot({ path: join(folder, `summary-${theme}.png`) });
  } finally {
    await workbench.close();
  }
}

/** Waits until no view shows that it is at work. */
async function untilNothingMoves(page: Page): Promise<void> {
  await page.locator('.monaco-progress-container.active').first().waitFor({ state: 'hidden' });
}

await mkdir(folder, { recursive: true });
const extensions = await installExtension(await installVscode(newestVscode));
const parent = await mkdtemp(join(tmpdir(), 'plumbline-screenshots-'));
const shop = join(parent, 'shop');
await rename(createDemoRepository(Math.floor(Date.now() / 1000)).root, shop);
try {
  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    await takePictures(theme, shop, extensions.path);
    console.log(`docs/images: ${theme}`);
  }
} finally {
  await rm(parent, { recursive: true, force: true });
  await extensions.remove();
}
