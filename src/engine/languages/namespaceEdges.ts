import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';
import type { DeclaredNames } from './declaredNames.ts';
import type { AddEdge, ImportEdgeKind } from './resolver.ts';

/** Adds the files that a full name or a whole package (".*") means; a member's name falls back to its type's. False where none is listed. */
export function addQualified(
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

/** Adds the files of a package or namespace that declare what the facts mention. */
export function addMentioned(
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

/** Drops edges of a file to itself. */
export function withoutSelf(self: RepoPath, add: AddEdge): AddEdge {
  return (path, kind) => {
    if (path !== self) {
      add(path, kind);
    }
  };
}
