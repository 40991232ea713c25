import type { StoredLinks } from '../facts/testLinks/linkTests.ts';
import { restoredStandings, storedStandings } from '../rules/missing-test/standingsCodec.ts';
import type { Standings } from '../rules/missing-test/standings.ts';
import { decodeColumns, encodeColumns } from '../sources/kept/columnFormat.ts';
import type { ColumnTypes } from '../sources/kept/columnFormat.ts';
import { EDGE_COLUMNS } from '../sources/tests/edgeColumns.ts';
import type { StoredImportGraph } from '../sources/tests/keptImportGraph.ts';

/** What one analysis writes of the tests, for one that starts with the same files. */
export interface StoredTests {
  readonly standings: Standings;
  readonly links: StoredLinks;
  readonly graph: StoredImportGraph;
}

const COLUMNS = {
  ...EDGE_COLUMNS,
  standings: 'uint32',
  kinds: 'uint8',
  starts: 'uint32',
  registries: 'uint32',
  nameLinks: 'uint32',
  /** For each file where its mentions start, with one more for the end. */
  mentionsFrom: 'uint32',
  /** Indexes of names. */
  mentions: 'uint32',
} as const satisfies ColumnTypes;
/** Its number is raised with each change of what is written here. */
const FORMAT = { number: 5, columns: COLUMNS };

/** What stands beside the columns. */
interface About {
  readonly fingerprint: string;
  readonly strings: readonly string[];
  readonly packageRoots: readonly string[];
  readonly packageCounts: StoredLinks['names']['packageCounts'];
  readonly tests: number;
  readonly names: readonly string[];
  readonly configuration: readonly string[];
}

/** As bytes. @param fingerprint of all that they are made of */
export function encodeTests({ standings, links, graph }: StoredTests, fingerprint: string): readonly Uint8Array[] {
  const { strings, numbers } = storedStandings(standings);
  const { code, starts, tests, registries, links: nameLinks, packageCounts } = links.names;
  const { names, ...mentions } = columnsOfMentions(links.mentions);
  const about: About = {
    fingerprint,
    strings,
    packageRoots: code.packageRoots,
    packageCounts,
    tests,
    names,
    configuration: graph.configuration,
  };
  const columns = {
    ...graph.columns,
    ...mentions,
    standings: numbers,
    kinds: code.kinds,
    starts,
    registries,
    nameLinks,
  };
  return encodeColumns(FORMAT, about, columns);
}

/** What {@link encodeTests} wrote of as many files with the same fingerprint; undefined for anything else. */
export function decodeTests(bytes: Uint8Array, fingerprint: string, count: number): StoredTests | undefined {
  const decoded = decodeColumns(bytes, FORMAT);
  // The cache has checked that the bytes are those that this build wrote.
  const about = decoded?.about as About | undefined;
  if (decoded === undefined || about?.fingerprint !== fingerprint) {
    return undefined;
  }
  const {
    standings: numbers,
    kinds,
    starts,
    registries,
    nameLinks,
    mentionsFrom,
    mentions,
    ...edges
  } = decoded.columns;
  const standings = restoredStandings({ strings: about.strings, numbers }, count);
  return (
    standings && {
      standings,
      links: {
        names: {
          code: { kinds, packageRoots: about.packageRoots },
          starts,
          tests: about.tests,
          registries,
          links: nameLinks,
          packageCounts: about.packageCounts,
        },
        mentions: mentionsInColumns(about.names, mentionsFrom, mentions),
      },
      graph: { columns: edges, configuration: about.configuration },
    }
  );
}

function columnsOfMentions(mentions: StoredLinks['mentions']): {
  readonly names: readonly string[];
  readonly mentionsFrom: Uint32Array;
  readonly mentions: Uint32Array;
} {
  const indexes = new Map<string, number>();
  const mentionsFrom = new Uint32Array(mentions.length + 1);
  const all: number[] = [];
  for (const [place, names] of mentions.entries()) {
    for (const name of names) {
      const index = indexes.get(name) ?? indexes.size;
      indexes.set(name, index);
      all.push(index);
    }
    mentionsFrom[place + 1] = all.length;
  }
  return { names: [...indexes.keys()], mentionsFrom, mentions: Uint32Array.from(all) };
}

const NOTHING: readonly string[] = [];

function mentionsInColumns(
  names: readonly string[],
  mentionsFrom: Uint32Array,
  mentions: Uint32Array,
): StoredLinks['mentions'] {
  const found: (readonly string[])[] = [];
  for (let place = 0; place + 1 < mentionsFrom.length; place++) {
    const from = mentionsFrom[place] ?? 0;
    const to = mentionsFrom[place + 1] ?? 0;
    found.push(from === to ? NOTHING : Array.from(mentions.subarray(from, to), (index) => names[index] ?? ''));
  }
  return found;
}
