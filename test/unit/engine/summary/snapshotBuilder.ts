import type { Churn, FileFacts, TestFacts } from '../../../../src/engine/model/fact.ts';
import type { Finding } from '../../../../src/engine/model/finding.ts';
import type { HistoryState } from '../../../../src/engine/model/historyState.ts';
import type { Snapshot, SuppressedFinding } from '../../../../src/engine/model/snapshot.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';
import { bundledStandards } from '../../../fixtures/bundledStandards.ts';
import { ruleDescriptions } from '../../../../src/engine/rules/registry.ts';

export const noTest: TestFacts = {
  status: 'none',
  links: [],
  reason: { id: 'none-found' },
  listed: true,
  worthDiagnostic: false,
};

export const churn: Churn = {
  score: 10,
  weightedRevisions: 10,
  revisions: 60,
  revisionsLast4Months: 12,
  revisionsLast12Months: 41,
  authors: 5,
  lastChanged: '2026-11-03T10:00:00.000Z',
  bulkCommits: 0,
  ignoredRevisions: 0,
  renamedFrom: [],
};

export const completeHistory: HistoryState = {
  state: 'complete',
  ranks: true,
  from: '2024-11-21T00:00:00.000Z',
  commits: 1204,
};

/** As a plain file; what a test does not say is that of a quiet production file with a test. */
export function fileFacts(path: string, facts: Partial<FileFacts> & { readonly codeLines?: number } = {}): FileFacts {
  return plainFile(path, {
    churn,
    tests: {
      status: 'direct',
      links: [{ kind: 'test', path: `test/${path}`, evidence: 'imports it' }],
      reason: { id: 'linked', about: 'imports it' },
      listed: false,
      worthDiagnostic: false,
    },
    ...facts,
  });
}

/** A finding; its message and evidence say what the test wants. */
export function finding(ruleId: Finding['ruleId'], path: string, rest: Partial<Finding> = {}): Finding {
  return {
    ruleId,
    key: `${ruleId}:${path}`,
    path,
    range: null,
    severity: 'information',
    message: `${ruleId} in ${path}`,
    standardIds: [],
    evidence: [],
    related: [],
    listOnly: false,
    ...rest,
  };
}

/** A finding that the team accepted in its definition. */
export function accepted(finding: Finding, reason: string): SuppressedFinding {
  return { finding, reason, until: null, place: { path: 'plumbline.json', line: 1 } };
}

/** A snapshot of these files and findings, with totals that follow from them. */
export function snapshotOf(
  files: readonly FileFacts[],
  findings: readonly Finding[] = [],
  rest: { readonly history?: HistoryState } & Partial<Snapshot> = {},
): Snapshot {
  const { history = completeHistory, suppressed = [], ...over } = rest;
  const counts: Record<string, number> = Object.fromEntries(ruleDescriptions.map(({ id }) => [id, 0]));
  for (const { ruleId } of findings) {
    counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  }
  return {
    repository: { root: '/home/ada/shop', head: 'abcdef0123456789abcdef0123456789abcdef01', history },
    asOf: '2026-11-21T00:00:00.000Z',
    files,
    findings,
    suppressed,
    rules: ruleDescriptions,
    standards: bundledStandards(),
    remarks: {},
    hotSpotRanking: {
      options: { topShare: 0.03, minScore: 4, maxFindings: 20 },
      ranked: files.filter((file) => file.role === 'production').length,
      closest: [],
    },
    truncated: false,
    problems: [],
    totals: {
      files: files.length,
      productionFiles: files.filter((file) => file.role === 'production').length,
      testFiles: files.filter((file) => file.role === 'test').length,
      codeLines: files.reduce((sum, file) => sum + file.size.codeLines, 0),
      findings: counts,
      suppressed: suppressed.length,
    },
    timings: {
      totalMs: 10,
      listMs: 1,
      historyMs: 5,
      filesMs: 2,
      testsMs: 1,
      rulesMs: 1,
      gitProcesses: 2,
      commitsRead: 1204,
      filesRead: files.length,
    },
    ...over,
  };
}
