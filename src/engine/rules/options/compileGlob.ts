import { Minimatch } from 'minimatch';

/** A glob of the quality definition ready to match, relative to the repository's root: it means the same in every rule. */
export function compileGlob(glob: string): Minimatch {
  return new Minimatch(glob, { dot: true, nocomment: true, nonegate: true });
}
