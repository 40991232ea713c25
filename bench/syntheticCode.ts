const PACKAGES = 40;
const FUNCTIONS = 12;

/** Path of the file of a number: sources, and after each two of them a test of the second. Neighbors in a package are {@link PACKAGES} apart. */
export function codePath(number: number): string {
  const unit = Math.floor(number / PACKAGES);
  const folder = `packages/package${number % PACKAGES}`;
  return isTest(unit)
    ? `${folder}/test/area${(unit - 1) % 23}/${nameOf(number - PACKAGES)}.test.ts`
    : `${folder}/src/area${unit % 23}/${nameOf(number)}.ts`;
}

/** The TypeScript of a file, about 3 KB. @param version makes one line differ */
export function codeOf(path: string, version: number): string {
  const number = Number(/(\d+)(?:\.test)?\.ts$/u.exec(path)?.[1] ?? 0);
  return path.endsWith('.test.ts') ? testOf(number, version) : sourceOf(number, version);
}

function sourceOf(number: number, version: number): string {
  const imported = [1, 2, 5, 8].map((back) => number - back * PACKAGES).filter((other) => isSource(other));
  const imports = imported.map((other) => `import { run${other} } from '../area${areaOf(other)}/${nameOf(other)}.js';`);
  const functions = Array.from({ length: FUNCTIONS }, (_, at) => functionOf(number, at));
  const calls = imported.map((other) => `  run${other}(total);`);
  return [
    ...imports,
    '',
    `const version = ${version};`,
    '',
    ...functions,
    `export function run${number}(start: number): number {`,
    `  const total = start + version;`,
    ...calls,
    '  return total;',
    '}',
    '',
  ].join('\n');
}

function functionOf(number: number, at: number): string {
  return [
    `/** Step ${at} of unit ${number}. */`,
    `export function step${number}x${at}(values: readonly number[], limit: number): number {`,
    '  let sum = 0;',
    '  for (const value of values) {',
    `    sum += value > limit && value % ${at + 2} === 0 ? value : 1;`,
    '  }',
    '  return sum;',
    '}',
    '',
  ].join('\n');
}

function testOf(number: number, version: number): string {
  const cases = Array.from({ length: FUNCTIONS }, (_, at) =>
    [
      `  it('counts step ${at} of unit ${number}', () => {`,
      `    assert.equal(step${number}x${at}([1, ${version}, 3], 2), ${at});`,
      '  });',
      '',
    ].join('\n'),
  );
  return [
    "import assert from 'node:assert/strict';",
    `import * as unit from '../../src/area${areaOf(number)}/${nameOf(number)}.js';`,
    '',
    `describe('unit ${number}', () => {`,
    ...cases,
    '});',
    '',
  ].join('\n');
}

function isSource(number: number): boolean {
  return number >= 0 && !isTest(Math.floor(number / PACKAGES));
}

function isTest(unit: number): boolean {
  return unit % 3 === 2;
}

function areaOf(number: number): number {
  return Math.floor(number / PACKAGES) % 23;
}

function nameOf(number: number): string {
  return `someFileName${number}`;
}
