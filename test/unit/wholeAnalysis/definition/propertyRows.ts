import { fileOf } from '../../../fixtures/memoryRepository.ts';
import { found, rule, statusOf, without } from './propertyRow.ts';
import type { PropertyRow } from './propertyRow.ts';
import { FOUND, NAMES, code } from './shop.ts';
import type { AnalyzedShop } from './shop.ts';

const [HOT, LARGE, LONELY] = FOUND;
const IN_SRC = 'src/plumbline.json';

const files: readonly PropertyRow[] = [
  { property: '$schema', definition: { $schema: './plumbline.schema.json' }, shows: FOUND, isUnused: true },
  { property: 'exclude', definition: { exclude: ['src/lonely.js'] }, shows: without([LONELY]) },
  {
    property: 'exclude',
    about: 'in a folder',
    file: IN_SRC,
    definition: { exclude: ['lonely.js'] },
    shows: without([LONELY]),
  },
  {
    property: 'standards',
    definition: { standards: ['guides'] },
    files: { 'guides/small.md': '---\nrules: [large-file]\n---\n# Small files\n' },
    see: ({ snapshot }) => snapshot.findings.find(({ ruleId }) => ruleId === 'large-file')?.standardIds[0],
    shows: 'small',
  },
  { property: 'goals', definition: { goals: [] }, shows: FOUND, isUnused: true },
];

const hotSpots: readonly PropertyRow[] = (
  [
    ['topShare', 0],
    ['minScore', 10_000],
    ['maxFindings', 0],
    ['windowMonths', 0.1],
  ] as const
).map(([option, value]) => ({
  property: `rules.hot-spot.${option}`,
  definition: rule('hot-spot', { [option]: value }),
  shows: without([HOT]),
}));

const LIMITS = rule('large-file', { limits: [{ glob: '**/large.js', lines: 700 }] });
const largeFiles: readonly PropertyRow[] = [
  {
    property: 'rules.large-file.enabled',
    about: 'in a folder, leaves the others alone',
    file: 'test/plumbline.json',
    definition: rule('large-file', { enabled: false }),
    files: { 'test/huge.test.js': code('huge', 700) },
    shows: FOUND,
    otherwise: without([], ['large-file test/huge.test.js']),
  },
  {
    property: 'rules.large-file.production',
    definition: rule('large-file', { production: 700 }),
    shows: without([LARGE]),
  },
  {
    property: 'rules.large-file.production',
    about: 'in a folder',
    file: IN_SRC,
    definition: rule('large-file', { production: 700 }),
    shows: without([LARGE]),
  },
  {
    property: 'rules.large-file.test',
    definition: rule('large-file', { test: 1 }),
    shows: without(
      [],
      ['hot', 'large', ...NAMES].map((name) => `large-file test/${name}.test.js`),
    ),
  },
  { property: 'rules.large-file.limits.glob', definition: LIMITS, shows: without([LARGE]) },
  { property: 'rules.large-file.limits.lines', definition: LIMITS, shows: without([LARGE]) },
];

/** Whether the lonely file is worth a diagnostic. */
function isShown({ snapshot }: AnalyzedShop): boolean {
  return fileOf(snapshot, 'src/lonely.js').tests.worthDiagnostic;
}

const SCRIPT = { 'scripts/run.js': code('run') };
const BARREL = { 'src/barrel.js': 'export const entry = 1;\n'.repeat(30) };
const missingTests: readonly PropertyRow[] = [
  ...['minCodeLines', 'minDecisions', 'minTests'].map((option) => ({
    property: `rules.missing-test.${option}`,
    definition: rule('missing-test', { [option]: 100 }),
    shows: without([LONELY]),
  })),
  ...Object.entries({ minSiblings: 100, minTestedShare: 1, changedWithinMonths: 1 }).map(([option, value]) => ({
    property: `rules.missing-test.${option}`,
    definition: rule('missing-test', { [option]: value }),
    files: { 'src/alone.js': code('alone') },
    see: isShown,
    shows: false,
  })),
  {
    property: 'rules.missing-test.exclusions.builtIn',
    definition: rule('missing-test', { exclusions: { builtIn: false } }),
    files: SCRIPT,
    shows: without([], ['missing-test scripts/run.js']),
  },
  {
    property: 'rules.missing-test.exclusions.except',
    definition: rule('missing-test', { exclusions: { except: ['scripts/**'] } }),
    files: SCRIPT,
    shows: without([], ['missing-test scripts/run.js']),
  },
  {
    property: 'rules.missing-test.exclusions.except',
    about: 'in a folder',
    file: 'scripts/plumbline.json',
    definition: rule('missing-test', { exclusions: { except: ['run.js'] } }),
    files: SCRIPT,
    shows: without([], ['missing-test scripts/run.js']),
  },
  {
    property: 'rules.missing-test.exclusions.byContent',
    definition: rule('missing-test', { exclusions: { byContent: false }, minDecisions: 0 }),
    files: BARREL,
    shows: without([], ['missing-test src/barrel.js']),
  },
];

const PATTERNS = {
  patterns: [
    {
      id: 'no-seven',
      title: 'No seven',
      standard: 'choose-names-that-explain',
      appliesTo: ['src/lonely.js', 'src/part1.js'],
      mustNotMatch: 'return 7',
      message: 'Give the number a name.',
      severity: 'warning',
    },
  ],
};
const NEEDED = {
  patterns: [{ id: 'needs-note', appliesTo: ['src/lonely.js'], mustMatch: '^// Note', message: 'Add a note.' }],
};

/** What is said of one pattern, by one field of its findings or its remark. */
function patternRow(
  property: string,
  see: PropertyRow['see'],
  shows: unknown,
  definition: object = PATTERNS,
): PropertyRow {
  return { property: `patterns.${property}`, definition, ...(see && { see }), shows };
}

const ofPatterns = ({ snapshot }: AnalyzedShop) => snapshot.findings.filter(({ ruleId }) => ruleId === 'team-pattern');
const AGAINST = ['team-pattern src/lonely.js', 'team-pattern src/part1.js'];
const patterns: readonly PropertyRow[] = [
  patternRow('id', (shop) => ofPatterns(shop).map(({ evidence }) => evidence.map(({ value }) => value)), [
    ['no-seven'],
    ['no-seven'],
  ]),
  patternRow('title', ({ snapshot }) => snapshot.remarks['team-pattern'], ['No seven: 0 of 2 files follow it.']),
  patternRow('standard', (shop) => ofPatterns(shop).map(({ standardIds }) => standardIds[0]), [
    'choose-names-that-explain',
    'choose-names-that-explain',
  ]),
  patternRow('appliesTo', found, without([], AGAINST)),
  patternRow('mustNotMatch', found, without([], AGAINST)),
  patternRow('mustMatch', found, without([], AGAINST.slice(0, 1)), NEEDED),
  patternRow('message', (shop) => ofPatterns(shop).map(({ message }) => message), [
    'Give the number a name.',
    'Give the number a name.',
  ]),
  patternRow('severity', (shop) => ofPatterns(shop).map(({ severity }) => severity), ['warning', 'warning']),
];

const CONVENTION = { tests: [{ source: 'src/{name}.js', test: 'checks/{name}-check.js' }] };
const CHECK = { 'checks/lonely-check.js': 'start();\n' };
const TEMPLATE = { testTemplates: [{ glob: 'src/*.js', template: ['// {name} in {path}', "import '{import}';"] }] };

/** The text of a new test for the lonely file. */
function newTest({ engine, root }: AnalyzedShop): string {
  return engine.edit({ kind: 'newTest', root, path: 'src/lonely.js' }).text;
}

const tests: readonly PropertyRow[] = [
  ...['source', 'test'].map((property) => ({
    property: `tests.${property}`,
    definition: CONVENTION,
    files: CHECK,
    shows: without([LONELY]),
  })),
  ...['glob', 'template'].map((property) => ({
    property: `testTemplates.${property}`,
    definition: TEMPLATE,
    see: newTest,
    shows: "// lonely in src/lonely.js\nimport '../src/lonely.js';\n",
  })),
  {
    property: 'coverageReports',
    definition: { coverageReports: ['out/*.info'] },
    files: { 'out/part.info': 'SF:src/lonely.js\nFNF:1\nFNDA:3,lonely\nDA:1,3\nend_of_record\n' },
    see: statusOf('src/lonely.js'),
    shows: 'direct',
  },
];

const SUPPRESSED = { suppressions: [{ rule: 'missing-test', glob: 'src/*.js', reason: 'Tried by hand.' }] };
const suppressions: readonly PropertyRow[] = [
  { property: 'suppressions.rule', definition: SUPPRESSED, shows: without([LONELY]) },
  { property: 'suppressions.glob', definition: SUPPRESSED, shows: without([LONELY]) },
  {
    property: 'suppressions.reason',
    definition: SUPPRESSED,
    see: ({ snapshot }) => snapshot.suppressed.map(({ reason }) => reason),
    shows: ['Tried by hand.'],
  },
  {
    property: 'suppressions.until',
    definition: { suppressions: [{ ...SUPPRESSED.suppressions[0], until: '2025-12-01' }] },
    shows: without([], ['expired-suppression plumbline.json']),
  },
];

/** What is in a definition beside steps of the missing-test chain and what every rule has. */
export const propertyRows: readonly PropertyRow[] = [
  ...files,
  ...hotSpots,
  ...largeFiles,
  ...missingTests,
  ...patterns,
  ...tests,
  ...suppressions,
];
