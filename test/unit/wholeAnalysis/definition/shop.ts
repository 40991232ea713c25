import type { Engine } from '../../../../src/engine/index.ts';
import type { RepoPath } from '../../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../../src/engine/model/snapshot.ts';
import { neverCancelled } from '../../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository } from '../../../fixtures/memoryRepository.ts';

export type Files = Readonly<Record<RepoPath, string>>;

/** Code with decisions enough to ask for a test. */
export function code(name: string, cases = 10): string {
  const lines = Array.from({ length: cases }, (_, at) => `  if (value === ${at}) {\n    return ${at + 1};\n  }\n`);
  return `export function ${name}(value) {\n${lines.join('')}  return value;\n}\n`;
}

/** The tested files that nothing is to be said about. */
export const NAMES = Array.from({ length: 40 }, (_, at) => `part${at}`);

/** Many tested files, one that changes all the time, one that is large, and one that no test leads to. */
const SHOP: Files = {
  ...Object.fromEntries(NAMES.map((name) => [`src/${name}.js`, code(name)])),
  ...Object.fromEntries(
    NAMES.map((name) => [
      `test/${name}.test.js`,
      `import { ${name} } from '../src/${name}.js';\nit('x', () => ${name}(1));\n`,
    ]),
  ),
  'src/hot.js': code('hot', 100),
  'test/hot.test.js': "import { hot } from '../src/hot.js';\nit('x', () => hot(1));\n",
  'src/large.js': code('large', 210),
  'test/large.test.js': "import { large } from '../src/large.js';\nit('x', () => large(1));\n",
  'src/lonely.js': code('lonely'),
};

/** What is found in the shop without a definition. */
export const FOUND = ['hot-spot src/hot.js', 'large-file src/large.js', 'missing-test src/lonely.js'] as const;

/** The shop after its analysis. */
export interface AnalyzedShop {
  readonly snapshot: Snapshot;
  readonly engine: Engine;
  readonly root: string;
}

/**
 * Analyzes the shop, whose files came a while ago and of which one changed in each of the last weeks.
 * @param files beside those of the shop, or instead of them
 * @param days commits of their own that write these files, one a day
 */
export async function analyzeShop(files: Files, days: readonly Files[] = []): Promise<AnalyzedShop> {
  const repository = createMemoryRepository({ ...SHOP, ...files });
  repository.commitAll('2025-10-01T00:00:00Z');
  for (let week = 0; week < 12; week++) {
    const write = { 'src/hot.js': `${code('hot', 100)}// ${week}\n` };
    repository.git.commit({ at: dayAfter('2025-10-05', week * 7), write });
  }
  days.forEach((write, day) => repository.git.commit({ at: dayAfter('2025-12-22', day), write }));
  const engine = repository.start();
  const snapshot = await engine.analyze({ folder: repository.root }, neverCancelled);
  return { snapshot, engine, root: repository.root };
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString();
}
