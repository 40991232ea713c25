import { Minimatch } from 'minimatch';
import type { TestConvention } from '../../model/qualityDefinition.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { LinkOptions, LinkOptionsFor } from './linkInput.ts';

/** The team's own naming conventions, ready to match. */
export interface TeamConventions {
  /** Whether a path matches the test side of a convention. */
  isTest(path: RepoPath): boolean;
  /** Pairs of the listed files that a convention joins. */
  pairs(paths: readonly RepoPath[]): readonly { readonly source: RepoPath; readonly test: RepoPath }[];
  /** Where a test of a source goes by the first convention that matches; undefined where none does, or the test side is a glob. */
  expectedTest(source: RepoPath): RepoPath | undefined;
}

interface Side {
  match(path: RepoPath): { readonly path: string; readonly name: string } | undefined;
  /** undefined where the pattern holds a glob. */
  fill(path: string, name: string): RepoPath | undefined;
}

interface CompiledConvention {
  readonly source: Side;
  readonly test: Side;
}

/** Compiles the conventions of each `plumbline.json` when they are first needed. @param paths all listed files */
export function createTeamConventions(paths: () => readonly RepoPath[], optionsFor: LinkOptionsFor): TeamConventions {
  const all = new Map<string, CompiledConvention>();
  const byOptions = new Map<LinkOptions, readonly CompiledConvention[]>();
  const conventionsFor = (path: RepoPath): readonly CompiledConvention[] => {
    const options = optionsFor(path);
    const known = byOptions.get(options) ?? options.conventions.map((convention) => compile(convention, all));
    byOptions.set(options, known);
    return known;
  };
  let compiled: readonly CompiledConvention[] | undefined;
  const compileAll = (): readonly CompiledConvention[] => {
    if (compiled === undefined) {
      paths().forEach(conventionsFor);
      compiled = [...all.values()];
    }
    return compiled;
  };
  return {
    isTest: (path) => compileAll().some(({ test }) => test.match(path) !== undefined),
    pairs: (among) => (compileAll().length === 0 ? [] : findPairs(among, compileAll())),
    expectedTest: (source) => {
      for (const convention of conventionsFor(source)) {
        const match = convention.source.match(source);
        const filled = match === undefined ? undefined : convention.test.fill(match.path, match.name);
        if (filled !== undefined) {
          return filled;
        }
      }
      return undefined;
    },
  };
}

/** A convention of a folder holds in those below too, and is compiled once. */
function compile({ source, test }: TestConvention, all: Map<string, CompiledConvention>): CompiledConvention {
  const key = `${source}\n${test}`;
  const compiled = all.get(key) ?? { source: compileSide(source), test: compileSide(test) };
  all.set(key, compiled);
  return compiled;
}

function findPairs(
  paths: readonly RepoPath[],
  compiled: readonly CompiledConvention[],
): { source: RepoPath; test: RepoPath }[] {
  const pairs: { source: RepoPath; test: RepoPath }[] = [];
  for (const { source, test } of compiled) {
    const tests = new Map<string, RepoPath[]>();
    for (const path of paths) {
      const match = test.match(path);
      if (match !== undefined) {
        const key = `${match.path}\n${match.name}`;
        tests.set(key, [...(tests.get(key) ?? []), path]);
      }
    }
    for (const path of paths) {
      const match = source.match(path);
      const found = match === undefined ? undefined : tests.get(`${match.path}\n${match.name}`);
      pairs.push(...(found ?? []).filter((other) => other !== path).map((other) => ({ source: path, test: other })));
    }
  }
  return pairs;
}

/** `{path}` matches any folders, also none; `{name}` one name without "/". */
function compileSide(pattern: string): Side {
  const glob = pattern.replaceAll('{path}', 'PLUMBPATH').replaceAll('{name}', 'PLUMBNAME');
  const made = new Minimatch(glob, { dot: true, nocomment: true, nonegate: true }).makeRe();
  // minimatch escapes more than the "u" flag allows, so its own flags are kept.
  const expression = made === false ? undefined : new RegExp(withCaptures(made.source), made.flags);
  const literal = !/[*?[\]!({]/u.test(pattern.replaceAll(/\\.|\{(?:path|name)\}/gu, ''));
  return {
    match: (path) => {
      const groups = expression?.exec(path)?.groups;
      return groups === undefined ? undefined : { path: groups['path'] ?? '', name: groups['name'] ?? '' };
    },
    fill: (path, name) => (literal ? fillPattern(pattern, path, name) : undefined),
  };
}

/** A folder's name may hold characters of globs, which stand escaped in the pattern. */
function fillPattern(pattern: string, path: string, name: string): RepoPath {
  return pattern.replaceAll(/\\(.)|\{path\}(\/?)|\{name\}/gu, (whole, escaped?: string, slash?: string) => {
    if (escaped !== undefined) {
      return escaped;
    }
    return whole === '{name}' ? name : path === '' ? '' : path + (slash ?? '');
  });
}

/** The first placeholder of a kind captures, the later ones must say the same. */
function withCaptures(source: string): string {
  let path = 0;
  let name = 0;
  return source
    .replace(/PLUMBPATH\\\//gu, () => (path++ === 0 ? '(?:(?<path>.+)\\/)?' : '(?:\\k<path>\\/)?'))
    .replace(/PLUMBPATH/gu, () => (path++ === 0 ? '(?<path>.*)' : '\\k<path>'))
    .replace(/PLUMBNAME/gu, () => (name++ === 0 ? '(?<name>[^/]+)' : '\\k<name>'));
}
