import type { TestFacts, TestLink, TestLinkKind } from '../../model/fact.ts';
import type { TestReason } from '../../model/testReason.ts';
import { asked, OF_TESTS, OTHER, TEST } from './standings.ts';
import type { Standing, Standings } from './standings.ts';

/**
 * Standings as they are written: strings once each, and per file its kind; for one that is asked for a test also flags, its reason and its
 * links, as indexes.
 */
export interface StoredStandings {
  readonly strings: readonly string[];
  readonly numbers: Uint32Array;
}

const KINDS: readonly Standing['kind'][] = ['test', 'of tests', 'other', 'asked'];
const LINK_KINDS: readonly TestLinkKind[] = ['test', 'inline', 'report', 'data'];
const STATUSES: readonly TestFacts['status'][] = ['direct', 'indirect', 'none', 'unknown'];
const FLAG = { counts: 1, open: 2, listed: 4, expected: 8, about: 16 } as const;

/** Standings as they are written. */
export function storedStandings(standings: Standings): StoredStandings {
  const indexes = new Map<string, number>();
  const numbers: number[] = [];
  const string = (text: string): void => {
    const index = indexes.get(text) ?? indexes.size;
    indexes.set(text, index);
    numbers.push(index);
  };
  for (const standing of standings) {
    numbers.push(KINDS.indexOf(standing.kind));
    if (standing.kind === 'asked') {
      writeAsked(standing, numbers, string);
    }
  }
  return { strings: [...indexes.keys()], numbers: Uint32Array.from(numbers) };
}

function writeAsked({ facts, counts, open }: Standing, numbers: number[], string: (text: string) => void): void {
  const { status, reason, links, listed, expectedPath } = facts;
  const flags =
    (counts ? FLAG.counts : 0) |
    (open ? FLAG.open : 0) |
    (listed ? FLAG.listed : 0) |
    (expectedPath === undefined ? 0 : FLAG.expected) |
    ('about' in reason ? FLAG.about : 0);
  numbers.push(flags, STATUSES.indexOf(status), links.length);
  string(reason.id);
  if ('about' in reason) {
    string(reason.about);
  }
  if (expectedPath !== undefined) {
    string(expectedPath);
  }
  for (const { kind, path, evidence } of links) {
    numbers.push(LINK_KINDS.indexOf(kind));
    string(path);
    string(evidence);
  }
}

/** The standings of so many files that {@link storedStandings} wrote; undefined where they are of more or fewer. */
export function restoredStandings({ strings, numbers }: StoredStandings, count: number): Standings | undefined {
  let at = 0;
  const number = (): number => numbers[at++] ?? 0;
  const string = (): string => strings[number()] ?? '';
  const standings = Array.from({ length: count }, (): Standing => {
    const kind = KINDS[number()];
    return kind === 'asked'
      ? readAsked(number, string)
      : kind === 'test'
        ? TEST
        : kind === 'of tests'
          ? OF_TESTS
          : OTHER;
  });
  return at === numbers.length ? standings : undefined;
}

function readAsked(number: () => number, string: () => string): Standing {
  const flags = number();
  const status = STATUSES[number()] ?? 'unknown';
  const count = number();
  const id = string();
  // What was written is what the types of this build allow: another build has another key.
  const reason = ((flags & FLAG.about) === 0 ? { id } : { id, about: string() }) as TestReason;
  const expected = (flags & FLAG.expected) === 0 ? {} : { expectedPath: string() };
  const links = Array.from({ length: Math.min(count, MOST_LINKS) }, (): TestLink => {
    const kind = LINK_KINDS[number()] ?? 'data';
    const path = string();
    return { kind, path, evidence: string() };
  });
  const facts = { status, links, reason, ...expected, listed: (flags & FLAG.listed) !== 0, worthDiagnostic: false };
  return asked(facts, (flags & FLAG.counts) !== 0, (flags & FLAG.open) !== 0);
}

/** A count from a damaged cache must not become a huge array. */
const MOST_LINKS = 1000;
