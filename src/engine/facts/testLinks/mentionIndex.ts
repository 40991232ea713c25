import type { CodeFacts } from '../../languages/codeFacts.ts';
import type { CodePath } from './codeIndex.ts';

/** Names that production files go by in data and text. */
export interface MentionIndex {
  /** The names that one file of the test trees mentions; the same array again for the same facts. */
  mentionedIn(code: CodeFacts): readonly string[];
  /** The names of a file: its own where it has two or more words, and its directory's. */
  namesOf(source: CodePath): readonly string[];
  /** Places of the files that go by one of these names. */
  named(names: ReadonlySet<string>): readonly number[];
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

/** Collects the names of the production files when it is first asked. */
export function createMentionIndex(sources: () => readonly CodePath[]): MentionIndex {
  let collected: Names | undefined;
  const names = (): Names => (collected ??= collectNames(sources()));
  const cache = new WeakMap<CodeFacts, readonly string[]>();
  return {
    mentionedIn: (code) => {
      const known = cache.get(code);
      if (known !== undefined) {
        return known;
      }
      const { spellings } = names();
      const found = new Set<string>();
      for (const word of code.mentions) {
        const name = spellings.get(word);
        if (name !== undefined) {
          found.add(name);
        }
      }
      const mentioned = [...found];
      cache.set(code, mentioned);
      return mentioned;
    },
    namesOf: namesOfSource,
    named: (wanted) => [...wanted].flatMap((name) => names().places.get(name) ?? []),
  };
}

interface Names {
  /** By spelling the name that it stands for. */
  readonly spellings: ReadonlyMap<string, string>;
  /** By name the places of the files that go by it. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function collectNames(sources: readonly CodePath[]): Names {
  const spellings = new Map<string, string>();
  const places = new Map<string, number[]>();
  for (const source of sources) {
    for (const name of namesOfSource(source)) {
      const known = places.get(name);
      if (known === undefined) {
        places.set(name, [source.place]);
        for (const spelling of spellingsOf(name)) {
          spellings.set(spelling, name);
        }
      } else {
        known.push(source.place);
      }
    }
  }
  return { spellings, places };
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
