import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { createDeclaredNames } from '../declaredNames.ts';
import type { PathIndex } from '../pathIndex.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';

const MODULE = /^[ \t]*module[ \t]+"?([^\s"]+)/m;

/** Go: a package is a directory; which of its files are meant tell the names mentioned. Modules come from the listed go.mod files. */
export function createGoResolver(input: ResolverInput, index: PathIndex): Resolver {
  const declared = createDeclaredNames(input, new Set(['go']), (path) => directoryOf(path));
  let modules: readonly (readonly [name: string, directory: RepoPath])[] | undefined;
  const directoryFor = (specifier: string): RepoPath | undefined => {
    modules ??= readModules(input, index);
    for (const [name, directory] of modules) {
      if (specifier === name) {
        return directory;
      }
      if (specifier.startsWith(`${name}/`)) {
        const rest = specifier.slice(name.length + 1);
        return directory === '' ? rest : `${directory}/${rest}`;
      }
    }
    return undefined;
  };
  const resolve: Resolve = (path, facts, add) => {
    const own = directoryOf(path);
    const scopes = new Map<RepoPath, 'import' | 'package'>();
    for (const { specifier } of facts.imports) {
      const directory = directoryFor(specifier);
      if (directory !== undefined) {
        scopes.set(directory, 'import');
      }
    }
    scopes.set(own, 'package');
    for (const [directory, kind] of scopes) {
      for (const name of facts.mentions) {
        for (const found of declared.find(directory, name)) {
          if (found !== path && (kind === 'package' || !found.endsWith('_test.go'))) {
            add(found, kind);
          }
        }
      }
    }
  };
  return { resolve };
}

/** Longest name first, so that a nested module wins. */
function readModules(input: ResolverInput, index: PathIndex): readonly (readonly [string, RepoPath])[] {
  return index
    .named('go.mod')
    .flatMap((path) => {
      const name = MODULE.exec(input.read(path) ?? '')?.[1];
      return name === undefined ? [] : [[name, directoryOf(path)] as const];
    })
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}
