import { Minimatch } from 'minimatch';
import type { FileFacts } from '../model/fact.ts';
import { grouped } from '../model/quantity.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** A limit of its own for some files. */
interface LargeFileLimit {
  /** minimatch glob, relative to the repository's root. */
  readonly glob: string;
  /** Code lines. */
  readonly lines: number;
}

/** When a file is large, in code lines. */
export interface LargeFileOptions {
  readonly production: number;
  readonly test: number;
  /** Limits for some files; the first glob that matches counts. */
  readonly limits: readonly LargeFileLimit[];
}

interface Limit {
  readonly codeLines: number;
  /** Whose limit it is, in words that follow "the limit". */
  readonly of: string;
  /** Whether the team chose it. */
  readonly chosen: boolean;
}

const DEFAULTS: LargeFileOptions = { production: 600, test: 1200, limits: [] };

/**
 * Production and test files with more code lines than their limit. Generated, vendored, data, lock, docs and fixture files, and
 * minified ones, are not looked at. The evidence `limit` lets a later step raise a large hot spot to a warning.
 */
export const largeFile: Rule<LargeFileOptions> = {
  id: 'large-file',
  title: 'Large file',
  defaultSeverity: 'information',
  standardId: 'keep-files-small',
  defaults: DEFAULTS,
  check({ files }, optionsFor) {
    const ownLimitOf = createOwnLimits();
    return files.flatMap((file) => {
      const options = optionsFor(file.path);
      const limit = limitOf(file, options, () => ownLimitOf(file.path, options));
      return limit !== undefined && file.size.codeLines > limit.codeLines ? [findingOf(file, limit)] : [];
    });
  },
};

/** Finds the limit of its own that a file has. Compiling a glob costs 30 times as much as matching it, so it is done once for each options object. */
function createOwnLimits(): (path: string, options: LargeFileOptions) => LargeFileLimit | undefined {
  const compiled = new Map<LargeFileOptions, readonly { readonly limit: LargeFileLimit; readonly glob: Minimatch }[]>();
  return (path, options) => {
    const limits =
      compiled.get(options) ??
      options.limits.map((limit) => ({
        limit,
        glob: new Minimatch(limit.glob, { dot: true, nocomment: true, nonegate: true }),
      }));
    compiled.set(options, limits);
    return limits.find(({ glob }) => glob.match(path))?.limit;
  };
}

/** undefined where a file may be of any size. */
function limitOf(
  { role, minified }: FileFacts,
  options: LargeFileOptions,
  ownLimit: () => LargeFileLimit | undefined,
): Limit | undefined {
  if ((role !== 'production' && role !== 'test') || minified) {
    return undefined;
  }
  const own = ownLimit();
  return own === undefined
    ? { codeLines: options[role], of: `${role} files`, chosen: options[role] !== DEFAULTS[role] }
    : { codeLines: own.lines, of: own.glob, chosen: true };
}

function findingOf({ path, role, size }: FileFacts, limit: Limit): RuleFinding {
  const whose = limit.chosen ? "this team's limit" : 'the limit';
  return {
    path,
    line: 1,
    message:
      `${grouped(size.codeLines)} code lines; ${whose} for ${limit.of} is ${grouped(limit.codeLines)}. ` +
      'Smaller files are easier to understand, review and test.',
    standardIds: [largeFile.standardId],
    evidence: {
      codeLines: size.codeLines,
      limit: limit.codeLines,
      limitFor: limit.of,
      lines: size.lines,
      role,
    },
    listOnly: false,
  };
}
