import { directoryOf } from '../../../model/repoPath.ts';
import type { RepoPath } from '../../../model/repoPath.ts';
import type { CodeFacts } from '../codeFacts.ts';
import type { ImportEdgeKind } from '../importGraph.ts';
import { createDeclaredNames } from './declaredNames.ts';
import type { DeclaredNames } from './declaredNames.ts';
import { joinPath } from './pathIndex.ts';
import type { PathIndex } from './pathIndex.ts';
import type { AddEdge, Resolve, ResolverInput } from './resolver.ts';

const JVM: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);

/** Java, Kotlin, Scala and Groovy: full names, whole packages by the names mentioned, and the file's own package without an import. */
export function createJvmResolver(input: ResolverInput): Resolve {
  const declared = createDeclaredNames(input, JVM, (_, packageName) => packageName ?? '');
  return (path, facts, add) => {
    const own = facts.packageName ?? '';
    for (const { specifier, kind } of facts.imports) {
      if (kind === 'path-literal') {
        addQualified(declared, facts, specifier, '.', (to) => {
          add(to, kind);
        });
        continue;
      }
      // Scala's imports may be relative to the package that they are in.
      if (!addQualified(declared, facts, specifier, '.', add) && own !== '') {
        addQualified(declared, facts, `${own}.${specifier}`, '.', add);
      }
    }
    addMentioned(declared, own, facts, 'package', withoutSelf(path, add));
  };
}

/** Adds the files that a full name or a whole package (".*") means; a member's name falls back to its type's. False where none is listed. */
function addQualified(
  declared: DeclaredNames,
  facts: CodeFacts,
  name: string,
  separator: string,
  add: AddEdge,
): boolean {
  if (name.endsWith('.*') && declared.hasScope(name.slice(0, -2))) {
    addMentioned(declared, name.slice(0, -2), facts, 'import', add);
    return true;
  }
  let rest = name;
  for (let cut = rest.lastIndexOf(separator); cut > 0; cut = rest.lastIndexOf(separator)) {
    const found = declared.find(rest.slice(0, cut), rest.slice(cut + separator.length));
    for (const path of found) {
      add(path, 'import');
    }
    if (found.length > 0) {
      return true;
    }
    rest = rest.slice(0, cut);
  }
  return false;
}

function addMentioned(
  declared: DeclaredNames,
  scope: string,
  facts: CodeFacts,
  kind: ImportEdgeKind,
  add: AddEdge,
): void {
  if (!declared.hasScope(scope)) {
    return;
  }
  for (const name of facts.mentions) {
    for (const path of declared.find(scope, name)) {
      add(path, kind);
    }
  }
}

function withoutSelf(self: RepoPath, add: AddEdge): AddEdge {
  return (path, kind) => {
    if (path !== self) {
      add(path, kind);
    }
  };
}

/** C#: names mentioned, looked for in the file's namespace, the ones around it, and those it (or its folder, globally) uses. */
export function createCsharpResolver(input: ResolverInput): Resolve {
  const declared = createDeclaredNames(input, new Set(['csharp']), (_, packageName) => packageName ?? '');
  const everywhere = readGlobalUsings(input);
  return (path, facts, add) => {
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

/**
 * PHP: full names by what files declare (which holds for PSR-4 and for class maps alike), the file's own namespace by the names
 * mentioned, and included paths.
 */
export function createPhpResolver(input: ResolverInput, index: PathIndex): Resolve {
  const declared = createDeclaredNames(input, new Set(['php']), (_, packageName) => packageName ?? '');
  return (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier, kind } of facts.imports) {
      if (kind === 'path-literal') {
        const target = [joinPath(directoryOf(path), specifier), joinPath('', specifier)].find((candidate) =>
          index.has(candidate),
        );
        if (target !== undefined) {
          addOther(target, 'import');
        }
        continue;
      }
      const cut = specifier.lastIndexOf('\\');
      for (const found of declared.find(specifier.slice(0, Math.max(0, cut)), specifier.slice(cut + 1))) {
        addOther(found, 'import');
      }
      addPartlyQualified(declared, specifier, facts, addOther);
    }
    addMentioned(declared, facts.packageName ?? '', facts, 'package', addOther);
  };
}

/** `use A\B;` and then `B\C`: names mentioned in a namespace that is imported as a whole. */
function addPartlyQualified(declared: DeclaredNames, namespace: string, facts: CodeFacts, add: AddEdge): void {
  addMentioned(declared, namespace, facts, 'import', add);
}

/** Elixir: modules by their full names, as `alias` and its like or a call name them. */
export function createElixirResolver(input: ResolverInput): Resolve {
  const declared = createDeclaredNames(input, new Set(['elixir']), () => '');
  return (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier } of facts.imports) {
      for (const found of declared.find('', specifier)) {
        addOther(found, 'import');
      }
    }
    addMentioned(declared, '', facts, 'import', addOther);
    // A module sees its neighbors by their last name where it aliases their parent.
    for (const { specifier } of facts.imports) {
      for (const name of facts.mentions) {
        const last = specifier.slice(specifier.lastIndexOf('.') + 1);
        if (name.startsWith(`${last}.`)) {
          for (const found of declared.find('', specifier + name.slice(last.length))) {
            addOther(found, 'import');
          }
        }
      }
    }
  };
}

/** Clojure: namespaces by their names. */
export function createClojureResolver(input: ResolverInput): Resolve {
  const byNamespace = new Map<string, RepoPath>();
  for (const { path, language } of input.files) {
    const name = language === 'clojure' ? input.factsOf(path)?.packageName : null;
    if (name !== null && name !== undefined && !byNamespace.has(name)) {
      byNamespace.set(name, path);
    }
  }
  return (path, facts, add) => {
    for (const { specifier } of facts.imports) {
      const target = byNamespace.get(specifier);
      if (target !== undefined && target !== path) {
        add(target, 'import');
      }
    }
  };
}

/** Swift: names mentioned, looked for in the file's module and in the modules that it imports. A module is a folder of Sources or Tests. */
export function createSwiftResolver(input: ResolverInput): Resolve {
  const declared = createDeclaredNames(input, new Set(['swift']), (path) => swiftModule(path));
  return (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier } of facts.imports) {
      addMentioned(declared, specifier, facts, 'import', addOther);
    }
    addMentioned(declared, swiftModule(path), facts, 'package', addOther);
  };
}

function swiftModule(path: RepoPath): string {
  const parts = path.split('/');
  const root = parts.findIndex((part) => part === 'Sources' || part === 'Tests');
  const inPackage = root >= 0 && root + 2 < parts.length;
  return (inPackage ? parts[root + 1] : parts.length > 1 ? parts[0] : '') ?? '';
}
