import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import type { RuleId } from '../../model/finding.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Tree } from '../../ports/tree.ts';
import { isRuleId, unknownRuleMessage } from './semanticIssues.ts';

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

const LINES = 10;
const MAX_BYTES = 16_384;
const MARK = new TextEncoder().encode('plumbline-ignore');
const NEWLINE = 0x0a;
// Only comment marks may stand before it, so that prose and string literals that name it do nothing.
const COMMENT = /^[\s/*#;%<!\-({"']*plumbline-ignore[ \t]+([A-Za-z][\w-]*)[ \t]*(.*)$/;
const END_OF_COMMENT = /(?:\*\/|-->|--%>|%>|#\}|\*\)|-\}|"""|''')\s*$/;

/** Reads suppressions from the beginning of a file; what stands after the tenth line does not count. */
export function parseSuppressionComment(firstLines: string, path: RepoPath): SuppressionComments {
  const suppressions: CommentSuppression[] = [];
  const problems: DefinitionProblem[] = [];
  let offset = 0;
  for (const [index, whole] of firstLines.split('\n', LINES).entries()) {
    const [, rule, rest = ''] = COMMENT.exec(whole.replace(/\r$/, '').slice(0, 1000)) ?? [];
    if (rule !== undefined) {
      const reason = rest.replace(END_OF_COMMENT, '').replace(/^:/, '').trim();
      const problem = commentProblem(rule, rest.startsWith(':') ? reason : '');
      if (isRuleId(rule) && problem === undefined) {
        suppressions.push({ ruleId: rule, reason, line: index + 1 });
      } else if (problem !== undefined) {
        const start = whole.indexOf('plumbline-ignore');
        const length = whole.trimEnd().length - start;
        problems.push({ path, offset: offset + start, length, line: index + 1, column: start + 1, message: problem });
      }
    }
    offset += whole.length + 1;
  }
  return { suppressions, problems };
}

/** Whether the first lines of a file name a suppression; nearly none does, so that files need not be read again for it. */
export function mayHoldSuppression(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, MAX_BYTES) - MARK.length;
  let lines = 1;
  for (let at = 0; at <= end && lines <= LINES; at++) {
    if (bytes[at] === NEWLINE) {
      lines++;
    } else if (bytes[at] === MARK[0] && MARK.every((byte, index) => bytes[at + index] === byte)) {
      return true;
    }
  }
  return false;
}

/** The comments of a file; one that cannot be read, or was not loaded, has none. */
export function readSuppressionComments(path: RepoPath, files: Pick<Tree, 'read'>): SuppressionComments {
  const bytes = files.read(path)?.subarray(0, MAX_BYTES);
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
