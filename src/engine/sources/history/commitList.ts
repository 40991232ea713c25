import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git, GitExit } from '../../ports/git.ts';
import { int32Column, float64Column, uint8Column } from '../kept/column.ts';
import { readRecords } from '../trees/nulRecords.ts';

/** The commits reachable from a head, the newest first, merges included. A commit is known by its number. */
export interface CommitList {
  readonly numbers: ReadonlyMap<string, number>;
  /** Full object ids. */
  readonly ids: readonly string[];
  /** Committer dates, seconds since 1970. */
  readonly times: Float64Array;
  /** Numbers of the parents of commit n are `parents[parentStarts[n]]` to `parents[parentStarts[n + 1]]`; -1 for one that is not listed. */
  readonly parents: Int32Array;
  readonly parentStarts: Int32Array;
  /** 1 where the message is one that was asked for. */
  readonly matching: Uint8Array;
}

/** What to list. */
export interface CommitListRequest {
  /** Absolute path that git runs in. */
  readonly folder: string;
  /** Full id of the commit to start from. */
  readonly head: string;
  /** Most commits to list. */
  readonly maxCommits: number;
  readonly timeoutMs: number;
  /** Asked for each commit's message, which is not kept. */
  readonly matches: (message: string) => boolean;
}

/** Lists commits with their parents, without any diff. */
export async function readCommitList(
  git: Git,
  request: CommitListRequest,
  cancellation: Cancellation,
): Promise<{ readonly commits: CommitList; readonly exit: GitExit }> {
  const builder = new CommitListBuilder(request.matches);
  const { folder, timeoutMs } = request;
  const onRecord = (record: string): void => {
    builder.add(record);
  };
  const exit = await readRecords(git, { folder, args: argumentsFor(request), timeoutMs }, onRecord, cancellation);
  return { commits: builder.finish(), exit };
}

function argumentsFor({ head, maxCommits }: CommitListRequest): readonly string[] {
  return [
    'log',
    '-z',
    `--max-count=${maxCommits}`,
    '--no-show-signature',
    '--no-color',
    '--no-notes',
    '--no-decorate',
    '--encoding=UTF-8',
    '--format=tformat:%H %ct %P%n%B',
    head,
    '--',
  ];
}

class CommitListBuilder {
  readonly #matches: (message: string) => boolean;
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #parentIds: string[] = [];
  readonly #times = float64Column();
  readonly #matching = uint8Column();

  constructor(matches: (message: string) => boolean) {
    this.#matches = matches;
  }

  /** @param record id, seconds, parents separated by spaces; a line break; the message */
  add(record: string): void {
    const lineEnd = record.indexOf('\n');
    const [id = '', seconds = '', ...parents] = record.slice(0, lineEnd).trimEnd().split(' ');
    this.#numbers.set(id, this.#ids.length);
    this.#ids.push(id);
    this.#parentIds.push(parents.join(' '));
    this.#times.push(Number(seconds));
    this.#matching.push(this.#matches(record.slice(lineEnd + 1)) ? 1 : 0);
  }

  finish(): CommitList {
    const parents = int32Column();
    const parentStarts = int32Column();
    for (const ids of this.#parentIds) {
      parentStarts.push(parents.length);
      for (const id of ids === '' ? [] : ids.split(' ')) {
        parents.push(this.#numbers.get(id) ?? -1);
      }
    }
    parentStarts.push(parents.length);
    return {
      numbers: this.#numbers,
      ids: this.#ids,
      times: this.#times.toArray(),
      parents: parents.toArray(),
      parentStarts: parentStarts.toArray(),
      matching: this.#matching.toArray(),
    };
  }
}

/** For each commit 1 where it is reachable from `from`, itself included. */
export function reachableFrom(commits: CommitList, from: number): Uint8Array {
  const reached = new Uint8Array(commits.ids.length);
  reached[from] = 1;
  const waiting = [from];
  for (let commit = waiting.pop(); commit !== undefined; commit = waiting.pop()) {
    const end = commits.parentStarts[commit + 1] ?? 0;
    for (let at = commits.parentStarts[commit] ?? 0; at < end; at++) {
      const parent = commits.parents[at] ?? -1;
      if (parent >= 0 && reached[parent] === 0) {
        reached[parent] = 1;
        waiting.push(parent);
      }
    }
  }
  return reached;
}
