import { Minimatch } from 'minimatch';
import type { RepoPath } from '../../model/repoPath.ts';

/** A glob of the quality definition ready to match, relative to the repository's root: it means the same in every rule. */
export function compileGlob(glob: string): Minimatch {
  return new Minimatch(glob, { dot: true, nocomment: true, nonegate: true });
}

/** Whether a path matches one of the globs, which are relative to the repository's root. */
export function createMatcher(globs: readonly string[]): (path: RepoPath) => boolean {
  const matchers = globs.map(compileGlob);
  return (path) => matchers.some((matcher) => matcher.match(path));
}
