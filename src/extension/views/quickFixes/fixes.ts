import { testsOf } from '../../../engine/model/counterparts.ts';
import type { TestFacts } from '../../../engine/model/fact.ts';
import type { Finding, RuleId } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import type { RepoPath } from '../../../engine/model/repoPath.ts';
import { commandIds } from '../../contributions.ts';
import type { CommandId } from '../../contributions.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';

/** One thing that can be done about findings of a line. */
export interface Fix {
  readonly title: string;
  readonly command: CommandId;
  /** A standard's id, or the place of the finding. */
  readonly argument: string | { readonly root: string; readonly path: RepoPath; readonly ruleId: RuleId };
  /** The findings that it is about. */
  readonly ruleIds: readonly RuleId[];
}

/** The file and those of its findings that the line shows. */
export interface FixSubject {
  readonly root: string;
  readonly path: RepoPath;
  /** undefined for a file that has findings but was not listed. */
  readonly tests: TestFacts | undefined;
  /** In the order that they are shown. */
  readonly findings: readonly Finding[];
  readonly ruleOf: RuleLookup;
  /** undefined for an unknown id. */
  readonly standardTitle: (id: string) => string | undefined;
}

/** Each title says what it is about, as a line may have several findings; what is about the file is offered once. */
export function fixesFor(subject: FixSubject): readonly Fix[] {
  const { root, path, findings } = subject;
  const place = (ruleId: RuleId): Fix['argument'] => ({ root, path, ruleId });
  const suppressions = [...new Set(findings.map(({ ruleId }) => ruleId))]
    .map((ruleId) => subject.ruleOf(ruleId))
    .filter(({ suppressible }) => suppressible)
    .map(({ id: ruleId, title }) => ({
      title: `Suppress "${title}" with reason...`,
      command: commandIds.suppress,
      argument: place(ruleId),
      ruleIds: [ruleId],
    }));
  return [...testFixes(subject, place), ...standardFixes(subject), ...suppressions];
}

function testFixes({ tests, findings }: FixSubject, place: (ruleId: RuleId) => Fix['argument']): readonly Fix[] {
  const about = findings.find(({ expectedPath }) => expectedPath !== undefined) ?? findings[0];
  if (tests === undefined || about === undefined) {
    return [];
  }
  const common = { argument: place(about.ruleId), ruleIds: [about.ruleId] };
  return [
    ...(tests.expectedPath === undefined
      ? []
      : [{ title: 'Create missing test', command: commandIds.createMissingTest, ...common }]),
    ...(testsOf(tests).length === 0 ? [] : [{ title: 'Go to test', command: commandIds.goToTest, ...common }]),
  ];
}

/** The most specific standard of each finding. */
function standardFixes({ findings, standardTitle }: FixSubject): readonly Fix[] {
  const rulesOf = new Map<string, RuleId[]>();
  for (const { ruleId, standardIds } of findings) {
    const [id] = standardIds;
    if (id !== undefined) {
      rulesOf.set(id, [...(rulesOf.get(id) ?? []), ruleId]);
    }
  }
  return [...rulesOf].map(([id, ruleIds]) => ({
    title: `Open standard: ${printableText(standardTitle(id) ?? id)}`,
    command: commandIds.openStandard,
    argument: id,
    ruleIds,
  }));
}
