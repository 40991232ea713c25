import * as z from 'zod/mini';
import { about } from '../model/about.ts';
import type { Churn, FileFacts } from '../model/fact.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import { displayPath } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { roleSentence } from '../model/roleReason.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { testSentence } from '../model/testReason.ts';

const count = z.int().check(z.minimum(0));
const path = about(z.string(), 'Path from the repository’s root, with "/" between folders.');
const pathEncoded = about(
  z.optional(z.literal(true)),
  'Present where a path beside it is not UTF-8: its odd bytes and "%" are then percent-encoded.',
);
const milliseconds = z.number().check(z.minimum(0));

const history = z.strictObject({
  state: about(
    z.enum(['none', 'shallow', 'partial', 'timed-out', 'capped', 'complete']),
    'How far the history can be trusted.',
  ),
  from: about(z.nullable(z.string()), 'Start of the window, ISO 8601.'),
  commits: about(count, 'Commits read inside the window, without merges.'),
  reason: about(z.optional(z.string()), 'Why the history is not complete, and the way out.'),
});

const churn = z.strictObject({
  score: about(z.number().check(z.minimum(0)), 'min(1, nonBlankLines / 300) x weightedRevisions.'),
  weightedRevisions: about(
    z.number().check(z.minimum(0)),
    'Sum of 2^(-age in days / 120) x min(1, 20 / files in the commit).',
  ),
  revisions: count,
  revisionsLast4Months: count,
  revisionsLast12Months: count,
  authors: about(count, 'Number of people, never their names.'),
  lastChanged: about(z.nullable(z.string()), 'Committer date of the latest revision, ISO 8601.'),
  bulkCommits: about(count, 'Revisions by commits of more than 20 files.'),
  renamedFrom: z.array(path),
  pathEncoded,
});

const reason = about(
  z.strictObject({
    id: about(z.string(), 'Short name of the reason; stays the same between versions, and there may be new ones.'),
    text: about(z.string(), 'One plain sentence.'),
  }),
  'Why that is known.',
);

const file = z.strictObject({
  path,
  pathEncoded,
  language: z.string(),
  role: about(
    z.enum(['production', 'test', 'fixture', 'generated', 'vendored', 'docs', 'lock', 'data', 'config', 'example']),
    'What the file is for; only production files are ranked and asked for tests.',
  ),
  roleReason: reason,
  tracked: about(z.boolean(), 'Whether git tracks the file: one that it does not track has no history.'),
  churn: about(z.nullable(churn), 'null where the history does not rank.'),
  size: z.strictObject({
    lines: about(count, 'Physical lines.'),
    nonBlankLines: count,
    codeLines: about(count, 'Lines that are neither blank nor comment.'),
    bytes: count,
  }),
  tests: z.strictObject({
    status: z.enum(['direct', 'indirect', 'none', 'unknown']),
    reason,
    links: z.array(
      z.strictObject({
        kind: about(
          z.enum(['test', 'inline', 'report', 'data']),
          'A test; the file itself, which holds its own tests; a coverage report; something else among the tests.',
        ),
        path,
        pathEncoded,
        evidence: z.string(),
      }),
    ),
  }),
});

const position = z.int().check(z.minimum(1));
const range = about(
  z.nullable(
    z.strictObject({
      startLine: about(position, '1-based.'),
      startColumn: about(position, '1-based, in UTF-16 units.'),
      endLine: about(position, '1-based.'),
      endColumn: about(position, '1-based, in UTF-16 units: the first character behind the range.'),
    }),
  ),
  'null for the whole file.',
);

const finding = z.strictObject({
  ruleId: z.string(),
  key: about(
    z.string(),
    'Identity of the finding in its repository: it survives line shifts, and renames and moves of its file. Opaque.',
  ),
  path,
  pathEncoded,
  range,
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  message: z.string(),
  standardIds: z.array(z.string()),
  shown: about(z.boolean(), 'False where it is in lists and summaries only, and not shown in the editor.'),
  related: about(
    z.array(z.strictObject({ path, pathEncoded, range, message: z.string() })),
    'Other places that help to understand it.',
  ),
  evidence: about(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    'The measured values behind the message, by name.',
  ),
});

/** The JSON of `plumbline summary --format json`: a public contract, described by `schemas/summary.schema.json`. */
export const publicReportSchema = z.strictObject({
  schemaVersion: z.literal(2),
  repository: z.strictObject({
    root: about(z.string(), 'Absolute path.'),
    head: about(z.nullable(z.string()), 'Full object id; null without a commit.'),
    history,
  }),
  files: about(z.array(file), 'Files with findings; all files with --all-files.'),
  findings: z.array(finding),
  remarks: about(
    z.record(z.string(), z.array(z.string())),
    'What rules say beside their findings, by rule: plain sentences about the whole repository.',
  ),
  totals: z.strictObject({
    files: count,
    productionFiles: count,
    testFiles: count,
    codeLines: count,
    findings: about(z.record(z.string(), count), 'Number of findings by rule, 0 too.'),
    suppressed: count,
  }),
  timings: z.strictObject({
    totalMs: milliseconds,
    listMs: milliseconds,
    historyMs: milliseconds,
    filesMs: milliseconds,
    testsMs: milliseconds,
    rulesMs: milliseconds,
    gitProcesses: count,
    commitsRead: count,
    filesRead: count,
  }),
});

/** What `plumbline summary --format json` prints. */
export type PublicReport = z.infer<typeof publicReportSchema>;

type PublicFile = PublicReport['files'][number];
type PublicFinding = PublicReport['findings'][number];

/**
 * The public form of a snapshot.
 * @param options.allFiles whether files without findings are in it too
 */
export function toPublicReport(snapshot: Snapshot, options: { readonly allFiles: boolean }): PublicReport {
  const { state, from, commits, reason } = snapshot.repository.history;
  const withFindings = new Set(snapshot.findings.map((found) => found.path));
  const files = options.allFiles ? snapshot.files : snapshot.files.filter((facts) => withFindings.has(facts.path));
  const hasChurn = state !== 'none' && state !== 'shallow';
  return {
    schemaVersion: 2,
    repository: {
      root: snapshot.repository.root,
      head: snapshot.repository.head,
      history: { state, from, commits, ...(reason === undefined ? {} : { reason }) },
    },
    files: files.map((facts) => publicFile(facts, hasChurn)),
    findings: snapshot.findings.map(publicFinding),
    remarks: Object.fromEntries(Object.entries(snapshot.remarks).map(([id, said]) => [id, [...said]])),
    totals: { ...snapshot.totals, findings: { ...snapshot.totals.findings } },
    timings: { ...snapshot.timings },
  };
}

function publicFile(facts: FileFacts, hasChurn: boolean): PublicFile {
  const { lines, nonBlankLines, codeLines, bytes } = facts.size;
  return {
    ...publicPath(facts.path),
    language: facts.language,
    role: facts.role,
    roleReason: { id: facts.roleReason.id, text: roleSentence(facts.roleReason) },
    tracked: facts.tracked,
    churn: hasChurn && facts.churn !== null ? publicChurn(facts.churn) : null,
    size: { lines, nonBlankLines, codeLines, bytes },
    tests: {
      status: facts.tests.status,
      reason: { id: facts.tests.reason.id, text: testSentence(facts.tests.reason) },
      links: facts.tests.links.map(({ kind, path: to, evidence }) => ({ kind, ...publicPath(to), evidence })),
    },
  };
}

function publicChurn(facts: Churn): NonNullable<PublicFile['churn']> {
  const earlier = facts.renamedFrom.map(displayPath);
  return {
    score: facts.score,
    weightedRevisions: facts.weightedRevisions,
    revisions: facts.revisions,
    revisionsLast4Months: facts.revisionsLast4Months,
    revisionsLast12Months: facts.revisionsLast12Months,
    authors: facts.authors,
    lastChanged: facts.lastChanged,
    bulkCommits: facts.bulkCommits,
    renamedFrom: earlier.map((shown) => shown.path),
    ...(earlier.some((shown) => shown.encoded) ? { pathEncoded: true } : {}),
  };
}

function publicFinding(found: Finding): PublicFinding {
  const evidence = found.evidence.map(({ name, value }) => [name, copyOf(value)] as const);
  return {
    ruleId: found.ruleId,
    key: found.key,
    ...publicPath(found.path),
    range: found.range,
    severity: found.severity,
    message: found.message,
    standardIds: [...found.standardIds],
    shown: !found.listOnly,
    related: found.related.map(({ path: to, range: at, message }) => ({ ...publicPath(to), range: at, message })),
    evidence: Object.fromEntries(evidence),
  };
}

/** The schema's lists are mutable, those of a finding are not. */
function copyOf(value: Evidence['value']): PublicFinding['evidence'][string] {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

function publicPath(of: RepoPath): { path: string; pathEncoded?: true } {
  const shown = displayPath(of);
  return shown.encoded ? { path: shown.path, pathEncoded: true } : { path: shown.path };
}
