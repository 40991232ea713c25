import assert from 'node:assert/strict';
import { readCoverage } from '../../../../../src/engine/analysis/readCoverage.ts';
import type { FileSystem } from '../../../../../src/engine/ports/fileSystem.ts';
import { matchReports } from '../../../../../src/engine/sources/tests/coverage/matchReports.ts';
import type { CoverageReports } from '../../../../../src/engine/sources/tests/coverage/readCoverageReports.ts';
import {
  findUsualReports,
  readCoverageReports,
} from '../../../../../src/engine/sources/tests/coverage/readCoverageReports.ts';
import { createRecordingLogger } from '../../../../fixtures/recordingLogger.ts';

/** A file system in memory; a file's time is its place in the tree. */
function fileSystemOf(tree: Readonly<Record<string, string>>): FileSystem & { readonly looks: () => number } {
  let looks = 0;
  const paths = Object.keys(tree);
  return {
    looks: () => looks,
    stat: (path) => {
      looks++;
      const at = paths.indexOf(path);
      return at < 0
        ? undefined
        : { kind: 'file', size: tree[path]?.length ?? 0, mtimeMs: at + 1, ctimeMs: at + 1, inode: at };
    },
    read: (path, maxBytes = Infinity) => {
      const bytes = new TextEncoder().encode(tree[path] ?? '');
      return path in tree && bytes.length <= maxBytes ? bytes : undefined;
    },
    list: (directory) => {
      looks++;
      const prefix = directory === '' ? '' : `${directory}/`;
      const names = paths
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/', 1)[0] ?? '');
      return [...new Set(names)].map((name) => ({ name, kind: prefix + name in tree ? 'file' : 'directory' }));
    },
  };
}

function read(report: string, content: string, listed: readonly string[]): CoverageReports {
  return readCoverageReports([report], listed, fileSystemOf({ [report]: content }));
}

/** "path functions lines" of each file of the only report. */
function summary({ reports }: CoverageReports): readonly string[] {
  return [...(reports[0]?.files ?? [])].map(
    ([path, file]) => `${path} ${file.functionsCovered}/${file.functionsTotal} ${file.linesCovered}/${file.linesTotal}`,
  );
}

describe('coverage reports', () => {
  it('of lcov count functions and lines, a file named twice once', () => {
    const report = [
      'TN:', 'SF:src/a.ts', 'FN:1,f', 'FN:5,g', 'FNDA:2,f', 'FNDA:0,g', 'DA:1,2', 'DA:2,0', 'end_of_record',
      'SF:src/a.ts', 'FNDA:0,f', 'FNDA:1,g', 'DA:2,1', 'end_of_record',
      'SF:/ci/work/src/b.ts', 'FNL:0,1,2', 'FNA:0,3,h', 'DA:1,1', 'end_of_record',
    ].join('\r\n'); // prettier-ignore
    assert.deepEqual(summary(read('coverage/lcov.info', report, ['src/a.ts', 'src/b.ts'])), [
      'src/a.ts 2/2 2/2',
      'src/b.ts 1/1 1/1',
    ]);
  });

  it('of Cobertura count methods by their lines', () => {
    const report = `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
      <coverage><sources><source>/ci/work</source></sources><packages><package name="p"><classes>
        <class name="A" filename="src/a.py"><methods><method name="f" signature=""><lines><line number="1" hits="0"/></lines></method></methods>
          <lines><line number="1" hits="0"/><line number="2" hits="3"/></lines></class>
      </classes></package></packages></coverage>`;
    assert.deepEqual(summary(read('coverage.xml', report, ['src/a.py'])), ['src/a.py 0/1 1/2']);
  });

  it('of JaCoCo find the source root of a package, in groups too', () => {
    const report = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
      <report name="x"><group name="g"><package name="org/x"><class name="org/x/A"/>
        <sourcefile name="A.java"><line nr="3" mi="0" ci="2"/><counter type="LINE" missed="1" covered="2"/><counter type="METHOD" missed="3" covered="1"/></sourcefile>
      </package></group></report>`;
    const listed = ['core/src/main/java/org/x/A.java', 'other/src/main/java/org/y/A.java'];
    assert.deepEqual(summary(read('core/target/site/jacoco/jacoco.xml', report, listed)), [
      'core/src/main/java/org/x/A.java 1/4 2/3',
    ]);
  });

  it('of Clover read the metrics of each file', () => {
    const report = `<coverage generated="1"><project timestamp="1"><file name="/app/src/A.php"><metrics methods="2" coveredmethods="1" statements="9" coveredstatements="4"/></file>
      <package name="p"><file name="b.ts" path="/app/src/b.ts"><metrics methods="1" coveredmethods="0" statements="2" coveredstatements="0"/></file></package></project></coverage>`;
    assert.deepEqual(summary(read('build/logs/clover.xml', report, ['src/A.php', 'src/b.ts'])), [
      'src/A.php 1/2 4/9',
      'src/b.ts 0/1 0/2',
    ]);
  });

  it('of Go strip the name of the module', () => {
    const report = 'mode: set\nexample.com/shop/cart/cart.go:3.20,5.2 1 1\nexample.com/shop/cart/cart.go:7.2,9.2 2 0\n';
    assert.deepEqual(summary(read('backend/coverage.out', report, ['backend/cart/cart.go'])), [
      'backend/cart/cart.go 0/0 1/2',
    ]);
  });

  it('of Istanbul count functions and statements', () => {
    const report = JSON.stringify({
      '/ci/src/a.ts': {
        path: '/ci/src/a.ts',
        statementMap: {},
        fnMap: {},
        branchMap: {},
        s: { 0: 1, 1: 0 },
        f: { 0: 0, 1: 4 },
        b: {},
      },
    });
    assert.deepEqual(summary(read('coverage/coverage-final.json', report, ['src/a.ts'])), ['src/a.ts 1/2 1/2']);
  });

  it('of coverage.py leave the module itself out of the functions', () => {
    const report = JSON.stringify({
      meta: { version: '7.6.1', format: 3 },
      files: {
        'src\\shop\\cart.py': {
          executed_lines: [1, 2],
          missing_lines: [3],
          functions: {
            '': { executed_lines: [1], missing_lines: [] },
            'Cart.total': { executed_lines: [], missing_lines: [3] },
          },
        },
      },
    });
    assert.deepEqual(summary(read('coverage.json', report, ['src/shop/cart.py'])), ['src/shop/cart.py 0/1 2/3']);
  });

  it('of one package are paths of that package', () => {
    const report = 'SF:src/a.ts\nDA:1,1\nend_of_record\nSF:../shared/src/b.ts\nDA:1,1\nend_of_record\n';
    const listed = ['src/a.ts', 'packages/web/src/a.ts', 'packages/shared/src/b.ts'];
    assert.deepEqual(summary(read('packages/web/coverage/lcov.info', report, listed)), [
      'packages/web/src/a.ts 0/0 1/1',
      'packages/shared/src/b.ts 0/0 1/1',
    ]);
  });

  it('of another machine are moved as most of their paths are', () => {
    const files = ['src/a.ts', 'src/b.ts', 'lib/index.ts', 'src/index.ts', 'index.ts'];
    const report = ['src/a.ts', 'src/b.ts', 'index.ts', 'gone/index.ts']
      .map((path) => `SF:/home/ci/work/${path}\nDA:1,1\n`)
      .join('');
    assert.deepEqual(
      summary(read('lcov.info', report, files)).map((line) => line.split(' ')[0]),
      ['src/a.ts', 'src/b.ts', 'index.ts'],
    );
  });

  it('that are hostile or broken are problems in plain words, never errors', () => {
    const listed = ['a.ts', '__proto__'];
    const bomb = `<!DOCTYPE coverage [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><coverage><packages><package name="&b;"><classes><class filename="a.ts" name="&b;"><lines><line number="&b;" hits="1e999"/></lines></class></classes></package></packages></coverage>`;
    assert.deepEqual(summary(read('coverage.xml', bomb, listed)), ['a.ts 0/0 1/1']);
    const polluted =
      '{"__proto__": {"path": "__proto__", "f": {"__proto__": 1}, "s": {}}, "constructor": 5, "x": {"path": "../../a.ts", "f": {"0": 1e308}, "s": {"0": -1}}}';
    assert.deepEqual(summary(read('coverage/coverage-final.json', polluted, listed)).at(-1), 'a.ts 1/1 0/1');
    assert.equal(({} as Record<string, unknown>)['path'], undefined);
    const huge =
      '<report><package name=""><sourcefile name="a.ts"><counter type="METHOD" covered="1e400" missed="-5"/></sourcefile></package></report>';
    assert.deepEqual(summary(read('jacoco.xml', huge, listed)), ['a.ts 0/0 0/0']);
    const problems = {
      'a.xml': '<coverage><unclosed',
      'b.xml': '<html></html>',
      'c.json': '{"a": ',
      'd.json': '{"__proto__": null}',
      'e.info': 'hello',
    };
    const found = readCoverageReports([...Object.keys(problems), 'absent.info'], listed, fileSystemOf(problems));
    assert.deepEqual(found.reports, []);
    assert.deepEqual(
      found.problems.map(({ path }) => path),
      [...Object.keys(problems), 'absent.info'],
    );
  });

  it('are found at the usual places of each package, with few looks at the disk', () => {
    const tree = {
      'package.json': '',
      'coverage/lcov.info': '',
      'packages/a/package.json': '',
      'packages/a/coverage/coverage-final.json': '',
      'server/pom.xml': '',
      'server/target/site/jacoco/jacoco.xml': '',
      'src/x.ts': '',
    };
    const fileSystem = fileSystemOf(tree);
    const listed = ['package.json', 'packages/a/package.json', 'server/pom.xml', 'src/x.ts'];
    assert.deepEqual(findUsualReports(listed, fileSystem), [
      'coverage/lcov.info',
      'packages/a/coverage/coverage-final.json',
      'server/target/site/jacoco/jacoco.xml',
    ]);
    assert.ok(fileSystem.looks() < 30, `${fileSystem.looks()} looks`);
  });

  it('are those that globs name, in the folders that can hold them', () => {
    const fileSystem = fileSystemOf({
      'out/unit/lcov.info': '',
      'out/e2e/lcov.info': '',
      'out/e2e/more/lcov.info': '',
      'node_modules/a/out/lcov.info': '',
      'src/a/b/c.ts': '',
    });
    assert.deepEqual(matchReports(['out/*/lcov.info', '/../etc/*'], fileSystem).paths, [
      'out/unit/lcov.info',
      'out/e2e/lcov.info',
    ]);
    assert.equal(fileSystem.looks(), 4);
    assert.equal(matchReports(['**/lcov.info'], fileSystem).paths.length, 3);
  });

  it('are looked for in a limited number of folders, those near the root first', () => {
    const deep = Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`src/p${at}/x/lcov.info`, '']));
    const fileSystem = fileSystemOf({ ...deep, 'out/lcov.info': '' });
    assert.deepEqual(matchReports(['**/lcov.info'], fileSystem), { paths: ['out/lcov.info'], complete: false });
    assert.equal(fileSystem.looks(), 2000);
  });

  it('are taken up to a number, each looked at once to see whether it changed', () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`out/${at}.info`, 'SF:a.ts\nDA:1,1\n']));
    const fileSystem = fileSystemOf(many);
    const logger = createRecordingLogger();
    const first = readCoverage([], ['**'], fileSystem, undefined, logger);
    assert.equal(first.reports.length, 500);
    assert.match(logger.warnings.join('\n'), /more folders or files than were looked into/u);
    const before = fileSystem.looks();
    assert.equal(readCoverage([], ['**'], fileSystem, first, logger), first);
    // Beside three listings: two of the root, and one of the folder.
    assert.equal(fileSystem.looks() - before, 503);
  });

  it('come newest first', () => {
    const report = 'SF:a.ts\nDA:1,1\n';
    const tree = { 'old.info': report, 'new.info': report };
    const { reports } = readCoverageReports(['old.info', 'new.info'], ['a.ts'], fileSystemOf(tree));
    assert.deepEqual(
      reports.map(({ source, takenAt }) => [source, takenAt]),
      [
        ['new.info', 2],
        ['old.info', 1],
      ],
    );
  });
});
