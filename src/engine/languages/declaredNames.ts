import type { RepoPath } from '../model/repoPath.ts';
import type { ResolverInput } from './resolver.ts';

/** Which files of some languages declare a name in a package or namespace. */
export interface DeclaredNames {
  /** Files that declare `name` in `scope`; empty where none does, or so many that the name says nothing. */
  find(scope: string, name: string): readonly RepoPath[];
  hasScope(scope: string): boolean;
  /** Declared names of a scope, for looking up many mentions. */
  namesOf(scope: string): ReadonlyMap<string, readonly RepoPath[]> | undefined;
}

/** A name that more files of one scope declare is said to mean none of them. */
const MAX_DECLARING = 4;
const NOTHING: readonly RepoPath[] = [];

/** @param scopeOf the package of a file, as its language counts it; undefined where the file has none */
export function createDeclaredNames(
  input: ResolverInput,
  languages: ReadonlySet<string>,
  scopeOf: (path: RepoPath, packageName: string | null) => string | undefined,
): DeclaredNames {
  const scopes = new Map<string, Map<string, RepoPath[]>>();
  for (const { path, language } of input.files) {
    const facts = languages.has(language) ? input.factsOf(path) : undefined;
    const scope = facts ? scopeOf(path, facts.packageName) : undefined;
    if (!facts || scope === undefined) {
      continue;
    }
    const names = scopes.get(scope) ?? new Map<string, RepoPath[]>();
    scopes.set(scope, names);
    for (const name of facts.declares) {
      const declaring = names.get(name) ?? [];
      declaring.push(path);
      names.set(name, declaring);
    }
  }
  return {
    find: (scope, name) => {
      const found = scopes.get(scope)?.get(name) ?? NOTHING;
      return found.length > MAX_DECLARING ? NOTHING : found;
    },
    hasScope: (scope) => scopes.has(scope),
    namesOf: (scope) => scopes.get(scope),
  };
}
