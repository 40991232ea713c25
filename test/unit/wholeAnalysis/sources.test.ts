import assert from 'node:assert/strict';
import type { FileRole } from '../../../src/engine/model/fact.ts';
import { createMemoryRepository, fileOf } from '../../fixtures/memoryRepository.ts';

const TOTAL = 'export function total(a) {\n  return a > 1 ? a : 2;\n}\n';

/** One row a format of coverage reports, by a report at a usual place that says that src/total.js ran. */
const REPORTS: readonly (readonly [format: string, path: string, text: string])[] = [
  ['lcov', 'coverage/lcov.info', 'SF:src/total.js\nFN:1,total\nFNDA:2,total\nFNF:1\nFNH:1\nDA:1,2\nend_of_record\n'],
  [
    'Istanbul JSON',
    'coverage/coverage-final.json',
    JSON.stringify({
      '/ci/shop/src/total.js': {
        path: '/ci/shop/src/total.js',
        statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } } },
        fnMap: { 0: { name: 'total', decl: {}, loc: {} } },
        s: { 0: 2 },
        f: { 0: 2 },
      },
    }),
  ],
  [
    'coverage.py JSON',
    'coverage.json',
    JSON.stringify({
      meta: { version: '7' },
      files: {
        'src/total.js': { executed_lines: [1], missing_lines: [], summary: { covered_lines: 1, num_statements: 1 } },
      },
    }),
  ],
  [
    'Cobertura',
    'coverage.xml',
    '<coverage line-rate="1"><packages><package><classes><class filename="src/total.js" line-rate="1"><methods>' +
      '<method name="total" signature="()" line-rate="1"><lines><line number="1" hits="2"/></lines></method></methods>' +
      '<lines><line number="1" hits="2"/></lines></class></classes></package></packages></coverage>',
  ],
  [
    'JaCoCo',
    'target/site/jacoco/jacoco.xml',
    '<report name="x"><package name="src"><sourcefile name="total.js"><line nr="1" mi="0" ci="2"/>' +
      '<counter type="METHOD" missed="0" covered="1"/><counter type="LINE" missed="0" covered="1"/></sourcefile></package></report>',
  ],
  [
    'Clover',
    'clover.xml',
    '<coverage generated="1" clover="3"><project><file name="total.js" path="/ci/shop/src/total.js">' +
      '<line num="1" type="method" count="2"/><line num="2" type="stmt" count="2"/>' +
      '<metrics methods="1" coveredmethods="1" statements="1" coveredstatements="1"/></file></project></coverage>',
  ],
  ['Go', 'cover.out', 'mode: set\nexample.com/shop/src/total.js:1.1,3.2 2 1\n'],
];

describe('a coverage report in the format', () => {
  for (const [format, path, text] of REPORTS) {
    it(format, async () => {
      const repository = createMemoryRepository({
        'src/total.js': TOTAL,
        'package.json': '{}',
        'pom.xml': '<project/>',
        [path]: text,
      });
      repository.commitAll('1970-01-01T00:00:00Z');
      const { tests } = fileOf(await repository.analyze(), 'src/total.js');
      assert.deepEqual([tests.status, tests.links.map((link) => link.path)], ['direct', [path]]);
      assert.deepEqual(repository.logger.warnings, []);
    });
  }
});

/** One row an attribute of .gitattributes, in the root's file or a nested one. */
const ATTRIBUTES: readonly (readonly [file: string, line: string, role: FileRole])[] = [
  ['.gitattributes', 'src/*.js linguist-generated', 'generated'],
  ['.gitattributes', 'src/*.js linguist-vendored=true', 'vendored'],
  ['.gitattributes', 'src/*.js linguist-documentation', 'generated'],
  ['src/.gitattributes', '*.js linguist-generated', 'generated'],
  ['src/.gitattributes', '*.js -linguist-generated', 'production'],
];

describe('the attributes of git', () => {
  for (const [file, line, role] of ATTRIBUTES) {
    it(`"${line}" in ${file} makes a file ${role}`, async () => {
      const repository = createMemoryRepository({ 'src/total.js': `// @generated\n${TOTAL}`, [file]: `${line}\n` });
      repository.commitAll('2025-12-01T00:00:00Z');
      assert.equal(fileOf(await repository.analyze(), 'src/total.js').role, role);
    });
  }
});

/** Folders of code that others wrote; in a language of any kind, at the root and deeper. */
const VENDORED = [
  ...[
    'node_modules',
    'bower_components',
    'jspm_packages',
    'vendor',
    'vendors',
    'vendored',
    'third_party',
    'third-party',
  ],
  ...['thirdparty', '3rdparty', 'Pods', 'Carthage'],
];
const LARGE = `export function total(a) {\n${'  if (a > 1) a += 1;\n'.repeat(700)}  return a;\n}\n`;
const TESTS = Object.fromEntries(['a', 'b', 'c'].map((name) => [`test/${name}.test.js`, "it('x', () => {});\n"]));

describe('the folder of vendored code', () => {
  for (const folder of VENDORED) {
    it(`${folder} is left alone, at the root and below the sources`, async () => {
      const paths = [`${folder}/lib/total.js`, `src/${folder}/total.js`];
      const repository = createMemoryRepository({
        ...TESTS,
        ...Object.fromEntries(paths.map((path) => [path, LARGE])),
      });
      repository.commitAll('2025-12-01T00:00:00Z');
      const snapshot = await repository.analyze();
      assert.deepEqual(
        paths.map((path) => fileOf(snapshot, path)).map(({ role, roleReason }) => [role, roleReason]),
        paths.map(() => ['vendored', { id: 'vendored-folder', folder }]),
      );
      assert.deepEqual(snapshot.findings, []);
    });
  }

  it('is asked for tests where .gitattributes says that the code is our own', async () => {
    const repository = createMemoryRepository({
      ...TESTS,
      'vendor/total.js': LARGE,
      '.gitattributes': 'vendor/** -linguist-vendored\n',
    });
    repository.commitAll('2025-12-01T00:00:00Z');
    const snapshot = await repository.analyze();
    assert.deepEqual(snapshot.findings.map(({ ruleId }) => ruleId).sort(), ['large-file', 'missing-test']);
  });
});
