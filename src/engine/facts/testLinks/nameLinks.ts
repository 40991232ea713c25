import type { RepoPath } from '../../model/repoPath.ts';
import { GENERIC_STEMS, standsForDirectory } from '../../languages/testConvention.ts';
import { subjectStems } from '../../languages/testPaths.ts';
import type { CodePath } from './codeIndex.ts';
import { foldName } from './codeIndex.ts';

/** How a test's name leads to a source, the surest first. */
export type NameMatch = 'team' | 'mirror' | 'gaps' | 'unique';

/** A test and a source that belong together by their names. */
export interface NameLink {
  readonly test: CodePath;
  readonly source: CodePath;
  readonly match: NameMatch;
}

/** More files of one name than this are told apart by their exact places alone. */
const MAX_NAMESAKES = 40;

interface Namesake {
  readonly source: CodePath;
  readonly places: readonly string[];
  /** Known by the name of its directory ("cart/index.ts" as "cart"). */
  readonly alias: boolean;
}

interface NamesakeIndex {
  readonly byPlace: ReadonlyMap<string, readonly Namesake[]>;
  readonly byStem: ReadonlyMap<string, readonly Namesake[]>;
}

/**
 * Links tests to sources by name: in the same place, then in a place with folders more or less, then by a name that one file alone has.
 * @param bare files of test trees without a mark in their names: linked by the exact place and a telling name only
 */
export function linkByName(
  sources: readonly CodePath[],
  tests: readonly CodePath[],
  bare: readonly CodePath[],
): readonly NameLink[] {
  const index = indexNamesakes(sources);
  const links: NameLink[] = [];
  for (const test of tests) {
    links.push(...linksOfTest(test, index));
  }
  for (const test of bare) {
    const match = GENERIC_STEMS.has(test.stem.toLowerCase()) ? [] : samePlace(test, test.stem, index);
    links.push(
      ...match.filter(({ alias }) => !alias).map(({ source }) => ({ test, source, match: 'mirror' as const })),
    );
  }
  return links;
}

function linksOfTest(test: CodePath, index: NamesakeIndex): readonly NameLink[] {
  const stems = subjectStems(test.stem, test.row);
  for (const stem of stems) {
    const same = samePlace(test, stem, index);
    if (same.length > 0) {
      return same.map(({ source }) => ({ test, source, match: 'mirror' }));
    }
  }
  for (const stem of stems) {
    const near = withGaps(test, stem, index);
    if (near !== undefined) {
      return [{ test, source: near.source, match: 'gaps' }];
    }
    const only = uniquelyNamed(test, stem, index);
    if (only !== undefined) {
      return [{ test, source: only.source, match: 'unique' }];
    }
  }
  return [];
}

function indexNamesakes(sources: readonly CodePath[]): NamesakeIndex {
  const byPlace = new Map<string, Namesake[]>();
  const byStem = new Map<string, Namesake[]>();
  const add = (source: CodePath, stem: string, places: readonly string[], alias: boolean): void => {
    const namesake = { source, places: places.map(foldName), alias };
    append(byPlace, placeKey(source, namesake.places, stem), namesake);
    append(byStem, stemKey(source, stem), namesake);
  };
  for (const source of sources) {
    add(source, source.stem, source.places, false);
    const directory = source.places.at(-1);
    if (directory !== undefined && standsForDirectory(source.stem, source.row)) {
      add(source, directory, source.places.slice(0, -1), true);
    }
  }
  return { byPlace, byStem };
}

/** The files of that name in the mirrored place; the nearest where several folders mirror it ("src/a.ts" before "lib/a.ts"). */
function samePlace(test: CodePath, stem: string, index: NamesakeIndex): readonly Namesake[] {
  const found = index.byPlace.get(placeKey(test, test.places.map(foldName), stem)) ?? [];
  const own = found.filter(({ alias }) => !alias);
  return nearest(test, own.length > 0 ? own : found);
}

function withGaps(test: CodePath, stem: string, index: NamesakeIndex): Namesake | undefined {
  const found = namesakes(test, stem, index);
  if (found.length > MAX_NAMESAKES) {
    return undefined;
  }
  const places = test.places.map(foldName);
  const generic = GENERIC_STEMS.has(stem.toLowerCase());
  let best: Namesake | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const namesake of found) {
    const shared = Math.min(places.length, namesake.places.length);
    if (namesake.source.packageRoot !== test.packageRoot || shared === 0 || (generic && shared < 2)) {
      continue;
    }
    if (isSubsequence(places, namesake.places) || isSubsequence(namesake.places, places)) {
      const gap = Math.abs(places.length - namesake.places.length);
      tied = gap === smallest;
      if (gap < smallest) {
        smallest = gap;
        best = namesake;
      }
    }
  }
  return tied ? undefined : best;
}

function uniquelyNamed(test: CodePath, stem: string, index: NamesakeIndex): Namesake | undefined {
  const found = namesakes(test, stem, index);
  return found.length === 1 && stem.length > 2 && !GENERIC_STEMS.has(stem.toLowerCase()) ? found[0] : undefined;
}

function namesakes(test: CodePath, stem: string, index: NamesakeIndex): readonly Namesake[] {
  const found = index.byStem.get(stemKey(test, stem)) ?? [];
  const own = found.filter(({ alias }) => !alias);
  return own.length > 0 ? own : found;
}

function nearest(test: CodePath, found: readonly Namesake[]): readonly Namesake[] {
  if (found.length < 2) {
    return found;
  }
  const shared = found.map(({ source }) => sharedStart(source.directory, test.directory));
  const most = Math.max(...shared);
  return found.filter((_, at) => shared[at] === most);
}

function sharedStart(a: RepoPath, b: RepoPath): number {
  const left = a.split('/');
  const right = b.split('/');
  let at = 0;
  while (at < left.length && left[at] === right[at]) {
    at++;
  }
  return at;
}

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const place of long) {
    if (place === short[at]) {
      at++;
    }
  }
  return at === short.length;
}

function placeKey(file: CodePath, places: readonly string[], stem: string): string {
  return `${file.row.family}\n${places.join('/')}\n${foldName(stem)}`;
}

function stemKey(file: CodePath, stem: string): string {
  return `${file.row.family}\n${foldName(stem)}`;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
