import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { simpleGit } from 'simple-git';
import type { SimpleGit } from 'simple-git';
import { CancelledError, UserError } from '../engine/model/userError.ts';
import type { Cancellation } from '../engine/ports/cancellation.ts';
import type { GitRepository } from '../engine/ports/git.ts';
import type { Logger } from '../engine/ports/logger.ts';
import { SAFE_CONFIGURATION } from './gitEnvironment.ts';
import type { GitProgram } from './gitProcess.ts';

const TIMEOUT_MS = 10_000;

/** One answer of git with the way it ended. */
interface Answer {
  readonly output: string;
  readonly error: string;
}

/**
 * What git says of the repository that a folder is in, with one short process (two where the clone is partial).
 * @param onStart called before each process
 * @returns undefined outside a work tree
 * @throws UserError where git refuses the folder because another user owns it; CancelledError
 */
export async function inspectRepository(
  program: GitProgram,
  folder: string,
  cancellation: Cancellation,
  logger: Logger,
  onStart: () => void,
): Promise<GitRepository | undefined> {
  if (!existsSync(folder)) {
    return undefined;
  }
  const ask = asker(program, folder, cancellation, onStart);
  // HEAD comes last: on an unborn branch git has printed the rest before it fails.
  const { output, error } = await ask([
    'rev-parse',
    '--is-shallow-repository',
    '--show-object-format',
    '--show-toplevel',
    '--absolute-git-dir',
    '--git-common-dir',
    'HEAD^{commit}',
  ]);
  const lines = output.trimEnd().split('\n');
  const [shallow, objectFormat, root, gitDirectory, common, head] = lines;
  if (lines.length > 6) {
    throw new UserError(
      `The path of ${JSON.stringify(folder)} has a line break; move the repository to a folder without one.`,
    );
  }
  if (root === undefined || gitDirectory === undefined || common === undefined || root === '') {
    if (error.includes('dubious ownership')) {
      throw new UserError(ownershipMessage(folder));
    }
    logger.debug(`No work tree at ${folder}: ${error.trim().split('\n')[0] ?? ''}`);
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
    filter: hasPromisorPack(commonDirectory) ? await filterOf(ask) : null,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
  };
}

function asker(
  program: GitProgram,
  folder: string,
  cancellation: Cancellation,
  onStart: () => void,
): (args: readonly string[]) => Promise<Answer> {
  return async (args) => {
    const abort = new AbortController();
    const unsubscribe = cancellation.onCancelled(() => {
      abort.abort();
    });
    let error = '';
    const git: SimpleGit = simpleGit({
      baseDir: folder,
      binary: program.command,
      config: [...SAFE_CONFIGURATION],
      abort: abort.signal,
      timeout: { block: TIMEOUT_MS },
      allowEnvironment: Object.keys(program.environment),
      // The folder's answer may come with a failure (an unborn branch): the text decides, not the exit code.
      errors: (_, result) => {
        error = Buffer.concat(result.stdErr).toString('utf8');
        return undefined;
      },
      // The values are ours (see gitEnvironment); simple-git asks that their names be allowed one by one.
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeCustomBinary: true,
        allowUnsafeExec: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafeProtocolOverride: true,
      },
    }).env(program.environment as Record<string, string>);
    onStart();
    try {
      const output = await git.raw([...args]);
      // A killed git leaves an answer that looks like that of a folder outside git.
      if (cancellation.isCancelled) {
        throw new CancelledError();
      }
      return { output, error };
    } catch (failure) {
      if (cancellation.isCancelled) {
        throw new CancelledError();
      }
      throw new UserError(
        `Git did not answer in ${folder}: ${failure instanceof Error ? failure.message : String(failure)}`,
      );
    } finally {
      unsubscribe();
    }
  };
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

async function filterOf(ask: (args: readonly string[]) => Promise<Answer>): Promise<string> {
  const { output } = await ask(['config', '--get-regexp', '^remote\\..*\\.partialclonefilter$']);
  const value = output.split('\n')[0]?.split(' ')[1];
  return value ?? 'unknown';
}

function ownershipMessage(folder: string): string {
  return `Git does not read ${folder} because another user owns it. If you trust it, run: git config --global --add safe.directory "${folder}"`;
}
