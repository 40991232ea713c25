import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Churn, FileFacts } from '../../../../src/engine/model/fact.ts';
import { decodePath } from '../../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../../src/engine/model/snapshot.ts';
import { toPublicReport } from '../../../../src/engine/summary/publicReport.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../schemas/summary.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

const odd = decodePath(Uint8Array.from([0x61, 0xff]));
const churn: Churn = {
  score: 4.5,
  weightedRevisions: 4.5,
  revisions: 9,
  revisionsLast4Months: 3,
  revisionsLast12Months: 6,
  authors: 2,
  lastChanged: '2027-01-01T00:00:00.000Z',
  bulkCommits: 1,
  ignoredRevisions: 1,
  renamedFrom: ['old.ts', odd],
};

function file(path: string, facts: Partial<FileFacts> = {}): FileFacts {
  return plainFile(path, {
    churn,
    size: { lines: 10, nonBlankLines: 9, codeLines: 8, bytes: 100 },
    tests: {
      status: 'direct',
      links: [{ kind: 'test', path: 'a.test.ts', evidence: 'imports it' }],
      reason: { id: 'linked', about: 'imports it' },
      listed: false,
      worthDiagnostic: false,
    },
    ...facts,
  });
}

function snapshot(state: Snapshot['repository']['history']['state'], ranks: boolean): Snapshot {
  return {
    repository: { root: '/repo', head: null, history: { state, ranks, from: null, commits: 0, reason: 'Because.' } },
    asOf: '2027-01-15T00:00:00.000Z',
    files: [file('a.ts'), file(odd), file('quiet.ts')],
    findings: [
      {
        ruleId: 'large-file',
        key: 'k1',
        path: 'a.ts',
        range: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 9 },
        severity: 'warning',
        message: 'm',
        standardIds: ['s'],
        evidence: [
          { name: 'limit', label: 'Limit', value: 600 },
          { name: 'tests', label: 'Tests', value: ['x'] },
          { name: 'none', label: 'None', value: null },
        ],
        related: [{ path: odd, range: null, message: 'the same' }],
        listOnly: false,
      },
      {
        ruleId: 'hot-spot',
        key: 'k2',
        path: odd,
        range: null,
        severity: 'information',
        message: 'm',
        standardIds: [],
        evidence: [],
        related: [],
        listOnly: true,
      },
    ],
    suppressed: [],
    rules: [],
    standards: [],
    remarks: {},
    hotSpotRanking: { options: { topShare: 0.03, minScore: 4, maxFindings: 20 }, ranked: 3, closest: [] },
    truncated: false,
    problems: [],
    totals: { files: 3, productionFiles: 3, testFiles: 0, codeLines: 24, findings: { 'large-file': 1 }, suppressed: 0 },
    timings: {
      totalMs: 1.5,
      listMs: 0,
      historyMs: 0,
      filesMs: 0,
      testsMs: 0,
      rulesMs: 0,
      gitProcesses: 2,
      commitsRead: 0,
      filesRead: 3,
    },
  };
}

describe('the public report', () => {
  it('keeps its contract in every history state', () => {
    for (const state of ['none', 'shallow', 'partial', 'timed-out', 'capped', 'complete'] as const) {
      const report = toPublicReport(snapshot(state, true), { allFiles: true });
      assert.equal(validate(JSON.parse(JSON.stringify(report))), true, JSON.stringify(validate.errors));
      assert.equal(report.files[0]?.churn === null, state === 'none' || state === 'shallow');
    }
  });

  it('has the fields of the contract and no others', () => {
    const report = toPublicReport(snapshot('complete', true), { allFiles: false });
    assert.deepEqual(Object.keys(report), [
      'schemaVersion',
      'repository',
      'files',
      'findings',
      'remarks',
      'totals',
      'timings',
    ]);
    assert.deepEqual(Object.keys(report.repository), ['root', 'head', 'history']);
    assert.deepEqual(Object.keys(report.files[0] ?? {}), [
      'path',
      'language',
      'role',
      'roleReason',
      'tracked',
      'churn',
      'size',
      'tests',
    ]);
    assert.deepEqual(Object.keys(report.files[0]?.tests ?? {}), ['status', 'reason', 'links']);
    assert.deepEqual(Object.keys(report.findings[0] ?? {}), [
      'ruleId',
      'key',
      'path',
      'range',
      'severity',
      'message',
      'standardIds',
      'shown',
      'related',
      'evidence',
    ]);
    assert.deepEqual(report.findings[0]?.evidence, { limit: 600, tests: ['x'], none: null });
    assert.deepEqual(
      report.findings.map(({ shown }) => shown),
      [true, false],
    );
    assert.deepEqual(report.files[0]?.churn, {
      score: 4.5,
      weightedRevisions: 4.5,
      revisions: 9,
      revisionsLast4Months: 3,
      revisionsLast12Months: 6,
      authors: 2,
      lastChanged: '2027-01-01T00:00:00.000Z',
      bulkCommits: 1,
      renamedFrom: ['old.ts', 'a%FF'],
      pathEncoded: true,
    });
  });

  it('holds the files with findings unless all are asked for', () => {
    const paths = (allFiles: boolean) =>
      toPublicReport(snapshot('complete', true), { allFiles }).files.map(({ path }) => path);
    assert.deepEqual(paths(false), ['a.ts', 'a%FF']);
    assert.deepEqual(paths(true), ['a.ts', 'a%FF', 'quiet.ts']);
  });

  it('flags a path that is not UTF-8, and only that', () => {
    const { files, findings } = toPublicReport(snapshot('complete', true), { allFiles: true });
    assert.deepEqual(
      files.map(({ pathEncoded }) => pathEncoded),
      [undefined, true, undefined],
    );
    assert.deepEqual(
      findings.map(({ pathEncoded }) => pathEncoded),
      [undefined, true],
    );
  });

  it('is refused by its schema where a field is missing or unknown', () => {
    const report = JSON.parse(JSON.stringify(toPublicReport(snapshot('complete', true), { allFiles: true }))) as Record<
      string,
      unknown
    >;
    assert.equal(validate({ ...report, more: 1 }), false);
    delete report['totals'];
    assert.equal(validate(report), false);
  });
});
