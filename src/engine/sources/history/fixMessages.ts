/** A stated type of commit: "fix(parser)!: ...", "Docs: ...". Format: https://www.conventionalcommits.org, in any letter case. */
const STATED_TYPE = /^([a-z]{2,20})(?:\(([^()]{1,80})\))?!?:\s/iu;
const FIX_TYPES: ReadonlySet<string> = new Set(['fix', 'hotfix', 'bugfix']);
/** What the author calls something else is no fix of a defect, whatever words follow. */
const OTHER_TYPES: ReadonlySet<string> = new Set(
  'docs doc style lint test tests deps revert feat feature new'.split(' '),
);
const FIX_WORDS =
  /\b(?:fix(?:es|ed|ing)?|bugs?|bug-?fix(?:es)?|defects?|regressions?|crash(?:es|ed|ing)?|hot-?fix(?:es)?)\b/iu;
/** "Fixes #12", "fixed: owner/name#12" and "fixes gh-12" close an issue. */
const FIXED_ISSUE = /\bfix(?:es|ed)?:?\s+(?:[\w.-]{1,100}\/[\w.-]{1,100})?(?:#|gh-)\d/iu;
const NO_DEFECT =
  /\b(?:docs?|documentation|javadocs?|readme|changelog|typos?|spelling|lint(?:s|ed|ing)?|tests?|testing|deps|dependency|dependencies|reverts?|reverted)\b/iu;

/**
 * Whether a commit's message says that it fixes a defect: its subject has the type "fix", a word such as fix, bug, defect, regression,
 * crash or hotfix, or the message closes an issue with "fixes #n". Docs, typos, lint, tests, dependencies, reverts and features are none.
 */
export function isFixMessage(message: string): boolean {
  const subject = message.trimStart().split('\n', 1)[0] ?? '';
  const [stated, type = '', scope = ''] = STATED_TYPE.exec(subject) ?? [];
  const kind = type.toLowerCase();
  // A scope such as "deps" counts as a word of the subject.
  const rest = stated === undefined ? subject : `${scope} ${subject.slice(stated.length)}`;
  if (OTHER_TYPES.has(kind) || NO_DEFECT.test(rest)) {
    return false;
  }
  return FIX_TYPES.has(kind) || FIX_WORDS.test(subject) || FIXED_ISSUE.test(message);
}
