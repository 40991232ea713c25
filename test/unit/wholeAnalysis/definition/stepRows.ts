import type { TestStatus } from '../../../../src/engine/model/fact.ts';
import type { RepoPath } from '../../../../src/engine/model/repoPath.ts';
import { rule, statusOf } from './propertyRow.ts';
import type { PropertyRow } from './propertyRow.ts';
import { code } from './shop.ts';
import type { Files } from './shop.ts';

/** A step of the missing-test chain, and a tree in which it alone finds a test of a path. */
interface Step {
  readonly path: RepoPath;
  readonly files: Files;
  readonly days?: readonly Files[];
  /** What the step makes of the path. Default: anything but that no test was found. */
  readonly otherwise?: TestStatus;
}

const SUBJECT = 'src/subject.js';

/** @param files beside the file that has no test without the step */
function stepFor(files: Files): Step {
  return { path: SUBJECT, files: { [SUBJECT]: code('subject'), ...files } };
}

const RUST =
  `pub fn total(a: u32) -> u32 {\n${'    if a > 1 { return 1; }\n'.repeat(20)}    a\n}\n\n` +
  '#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {}\n}\n';

const STEPS: Readonly<Record<string, Step>> = {
  coverage: stepFor({ 'lcov.info': 'SF:src/subject.js\nFNF:1\nFNDA:3,subject\nDA:1,3\nend_of_record\n' }),
  imports: stepFor({
    'test/flow.test.js': "import { subject } from '../src/subject.js';\nit('x', () => subject(1));\n",
  }),
  inlineTests: {
    path: 'src/total.rs',
    files: {
      'Cargo.toml': '[package]\nname = "x"\n',
      'src/lib.rs': 'mod total;\n',
      'src/total.rs': RUST,
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`tests/${name}.rs`, '#[test]\nfn works() {}\n'])),
    },
    otherwise: 'direct',
  },
  mirroredNames: stepFor({ 'test/subject.test.js': "it('x', () => run());\n" }),
  mirroredNamesWithGaps: {
    path: 'src/deep/inner/node.js',
    files: {
      'src/deep/inner/node.js': code('node'),
      'src/node.js': code('other'),
      'test/inner/node.test.js': "it('x');\n",
    },
  },
  uniqueNames: stepFor({ 'checks/other/subject.test.js': "it('x', () => run());\n" }),
  reachability: stepFor({
    'src/door.js': "import { subject } from './subject.js';\nexport const door = () => subject(1);\n",
    'test/flow.test.js': "import { door } from '../src/door.js';\nit('x', () => door());\n",
  }),
  mentions: {
    path: 'src/priceRunner.js',
    files: { 'src/priceRunner.js': code('run'), 'test/cases/prices.yml': 'subject: PriceRunner\n' },
  },
  coChange: {
    path: 'src/lonely.js',
    files: {},
    days: Array.from({ length: 9 }, (_, day) => ({
      'src/lonely.js': `${code('lonely')}// ${day}\n`,
      'test/part0.test.js': `// ${day}\n`,
    })),
    otherwise: 'indirect',
  },
};

/** One row a step, which is switched off. */
export const stepRows: readonly PropertyRow[] = Object.entries(STEPS).map(([step, { path, ...row }]) => ({
  property: `rules.missing-test.steps.${step}`,
  definition: rule('missing-test', {
    steps: {
      // What a test imports it also reaches.
      ...(step === 'imports' ? { reachability: false } : {}),
      [step]: false,
    },
  }),
  ...row,
  see: statusOf(path),
  shows: 'none',
}));
