import { parse } from '@babel/parser';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFilesOf } from '../src/engine/sources/files/readFiles.ts';
import { importGraphOf } from '../src/engine/sources/tests/keptImportGraph.ts';
import type { CodeFacts } from '../src/engine/languages/codeFacts.ts';
import { inspectCode, tellingNameOf } from '../src/engine/languages/inspectCode.ts';

// npm run bench:imports -- <folder>: how long reading and resolving the imports of a checkout takes, against reading its bytes alone.

const LANGUAGES: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  vue: 'vue',
  svelte: 'svelte',
  py: 'python',
  java: 'java',
  kt: 'kotlin',
  scala: 'scala',
  go: 'go',
  rs: 'rust',
  cs: 'csharp',
  php: 'php',
  ex: 'elixir',
  exs: 'elixir',
  dart: 'dart',
  swift: 'swift',
  clj: 'clojure',
};

interface Source {
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

const folder = process.argv[2] ?? '.';
const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, maxBuffer: 1 << 30 })
  .toString('utf8')
  .split('\0')
  .filter((path) => path !== '');

const [sources, readMs] = timed(() => readSources());
const [facts, inspectMs] = timed(
  () =>
    new Map(
      sources.map(({ path, language, text }) => [path, inspectCode(tellingNameOf(path, language), language, text)]),
    ),
);
const [parsed, parseMs] = timed(() => parseAll());
const files = listed.map((path) => ({ path, language: languageOf(path) }));
const [edges, resolveMs] = timed(() => resolveAll(facts));
const megabytes = sources.reduce((sum, { text }) => sum + text.length, 0) / 1e6;

console.log(
  `${sources.length} files, ${megabytes.toFixed(1)} MB; ${edges} edges; ${parsed} files parsed by @babel/parser`,
);
console.log(`read and decode   ${readMs.toFixed(0)} ms`);
console.log(`inspect           ${inspectMs.toFixed(0)} ms   ${(inspectMs / readMs).toFixed(1)} x reading`);
console.log(`  parser alone    ${parseMs.toFixed(0)} ms   (second pass over the scripts, warm)`);
console.log(`resolve all       ${resolveMs.toFixed(0)} ms   ${(resolveMs / readMs).toFixed(2)} x reading`);

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function languageOf(path: string): string {
  return LANGUAGES[path.slice(path.lastIndexOf('.') + 1)] ?? 'unknown';
}

function readSources(): readonly Source[] {
  return listed.flatMap((path) => {
    const language = languageOf(path);
    if (language === 'unknown') {
      return [];
    }
    const text = readText(path);
    return text === undefined ? [] : [{ path, language, text }];
  });
}

/** undefined for a listed file that is not in the work tree. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

function parseAll(): number {
  let count = 0;
  for (const { path, language, text } of sources) {
    if (/^(?:java|type)script/.test(language)) {
      const dialect = language.startsWith('java') ? 'flow' : 'typescript';
      try {
        parse(text, { sourceType: 'unambiguous', plugins: path.endsWith('.ts') ? [dialect] : [dialect, 'jsx'] });
        count++;
      } catch {
        // A fixture that is no program.
      }
    }
  }
  return count;
}

function resolveAll(known: ReadonlyMap<string, CodeFacts>): number {
  const { graph } = importGraphOf({
    files: readFilesOf(files.map((file) => ({ file, facts: { code: known.get(file.path) ?? null } }))),
    onFailure: (path, thrown) => {
      throw new Error(path, { cause: thrown });
    },
    read: readText,
  });
  return files.reduce((sum, _, place) => sum + graph.valueImports(place).length, 0);
}
