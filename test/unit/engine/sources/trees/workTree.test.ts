import assert from 'node:assert/strict';
import type { RepoPath } from '../../../../../src/engine/model/repoPath.ts';
import type { FileStat, FileSystem } from '../../../../../src/engine/ports/fileSystem.ts';
import type { Git } from '../../../../../src/engine/ports/git.ts';
import type { Tree, TreeFile } from '../../../../../src/engine/ports/tree.ts';
import { createWorkTree } from '../../../../../src/engine/sources/trees/workTree.ts';
import { createMemoryFileSystem, neverCancelled } from '../../../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../../../fixtures/recordingLogger.ts';

/** Seconds and nanoseconds. */
type Time = readonly [number, number];

interface Entry {
  readonly mtime?: Time;
  readonly ctime?: Time;
  readonly inode?: number;
  readonly flags?: string;
}

const OLD: Time = [1000, 5];
const ID = 'a'.repeat(40);
/** When the index was written. */
const WRITTEN: Time = [2000, 7];
const ENOUGH = 16;

function msOf([seconds, ns]: Time): number {
  return seconds * 1000 + ns / 1e6;
}

/** What git says of so many files, all alike but for their names. */
function listed(entry: Entry): string {
  const { mtime = OLD, ctime = OLD, inode = 7, flags = '0' } = entry;
  return Array.from(
    { length: ENOUGH },
    (_, at) =>
      `100644 ${ID} 0\t${at}.ts\0  ctime: ${ctime.join(':')}\n  mtime: ${mtime.join(':')}\n  dev: 1\tino: ${inode}\n` +
      `  uid: 0\tgid: 0\n  size: 2\tflags: ${flags}\n`,
  ).join('');
}

/** A git that gives these answers to `ls-files` and `cat-file`, in small pieces that do not stay. */
function answering(entries: string, sizes: string, code = 0): Git {
  return {
    isInstalled: true,
    started: 0,
    inspect: () => Promise.resolve(undefined),
    run: ({ args, onBytes }) => {
      const output = Buffer.from(args[0] === 'ls-files' ? entries : sizes);
      for (let at = 0; at < output.length; at += 7) {
        const chunk = Buffer.from(output.subarray(at, at + 7));
        if (!onBytes(chunk)) {
          return Promise.resolve({ kind: 'stopped', code: null, stderr: '' });
        }
        chunk.fill(0xff);
      }
      return Promise.resolve({ kind: 'finished', code, stderr: '' });
    },
  };
}

/** Files of two bytes, all with the same stat. */
function withStat(stat: Partial<FileStat>): FileSystem {
  const files = createMemoryFileSystem();
  const file: FileStat = { kind: 'file', size: 2, mtimeMs: msOf(OLD), ctimeMs: msOf(OLD), inode: 7, ...stat };
  return { ...files, stat: () => file };
}

function workTree(git: Git, stat: Partial<FileStat> = {}, logger = createRecordingLogger()): Tree {
  const gitFolder = withStat({ mtimeMs: msOf(WRITTEN), ctimeMs: msOf(WRITTEN) });
  return createWorkTree({ root: '/r', fileSystem: withStat(stat), repository: { git, gitFolder }, logger });
}

function filesWith(stat: Partial<FileStat> = {}): readonly TreeFile[] {
  return Array.from({ length: ENOUGH }, (_, at) => ({
    path: `${at}.ts`,
    tracked: true,
    bytes: stat.size ?? 2,
    mtimeMs: stat.mtimeMs ?? msOf(OLD),
    ctimeMs: stat.ctimeMs ?? msOf(OLD),
  }));
}

async function known(git: Git, stat: Partial<FileStat> = {}): Promise<readonly RepoPath[]> {
  const ids = await workTree(git, stat).identify(filesWith(stat), neverCancelled);
  assert.deepEqual(
    [...ids.values()].filter((id) => id !== ID),
    [],
  );
  return [...ids.keys()];
}

const SIZES = '2\n'.repeat(ENOUGH);

describe('the ids that an index vouches for', () => {
  it('are those of files that are as git saw them', async () => {
    assert.equal((await known(answering(listed({}), SIZES))).length, ENOUGH);
  });

  const others: readonly (readonly [string, Entry, Partial<FileStat>])[] = [
    ['length', {}, { size: 3 }],
    ['time', {}, { mtimeMs: msOf([1000, 500_000]) }],
    ['change time', {}, { ctimeMs: msOf([1000, 500_000]) }],
    ['inode', {}, { inode: 8 }],
    ['kind', {}, { kind: 'link' }],
  ];
  for (const [what, entry, stat] of others) {
    it(`are none of files with another ${what}`, async () => {
      assert.deepEqual(await known(answering(listed(entry), SIZES), stat), []);
    });
  }

  const times: readonly (readonly [string, Time, boolean])[] = [
    ['as young as the index', WRITTEN, false],
    ['younger than it', [2000, 8], false],
    ['a little older', [1999, 999_999_999], true],
    ['a little older by a coarse clock', [1999, 0], false],
    ['older than a coarse clock can mistake', [1997, 0], true],
  ];
  for (const [what, time, isKnown] of times) {
    it(`are ${isKnown ? 'those' : 'none'} of files that are ${what}`, async () => {
      const written = await known(answering(listed({ mtime: time }), SIZES), { mtimeMs: msOf(time) });
      const changed = await known(answering(listed({ ctime: time }), SIZES), { ctimeMs: msOf(time) });
      assert.deepEqual([written.length, changed.length], isKnown ? [ENOUGH, ENOUGH] : [0, 0]);
    });
  }

  it('are none of blobs that are missing or have another length', async () => {
    const sizes = ['2', `${ID} missing`, '3', ...Array.from({ length: ENOUGH - 3 }, () => '2')].join('\n');
    const paths = await known(answering(listed({}), `${sizes}\n`));
    assert.equal(paths.length, ENOUGH - 2);
    assert.deepEqual(paths.slice(0, 2), ['0.ts', '3.ts']);
  });

  it('are none where git says it in another form, or fails', async () => {
    for (const form of [listed({}).replace('  dev: 1', '  device: 1'), `${listed({})}more`, listed({ flags: 'x' })]) {
      assert.deepEqual(await known(answering(form, SIZES)), []);
    }
    assert.deepEqual(await known(answering(listed({}), SIZES, 128)), []);
    assert.deepEqual(await known(answering(listed({}), `${SIZES}2\n`)), []);
  });

  for (const slow of ['ls-files', 'cat-file']) {
    it(`are asked for once where ${slow} takes longer than a few seconds, which is said`, async () => {
      const git = answering(listed({}), SIZES);
      const limits: (number | undefined)[] = [];
      const run: Git['run'] = async (request, cancellation) => {
        limits.push(request.timeoutMs);
        const exit = await git.run(request, cancellation);
        return request.args[0] === slow ? { ...exit, kind: 'timed-out', code: null } : exit;
      };
      const logger = createRecordingLogger();
      const tree = workTree({ ...git, run }, {}, logger);
      for (const round of [1, 2]) {
        assert.equal((await tree.identify(filesWith(), neverCancelled)).size, 0, `${round}`);
      }
      assert.deepEqual(limits, slow === 'ls-files' ? [3000] : [3000, 3000]);
      assert.equal(logger.warnings.length, 1);
    });
  }

  for (const [others, isAsked] of [
    [784, true],
    [785, false],
  ] as const) {
    it(`are ${isAsked ? '' : 'not '}asked for where sixteen are one of ${Math.ceil((others + ENOUGH) / ENOUGH)}`, async () => {
      const paths = Array.from({ length: ENOUGH + others }, (_, at) => `100644 ${ID} 0\t${at}.ts\0`);
      const listing = answering(paths.map((path) => `H ${path}`).join(''), '');
      const entries = answering(listed({}), SIZES);
      const run: Git['run'] = (request, cancellation) =>
        (request.args.includes('-t') ? listing : entries).run(request, cancellation);
      const tree = workTree({ ...entries, run });
      await tree.list(neverCancelled);
      assert.equal((await tree.identify(filesWith(), neverCancelled)).size > 0, isAsked);
    });
  }

  it('look at the last 32 bits of an inode, which is what git keeps', async () => {
    assert.equal((await known(answering(listed({}), SIZES), { inode: 2 ** 32 + 7 })).length, ENOUGH);
  });
});
