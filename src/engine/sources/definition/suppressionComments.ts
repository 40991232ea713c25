import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import type { RuleId } from '../../model/finding.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Tree } from '../../ports/tree.ts';
import { isRuleId, unknownRuleMessage } from './semanticIssues.ts';
import { FIRST_BYTES, FIRST_LINES, SUPPRESSION_MARK } from './suppressionMark.ts';

/** One `plumbline-ignore <rule>: reason` in a file. */
interface CommentSuppression {
  readonly ruleId: RuleId;
  readonly reason: string;
  /** 1-based. */
  readonly line: number;
}

/** What the first lines of a file say. */
export interface SuppressionComments {
  readonly suppressions: readonly CommentSuppression[];
  readonly problems: readonly DefinitionProblem[];
}

// Only comment marks may stand before it, so that prose and string literals that name it do nothing.
const COMMENT = /^[\s/*#;%<!\-({"']*plumbline-ignore[ \t]+([A-Za-z][\w-]*)[ \t]*(.*)$/;
const END_OF_COMMENT = /(?:\*\/|-->|--%>|%>|#\}|\*\)|-\}|"""|''')\s*$/;

/** Reads suppressions from the beginning of a file; what stands after the tenth line does not count. */
export function parseSuppressionComment(firstLines: string, path: RepoPath): SuppressionComments {
  const suppressions: CommentSuppression[] = [];
  const problems: DefinitionProblem[] = [];
  let offset = 0;
  for (const [index, whole] of firstLines.split('\n', FIRST_LINES).entries()) {
    const [, rule, rest = ''] = COMMENT.exec(whole.replace(/\r$/, '').slice(0, 1000)) ?? [];
    if (rule !== undefined) {
      const reason = rest.replace(END_OF_COMMENT, '').replace(/^:/, '').trim();
      const problem = commentProblem(rule, rest.startsWith(':') ? reason : '');
      if (isRuleId(rule) && problem === undefined) {
        suppressions.push({ ruleId: rule, reason, line: index + 1 });
      } else if (problem !== undefined) {
        const start = whole.indexOf(SUPPRESSION_MARK);
        const length = whole.trimEnd().length - start;
        problems.push({ path, offset: offset + start, length, line: index + 1, column: start + 1, message: problem });
      }
    }
    offset += whole.length + 1;
  }
  return { suppressions, problems };
}

/** The comments of a file; one that cannot be read, or was not loaded, has none. */
export function readSuppressionComments(path: RepoPath, files: Pick<Tree, 'read'>): SuppressionComments {
  const bytes = files.read(path)?.subarray(0, FIRST_BYTES);
  // A cut inside a character at the very end cannot matter: it becomes one replacement character.
  return bytes === undefined
    ? { suppressions: [], problems: [] }
    : parseSuppressionComment(new TextDecoder('utf-8').decode(bytes), path);
}

function commentProblem(rule: string, reason: string): string | undefined {
  if (!isRuleId(rule)) {
    return unknownRuleMessage(rule);
  }
  return reason === ''
    ? `This suppression needs a reason. Write "plumbline-ignore ${rule}: why the finding is accepted".`
    : undefined;
}
