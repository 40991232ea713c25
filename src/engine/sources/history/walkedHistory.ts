import type { ByteInterner } from './byteInterner.ts';
import { hash64 } from '../../model/hash64.ts';
import { float64Column, int32Column, uint8Column } from '../kept/column.ts';
import type { Column, ColumnArray } from '../kept/column.ts';
import { CommitGraph } from './commitGraph.ts';
import type { CommitRecord } from './commitRecord.ts';
import { createRenamePairing } from './exactRenames.ts';
import { gather, gatherRows, isAsRead, startsOf } from './gather.ts';
import type { HistoryLog } from './historyLog.ts';
import { createLogNames } from './logParser.ts';
import type { LogNames } from './logParser.ts';
import { PathTable } from './pathTable.ts';

/** The commits of one walk as growing columns, in the order of the walk. Merges have no rows and no place in the columns. */
class CommitColumns {
  readonly times = float64Column();
  readonly authors = int32Column();
  readonly sizes = int32Column();
  readonly ignored = uint8Column();
  /** Where each commit's rows end. */
  readonly rowEnds = int32Column();
  readonly rowPaths = int32Column();
  readonly rowKinds = uint8Column();
  readonly rowDetails = int32Column();
  /** Numbers in the graph of all commits of the walk, merges too. */
  readonly numbers = int32Column();
  /** For each of `numbers` its place in the columns; -1 for a merge. */
  readonly places = int32Column();
  readonly #graph: CommitGraph;
  readonly #pair: ReturnType<typeof createRenamePairing>;

  constructor(paths: ByteInterner, graph: CommitGraph) {
    this.#graph = graph;
    this.#pair = createRenamePairing(paths);
  }

  /** Commits without merges. */
  get count(): number {
    return this.times.length;
  }

  add(commit: CommitRecord, ignored: boolean): void {
    this.numbers.push(this.#graph.note(commit));
    this.places.push(commit.parents > 1 ? -1 : this.count);
    if (commit.parents > 1) {
      return;
    }
    const paired = this.#pair(commit);
    this.rowPaths.pushAll(commit.paths, commit.count);
    this.rowKinds.pushAll(paired.kinds, commit.count);
    this.rowDetails.pushAll(paired.details, commit.count);
    this.times.push(commit.seconds);
    this.authors.push(commit.author);
    this.sizes.push(paired.size);
    this.ignored.push(ignored ? 1 : 0);
    this.rowEnds.push(this.rowPaths.length);
  }

  /** Puts the place of each commit but merges where its number is. */
  refer(references: Int32Array, referenceTo: (place: number) => number): void {
    for (let at = 0; at < this.numbers.length; at++) {
      const place = this.places.at(at);
      if (place >= 0) {
        references[this.numbers.at(at)] = referenceTo(place);
      }
    }
  }
}

/** The walks over one history: names and graph are shared. */
export class WalkedHistory {
  readonly names: LogNames = createLogNames();
  readonly graph = new CommitGraph();
  /** The walk from the head. */
  readonly newest = new CommitColumns(this.names.paths, this.graph);
  /** The walk from the roots; stays empty where there is none. */
  readonly oldest = new CommitColumns(this.names.paths, this.graph);

  /** For each commit of the log of `newest` alone its place among the commits that were added, merges not counted. */
  newestInOrder(): Int32Array {
    return inOrder(this.graph, [this.newest]);
  }

  /** One log: the commits of `newest` in their order, then those of `oldest` in reverse, none before its children. */
  toLog(withOldest = true): HistoryLog {
    const { newest, oldest } = this;
    const order = inOrder(this.graph, withOldest ? [newest, oldest] : [newest]);
    const inPlace = isAsRead(order);
    const rowStarts = startsOf(order, newest.rowEnds, oldest.rowEnds);
    const ofCommits = <T extends ColumnArray>(first: Column<T>, second: Column<T>): T =>
      inPlace ? first.toArray() : gather(order, first, second);
    const ofRows = <T extends ColumnArray>(first: Column<T>, second: Column<T>): T =>
      inPlace ? first.toArray() : gatherRows(order, rowStarts, [first, newest.rowEnds], [second, oldest.rowEnds]);
    return {
      times: ofCommits(newest.times, oldest.times),
      authors: ofCommits(newest.authors, oldest.authors),
      sizes: ofCommits(newest.sizes, oldest.sizes),
      ignored: ofCommits(newest.ignored, oldest.ignored),
      rowStarts,
      rowPaths: ofRows(newest.rowPaths, oldest.rowPaths),
      rowKinds: ofRows(newest.rowKinds, oldest.rowKinds),
      rowDetails: ofRows(newest.rowDetails, oldest.rowDetails),
      paths: new PathTable(this.names.paths.columns()),
      authorKeys: keysOf(this.names.authors),
    };
  }
}

const MERGE = -(2 ** 31);

/** Places of all commits but merges, children first: as they are for the first walk, as their complement (~) for the second. */
function inOrder(graph: CommitGraph, [newest, oldest]: readonly CommitColumns[]): Int32Array {
  const first = newest?.numbers.toArray() ?? new Int32Array(0);
  const second = oldest?.numbers.toArray() ?? new Int32Array(0);
  const order = new Int32Array(first.length + second.length);
  order.set(first);
  order.set(second.toReversed(), first.length);
  const references = new Int32Array(graph.size).fill(MERGE);
  newest?.refer(references, (place) => place);
  oldest?.refer(references, (place) => ~place);
  const result = graph.childrenFirst(order);
  let count = 0;
  for (let at = 0; at < result.length; at++) {
    const reference = references[result[at] ?? 0] ?? MERGE;
    if (reference !== MERGE) {
      result[count++] = reference;
    }
  }
  return result.subarray(0, count);
}

function keysOf(names: ByteInterner): Int32Array {
  const keys = new Int32Array(names.count * 2);
  for (let id = 0; id < names.count; id++) {
    keys.set(hash64(names.bytesOf(id)), 2 * id);
  }
  return keys;
}
