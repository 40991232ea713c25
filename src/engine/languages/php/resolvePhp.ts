import { directoryOf } from '../../model/repoPath.ts';
import { createDeclaredNames } from '../declaredNames.ts';
import { addMentioned, withoutSelf } from '../namespaceEdges.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';

/**
 * PHP: full names by what files declare (which holds for PSR-4 and for class maps alike), the file's own namespace by the names
 * mentioned, and included paths.
 */
export function createPhpResolver(input: ResolverInput, index: PathIndex): Resolver {
  const declared = createDeclaredNames(input, new Set(['php']), (_, packageName) => packageName ?? '');
  const resolve: Resolve = (path, facts, add) => {
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
      // `use A\B;` and then `B\C`: names mentioned in a namespace that is imported as a whole.
      addMentioned(declared, specifier, facts, 'import', addOther);
    }
    addMentioned(declared, facts.packageName ?? '', facts, 'package', addOther);
  };
  return { resolve };
}
