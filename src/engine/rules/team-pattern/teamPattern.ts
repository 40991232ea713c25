import type { Minimatch } from 'minimatch';
import { quantity } from '../../model/quantity.ts';
import { definitionFileName } from '../../model/qualityDefinition.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { defineRule } from '../defineRule.ts';
import { compileGlob } from '../options/compileGlob.ts';
import type { RuleFile, RuleFinding } from '../defineRule.ts';
import type { ValuesOf } from '../options/option.ts';
import { createPatternMatcher } from './patternMatcher.ts';
import type { PatternMatch } from './patternMatcher.ts';
import { patternOptions } from './patternOptions.ts';
import type { TeamPattern } from './patternOptions.ts';

type Values = ValuesOf<typeof patternOptions>;

/** What the text of a file says, by pattern id: the places that must not be there, or that a needed one is missing. */
type TextFacts = Readonly<Record<string, { readonly matches: readonly PatternMatch[]; readonly missing: boolean }>>;

/** More places of one pattern in one file say nothing new. */
const MOST_MATCHES = 20;
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
  needs: ['text'],
  text: {
    isFor: (file, { patterns }: Values) => patterns.some((pattern) => isFor(pattern, file)),
    read: (text, path, { patterns }: Values): TextFacts => {
      // A pattern that is written for "\n" holds for Windows line ends too; lines and columns stay the same.
      const lines = text.replaceAll('\r\n', '\n');
      return Object.fromEntries(
        patterns.filter((pattern) => appliesTo(pattern, path)).map((pattern) => [pattern.id, search(lines, pattern)]),
      );
    },
  },
  check({ files, optionsFor, textFactsOf }) {
    const { patterns } = optionsFor('');
    return patterns.flatMap((pattern) =>
      filesOf(pattern, files).flatMap(({ path }) =>
        findingsOf(pattern, path, textFactsOf(path) as TextFacts | undefined),
      ),
    );
  },
  remarks({ files, optionsFor, textFactsOf }) {
    return optionsFor('').patterns.map((pattern) => {
      const facts = filesOf(pattern, files).flatMap(
        ({ path }) => (textFactsOf(path) as TextFacts | undefined)?.[pattern.id] ?? [],
      );
      const following = facts.filter(({ matches, missing }) => matches.length === 0 && !missing).length;
      return `${pattern.title ?? pattern.id}: ${following} of ${quantity(facts.length, 'file')} ${facts.length === 1 ? 'follows' : 'follow'} it.`;
    });
  },
});

function filesOf(pattern: TeamPattern, files: readonly RuleFile[]): readonly RuleFile[] {
  return files.filter((file) => isFor(pattern, file));
}

function isFor(pattern: TeamPattern, { path, role }: Pick<RuleFile, 'path' | 'role'>): boolean {
  // The definition holds the pattern itself.
  return !LEFT_OUT.has(role) && baseNameOf(path) !== definitionFileName && appliesTo(pattern, path);
}

const globs = new WeakMap<TeamPattern, readonly Minimatch[]>();

/** Compiling a glob costs more than matching it, so it is done once for each pattern. */
function appliesTo(pattern: TeamPattern, path: RepoPath): boolean {
  const compiled = globs.get(pattern) ?? (pattern.appliesTo ?? []).map(compileGlob);
  globs.set(pattern, compiled);
  return pattern.appliesTo === undefined || compiled.some((glob) => glob.match(path));
}

const matchers = new WeakMap<TeamPattern, ReturnType<typeof createPatternMatcher>>();

function search(text: string, pattern: TeamPattern): TextFacts[string] {
  const matcher = matchers.get(pattern) ?? createPatternMatcher(pattern.mustMatch ?? pattern.mustNotMatch ?? '');
  matchers.set(pattern, matcher);
  return pattern.mustMatch === undefined
    ? { matches: matcher.find(text, MOST_MATCHES), missing: false }
    : { matches: [], missing: !matcher.test(text) };
}

function findingsOf(pattern: TeamPattern, path: RepoPath, facts: TextFacts | undefined): readonly RuleFinding[] {
  const { matches = [], missing = false } = facts?.[pattern.id] ?? {};
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
