import { build, context } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readStandards } from './scripts/readStandards.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  keepNames: false,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  // ES module entry points of libraries first: they tree-shake, and jsonc-parser's UMD build cannot be bundled.
  mainFields: ['module', 'main'],
};
// VS Code 1.100 runs Node 20 in its extension host; so does the oldest Node that the command line supports.
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };

const bundles = [
  { ...node, entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...node, entryPoints: ['src/worker/main.ts'], outfile: 'dist/worker.cjs' },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
    define: { PLUMBLINE_VERSION: JSON.stringify(version) },
  },
  {
    ...shared,
    entryPoints: ['src/webview/main.ts'],
    outfile: 'dist/webview.js',
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
  },
  { ...shared, entryPoints: ['src/webview/page.css'], outfile: 'dist/webview.css' },
].filter((options) => existsSync(options.entryPoints[0]));

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
writeFileSync('dist/standards.json', JSON.stringify(readStandards('media/standards')));
if (watch) {
  await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
