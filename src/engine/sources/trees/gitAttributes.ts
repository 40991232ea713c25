import { minimatch } from 'minimatch';
import type { RepoPath } from '../../model/repoPath.ts';
import { directoryOf } from '../../model/repoPath.ts';

/** The linguist attributes of one path; undefined where .gitattributes says nothing. */
export interface LinguistAttributes {
  readonly generated?: boolean;
  readonly vendored?: boolean;
  readonly documentation?: boolean;
}

type AttributeName = keyof LinguistAttributes;

interface AttributeLine {
  readonly matches: (path: RepoPath) => boolean;
  /** null takes a setting back ("!linguist-generated"). */
  readonly settings: readonly (readonly [AttributeName, boolean | null])[];
}

const attributeNames: ReadonlyMap<string, AttributeName> = new Map([
  ['linguist-generated', 'generated'],
  ['linguist-vendored', 'vendored'],
  ['linguist-documentation', 'documentation'],
]);
const nothing: LinguistAttributes = {};
/** A pattern becomes a regular expression whose cost grows with each star; the file is anyone's, so more than this in one segment is ignored. */
const MOST_STARS = 3;
const LONGEST_PATTERN = 400;

/**
 * The linguist attributes from the .gitattributes files of a repository.
 * Format: gitattributes(5); macros and quoted patterns are left out.
 * @param files path and text of each .gitattributes file
 * @returns a function that looks a path up; a deeper file wins over one above it, a later line over an earlier one
 */
export function parseLinguistAttributes(
  files: readonly { readonly path: RepoPath; readonly text: string }[],
): (path: RepoPath) => LinguistAttributes {
  const lines = [...files]
    .sort((a, b) => depthOf(a.path) - depthOf(b.path))
    .flatMap(({ path, text }) => parseLines(directoryOf(path), text));
  if (lines.length === 0) {
    return () => nothing;
  }
  return (path) => {
    const found: { -readonly [Name in AttributeName]?: boolean } = {};
    for (const line of lines) {
      if (line.matches(path)) {
        for (const [name, value] of line.settings) {
          if (value === null) {
            Reflect.deleteProperty(found, name);
          } else {
            found[name] = value;
          }
        }
      }
    }
    return found;
  };
}

function parseLines(directory: RepoPath, text: string): readonly AttributeLine[] {
  const lines: AttributeLine[] = [];
  for (const line of text.split('\n')) {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    const settings = attributes.flatMap(parseSetting);
    if (settings.length > 0 && !pattern.startsWith('#') && isCheap(pattern)) {
      lines.push({ matches: matcherOf(directory, pattern), settings });
    }
  }
  return lines;
}

function parseSetting(attribute: string): readonly (readonly [AttributeName, boolean | null])[] {
  const [, sign = '', bare = '', value] = /^([-!]?)([^=]+)(?:=(.*))?$/.exec(attribute) ?? [];
  const name = attributeNames.get(bare);
  if (name === undefined) {
    return [];
  }
  return [[name, sign === '!' ? null : sign !== '-' && value !== 'false']];
}

function isCheap(pattern: string): boolean {
  return (
    pattern.length <= LONGEST_PATTERN &&
    pattern.split('/').every((segment) => segment.split('*').length - 1 <= MOST_STARS)
  );
}

/** A pattern without a slash matches the last segment at any depth; one with a slash is relative to its file's directory. */
function matcherOf(directory: RepoPath, pattern: string): (path: RepoPath) => boolean {
  const below = directory === '' ? '' : `${directory}/`;
  const anywhere = !pattern.slice(0, -1).includes('/');
  const glob = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  const matcher = new minimatch.Minimatch(glob, {
    dot: true,
    matchBase: anywhere,
    nobrace: true,
    nocomment: true,
    noext: true,
    nonegate: true,
  });
  return (path) => path.startsWith(below) && matcher.match(path.slice(below.length));
}

function depthOf(path: RepoPath): number {
  return path.split('/').length;
}
