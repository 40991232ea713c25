import { quantity } from '../../model/quantity.ts';
import { definitionFileName } from '../../model/qualityDefinition.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { defineRule, LONGEST_TEXT } from '../defineRule.ts';
import { createMatcher } from '../options/compileGlob.ts';
import type { RuleFile, RuleFinding } from '../defineRule.ts';
import type { ValuesOf } from '../options/option.ts';
import { patternOptions } from './patternOptions.ts';
import type { TeamPattern } from './patternOptions.ts';
import { searchText } from './searchText.ts';
import type { TextFacts } from './searchText.ts';

type Values = ValuesOf<typeof patternOptions>;

const LEFT_OUT: ReadonlySet<RuleFile['role']> = new Set(['generated', 'vendored', 'lock']);

/** Measures that only this team has, such as "which files do not use our HTTP client?". */
export const teamPattern = defineRule({
  id: 'team-pattern',
  title: 'Team pattern',
  heading: 'Team patterns',
  counted: ['place against a team pattern', 'places against a team pattern'],
  description: 'Text that the team wants in its files, or does not want.',
  badge: 'T',
  order: 40,
  severity: 'information',
  standard: 'agree-on-patterns',
  headline: false,
  options: patternOptions,
  needs: ['text', 'size'],
  text: {
    isFor: (file, { patterns }: Values) => patterns.some((pattern) => isFor(pattern, file)),
    variant: ({ path }, { patterns }: Values) =>
      patterns.flatMap((pattern, at) => (appliesTo(pattern, path) ? [at] : [])).join(','),
    read: (text, { patterns }: Values, variant): TextFacts => {
      // A pattern that is written for "\n" holds for Windows line ends too; lines and columns stay the same.
      const lines = text.replaceAll('\r\n', '\n');
      const applying = new Set(variant.split(','));
      return searchText(
        lines,
        patterns.filter((_, at) => applying.has(String(at))),
      );
    },
  },
  check({ files, optionsFor, textFactsOf }) {
    // Only patterns that apply to a file are in what its text says.
    const texts = files.flatMap(({ path }) => {
      const facts = textFactsOf(path) as TextFacts | undefined;
      return facts === undefined ? [] : [{ path, facts }];
    });
    return optionsFor('').patterns.flatMap((pattern) => texts.flatMap((text) => findingsOf(pattern, text)));
  },
  remarks: ({ files, optionsFor, textFactsOf }) =>
    optionsFor('').patterns.map((pattern) =>
      remarkOn(
        pattern,
        filesOf(pattern, files).map(({ path, size }) => ({ size, facts: textFactsOf(path) as TextFacts | undefined })),
      ),
    ),
});

/** How many files follow a pattern, and how many are too long to be looked at. */
function remarkOn(
  { id, title = id }: TeamPattern,
  files: readonly { readonly size: RuleFile<'size'>['size']; readonly facts: TextFacts | undefined }[],
): string {
  const known = files.flatMap(({ facts }) => facts?.[id] ?? []);
  const searched = known.filter(({ tooLong }) => !tooLong);
  const following = searched.filter(({ matches, missing }) => matches.length === 0 && !missing).length;
  const verb = searched.length === 1 ? 'follows' : 'follow';
  const notRead = files.filter(({ size }) => size.lines > 0 && size.bytes > LONGEST_TEXT).length;
  const tooLong = known.length - searched.length + notRead;
  const rest =
    tooLong === 0 ? '' : ` ${quantity(tooLong, 'file')} ${tooLong === 1 ? 'is' : 'are'} too long to be looked at.`;
  return `${title}: ${following} of ${quantity(searched.length, 'file')} ${verb} it.${rest}`;
}

function filesOf<File extends RuleFile>(pattern: TeamPattern, files: readonly File[]): readonly File[] {
  return files.filter((file) => isFor(pattern, file));
}

function isFor(pattern: TeamPattern, { path, role }: Pick<RuleFile, 'path' | 'role'>): boolean {
  // The definition holds the pattern itself.
  return !LEFT_OUT.has(role) && baseNameOf(path) !== definitionFileName && appliesTo(pattern, path);
}

const matchers = new WeakMap<TeamPattern, (path: RepoPath) => boolean>();

/** Compiling a glob costs more than matching it, so it is done once for each pattern. */
function appliesTo(pattern: TeamPattern, path: RepoPath): boolean {
  const matches = matchers.get(pattern) ?? createMatcher(pattern.appliesTo ?? []);
  matchers.set(pattern, matches);
  return pattern.appliesTo === undefined || matches(path);
}

/** What the text of one file says. */
interface TextOfFile {
  readonly path: RepoPath;
  readonly facts: TextFacts;
}

function findingsOf(pattern: TeamPattern, { path, facts }: TextOfFile): readonly RuleFinding[] {
  const { matches = [], missing = false } = facts[pattern.id] ?? {};
  const common = {
    path,
    message: pattern.message,
    ...(pattern.severity === undefined ? {} : { severity: pattern.severity }),
    ...(pattern.standard === undefined ? {} : { standardIds: [pattern.standard] }),
    evidence: [{ name: 'pattern', label: 'Pattern', value: pattern.id }],
  };
  return missing
    ? [{ ...common, anchor: pattern.id }]
    : matches.map(({ range, line }) => ({ ...common, range, anchor: `${pattern.id} ${line}` }));
}
