import type { Minimatch } from 'minimatch';
import { grouped } from '../../model/quantity.ts';
import { defineRule } from '../defineRule.ts';
import type { RuleFile, RuleFinding } from '../defineRule.ts';
import { compileGlob } from '../options/compileGlob.ts';
import { entry, option, required } from '../options/option.ts';
import type { ValuesOf } from '../options/option.ts';
import { count, glob, listOf } from '../options/valueTypes.ts';

const ownLimit = {
  glob: required(glob, 'Files that this limit is for, relative to the folder of this file.'),
  lines: required(count, 'Greatest number of code lines.'),
};

const options = {
  production: option(count, 'Greatest number of code lines of a production file.', 600, { starter: true }),
  test: option(count, 'Greatest number of code lines of a test file.', 1200, { starter: true }),
  limits: option(listOf(entry(ownLimit)), 'Limits for some files; the first glob that matches a file counts.', [], {
    starter: { example: { glob: 'src/parser/**', lines: 900 } },
  }),
};

/** A limit of its own for some files; the glob is relative to the repository's root. */
type OwnLimit = ValuesOf<typeof ownLimit>;
type Values = ValuesOf<typeof options>;

interface Limit {
  readonly codeLines: number;
  /** Whose limit it is, in words that follow "the limit". */
  readonly of: string;
  /** Whether the team chose it. */
  readonly chosen: boolean;
}

/**
 * Production and test files with more code lines than their limit; a hot spot of more than twice its limit is a warning. Generated,
 * vendored, data, lock, docs and fixture files, and minified ones, are not looked at.
 */
export const largeFile = defineRule({
  id: 'large-file',
  title: 'Large file',
  heading: 'Large files',
  counted: ['large file', 'large files'],
  description: 'Files with more code lines than their limit.',
  badge: 'L',
  order: 20,
  severity: 'information',
  standard: 'keep-files-small',
  options,
  needs: ['size'],
  after: ['hot-spot'],
  check({ files, optionsFor, findingsOf }) {
    const ownLimitOf = createOwnLimits();
    const hotSpots = new Set(findingsOf('hot-spot').map(({ path }) => path));
    return files.flatMap((file) => {
      const values = optionsFor(file.path);
      const limit = limitOf(file, values, () => ownLimitOf(file.path, values));
      return limit !== undefined && file.size.codeLines > limit.codeLines
        ? [findingOf(file, limit, hotSpots.has(file.path))]
        : [];
    });
  },
});

/** Finds the limit of its own that a file has. Compiling a glob costs 30 times as much as matching it, so it is done once for each options object. */
function createOwnLimits(): (path: string, values: Values) => OwnLimit | undefined {
  const compiled = new Map<Values, readonly { readonly limit: OwnLimit; readonly matcher: Minimatch }[]>();
  return (path, values) => {
    const limits =
      compiled.get(values) ??
      values.limits.map((limit) => ({
        limit,
        matcher: compileGlob(limit.glob),
      }));
    compiled.set(values, limits);
    return limits.find(({ matcher }) => matcher.match(path))?.limit;
  };
}

/** undefined if a file may be of any size. */
function limitOf(
  { role, minified }: RuleFile<'size'>,
  values: Values,
  ownLimitOfFile: () => OwnLimit | undefined,
): Limit | undefined {
  if ((role !== 'production' && role !== 'test') || minified) {
    return undefined;
  }
  const own = ownLimitOfFile();
  return own === undefined
    ? { codeLines: values[role], of: `${role} files`, chosen: values[role] !== options[role].fallback }
    : { codeLines: own.lines, of: own.glob, chosen: true };
}

function findingOf({ path, role, size }: RuleFile<'size'>, limit: Limit, isHotSpot: boolean): RuleFinding {
  const whose = limit.chosen ? "this team's limit" : 'the limit';
  return {
    path,
    ...(isHotSpot && size.codeLines > 2 * limit.codeLines ? { severity: 'warning' } : {}),
    message:
      `${grouped(size.codeLines)} code lines; ${whose} for ${limit.of} is ${grouped(limit.codeLines)}. ` +
      'Smaller files are easier to understand, review and test.',
    limit: limit.codeLines,
    evidence: [
      { name: 'codeLines', label: 'Code lines', value: size.codeLines },
      { name: 'limit', label: 'Limit', value: limit.codeLines },
      { name: 'limitFor', label: 'Limit for', value: limit.of },
      { name: 'lines', label: 'Lines', value: size.lines },
      { name: 'role', label: 'Kind of file', value: role },
    ],
  };
}
