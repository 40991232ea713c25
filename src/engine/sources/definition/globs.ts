import type { RepoPath } from '../../model/repoPath.ts';
import { compileGlob } from '../../rules/options/compileGlob.ts';

// The other sources know globs from the definition, and no rule.
export { createMatcher } from '../../rules/options/compileGlob.ts';

// A glob comes from the repository and runs on every path, so what could take exponential time is refused.
const MAX_LENGTH = 500;
const MAX_EXPANSIONS = 200;
const MAX_WILDCARDS = 8;

/** What is wrong with a glob and what to do; undefined where it is fine. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === '') {
    return 'The glob is empty. Write "**" for all files.';
  }
  if (glob === '/' || glob.startsWith('//') || /^[A-Za-z]:/.test(glob)) {
    return 'Globs are relative to the folder of this file; remove the beginning.';
  }
  if (glob.split('/').includes('..') || glob.startsWith('./')) {
    return 'Globs start in the folder of this file; "." and ".." are not used in them.';
  }
  if (glob.startsWith('!')) {
    return 'A glob cannot start with "!". Use "include" or "exclude" instead.';
  }
  if (/\\(?![[\]{}()*?!+@,\\])/.test(glob)) {
    return 'Write "/" between folders, on Windows too.';
  }
  return balanceProblem(glob) ?? costProblem(glob);
}

function balanceProblem(glob: string): string | undefined {
  for (const [open, close] of ['{}', '[]', '()']) {
    const bare = glob.replaceAll(/\\./g, '');
    if (open !== undefined && close !== undefined && bare.split(open).length !== bare.split(close).length) {
      return `"${open}" and "${close}" do not match.`;
    }
  }
  return undefined;
}

function costProblem(glob: string): string | undefined {
  if (glob.length > MAX_LENGTH) {
    return `The glob is longer than ${MAX_LENGTH} characters. Split it.`;
  }
  if (/[*+]\(/.test(glob)) {
    return 'Repeated groups, "*(...)" and "+(...)", are not supported.';
  }
  if ((glob.match(/\*+|\(/g) ?? []).length > MAX_WILDCARDS) {
    return `The glob has more than ${MAX_WILDCARDS} wildcards and groups. Split it.`;
  }
  if (/\{[^{}]*\.\.[^{}]*\}/.test(glob)) {
    return 'Ranges such as "{1..9}" are not supported. Write "[1-9]".';
  }
  return expansionsOf(glob) > MAX_EXPANSIONS ? 'The glob stands for too many alternatives. Split it.' : undefined;
}

/** How many patterns the braces of a glob stand for. */
function expansionsOf(glob: string): number {
  const outer: { sum: number; product: number }[] = [];
  let group = { sum: 0, product: 1 };
  for (const [character] of glob.matchAll(/[{},]|\\./g)) {
    if (character === '{') {
      outer.push(group);
      group = { sum: 0, product: 1 };
    } else if (character === ',') {
      group = outer.length > 0 ? { sum: group.sum + group.product, product: 1 } : group;
    } else if (character === '}') {
      const total = group.sum + group.product;
      group = outer.pop() ?? group;
      group.product *= total;
    }
  }
  return group.product;
}

/**
 * The same glob relative to the repository's root. A glob without "/" matches names in any folder; one that begins with "/" only in the
 * folder of its definition, as in .gitignore; one that ends in "/" all files below.
 */
export function rebaseGlob(glob: string, folder: RepoPath): string {
  const below = glob.endsWith('/') ? `${glob}**` : glob;
  const anchored = glob.includes('/') || glob === '**' ? below.replace(/^\//, '') : `**/${below}`;
  return folder === '' ? anchored : `${escapeGlob(folder)}/${anchored}`;
}

/** What a definition at the root has to say for this very file, and for none of the same name elsewhere. */
export function globOfFile(path: RepoPath): string {
  return path.includes('/') ? escapeGlob(path) : `/${escapeGlob(path)}`;
}

/** The text of a path inside a glob. */
export function escapeGlob(path: RepoPath): string {
  return path.replaceAll(/[[\]{}()*?!+@,\\]/g, '\\$&');
}

/** Whether something below a folder can match one of the globs, which are relative to the repository's root. */
export function createFolderMatcher(globs: readonly string[]): (folder: RepoPath) => boolean {
  const matchers = globs.map(compileGlob);
  return (folder) => matchers.some((matcher) => matcher.match(folder, true));
}
