import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

/** Code with decisions enough to ask for a test. */
function code(name: string, cases = 10): string {
  const lines = Array.from({ length: cases }, (_, at) => `  if (value === ${at}) {\n    return ${at + 1};\n  }\n`);
  return `export function ${name}(value) {\n${lines.join('')}  return value;\n}\n`;
}

const NAMES = Array.from({ length: 40 }, (_, at) => `part${at}`);
/** Many tested files, one that changes all the time, one that is large, and one that no test leads to. */
const SHOP: Readonly<Record<string, string>> = {
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
const FOUND = ['hot-spot src/hot.js', 'large-file src/large.js', 'missing-test src/lonely.js'];

/** The shop, whose files came a while ago and of which one changed in each of the last weeks. */
async function analyze(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const repository = createMemoryRepository({ ...SHOP, ...files });
  repository.commitAll('2025-10-01T00:00:00Z');
  for (let week = 0; week < 12; week++) {
    const day = new Date(Date.parse('2025-10-05T00:00:00Z') + week * 7 * 86_400_000);
    repository.git.commit({ at: day.toISOString(), write: { 'src/hot.js': `${code('hot', 100)}// ${week}\n` } });
  }
  return repository.analyze();
}

function found({ findings }: Snapshot): readonly string[] {
  return findings.map(({ ruleId, path }) => `${ruleId} ${path}`).sort();
}

const rule = (id: string, options: object): object => ({ rules: { [id]: options } });
const without = (...gone: readonly string[]): readonly string[] => FOUND.filter((finding) => !gone.includes(finding));
const [HOT = '', LARGE = '', LONELY = ''] = FOUND;

/**
 * One row a property of plumbline.json: what it says, in which file (default: the one at the root), and the findings that are left or come
 * with it. To add one, name the property and write what a user would then see.
 */
const ROWS: readonly (readonly [property: string, definition: object, findings: readonly string[], file?: string])[] = [
  ['nothing', {}, FOUND],
  ['exclude', { exclude: ['src/lonely.js'] }, without(LONELY)],
  ['exclude, nested', { exclude: ['lonely.js'] }, without(LONELY), 'src/plumbline.json'],
  ['rules.<rule>.enabled', rule('large-file', { enabled: false }), without(LARGE)],
  ['rules.<rule>.enabled, nested', rule('large-file', { enabled: false }), without(LARGE), 'src/plumbline.json'],
  ['rules.<rule>.enabled, nested elsewhere', rule('large-file', { enabled: false }), FOUND, 'test/plumbline.json'],
  ['rules.<rule>.include', rule('missing-test', { include: ['lib/**'] }), without(LONELY)],
  ['rules.<rule>.exclude', rule('hot-spot', { exclude: ['src/h*.js'] }), without(HOT)],
  ['hot-spot.minScore', rule('hot-spot', { minScore: 10_000 }), without(HOT)],
  ['hot-spot.maxFindings', rule('hot-spot', { maxFindings: 0 }), without(HOT)],
  ['hot-spot.windowMonths', rule('hot-spot', { windowMonths: 0.1 }), without(HOT)],
  ['large-file.production', rule('large-file', { production: 700 }), without(LARGE)],
  [
    'large-file.test',
    rule('large-file', { test: 1 }),
    [...FOUND, ...['hot', 'large', ...NAMES].map((name) => `large-file test/${name}.test.js`)],
  ],
  ['large-file.limits', rule('large-file', { limits: [{ glob: '**/large.js', lines: 700 }] }), without(LARGE)],
  ['missing-test.minCodeLines', rule('missing-test', { minCodeLines: 100 }), without(LONELY)],
  ['missing-test.minDecisions', rule('missing-test', { minDecisions: 100 }), without(LONELY)],
  ['missing-test.minTests', rule('missing-test', { minTests: 100 }), without(LONELY)],
  ['tests', { tests: [{ source: 'src/{name}.js', test: 'checks/{name}-check.js' }] }, without(LONELY)],
  [
    'suppressions',
    { suppressions: [{ rule: 'missing-test', glob: 'src/*.js', reason: 'Tried by hand.' }] },
    without(LONELY),
  ],
  [
    'suppressions.until',
    { suppressions: [{ rule: 'missing-test', glob: 'src/*.js', reason: 'For now.', until: '2025-12-01' }] },
    ['expired-suppression plumbline.json', ...FOUND],
  ],
];

describe('each property of plumbline.json', () => {
  for (const [property, definition, findings, file = 'plumbline.json'] of ROWS) {
    it(property, async () => {
      const files = { [file]: JSON.stringify(definition), 'checks/lonely-check.js': 'start();\n' };
      const snapshot = await analyze(files);
      assert.deepEqual([found(snapshot), snapshot.problems], [[...findings].sort(), []]);
    });
  }

  for (const [option, value] of Object.entries({ minSiblings: 100, minTestedShare: 1, changedWithinMonths: 1 })) {
    it(`missing-test.${option}`, async () => {
      const definition = JSON.stringify(rule('missing-test', { [option]: value }));
      const tree = { 'src/alone.js': code('alone') };
      const [usual, strict] = [await analyze(tree), await analyze({ ...tree, 'plumbline.json': definition })];
      const isShown = (snapshot: Snapshot): boolean => fileOf(snapshot, 'src/lonely.js').tests.worthDiagnostic;
      assert.deepEqual([isShown(usual), isShown(strict)], [true, false]);
    });
  }

  it('rules.<rule>.severity', async () => {
    const { findings } = await analyze({
      'plumbline.json': JSON.stringify(rule('missing-test', { severity: 'warning' })),
    });
    assert.equal(findings.find(({ ruleId }) => ruleId === 'missing-test')?.severity, 'warning');
  });
});

/** Steps of the missing-test chain: a tree in which only this step finds a test of src/subject.js. */
const STEPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  coverage: { 'lcov.info': 'SF:src/subject.js\nFNF:1\nFNDA:3,subject\nDA:1,3\nend_of_record\n' },
  imports: { 'test/flow.test.js': "import { subject } from '../src/subject.js';\nit('x', () => subject(1));\n" },
  mirroredNames: { 'test/subject.test.js': "it('x', () => run());\n" },
  mirroredNamesWithGaps: {
    'src/deep/inner/node.js': code('node'),
    'src/node.js': code('other'),
    'test/inner/node.test.js': "it('x');\n",
  },
  uniqueNames: { 'checks/other/subject.test.js': "it('x', () => run());\n" },
  reachability: {
    'src/door.js': "import { subject } from './subject.js';\nexport const door = () => subject(1);\n",
    'test/flow.test.js': "import { door } from '../src/door.js';\nit('x', () => door());\n",
  },
  mentions: { 'src/priceRunner.js': code('run'), 'test/cases/prices.yml': 'subject: PriceRunner\n' },
};
const SUBJECTS: Readonly<Record<string, string>> = {
  mirroredNamesWithGaps: 'src/deep/inner/node.js',
  mentions: 'src/priceRunner.js',
};

describe('each step of the missing-test chain', () => {
  for (const [step, files] of Object.entries(STEPS)) {
    it(`${step} finds a test, and nothing once it is switched off`, async () => {
      const path = SUBJECTS[step] ?? 'src/subject.js';
      const tree = { 'src/subject.js': code('subject'), ...files };
      const off: Record<string, boolean> = { [step]: false };
      if (step === 'imports') {
        // What a test imports it also reaches.
        off['reachability'] = false;
      }
      const statuses = [{}, rule('missing-test', { steps: off })].map(async (definition) => {
        const snapshot = await analyze({ ...tree, 'plumbline.json': JSON.stringify(definition) });
        return fileOf(snapshot, path).tests.status;
      });
      const [on, without] = await Promise.all(statuses);
      assert.notEqual(on, 'none');
      assert.equal(without, 'none');
    });
  }

  it('inlineTests finds a test, and nothing once it is switched off', async () => {
    const source =
      `pub fn total(a: u32) -> u32 {\n${'    if a > 1 { return 1; }\n'.repeat(20)}    a\n}\n\n` +
      '#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {}\n}\n';
    const tests = Object.fromEntries(['a', 'b', 'c'].map((name) => [`tests/${name}.rs`, '#[test]\nfn works() {}\n']));
    const tree = {
      'Cargo.toml': '[package]\nname = "x"\n',
      'src/lib.rs': 'mod total;\n',
      'src/total.rs': source,
      ...tests,
    };
    const off = JSON.stringify(rule('missing-test', { steps: { inlineTests: false } }));
    assert.equal(fileOf(await analyze(tree), 'src/total.rs').tests.status, 'direct');
    assert.equal(fileOf(await analyze({ ...tree, 'plumbline.json': off }), 'src/total.rs').tests.status, 'none');
  });

  it('coChange finds a test, and nothing once it is switched off', async () => {
    const statusOf = async (definition: object): Promise<string> => {
      const repository = createMemoryRepository({ ...SHOP, 'plumbline.json': JSON.stringify(definition) });
      repository.commitAll('2025-10-01T00:00:00Z');
      for (let day = 1; day <= 9; day++) {
        const write = { 'src/lonely.js': `${code('lonely')}// ${day}\n`, 'test/part0.test.js': `// ${day}\n` };
        repository.git.commit({ at: `2025-11-0${day}T00:00:00Z`, write });
      }
      return fileOf(await repository.analyze(), 'src/lonely.js').tests.status;
    };
    assert.equal(await statusOf({}), 'indirect');
    assert.equal(await statusOf(rule('missing-test', { steps: { coChange: false } })), 'none');
  });
});
