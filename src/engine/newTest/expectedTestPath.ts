import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { standsForDirectory } from '../languages/testConvention.ts';
import type { CodePath } from '../facts/testLinks/codeIndex.ts';
import type { NameLink } from '../facts/testLinks/nameLinks.ts';
import type { TeamConventions } from '../facts/testLinks/teamConventions.ts';

/** Says where a test of a source would go. */
export interface ExpectedPaths {
  /** By the team's convention, else the habit of the nearest existing pairs of its package, else the language's. */
  of(source: CodePath): RepoPath;
}

/** A habit read off one pair: folders `from` become folders `to` below `at`, and the name gets an affix. */
interface Habit {
  readonly at: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The test's folders lie in the source's own folder, not at a root. */
  readonly besideSource: boolean;
  readonly prefix: string;
  readonly suffix: string;
  readonly sourceExtension: string;
  readonly testExtension: string;
}

/** Learns the habits of the existing pairs when it is first asked. */
export function createExpectedPaths(nameLinks: () => readonly NameLink[], team: TeamConventions): ExpectedPaths {
  let learned: ReadonlyMap<RepoPath, readonly Vote[]> | undefined;
  return {
    of: (source) => {
      learned ??= learnHabits(nameLinks());
      return team.expectedTest(source.path) ?? byHabit(source, learned) ?? byLanguage(source);
    },
  };
}

interface Vote {
  readonly family: string;
  readonly habit: Habit;
  count: number;
}

function learnHabits(links: readonly NameLink[]): ReadonlyMap<RepoPath, readonly Vote[]> {
  const votes = new Map<RepoPath, Map<string, Vote>>();
  for (const { source, test, match } of links) {
    const habit = match === 'team' ? undefined : habitOf(source, test);
    if (habit === undefined) {
      continue;
    }
    const key = JSON.stringify([source.row.family, habit]);
    for (let directory = source.directory; ; directory = directoryOf(directory)) {
      const here = votes.get(directory) ?? new Map<string, Vote>();
      votes.set(directory, here);
      const vote = here.get(key) ?? { family: source.row.family, habit, count: 0 };
      vote.count++;
      here.set(key, vote);
      if (directory === '') {
        break;
      }
    }
  }
  return new Map(
    [...votes].map(([directory, here]) => [directory, [...here.values()].sort((a, b) => b.count - a.count)]),
  );
}

function habitOf(source: CodePath, test: CodePath): Habit | undefined {
  const at = test.stem.indexOf(source.stem);
  if (at < 0) {
    return undefined;
  }
  const from = segmentsOf(source.directory);
  const to = segmentsOf(test.directory);
  const head = sharedStart(from, to);
  const tail = sharedEnd(from.slice(head), to.slice(head));
  const habit = { from: from.slice(head, from.length - tail), to: to.slice(head, to.length - tail) };
  const besideSource = habit.from.length === 0 && tail === 0;
  return {
    ...habit,
    at: besideSource ? [] : from.slice(0, head),
    besideSource,
    prefix: test.stem.slice(0, at),
    suffix: test.stem.slice(at + source.stem.length),
    sourceExtension: source.extension,
    testExtension: test.extension,
  };
}

function byHabit(source: CodePath, learned: ReadonlyMap<RepoPath, readonly Vote[]>): RepoPath | undefined {
  for (let directory = source.directory; ; directory = directoryOf(directory)) {
    const votes = (learned.get(directory) ?? []).filter(({ family }) => family === source.row.family);
    // A pair with the same extension says more about this file than one of another language of the family.
    const sorted = [...votes.filter(({ habit }) => habit.sourceExtension === source.extension), ...votes];
    for (const { habit } of sorted) {
      const path = applyHabit(source, habit);
      if (path !== undefined && path !== source.path) {
        return path;
      }
    }
    if (directory === '') {
      return undefined;
    }
  }
}

function applyHabit(source: CodePath, habit: Habit): RepoPath | undefined {
  const extension = habit.sourceExtension === habit.testExtension ? source.extension : habit.testExtension;
  const name = `${habit.prefix}${source.stem}${habit.suffix}.${extension}`;
  const folders = segmentsOf(source.directory);
  if (habit.besideSource) {
    return [...folders, ...habit.to, name].join('/');
  }
  const start = [...habit.at, ...habit.from];
  return start.every((segment, at) => folders[at] === segment)
    ? [...habit.at, ...habit.to, ...folders.slice(start.length), name].join('/')
    : undefined;
}

function byLanguage(source: CodePath): RepoPath {
  const { from, to, prefix, suffix, extension, flat } = source.row.placement;
  const ending = `${suffix}.${extension(source.extension)}`;
  if (flat) {
    return join(source.packageRoot, join(to, prefix + nameAlone(source) + ending));
  }
  const name = prefix + source.stem + ending;
  if (from === null) {
    return join(source.directory, name);
  }
  const below = source.packageRoot === '' ? source.directory : source.directory.slice(source.packageRoot.length + 1);
  const root = from.find((candidate) => below === candidate || below.startsWith(`${candidate}/`));
  const rest = root === undefined ? below : below.slice(root.length + 1);
  return join(source.packageRoot, join(to, join(rest, name)));
}

/** A name that says something without its folder: "cart/mod.rs" is about "cart". */
function nameAlone({ stem, places, row }: CodePath): string {
  return standsForDirectory(stem, row) ? (places.at(-1) ?? stem) : stem;
}

function join(directory: RepoPath, name: string): RepoPath {
  return directory === '' ? name : `${directory}/${name}`;
}

function segmentsOf(directory: RepoPath): readonly string[] {
  return directory === '' ? [] : directory.split('/');
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) {
    at++;
  }
  return at;
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) {
    count++;
  }
  return count;
}
