import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** The listed files, for resolving imports without looking at the disk. */
export interface PathIndex {
  has(path: RepoPath): boolean;
  /** Whether any listed file is below the directory. */
  hasDirectory(directory: RepoPath): boolean;
  /** Listed files with this base name, in the order listed. */
  named(baseName: string): readonly RepoPath[];
  /** The nearest directory at or above `directory` that holds a file of this name; undefined where there is none. */
  nearest(directory: RepoPath, baseName: string): RepoPath | undefined;
}

export function createPathIndex(paths: readonly RepoPath[], indexedNames: ReadonlySet<string>): PathIndex {
  const files = new Set(paths);
  const directories = new Set<RepoPath>(['']);
  const byName = new Map<string, RepoPath[]>();
  for (const path of paths) {
    let directory = directoryOf(path);
    const name = directory === '' ? path : path.slice(directory.length + 1);
    if (indexedNames.has(name)) {
      const list = byName.get(name) ?? [];
      list.push(path);
      byName.set(name, list);
    }
    while (!directories.has(directory)) {
      directories.add(directory);
      directory = directoryOf(directory);
    }
  }
  const nearestCache = new Map<string, Map<RepoPath, RepoPath | undefined>>();
  const nearest = (directory: RepoPath, baseName: string): RepoPath | undefined => {
    const cache = nearestCache.get(baseName) ?? new Map<RepoPath, RepoPath | undefined>();
    nearestCache.set(baseName, cache);
    const climbed: RepoPath[] = [];
    let found: RepoPath | undefined;
    for (let at: RepoPath | undefined = directory; at !== undefined; at = at === '' ? undefined : directoryOf(at)) {
      if (cache.has(at)) {
        found = cache.get(at);
        break;
      }
      climbed.push(at);
      if (files.has(joinPath(at, baseName))) {
        found = at;
        break;
      }
    }
    for (const at of climbed) {
      cache.set(at, found);
    }
    return found;
  };
  return {
    has: (path) => files.has(path),
    hasDirectory: (directory) => directories.has(directory),
    named: (baseName) => byName.get(baseName) ?? [],
    nearest,
  };
}

/** Joins two repository paths and resolves "." and ".."; one that leaves the repository starts with "..", which nothing listed does. */
export function joinPath(base: RepoPath, relative: string): RepoPath {
  if (!relative.includes('.') && !relative.includes('//') && !relative.endsWith('/')) {
    return base === '' ? relative : relative === '' ? base : `${base}/${relative}`;
  }
  const parts = base === '' ? [] : base.split('/');
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
