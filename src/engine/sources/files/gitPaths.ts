import type { RepoPath } from '../../model/repoPath.ts';
import { decodePath } from '../../model/repoPath.ts';
import { UserError } from '../../model/userError.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';

/** Paths and whether git tracks them. */
export type PathTracking = Map<RepoPath, boolean>;

const ARGS = ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--exclude-standard'];
const UNTRACKED = 0x3f;
const SLASH = 0x2f;
const TAB = 0x09;

/**
 * What one `git ls-files` lists: regular files in the index, and UNTRACKED files that no exclude names. Links (mode 120000), submodules
 * (160000) and nested repositories are left out, unmerged entries come once.
 * @throws UserError where git fails; CancelledError
 */
export async function listGitPaths(git: Git, root: string, cancellation: Cancellation): Promise<PathTracking> {
  const paths: PathTracking = new Map();
  const records = createRecordSplitter((record) => {
    addRecord(paths, record);
  });
  const exit = await git.run(
    {
      folder: root,
      args: ARGS,
      onBytes: (chunk) => {
        records(chunk);
        return true;
      },
    },
    cancellation,
  );
  if (exit.kind === 'timed-out') {
    throw new UserError(
      'git took too long to list the files. Try again, or exclude large UNTRACKED folders in .gitignore.',
    );
  }
  if (exit.code !== 0) {
    const reason = exit.stderr.split('\n')[0] ?? '';
    throw new UserError(`git could not list the files: ${reason === '' ? `exit code ${String(exit.code)}` : reason}`);
  }
  return paths;
}

/** A record is `? path` or `H mode oid stage<TAB>path`; a path with a SLASH at its end is a nested repository. */
function addRecord(paths: PathTracking, record: Uint8Array): void {
  if (record[0] === UNTRACKED) {
    if (record.at(-1) !== SLASH) {
      paths.set(decodePath(record.subarray(2)), false);
    }
    return;
  }
  const isRegular = record[2] === 0x31 && record[3] === 0x30 && record[4] === 0x30;
  if (isRegular) {
    paths.set(decodePath(record.subarray(record.indexOf(TAB) + 1)), true);
  }
}

/** Splits chunks at NUL; a record that ends in a later chunk is put together first. */
function createRecordSplitter(onRecord: (record: Uint8Array) => void): (chunk: Uint8Array) => void {
  let rest = new Uint8Array(0);
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const part = chunk.subarray(from, end);
      onRecord(rest.length === 0 ? part : joined(rest, part));
      rest = rest.length === 0 ? rest : new Uint8Array(0);
      from = end + 1;
    }
    if (from < chunk.length) {
      rest = joined(rest, chunk.subarray(from));
    }
  };
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
