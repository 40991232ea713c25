import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InstalledVscode } from '../install/installVscode.ts';
import { projectFolder } from '../install/toolsFolder.ts';

/** A folder of extensions which holds Plumbline alone, and how to remove it. */
export interface ExtensionsFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Packages what is built in dist/, and installs the package as a user would, into a temporary folder. */
export async function installExtension(vscode: InstalledVscode): Promise<ExtensionsFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-installed-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const packagePath = join(folder, 'plumbline.vsix');
    const vsce = join(projectFolder, 'node_modules/@vscode/vsce/vsce');
    await run(process.execPath, [vsce, 'package', ...packageOptions, '--out', packagePath]);
    const path = join(folder, 'extensions');
    const server = [join(vscode.folder, 'out/server-main.js'), '--accept-server-license-terms'];
    const folders = ['--extensions-dir', path, '--server-data-dir', join(folder, 'data')];
    await run(vscode.node, [...server, ...folders, '--install-extension', packagePath]);
    return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const packageOptions = [
  '--no-dependencies',
  '--allow-missing-repository',
  '--skip-license',
  '--no-rewrite-relative-links',
];

async function run(command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, args, { cwd: projectFolder, timeout: 120_000, maxBuffer: 1 << 24 });
}
