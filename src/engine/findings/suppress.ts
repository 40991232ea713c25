import { hasEnded, hides } from '../model/definitionInForce.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { Finding, RuleId } from '../model/finding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SuppressedFinding } from '../model/snapshot.ts';
import type { Rule } from '../rules/defineRule.ts';

/** What a file's own comment suppresses. */
interface CommentSuppression {
  readonly ruleId: RuleId;
  readonly reason: string;
  /** 1-based line of the comment. */
  readonly line: number;
}

/** The suppressions in a file's own comments. */
export type CommentsOf = (path: RepoPath) => readonly CommentSuppression[];

/** Findings of one rule, after suppression. */
interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Takes out the findings that the team accepted.
 * @param commentsOf asked once for each file with findings
 * @param now milliseconds since 1970
 */
export function createSuppressor(
  definition: DefinitionInForce,
  commentsOf: CommentsOf,
  now: number,
): (rule: Rule, found: readonly Finding[]) => Suppressed {
  const inForce = definition.suppressions.filter((suppression) => !hasEnded(suppression, now));
  const comments = new Map<RepoPath, readonly CommentSuppression[]>();
  const commentOn = ({ path, ruleId }: Finding): CommentSuppression | undefined => {
    const known = comments.get(path) ?? commentsOf(path);
    comments.set(path, known);
    return known.find((comment) => comment.ruleId === ruleId);
  };
  const acceptanceOf = (finding: Finding): Omit<SuppressedFinding, 'finding'> | undefined => {
    const entry = inForce.find((suppression) => hides(suppression, finding));
    if (entry !== undefined) {
      const { reason, until = null, definedIn, range } = entry;
      return { reason, until, place: { path: definedIn, line: range.startLine } };
    }
    const comment = commentOn(finding);
    return comment && { reason: comment.reason, until: null, place: { path: finding.path, line: comment.line } };
  };
  return ({ suppressible }, found) => {
    if (!suppressible) {
      return { findings: found, suppressed: [] };
    }
    const judged = found.map((finding) => ({ finding, acceptance: acceptanceOf(finding) }));
    return {
      findings: judged.flatMap(({ finding, acceptance }) => (acceptance === undefined ? [finding] : [])),
      suppressed: judged.flatMap(({ finding, acceptance }) =>
        acceptance === undefined ? [] : [{ finding, ...acceptance }],
      ),
    };
  };
}
