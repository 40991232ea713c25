import type { NewTestDraft, TestTemplate } from '../newTestDraft.ts';
import { importedNearby, relativePath, splitExtension } from '../newTestDraft.ts';
import { exportedNames } from './exportedNames.ts';

/** A test of a script or component, with the framework and the kind of imports that tests near by have. */
export const scriptTest: TestTemplate = { specifier, text };

/** The source's relative path, with the ending that tests near by write. */
function specifier(draft: NewTestDraft): string {
  const path = relativePath(draft);
  if (isComponent(draft)) {
    return path;
  }
  const [stem, extension] = splitExtension(path);
  return extension === '' ? stem : stem + endingOf(extension, importedNearby(draft));
}

/** The ending that most relative imports near by have; none on a tie. */
function endingOf(extension: string, nearby: readonly string[]): string {
  const written = nearby
    .filter((imported) => imported.startsWith('.'))
    .map((imported) => /\.[cm]?[jt]sx?$/u.exec(imported)?.[0] ?? '');
  const endings = written.filter((ending) => ending !== '');
  if (endings.length <= written.length / 2) {
    return '';
  }
  const asWritten = endings.filter((ending) => ending.includes('ts')).length > endings.length / 2;
  return asWritten ? extension : extension.replace('ts', 'js').replace('jsx', 'js');
}

function text(draft: NewTestDraft, from: string): string {
  const { name, symbol } = draft;
  const packages = importedNearby(draft);
  const framework = ['vitest', 'node:test', '@jest/globals', 'bun:test'].find((candidate) =>
    packages.includes(candidate),
  );
  const required = isRequired(draft);
  const exported = exportedNames(draft.text ?? '');
  const whole = exported.asWhole || isComponent(draft);
  const bound = exported.has(symbol) ? `{ ${symbol} }` : whole || required ? symbol : `* as ${symbol}`;
  const lines = required ? [`const ${bound} = require('${from}');`] : [`import ${bound} from '${from}';`];
  if (framework !== undefined) {
    lines.unshift(
      required ? `const { describe, it } = require('${framework}');` : `import { describe, it } from '${framework}';`,
    );
  }
  const flat =
    framework === undefined ? packages.find((candidate) => ['ava', 'tape', 'tap'].includes(candidate)) : undefined;
  if (flat !== undefined) {
    lines.unshift(required ? `const test = require('${flat}');` : `import test from '${flat}';`);
    return [
      ...lines,
      '',
      `test('${name} works', () => {`,
      `  throw new Error('Write the test of ${symbol}.');`,
      '});',
      '',
    ].join('\n');
  }
  const body = [
    `describe('${name}', () => {`,
    `  it('works', () => {`,
    `    throw new Error('Write this test.');`,
    '  });',
    '});',
  ];
  return [...lines, '', ...body, ''].join('\n');
}

function isComponent({ source }: NewTestDraft): boolean {
  return /\.(?:vue|svelte)$/u.test(source);
}

function isRequired({ test, neighbors }: NewTestDraft): boolean {
  if (/\.[cm][jt]sx?$/u.test(test)) {
    return /\.c[jt]sx?$/u.test(test);
  }
  const kinds = neighbors.flatMap(({ imports }) => imports.map(({ kind }) => kind));
  return kinds.filter((kind) => kind === 'require').length > kinds.filter((kind) => kind === 'import').length;
}
