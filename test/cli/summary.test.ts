import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import type { PublicReport } from '../../src/engine/summary/publicReport.ts';
import { decodePath } from '../../src/engine/model/repoPath.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { createRepository, removeFolder, temporaryFolder } from '../fixtures/repositoryBuilder.ts';
import { runPlumbline, startPlumbline } from './plumbline.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/summary.schema.json'), 'utf8'),
) as object;
const AS_OF = '2026-06-01T00:00:00Z';
const DAY = 86_400;

/** A module of `functions` small functions with a branch each. */
function source(functions: number, version: number): string {
  const lines = [`export const version = ${version};`];
  for (let at = 0; at < functions; at += 1) {
    lines.push(
      `export function step${at}(n: number): number {`,
      `  if (n > ${at}) {`,
      '    return n - 1;',
      '  }',
      '  return n;',
      '}',
      '',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** One busy large file, one quiet tested one, one of 700 code lines, committed in the months before AS_OF. */
function sampleRepository(): TestRepository {
  const repository = createRepository();
  const start = Date.parse('2026-05-01T00:00:00Z') / 1000;
  repository.commitAll([
    {
      at: start,
      message: 'start',
      write: {
        'src/busy.ts': source(80, 0),
        'src/quiet.ts': source(8, 0),
        'src/quiet.test.ts': "import { version } from './quiet.ts';\nit('has a version', () => version);\n",
        'src/big.ts': source(125, 0),
        'README.md': '# Sample\n',
      },
    },
    ...Array.from({ length: 12 }, (_, index) => ({
      at: start + (index + 1) * DAY,
      message: `change ${index}`,
      write: { 'src/busy.ts': source(80, index + 1) },
    })),
  ]);
  repository.checkout();
  return repository;
}

describe('plumbline summary', () => {
  let cache: string;
  let repository: TestRepository;

  function report(args: readonly string[], folder = repository.root): PublicReport {
    const { code, stdout, stderr } = runPlumbline(
      ['summary', folder, '--format', 'json', '--as-of', AS_OF, ...args],
      cache,
    );
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as PublicReport;
  }

  before(() => {
    cache = temporaryFolder();
    repository = sampleRepository();
  });
  after(() => {
    repository.dispose();
    removeFolder(cache);
  });

  it('finds the hot spot and the large file', () => {
    const { findings } = report([]);
    assert.deepEqual(
      findings
        .filter(({ ruleId }) => ruleId !== 'missing-test')
        .map(({ ruleId, path }) => [ruleId, path])
        .sort(),
      [
        ['hot-spot', 'src/busy.ts'],
        ['large-file', 'src/big.ts'],
      ],
    );
    const hotSpot = findings.find(({ ruleId }) => ruleId === 'hot-spot');
    assert.equal(hotSpot?.severity, 'information');
    assert.equal(hotSpot.range, null);
    assert.ok(hotSpot.standardIds.includes('change-hot-spots-safely'));
  });

  it('tells code scanning its version', () => {
    const { code, stdout } = runPlumbline(['summary', repository.root, '--format', 'sarif', '--as-of', AS_OF], cache);
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      readonly version: string;
    };
    const { driver } = (JSON.parse(stdout) as Log).runs[0]?.tool ?? {};
    assert.deepEqual([code, driver?.name, driver?.semanticVersion], [0, 'Plumbline', version]);
  });

  it('counts what is in the folder that was asked for', () => {
    const { files, findings, totals } = report(['--all-files'], join(repository.root, 'src'));
    assert.deepEqual(files.map(({ path }) => path).sort(), [
      'src/big.ts',
      'src/busy.ts',
      'src/quiet.test.ts',
      'src/quiet.ts',
    ]);
    assert.deepEqual(
      [totals.files, totals.productionFiles, totals.testFiles, totals.findings['large-file']],
      [4, 3, 1, findings.filter(({ ruleId }) => ruleId === 'large-file').length],
    );
  });

  it('computes the score of the documented formula', () => {
    const busy = report([]).files.find(({ path }) => path === 'src/busy.ts');
    assert.ok(busy?.churn);
    const asOf = Date.parse(AS_OF);
    const start = Date.parse('2026-05-01T00:00:00Z');
    let expected = 0;
    for (let day = 0; day <= 12; day += 1) {
      expected += 2 ** (-(asOf - start - day * DAY * 1000) / (DAY * 1000) / 120);
    }
    assert.ok(Math.abs(busy.churn.score - expected) < 1e-3, `${busy.churn.score} is not ${expected}`);
    assert.equal(busy.churn.revisions, 13);
    assert.equal(busy.churn.authors, 1);
    assert.equal(busy.size.nonBlankLines, 481);
  });

  it('keeps its published schema, with and without all files', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const args of [[], ['--all-files']]) {
      assert.ok(validate(report(args)), JSON.stringify(validate.errors));
    }
  });

  it('lists only files with findings unless asked for all', () => {
    const some = report([]);
    assert.deepEqual(new Set(some.files.map(({ path }) => path)), new Set(some.findings.map(({ path }) => path)));
    assert.equal(report(['--all-files']).files.length, 5);
  });

  it('says that a linked test was found', () => {
    const quiet = report(['--all-files']).files.find(({ path }) => path === 'src/quiet.ts');
    assert.equal(quiet?.tests.status, 'direct');
    assert.deepEqual(
      quiet.tests.links.map(({ path }) => path),
      ['src/quiet.test.ts'],
    );
  });

  it('gives the same findings from its cache', () => {
    const first = report(['--all-files']);
    const second = report(['--all-files']);
    assert.deepEqual({ ...second, timings: null }, { ...first, timings: null });
  });

  it('counts ages from another time without changing the files', () => {
    const past = report(['--all-files', '--as-of', '2026-05-03T12:00:00Z']);
    const busy = past.files.find(({ path }) => path === 'src/busy.ts');
    assert.equal(busy?.churn?.revisions, 3);
    assert.equal(busy.size.nonBlankLines, 481);
  });

  it('looks at the folder that was named, and ranks within the repository', () => {
    const { files, repository: analyzed } = report(['--all-files'], join(repository.root, 'src'));
    assert.equal(analyzed.root, repository.root);
    assert.ok(files.every(({ path }) => path.startsWith('src/')));
    assert.equal(files.length, 4);
  });

  it('prints a text report that names the hot spot and what to do first', () => {
    const { code, stdout } = runPlumbline(['summary', repository.root, '--as-of', AS_OF], cache);
    assert.equal(code, 0);
    assert.match(stdout, /Start here\n {2}1\. src\/busy\.ts\n {5}13 commits in 12 months, 481 lines\./u);
    assert.match(
      stdout,
      /\(change-hot-spots-safely\)\n {2}2\. src\/big\.ts\n {5}751 code lines, the limit is 600 lines\./u,
    );
    assert.match(stdout, /\n {2}1 {3}11\.3 {4}13 {5}13 {2}2026-05-13 {9}481 {2}.*src\/busy\.ts\n/u);
  });

  it('reads the whole history where asked', () => {
    assert.equal(report(['--window', 'all']).repository.history.commits, 13);
  });
});

describe('plumbline summary, elsewhere', () => {
  let cache: string;
  const disposables: (() => void)[] = [];

  function run(folder: string, ...args: string[]): PublicReport {
    const { code, stdout, stderr } = runPlumbline(
      ['summary', folder, '--format', 'json', '--all-files', ...args],
      cache,
    );
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as PublicReport;
  }
  function repositoryOf(create: () => TestRepository): TestRepository {
    const repository = create();
    disposables.push(() => {
      repository.dispose();
    });
    return repository;
  }

  before(() => {
    cache = temporaryFolder();
  });
  after(() => {
    disposables.forEach((dispose) => {
      dispose();
    });
    removeFolder(cache);
  });

  it('measures a folder without git and honors its .gitignore', () => {
    const folder = temporaryFolder();
    disposables.push(() => {
      removeFolder(folder);
    });
    mkdirSync(join(folder, 'skipped'));
    writeFileSync(join(folder, '.gitignore'), 'skipped/\n');
    writeFileSync(join(folder, 'skipped/a.ts'), source(125, 0));
    writeFileSync(join(folder, 'big.ts'), source(125, 0));
    const { repository, files, findings } = run(folder);
    assert.equal(repository.head, null);
    assert.equal(repository.history.state, 'none');
    assert.ok(repository.history.reason);
    assert.deepEqual(files.map(({ path }) => path).sort(), ['.gitignore', 'big.ts']);
    assert.ok(files.every(({ churn }) => churn === null));
    assert.ok(findings.some(({ ruleId, path }) => ruleId === 'large-file' && path === 'big.ts'));
  });

  it('has no head on an unborn branch', () => {
    const repository = repositoryOf(() => createRepository());
    repository.writeFile('a.ts', source(3, 0));
    const report = run(repository.root);
    assert.equal(report.repository.head, null);
    assert.equal(report.repository.history.state, 'none');
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['a.ts'],
    );
  });

  it('ranks nothing in a shallow clone and says how to deepen it', () => {
    const origin = repositoryOf(sampleRepository);
    const clone = repositoryOf(() => origin.clone({ depth: 2 }));
    const { repository, files, findings } = run(clone.root, '--as-of', AS_OF);
    assert.equal(repository.history.state, 'shallow');
    assert.match(repository.history.reason ?? '', /git fetch --unshallow/u);
    assert.ok(files.every(({ churn }) => churn === null));
    assert.ok(findings.every(({ ruleId }) => ruleId !== 'hot-spot'));
  });

  it('names mistakes in the quality definition by their place, and keeps to its valid parts', () => {
    const repository = repositoryOf(sampleRepository);
    repository.writeFile(
      'plumbline.json',
      '{\n  "rules": {\n    "large-file": { "production": 100, "test": "many" },\n    "hot-spots": {}\n  }\n}\n',
    );
    for (const [format, folder] of [
      ['text', repository.root],
      ['json', join(repository.root, 'src')],
    ] as const) {
      const { code, stdout, stderr } = runPlumbline(['summary', folder, '--format', format, '--as-of', AS_OF], cache);
      assert.equal(code, 0);
      const places = stderr.trimEnd().split('\n');
      assert.match(places[0] ?? '', /^plumbline\.json:3:48: A number is expected for "test"\.$/u);
      assert.match(places[1] ?? '', /^plumbline\.json:4:5: .*hot-spots/u);
      assert.equal(places.length, 2, stderr);
      assert.match(stdout, /src\/busy\.ts[^]*src\/big\.ts|src\/big\.ts[^]*src\/busy\.ts/u);
      assert.match(stdout, format === 'json' ? /"limit": 100/u : /\b100 {2}production {2}src\/busy\.ts/u);
    }
  });

  it('says that all files are for the JSON only', () => {
    const repository = repositoryOf(sampleRepository);
    const { code, stderr } = runPlumbline(['summary', repository.root, '--all-files'], cache);
    assert.deepEqual([code, stderr.includes('--all-files is for --format json')], [0, true]);
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  });

  it('counts what the team suppressed in the folder that was asked for', () => {
    const repository = repositoryOf(sampleRepository);
    repository.writeFile(
      'plumbline.json',
      JSON.stringify({ suppressions: [{ rule: 'large-file', glob: 'src/**', reason: 'a table of rates' }] }),
    );
    repository.writeFile('docs/notes.md', '# Notes\n');
    assert.equal(run(join(repository.root, 'src'), '--as-of', AS_OF).totals.suppressed, 1);
    assert.equal(run(join(repository.root, 'docs'), '--as-of', AS_OF).totals.suppressed, 0);
    const { stdout } = runPlumbline(['summary', repository.root, '--as-of', AS_OF], cache);
    assert.match(stdout, /Suppressed by the team \(1\)\n {2}src\/big\.ts \(large-file\)\n {4}a table of rates\n/u);
  });

  it('says why nothing is a hot spot', () => {
    const repository = repositoryOf(sampleRepository);
    const { stdout } = runPlumbline(['summary', repository.root, '--as-of', '2028-01-01', '--window', 'all'], cache);
    assert.match(
      stdout,
      /Hot spots: none\n {2}A hot spot is in the first 3% of the ranked production files \(1 of 3\)/u,
    );
    assert.match(stdout, /Closest: src\/busy\.ts \(score 0\.\d\)\.\n/u);
    assert.match(stdout, /No file changed since 2026-05-13/u);
  });

  // Other systems refuse such names; there is nothing to read.
  const systemTest = process.platform === 'linux' ? it : () => undefined;
  systemTest('gives a name that is not UTF-8 with its bytes percent-encoded', () => {
    const repository = repositoryOf(() => createRepository());
    const path = decodePath(Uint8Array.from([0x61, 0xff, 0x2e, 0x74, 0x73]));
    repository.commit({ at: '2026-05-01T00:00:00Z', write: { [path]: source(2, 0) } });
    repository.checkout();
    const { files } = run(repository.root, '--as-of', AS_OF);
    assert.deepEqual(
      files.map((file) => [file.path, file.pathEncoded, file.churn?.revisions]),
      [['a%FF.ts', true, 1]],
    );
  });
});

describe('the command line', () => {
  let cache: string;
  before(() => {
    cache = temporaryFolder();
  });
  after(() => {
    removeFolder(cache);
  });

  const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a folder that does not exist', ['summary', '/no/such/folder'], /no folder \/no\/such\/folder/u],
    ['an unknown option', ['summary', '--colour'], /unknown option '--colour'/u],
    ['an unknown command', ['sumary'], /sumary/u],
    ['an unknown format', ['summary', '--format', 'pdf'], /text, json/u],
    ['a date that does not exist', ['summary', '--as-of', '2026-02-30'], /ISO 8601/u],
    ['a window of no months', ['summary', '--window', '0'], /number of months/u],
    ['too many folders', ['summary', '.', '.'], /too many arguments/u],
  ];
  for (const [what, args, message] of bad) {
    it(`refuses ${what} with one clear line and exit code 1`, () => {
      const { code, stdout, stderr } = runPlumbline(args, cache);
      assert.equal(code, 1);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    });
  }

  it('shows control characters of a message instead of sending them to the terminal', () => {
    const { code, stderr } = runPlumbline(['summary', '/no/such/\u001b]0;x\u0007\u009b'], cache);
    assert.equal(code, 1);
    assert.match(stderr, /no folder \/no\/such\/\\u\{1b\}\]0;x\\u\{7\}\\u\{9b\}\./u);
  });

  it('ends without a complaint where its reader stops early', async () => {
    const child = startPlumbline(['--help'], cache);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('says why git could not read the repository, and checks the rest', () => {
    const broken = sampleRepository();
    writeFileSync(join(broken.root, '.git', 'config'), '[core\n');
    const { code, stdout, stderr } = runPlumbline(['summary', broken.root], cache);
    broken.dispose();
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout.replace(/\s+/gu, ' '), /Git could not read the repository: fatal: bad config line 1 in file/u);
    assert.match(stdout, /src\/big\.ts/u);
  });

  it('keeps the log of a run in the file that PLUMBLINE_LOG names', () => {
    const repository = sampleRepository();
    const folder = temporaryFolder();
    const log = join(folder, 'run.log');
    repository.writeFile('coverage/coverage-final.json', '{');
    const { code } = runPlumbline(['summary', repository.root], cache, repository.root, undefined, {
      PLUMBLINE_LOG: log,
    });
    assert.equal(code, 0);
    assert.match(readFileSync(log, 'utf8'), /^\S+ warn The coverage report coverage\/coverage-final\.json/u);
    removeFolder(folder);
    repository.dispose();
  });

  it('says in the log of an internal error which line of which source it was', () => {
    const folder = temporaryFolder();
    const broken = join(folder, 'broken.cjs');
    writeFileSync(broken, "process.stdout.write = () => { throw new Error('The output is broken'); };\n");
    const { code, stderr } = runPlumbline(['summary', folder], cache, folder, undefined, {
      NODE_OPTIONS: `--require ${broken}`,
    });
    assert.equal(code, 2);
    const [, log = ''] = /^plumbline: internal error: .* The log is (.*)\n$/u.exec(stderr) ?? [];
    const text = readFileSync(log, 'utf8');
    removeFolder(dirname(log));
    removeFolder(folder);
    assert.match(
      text,
      /The output is broken\n\s+at .*\n\s+at (?:async )?\w+ \(src\/cli\/summaryCommand\.ts:\d+:\d+\)/u,
    );
  });

  it('goes on without the bundled standards where they are missing, and says so in the log', () => {
    const folder = temporaryFolder();
    const built = join(folder, 'cli.cjs');
    copyFileSync(join(import.meta.dirname, '../../dist/cli.cjs'), built);
    const log = join(folder, 'run.log');
    const { code } = runPlumbline(['summary', folder], cache, folder, built, { PLUMBLINE_LOG: log });
    assert.equal(code, 0);
    assert.match(readFileSync(log, 'utf8'), / error The standards from the source "bundled" could not be read: /u);
    removeFolder(folder);
  });

  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(runPlumbline(['--version'], cache), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints its help, with exit codes and what git may do', () => {
    const { code, stdout } = runPlumbline(['--help'], cache);
    assert.equal(code, 0);
    assert.match(stdout, /summary/u);
    assert.match(stdout, /Exit codes/u);
    assert.match(stdout, /repositories that you trust/u);
    assert.match(stdout, /neither do mistakes in plumbline\.json/u);
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 80),
      stdout,
    );
  });
});
