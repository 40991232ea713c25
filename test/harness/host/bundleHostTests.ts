import { build } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { projectFolder } from '../install/toolsFolder.ts';
import { defaultWorkspace } from './hostWorkspace.ts';

export interface BundledHostTests {
  /** The script that VS Code runs. */
  readonly entry: string;
  /** Bundled test files by the name of the workspace which they need. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** Bundles test/host into out/host: what runs in an extension host is CommonJS, and finds `vscode` and mocha there. */
export async function bundleHostTests(): Promise<BundledHostTests> {
  const outdir = join(projectFolder, 'out/host');
  const source = join(projectFolder, 'test/host');
  const tests = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.test.ts')).sort();
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: join(projectFolder, 'test/harness/host/entry.ts'), out: 'entry' },
      ...tests.map((test) => ({ in: join(source, test), out: `tests/${test.replace(/\.ts$/, '')}` })),
    ],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const files = new Map<string, string[]>();
  for (const test of tests) {
    const workspace = test.includes(sep) ? test.slice(0, test.indexOf(sep)) : defaultWorkspace;
    const bundled = join(outdir, 'tests', test.replace(/\.ts$/, '.cjs'));
    files.set(workspace, [...(files.get(workspace) ?? []), bundled]);
  }
  return { entry: join(outdir, 'entry.cjs'), files };
}
