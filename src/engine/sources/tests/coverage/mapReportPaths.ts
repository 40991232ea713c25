import { baseNameOf, directoryOf } from '../../../model/repoPath.ts';
import type { RepoPath } from '../../../model/repoPath.ts';
import { joinPath } from '../../../languages/pathIndex.ts';

/** How a report's paths differ from the repository's: `strip` is taken from their start and `add` put there. */
interface Shift {
  readonly strip: string;
  readonly add: string;
  votes: number;
}

/** Listed files that may be meant by one path of a report. */
const MAX_CANDIDATES = 50;
const MAX_SHIFTS = 100;
/** Paths that vote on how a report's paths are moved, taken evenly. */
const MAX_VOTERS = 4000;

/**
 * Finds the listed file for each path that a report writes: as it is, from the report's folder, or moved as most of the report's
 * other paths are (absolute paths of another machine, a Go module's name, a Java package without its source root, a report of one
 * package). A path that leads nowhere is left out.
 */
export function mapReportPaths(
  report: RepoPath,
  written: readonly string[],
  listed: ListedNames,
): ReadonlyMap<string, RepoPath> {
  const mapped = new Map<string, RepoPath>();
  const left = new Map<string, string>();
  for (const path of written) {
    const plain = path.replaceAll('\\', '/');
    const found = plain.startsWith('/') ? undefined : besideReport(report, plain, listed);
    if (found === undefined) {
      left.set(path, joinPath('', plain).replace(/^(?:\.\.\/)+/, ''));
    } else {
      mapped.set(path, found);
    }
  }
  const shifts = commonShifts([...left.values()], listed);
  for (const [path, plain] of left) {
    const shift = shifts.find(
      ({ strip, add }) => plain.startsWith(strip) && listed.has(add + plain.slice(strip.length)),
    );
    if (shift) {
      mapped.set(path, shift.add + plain.slice(shift.strip.length));
    }
  }
  return mapped;
}

/** The listed files, by path and by base name. */
export interface ListedNames {
  has(path: RepoPath): boolean;
  named(baseName: string): readonly RepoPath[];
}

export function createListedNames(paths: readonly RepoPath[]): ListedNames {
  const all = new Set(paths);
  const byName = new Map<string, RepoPath[]>();
  for (const path of paths) {
    const name = baseNameOf(path);
    const list = byName.get(name);
    if (list) {
      list.push(path);
    } else {
      byName.set(name, [path]);
    }
  }
  return { has: (path) => all.has(path), named: (name) => byName.get(name) ?? [] };
}

/** A relative path is of the folder that the tests ran in: one at or above the report's own. */
function besideReport(report: RepoPath, path: string, listed: ListedNames): RepoPath | undefined {
  for (let directory: RepoPath | undefined = directoryOf(report); directory !== undefined;) {
    const candidate = joinPath(directory, path);
    if (listed.has(candidate)) {
      return candidate;
    }
    directory = directory === '' ? undefined : directoryOf(directory);
  }
  return undefined;
}

function commonShifts(paths: readonly string[], listed: ListedNames): readonly Shift[] {
  const shifts = new Map<string, Shift>();
  const step = Math.ceil(paths.length / MAX_VOTERS);
  for (const path of paths.filter((_, at) => at % step === 0)) {
    const candidates = listed.named(baseNameOf(path)).slice(0, MAX_CANDIDATES);
    const tails = candidates.map((candidate) => commonTail(path, candidate));
    const longest = Math.max(0, ...tails);
    candidates.forEach((candidate, at) => {
      if (longest > 0 && tails[at] === longest) {
        const strip = path.slice(0, path.length - longest);
        const add = candidate.slice(0, candidate.length - longest);
        const key = `${strip}\n${add}`;
        const shift = shifts.get(key) ?? { strip, add, votes: 0 };
        shift.votes++;
        shifts.set(key, shift);
      }
    });
  }
  return [...shifts.values()].sort((a, b) => b.votes - a.votes || compare(a, b)).slice(0, MAX_SHIFTS);
}

function compare(a: Shift, b: Shift): number {
  return a.strip.length - b.strip.length || (a.strip + a.add < b.strip + b.add ? -1 : 1);
}

/** Length of the longest common end of two paths that starts at a segment. */
function commonTail(a: string, b: string): number {
  let length = 0;
  let whole = 0;
  while (
    length < a.length &&
    length < b.length &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length++;
    const startsA = length === a.length || a.charCodeAt(a.length - 1 - length) === 47;
    const startsB = length === b.length || b.charCodeAt(b.length - 1 - length) === 47;
    if (startsA && startsB) {
      whole = length;
    }
  }
  return whole;
}
