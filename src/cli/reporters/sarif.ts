import type { Location, Log, Message, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import type { Report } from '../../engine/index.ts';
import type { DefinitionProblem } from '../../engine/model/definitionProblem.ts';
import type { Finding, Severity } from '../../engine/model/finding.ts';
import { definitionFileName } from '../../engine/model/qualityDefinition.ts';
import { baseNameOf, encodePath } from '../../engine/model/repoPath.ts';
import type { RepoPath } from '../../engine/model/repoPath.ts';
import type { RuleDescription } from '../../engine/model/ruleDescription.ts';
import type { SuppressedFinding } from '../../engine/model/snapshot.ts';
import type { Standard } from '../../engine/model/standard.ts';
import type { TextRange } from '../../engine/model/textRange.ts';
import { renderJson } from './json.ts';

/** GitHub refuses a file with more results. */
const MOST_RESULTS = 25_000;
/**
 * Where a finding about a whole file is shown: code scanning wants lines and columns of each result. The region is empty (§3.30.2), because
 * the first line is no more the reason than any other.
 */
const START_OF_FILE: TextRange = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
const SOURCE_ROOT = '%SRCROOT%';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

/** What must stay where not all results fit comes first. */
const BY_LEVEL: readonly (Result.level | undefined)[] = ['error', 'warning', 'note', 'none'];

/** As code scanning names them for what is no question of security. */
const PROBLEM_SEVERITIES = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
} as const satisfies Record<Severity, string>;

/**
 * A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. Accepted findings are
 * results with a suppression and its reason.
 * @param version of the program: with another one code scanning expects other results
 */
export function renderSarif({ snapshot, summary }: Report, version: string): string {
  const { rules, standards, findings, suppressed, problems } = snapshot;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [
    ...byLevel(findings.map((finding) => resultOf(finding, indexes))),
    ...byLevel(suppressed.map((accepted) => suppressedResultOf(accepted, indexes))),
  ];
  const kept = results.slice(0, MOST_RESULTS);
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plumbline',
            version,
            semanticVersion: version,
            rules: rules.map((rule) => describe(rule, standards)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            ...(problems.length === 0 ? {} : { toolConfigurationNotifications: problems.map(problemNote) }),
            toolExecutionNotifications: [
              note(summary.history.sentence, 'note'),
              ...summary.rules.flatMap(({ remarks }) => remarks.map((remark) => note(remark, 'note'))),
              ...(kept.length < results.length ? [note(cutSentence(kept.length, results.length), 'warning')] : []),
            ],
          },
        ],
        results: kept,
      },
    ],
  };
  return renderJson(log);
}

function describe(rule: RuleDescription, standards: readonly Standard[]): ReportingDescriptor {
  const standard = standards.find(({ id }) => id === rule.standard);
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    // Code scanning wants a help for each rule, and filters by tags.
    help:
      standard === undefined
        ? { text: rule.description }
        : { text: `${standard.title}\n\n${standard.body}`, markdown: `# ${standard.title}\n\n${standard.body}` },
    properties: {
      'problem.severity': PROBLEM_SEVERITIES[rule.severity],
      ...(standard === undefined ? {} : { tags: [standard.pillar] }),
    },
  };
}

function resultOf(finding: Finding, indexes: ReadonlyMap<string, number>): Result {
  const index = indexes.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(index === undefined ? {} : { ruleIndex: index }),
    // §3.27.9 and 10: what is no failure has no level.
    ...(finding.listOnly ? { kind: 'informational', level: 'none' } : { level: LEVELS[finding.severity] }),
    message: messageOf(finding.message),
    locations: [placeOf(finding.path, finding.range ?? START_OF_FILE)],
    ...(finding.related.length === 0 ? {} : { relatedLocations: finding.related.map(relatedLocation) }),
    // GitHub goes by this name alone; the key outlives line shifts, renames and moves.
    partialFingerprints: { primaryLocationLineHash: finding.key },
  };
}

function suppressedResultOf(accepted: SuppressedFinding, indexes: ReadonlyMap<string, number>): Result {
  const { finding, reason, place } = accepted;
  return {
    ...resultOf(finding, indexes),
    suppressions: [
      {
        kind: baseNameOf(place.path) === definitionFileName ? 'external' : 'inSource',
        status: 'accepted',
        justification: reason,
        location: placeOf(place.path, { startLine: place.line }),
      },
    ],
  };
}

function relatedLocation({ path, range, message }: Finding['related'][number], id: number): Location {
  return { id, ...placeOf(path, range ?? undefined), message: messageOf(message) };
}

function placeOf(path: RepoPath, region: Region | undefined): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: SOURCE_ROOT },
      ...(region === undefined ? {} : { region: { ...region } }),
    },
  };
}

/** A relative URI reference (RFC 3986): every byte of the name but unreserved characters and "/" is percent-encoded. */
function uriOf(path: RepoPath): string {
  return [...encodePath(path)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w.~/-]/u.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function note(text: string, level: Notification.level): Notification {
  return { level, message: messageOf(text) };
}

function problemNote({ path, line, column, message }: DefinitionProblem): Notification {
  return { ...note(message, 'error'), locations: [placeOf(path, { startLine: line, startColumn: column })] };
}

/** Text as it stands: without escapes, "[a](b)" would be a link (§3.11.6) and "{0}" the place of an argument (§3.11.5). */
function messageOf(text: string): Message {
  return { text: text.replace(/[\\[\]]/gu, String.raw`\$&`).replace(/[{}]/gu, '$&$&') };
}

/** The sort is stable, so the order of the findings stays within a level. */
function byLevel(results: readonly Result[]): readonly Result[] {
  return results.toSorted((a, b) => BY_LEVEL.indexOf(a.level) - BY_LEVEL.indexOf(b.level));
}

function cutSentence(kept: number, all: number): string {
  return `Only the first ${kept} of ${all} results are in this file: code scanning takes no more.`;
}
