import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readStandards } from './scripts/readStandards.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: !watch,
  keepNames: false,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
  // Beside the bundle, without the sources: a log names the line by it (see src/node/sourceStack.ts).
  sourcesContent: false,
  // ES module entry points of libraries first: they tree-shake, and jsonc-parser's UMD build cannot be bundled.
  mainFields: ['module', 'main'],
};
// VS Code 1.100 runs Node 20.19 in its extension host; the oldest that the command line supports is 20.15, which has CRC-32.
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', plugins: [buildId()] };
const mapped = { ...node, sourcemap: watch ? true : 'external' };

const bundles = [
  {
    ...node,
    sourcemap: watch,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode'],
  },
  { ...mapped, entryPoints: ['src/worker/main.ts'], outfile: 'dist/worker.cjs' },
  {
    ...mapped,
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

/** Puts one id into every bundle: the hash of the engine, its adapters and their packages. What another build kept is not used. */
function buildId() {
  return {
    name: 'build-id',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/]node[\\/]buildId\.ts$/ }, async () => {
        const inputs = await engineInputs();
        const hash = createHash('sha256');
        for (const file of inputs) {
          hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
        }
        const id = hash.digest('hex').slice(0, 16);
        return { contents: `export const buildId = '${id}';`, watchFiles: inputs.map((file) => resolve(file)) };
      });
    },
  };
}

/** Every file that an engine with its adapters is made of. */
async function engineInputs() {
  const entryPoints = ['src/node/createNodeEngine.ts'];
  const { metafile } = await build({ ...shared, platform: 'node', entryPoints, outdir: 'dist', write: false });
  return Object.keys(metafile.inputs).sort();
}
