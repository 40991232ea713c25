import type { DefinitionInForce, PlacedSuppression } from '../model/definitionInForce.ts';
import type { Finding, RuleId } from '../model/finding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { expiredSuppression, expiredSuppressionFinding } from '../rules/expiredSuppression.ts';

/** A finding that the team accepted, with its reason. */
interface AcceptedFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** Where the suppression stands: a quality definition, or the file itself. */
  readonly suppressedIn: RepoPath;
}

/** The rules that a file's own comments suppress, with their reasons. */
export type CommentsOf = (path: RepoPath) => readonly { readonly ruleId: RuleId; readonly reason: string }[];

/** Findings after suppression. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly AcceptedFinding[];
}

/**
 * Takes out the findings that the team accepted, and adds one for each suppression that has ended.
 * @param commentsOf asked once for each file with findings
 * @param now milliseconds since 1970; a suppression holds until the end of its last day in UTC
 */
export function suppress(
  found: readonly Finding[],
  definition: DefinitionInForce,
  commentsOf: CommentsOf,
  now: number,
): Suppressed {
  const today = new Date(now).toISOString().slice(0, 10);
  const hasEnded = ({ until }: PlacedSuppression): boolean => until !== undefined && until < today;
  const inForce = definition.suppressions.filter((suppression) => !hasEnded(suppression));
  const comments = new Map([...new Set(found.map(({ path }) => path))].map((path) => [path, commentsOf(path)]));

  const findings: Finding[] = [];
  const suppressed: AcceptedFinding[] = [];
  for (const finding of found) {
    const entry = inForce.find((suppression) => hides(suppression, finding));
    const comment = comments.get(finding.path)?.find(({ ruleId }) => ruleId === finding.ruleId);
    if (entry !== undefined) {
      suppressed.push({ finding, reason: entry.reason, suppressedIn: entry.definedIn });
    } else if (comment !== undefined) {
      suppressed.push({ finding, reason: comment.reason, suppressedIn: finding.path });
    } else {
      findings.push(finding);
    }
  }
  const ended = definition.suppressions
    .filter(hasEnded)
    .flatMap((suppression) => endedFinding(suppression, findings, definition));
  return { findings: [...findings, ...ended], suppressed };
}

function hides(suppression: PlacedSuppression, { ruleId, path }: Finding): boolean {
  return suppression.rule === ruleId && suppression.matches(path);
}

function endedFinding(
  suppression: PlacedSuppression,
  shown: readonly Finding[],
  definition: DefinitionInForce,
): Finding[] {
  const { applies, severity } = definition.ruleFor(expiredSuppression.id, suppression.definedIn);
  const shownAgain = shown.filter((finding) => hides(suppression, finding)).length;
  const finding = expiredSuppressionFinding(suppression, suppression.until ?? '', shownAgain);
  return applies
    ? [{ ...finding, ruleId: expiredSuppression.id, severity: severity ?? expiredSuppression.defaultSeverity }]
    : [];
}
