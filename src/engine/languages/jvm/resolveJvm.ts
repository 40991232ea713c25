import { createDeclaredNames } from '../declaredNames.ts';
import { addMentioned, addQualified, withoutSelf } from '../namespaceEdges.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';

const JVM: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);

/** Java, Kotlin, Scala and Groovy: full names, whole packages by the names mentioned, and the file's own package without an import. */
export function createJvmResolver(input: ResolverInput): Resolver {
  const declared = createDeclaredNames(input, JVM, (_, packageName) => packageName ?? '');
  const resolve: Resolve = (path, facts, add) => {
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
  return { resolve };
}
