import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitSpec, TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { createRepository } from '../../fixtures/repositoryBuilder.ts';

const DAY_MS = 86_400_000;

/** `count` lines of code. */
export function codeLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const value${index} = ${index};\n`).join('');
}

/** A function with three decisions, long enough to be asked for a test. */
const UNTESTED = `export function grade(points: number): string {
  if (points > 90) {
    return 'A';
  }
  if (points > 80) {
    return 'B';
  }
  if (points > 70) {
    return 'C';
  }
${Array.from({ length: 20 }, (_, index) => `  points += ${index};\n`).join('')}  return String(points);
}
`;

function part(index: number): string {
  return `export function part${index}(value: number): number {
  if (value > 1) {
    return value;
  }
  if (value < -1) {
    return -value;
  }
  return value === 0 ? ${index} : 0;
}
`;
}

/** A test of several sources, one of which has another test too. */
const WIDE_TEST = `import { part8 } from '../src/part8.ts';
import { part9 } from '../src/part9.ts';

it('works together', () => part8(part9(1)));
`;

/**
 * A repository with one file that is a hot spot and large (src/engine.ts), one without a test among tested ones (src/grade.ts), and
 * ten that nothing is to be said about. Two pages of a guide change together.
 */
export function buildEditorRepository(): TestRepository {
  const repository = createRepository();
  const now = Math.floor(Date.now() / 1000) * 1000;
  const at = (daysAgo: number): string => new Date(now - daysAgo * DAY_MS).toISOString();
  const parts: Record<string, string> = {};
  for (let index = 0; index < 10; index += 1) {
    parts[`src/part${index}.ts`] = part(index);
    parts[`test/part${index}.test.ts`] =
      `import { part${index} } from '../src/part${index}.ts';\n\nit('works', () => part${index}(1));\n`;
  }
  const changes = Array.from({ length: 20 }, (_, index): CommitSpec => ({
    at: at(30 - index),
    message: `Change the engine, part ${index}`,
    write: { 'src/engine.ts': `// Change ${index}\n${codeLines(700)}` },
  }));
  const guide = Array.from({ length: 7 }, (_, index): CommitSpec => ({
    at: at(60 - index),
    message: `Change the guide, part ${index}`,
    write: { 'guide/prices.md': `# Prices ${index}\n`, 'guide/taxes.md': `# Taxes ${index}\n` },
  }));
  repository.commitAll([
    ...guide,
    {
      at: at(40),
      write: { ...parts, 'test/wide.test.ts': WIDE_TEST, 'src/grade.ts': UNTESTED, 'src/engine.ts': codeLines(700) },
    },
    ...changes,
  ]);
  repository.checkout();
  // The tests change settings of the workspace; that is no change of the repository.
  writeFileSync(join(repository.root, '.git/info/exclude'), '.vscode/\n');
  return repository;
}
