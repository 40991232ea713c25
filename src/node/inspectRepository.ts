import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UnreadableRepositoryError, UserError } from '../engine/model/userError.ts';
import type { GitExit, GitRepository, GitRequest } from '../engine/ports/git.ts';
import type { Logger } from '../engine/ports/logger.ts';
import { locateFolder } from './locateFolder.ts';

/** More than a few paths is no answer. */
const MOST_BYTES = 64 * 1024;

/** Git's own words for a folder without a work tree, in every language version of ours (LC_ALL=C). */
const NO_WORK_TREE = /not a git repository|must be run in a work tree/u;

/** How a folder's repository is asked for. */
export interface Inspection {
  readonly folder: string;
  readonly logger: Logger;
  /** Runs one git process in the folder. */
  readonly run: (request: GitRequest) => Promise<GitExit>;
  /** The object filter of a partial clone; "unknown" where git does not say. */
  readonly filter: () => Promise<string>;
  /** Milliseconds that git may take to answer. */
  readonly timeoutMs: number;
}

/**
 * What git says of the repository that a folder is in, with one short process (two where the clone is partial).
 * @returns undefined outside a work tree
 * @throws UserError where git refuses the folder because another user owns it; UnreadableRepositoryError where there is a repository and
 * git fails; CancelledError
 */
export async function inspectRepository(inspection: Inspection): Promise<GitRepository | undefined> {
  const { folder, logger } = inspection;
  if (!existsSync(folder)) {
    return undefined;
  }
  const { lines, error } = await ask(inspection);
  const [shallow, objectFormat, root, gitDirectory, common, head] = lines;
  if (lines.length > 6) {
    throw new UserError(
      `The path of ${JSON.stringify(folder)} has a line break; move the repository to a folder without one.`,
    );
  }
  if (root === undefined || gitDirectory === undefined || common === undefined || root === '') {
    refuse(folder, error, logger);
    return undefined;
  }
  if (!isInside(folder, root)) {
    logger.warn(`The configuration of the repository at ${folder} puts its work tree elsewhere; it is not followed.`);
    return undefined;
  }
  const commonDirectory = resolve(folder, common);
  return {
    root: resolve(root),
    gitDirectory: resolve(gitDirectory),
    commonDirectory,
    head: head !== undefined && /^[0-9a-f]{40,64}$/u.test(head) ? head : null,
    shallow: shallow === 'true',
    filter: hasPromisorPack(commonDirectory) ? await inspection.filter() : null,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
  };
}

/** The lines of git's answer, and why there are no more of them. */
async function ask({ folder, run, timeoutMs }: Inspection): Promise<{
  readonly lines: readonly string[];
  readonly error: string;
}> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const exit = await run({
    folder,
    // HEAD comes last: on an unborn branch git has printed the rest before it fails.
    args: [
      'rev-parse',
      '--is-shallow-repository',
      '--show-object-format',
      '--show-toplevel',
      '--absolute-git-dir',
      '--git-common-dir',
      'HEAD^{commit}',
    ],
    timeoutMs,
    onBytes: (chunk) => {
      bytes += chunk.length;
      chunks.push(Buffer.from(chunk));
      return bytes <= MOST_BYTES;
    },
  });
  if (exit.kind !== 'finished') {
    const error = exit.kind === 'timed-out' ? `no answer within ${timeoutMs / 1000} seconds` : 'an endless answer';
    return { lines: [], error };
  }
  return { lines: Buffer.concat(chunks).toString('utf8').trimEnd().split('\n'), error: exit.stderr };
}

/** Only git itself can say that there is no work tree; where there is a repository, any other failure is said to the user. */
function refuse(folder: string, error: string, logger: Logger): void {
  const [reason = ''] = error.trim().split('\n');
  if (error.includes('dubious ownership')) {
    throw new UserError(ownershipMessage(folder));
  }
  if (!NO_WORK_TREE.test(error) && locateFolder(folder).gitDirectory !== null) {
    throw new UnreadableRepositoryError(`Git could not read the repository: ${reason}`);
  }
  logger.debug(`No work tree at ${folder}: ${reason}`);
}

/** False where core.worktree names another folder: a repository must not say which other files are looked at. */
function isInside(folder: string, root: string): boolean {
  const path = relative(realpathSync.native(root), realpathSync.native(folder));
  return !isAbsolute(path) && path.split(sep)[0] !== '..';
}

/** Objects that were left out of a clone stand behind packs marked as promised. */
function hasPromisorPack(commonDirectory: string): boolean {
  try {
    return readdirSync(join(commonDirectory, 'objects', 'pack')).some((name) => name.endsWith('.promisor'));
  } catch {
    return false;
  }
}

function ownershipMessage(folder: string): string {
  return `Git does not read ${folder} because another user owns it. If you trust it, run: git config --global --add safe.directory "${folder}"`;
}
