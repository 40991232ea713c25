import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from '../codeFacts.ts';

/** Characters of a registry that are looked at. */
const MAX_CHARACTERS = 262_144;
const REGISTRY = /(?:^|\/)META-INF\/(?:services\/[^/]+|.+\.(?:factories|handlers|imports|properties|xml))$/;

/**
 * Whether a file names classes that are loaded at run time without an import: a provider configuration file
 * (java.util.ServiceLoader), and what Spring, JPA, CDI and their like keep beside it.
 */
export function isClassRegistry(path: RepoPath): boolean {
  return path.includes('META-INF/') && REGISTRY.test(path);
}

/** The full names in a registry, as the imports of a file without a package. Comments of lines are left out. */
export function registryFacts(text: string): CodeFacts {
  const names = new Set<string>();
  for (const line of text.slice(0, MAX_CHARACTERS).split('\n')) {
    const comment = line.indexOf('#');
    for (const word of (comment < 0 ? line : line.slice(0, comment)).split(/[^\w$.]+/u)) {
      if (/\.[A-Z]/u.test(word)) {
        names.add(word.replaceAll('$', '.'));
      }
    }
  }
  return {
    imports: [...names].map((specifier) => ({ specifier, names: ['*'], kind: 'import' })),
    packageName: '',
    declares: [],
    mentions: [],
    functions: 0,
    decisions: 0,
    inlineTests: false,
    looksLikeSuite: false,
    exempt: null,
  };
}
