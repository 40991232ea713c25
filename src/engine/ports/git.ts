import type { Cancellation } from './cancellation.ts';

/** One git process. Arguments are passed as they are, never through a shell. */
export interface GitRequest {
  /** Absolute path that git runs in. */
  readonly folder: string;
  /** Subcommand and its arguments; the adapter puts the safe configuration in front. */
  readonly args: readonly string[];
  /** Written to standard input, which is then closed. */
  readonly input?: Uint8Array;
  /** Milliseconds until git is killed; the adapter's default is 60,000. */
  readonly timeoutMs?: number;
  /** Called with the bytes as they arrive; a chunk is valid only during the call. Return false to stop git: the exit is then `stopped`. */
  readonly onBytes: (chunk: Uint8Array) => boolean;
}

/** How a git process ended. */
export interface GitExit {
  readonly kind: 'finished' | 'stopped' | 'timed-out';
  /** Exit code where kind is `finished`, else null. */
  readonly code: number | null;
  /** The first 8 KiB of standard error. */
  readonly stderr: string;
}

/** What one look at a folder says of its repository. */
export interface GitRepository {
  /** Absolute path of the work tree's root. */
  readonly root: string;
  /** Absolute path of this work tree's git directory (HEAD and index are in it). */
  readonly gitDirectory: string;
  /** Absolute path of the git directory that work trees share (refs, objects, shallow). */
  readonly commonDirectory: string;
  /** Full object id; null on an unborn branch. */
  readonly head: string | null;
  readonly shallow: boolean;
  /** The clone's object filter ("blob:none", "tree:0"); null for a full clone. */
  readonly filter: string | null;
  readonly objectFormat: 'sha1' | 'sha256';
}

/** Git, as the engine needs it. All processes share one queue of at most two. */
export interface Git {
  /**
   * Runs git and streams its standard output.
   * @throws UserError where git cannot be started; CancelledError on cancellation (git is killed first)
   */
  run(request: GitRequest, cancellation: Cancellation): Promise<GitExit>;
  /**
   * The repository that a folder is in; undefined outside git, or where git may not run.
   * @throws UnreadableRepositoryError where there is one and git fails; UserError where git refuses it; CancelledError
   */
  inspect(folder: string, cancellation: Cancellation): Promise<GitRepository | undefined>;
  /** False where there is no git program: then every folder is outside git. */
  readonly isInstalled: boolean;
  /** Processes started so far. */
  readonly started: number;
}
