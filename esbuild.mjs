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
// Most starts read no new script, pattern, front matter or XML report. Each of these packages is a file of its own in dist/onDemand, which
// is loaded when the package is first used: it is two thirds of the bundle, and compiling it takes longer than a small analysis.
const onDemandPackages = ['@babel/parser', 'fast-xml-parser', 're2js', 'yaml'];
const onDemandFile = (name) => `${name.replace(/^@/, '').replace('/', '-')}.cjs`;

// VS Code 1.100 runs Node 20.19 in its extension host; the oldest that the command line supports is 20.15, which has CRC-32.
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', plugins: [buildId(), onDemand()] };
const mapped = { ...node, sourcemap: watch ? true : 'external' };

const bundles = [
  {
    ...node,
    sourcemap: watch,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode'],
  },
  ...onDemandPackages.map((name) => ({
    ...node,
    plugins: [],
    stdin: { contents: `export * from '${name}';`, resolveDir: import.meta.dirname },
    outfile: `dist/onDemand/${onDemandFile(name)}`,
  })),
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
].filter(({ entryPoints }) => entryPoints === undefined || existsSync(entryPoints[0]));

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

/** Puts a module in the place of a package that loads it when one of its exports is first used. */
function onDemand() {
  const names = new RegExp(`^(?:${onDemandPackages.join('|')})$`);
  return {
    name: 'on-demand',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'on-demand' }));
      onResolve({ filter: /^\.\/onDemand\// }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: names, namespace: 'on-demand' }, async ({ path }) => {
        const file = JSON.stringify(`./onDemand/${onDemandFile(path)}`);
        const exported = Object.keys(await import(path)).filter((name) => /^(?!default$)[A-Za-z]\w*$/.test(name));
        const getters = exported.map((name) => `get ${name}() { return load().${name}; }`);
        return {
          contents: `let loaded; const load = () => (loaded ??= require(${file})); module.exports = { ${getters.join(', ')} };`,
        };
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
