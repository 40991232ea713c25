import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { CodePath } from './codeIndex.ts';

/** Names that production files go by in data and text. */
export interface MentionIndex {
  /** Number of the name's spellings seen in one test-tree file; the same array again for the same facts. */
  hits(code: CodeFacts): readonly number[];
  /** The names of a file: its own where it has two or more words, and its directory's. */
  namesOf(path: RepoPath): readonly { readonly id: number; readonly name: string }[];
}

/** Directory names that are in every repository and prove nothing. */
const COMMON_DIRECTORIES = new Set(
  (
    'src source lib libs app apps main java kotlin scala python core common base shared utils util helpers helper internal internals pkg ' +
    'components component services service models model views view controllers controller types type api apis hooks pages routes router ' +
    'store stores assets public static server client config data domain features feature impl interfaces packages modules module plugins ' +
    'plugin index handlers handler commands command test tests rules rule node browser http html json text file files name code error errors'
  ).split(' '),
);

/** Collects the names of the production files. Rebuilt only when the list of files changes. */
export function createMentionIndex(sources: readonly CodePath[]): MentionIndex {
  const ids = new Map<string, number>();
  const spellings = new Map<string, number>();
  const idOf = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) {
      return known;
    }
    const id = ids.size;
    ids.set(name, id);
    for (const spelling of spellingsOf(name)) {
      spellings.set(spelling, id);
    }
    return id;
  };
  const names = new Map<RepoPath, readonly { id: number; name: string }[]>();
  for (const source of sources) {
    names.set(
      source.path,
      namesOfSource(source).map((name) => ({ id: idOf(name), name })),
    );
  }
  const cache = new WeakMap<CodeFacts, readonly number[]>();
  return {
    hits: (code) => {
      const known = cache.get(code);
      if (known !== undefined) {
        return known;
      }
      const found = new Set<number>();
      for (const word of code.mentions) {
        const id = spellings.get(word);
        if (id !== undefined) {
          found.add(id);
        }
      }
      const hits = [...found];
      cache.set(code, hits);
      return hits;
    },
    namesOf: (path) => names.get(path) ?? [],
  };
}

function namesOfSource({ stem, directory }: CodePath): readonly string[] {
  const last = directory.slice(directory.lastIndexOf('/') + 1);
  const names = [];
  if (wordsOf(stem).length >= 2) {
    names.push(stem);
  }
  if (last.length >= 4 && !COMMON_DIRECTORIES.has(last.toLowerCase())) {
    names.push(last);
  }
  return names;
}

/** A name as written, and where it has several words in each of the usual styles. */
function spellingsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  if (words.length < 2) {
    return [name];
  }
  const lower = words.map((word) => word.toLowerCase());
  const pascal = lower.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [name, pascal, pascal.charAt(0).toLowerCase() + pascal.slice(1), lower.join('-'), lower.join('_')];
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .split(/[^A-Za-z0-9]+/u)
    .filter((word) => word !== '');
}
