import { entry, option, optional, required } from '../options/option.ts';
import type { ValuesOf } from '../options/option.ts';
import { checked, glob, listOf, oneOf, standardId, text } from '../options/valueTypes.ts';
import { patternProblem } from './patternProblem.ts';

const properties = {
  id: required(text, 'Short name of the pattern, unique in this list, for example "http-client".'),
  title: optional(text, 'What the pattern is about, in a few words.'),
  standard: optional(standardId, 'Id of the standard that says more.'),
  appliesTo: optional(listOf(glob), 'Globs of the files that the pattern is for; all text files if left out.'),
  mustMatch: optional(text, 'A regular expression (RE2) that each of the files has to match somewhere.'),
  mustNotMatch: optional(text, 'A regular expression (RE2) that none of the files may match anywhere.'),
  message: required(text, 'What to do instead, in one sentence.'),
  severity: optional(oneOf('error', 'warning', 'information', 'hint'), 'How its findings are shown.'),
};

/** One pattern of a team. */
export type TeamPattern = ValuesOf<typeof properties>;

const pattern = checked(entry(properties), ({ mustMatch, mustNotMatch }) => {
  if ((mustMatch === undefined) === (mustNotMatch === undefined)) {
    return [{ at: [], leaveOut: [], message: 'A pattern has either "mustMatch" or "mustNotMatch".' }];
  }
  const [name, expression = ''] = mustMatch === undefined ? ['mustNotMatch', mustNotMatch] : ['mustMatch', mustMatch];
  const message = patternProblem(expression);
  return message === undefined ? [] : [{ at: [name], leaveOut: [], message }];
});

const MOST_PATTERNS = 100;

const patterns = checked(listOf(pattern), (list) => [
  ...list
    .slice(0, MOST_PATTERNS)
    .flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) === index
        ? []
        : [{ at: [index, 'id'], leaveOut: [index], message: `There is another pattern "${id}" above.` }],
    ),
  ...list.slice(MOST_PATTERNS).map((_, index) => ({
    at: [MOST_PATTERNS + index],
    leaveOut: [MOST_PATTERNS + index],
    message: `Only the first ${MOST_PATTERNS} patterns are used. Leave this one out, or another.`,
  })),
]);

/** What a team can set about its own patterns. */
export const patternOptions = {
  patterns: option(patterns, 'What only this team measures: text that files have to match, or must not.', [], {
    rootOnly: true,
    topLevel: true,
  }),
};
