import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { createDeclaredNames } from '../declaredNames.ts';
import { addMentioned, addQualified, withoutSelf } from '../namespaceEdges.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';

/** C#: names mentioned, looked for in the file's namespace, the ones around it, and those it (or its folder, globally) uses. */
export function createCsharpResolver(input: ResolverInput): Resolver {
  const declared = createDeclaredNames(input, new Set(['csharp']), (_, packageName) => packageName ?? '');
  const everywhere = readGlobalUsings(input);
  const resolve: Resolve = (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier, kind } of facts.imports) {
      if (kind === 'import' && !declared.hasScope(specifier)) {
        addQualified(declared, facts, specifier, '.', addOther);
      }
    }
    const used = new Set(facts.imports.map(({ specifier }) => specifier));
    for (
      let at: RepoPath | undefined = directoryOf(path);
      at !== undefined;
      at = at === '' ? undefined : directoryOf(at)
    ) {
      for (const name of everywhere.get(at) ?? []) {
        used.add(name);
      }
    }
    for (const scope of used) {
      addMentioned(declared, scope, facts, 'import', addOther);
    }
    for (
      let scope = facts.packageName ?? '';
      scope !== '';
      scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')))
    ) {
      addMentioned(declared, scope, facts, 'package', addOther);
    }
    addMentioned(declared, '', facts, 'package', addOther);
  };
  return { resolve };
}

/** `global using` by the directory that it holds for. */
function readGlobalUsings(input: ResolverInput): ReadonlyMap<RepoPath, ReadonlySet<string>> {
  const byDirectory = new Map<RepoPath, Set<string>>();
  for (const { path, language } of input.files) {
    const facts = language === 'csharp' ? input.factsOf(path) : undefined;
    for (const { kind, specifier } of facts?.imports ?? []) {
      if (kind === 'reexport') {
        const directory = directoryOf(path);
        byDirectory.set(directory, (byDirectory.get(directory) ?? new Set()).add(specifier));
      }
    }
  }
  return byDirectory;
}
