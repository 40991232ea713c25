import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';
import { ReexportFollower } from '../reexports.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';

/** Python: absolute imports from every folder that holds the first name (nearest first), relative ones, and what `__init__` imports. */
export function createPythonResolver(input: ResolverInput, index: PathIndex): Resolver {
  const roots = readRoots(input);
  const cache = new Map<string, RepoPath | undefined>();

  const moduleAt = (base: RepoPath): RepoPath | undefined =>
    [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`].find((path) => index.has(path));
  const resolveDotted = (directory: RepoPath, dotted: string): RepoPath | undefined => {
    const [first = ''] = dotted.split('.', 1);
    const path = dotted.replaceAll('.', '/');
    for (const root of nearestFirst(roots.get(first) ?? [], directory)) {
      const found = moduleAt(joinPath(root, path));
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };
  const resolveModule = (from: RepoPath, specifier: string): RepoPath | undefined => {
    const directory = directoryOf(from);
    const key = `${directory}\n${specifier}`;
    if (!cache.has(key)) {
      const base = relativeBase(directory, specifier);
      cache.set(
        key,
        base === undefined ? resolveDotted(directory, specifier) : (moduleAt(base) ?? initOf(index, base)),
      );
    }
    return cache.get(key);
  };
  const reexports = new ReexportFollower((path) => input.factsOf(path), resolveModule);

  const resolve: Resolve = (path, facts, add) => {
    for (const { kind, specifier, names } of facts.imports) {
      const weak = kind === 'reexport' || kind === 'path-literal';
      const target = kind === 'path-literal' ? longest(path, specifier, resolveModule) : resolveModule(path, specifier);
      if (target !== undefined && target !== path) {
        add(target, weak ? 'path-literal' : 'import');
        if (!weak) {
          reexports.follow(target, names, add);
        }
      }
      // `from package import module` names files too.
      const prefix = specifier.endsWith('.') ? specifier : `${specifier}.`;
      for (const name of names) {
        const submodule = name === '*' ? undefined : resolveModule(path, prefix + name);
        if (submodule !== undefined && submodule !== path && submodule !== target) {
          add(submodule, weak ? 'path-literal' : 'import');
        }
      }
    }
  };
  return { resolve };
}

/** `patch("a.b.C.method")`: the longest part that is a module. */
function longest(
  from: RepoPath,
  dotted: string,
  resolveModule: (from: RepoPath, specifier: string) => RepoPath | undefined,
): RepoPath | undefined {
  for (let rest = dotted; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
    const found = resolveModule(from, rest);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function initOf(index: PathIndex, directory: RepoPath): RepoPath | undefined {
  const path = joinPath(directory, '__init__.py');
  return index.has(path) ? path : undefined;
}

/** Where `..a.b` starts from; undefined for an absolute name. */
function relativeBase(directory: RepoPath, specifier: string): RepoPath | undefined {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  if (dots === 0) {
    return undefined;
  }
  let base = directory;
  for (let level = 1; level < dots; level++) {
    base = directoryOf(base);
  }
  return joinPath(base, specifier.slice(dots).replaceAll('.', '/'));
}

/** For each name of a module or package: the directories that hold it. */
function readRoots(input: ResolverInput): ReadonlyMap<string, readonly RepoPath[]> {
  const roots = new Map<string, Set<RepoPath>>();
  const addRoot = (name: string, directory: RepoPath): void => {
    roots.set(name, (roots.get(name) ?? new Set()).add(directory));
  };
  const seen = new Set<RepoPath>();
  for (const { path, language } of input.files) {
    if (language !== 'python') {
      continue;
    }
    let directory = directoryOf(path);
    addRoot(path.slice(directory === '' ? 0 : directory.length + 1).replace(/\.pyi?$/, ''), directory);
    while (directory !== '' && !seen.has(directory)) {
      seen.add(directory);
      const parent = directoryOf(directory);
      addRoot(directory.slice(parent === '' ? 0 : parent.length + 1), parent);
      directory = parent;
    }
  }
  return new Map([...roots].map(([name, directories]) => [name, [...directories]]));
}

/** Roots that share the longest path with the importing file first; then the shortest. */
function nearestFirst(roots: readonly RepoPath[], directory: RepoPath): readonly RepoPath[] {
  if (roots.length < 2) {
    return roots;
  }
  const shared = (root: RepoPath): number => {
    const [a, b] = [root.split('/'), directory.split('/')];
    let length = 0;
    while (length < a.length && a[length] === b[length]) {
      length++;
    }
    return root === '' ? 0 : length;
  };
  return [...roots].sort((a, b) => shared(b) - shared(a) || a.length - b.length || (a < b ? -1 : 1));
}
