import type { HistoryState } from '../../model/historyState.ts';
import { quantity } from '../../model/quantity.ts';
import type { GitRepository } from '../../ports/git.ts';

/** A commit to start from, or why there is none; known before git walks anything. */
export type WalkStart =
  | { readonly canWalk: true; readonly repository: GitRepository; readonly head: string }
  | { readonly canWalk: false; readonly state: HistoryState };

/**
 * Whether the history of a repository can be walked.
 * @param failure why git could not read the repository that is there
 */
export function startOfWalk(
  repository: GitRepository | undefined,
  mayRunGit: boolean,
  gitIsInstalled: boolean,
  failure?: string,
): WalkStart {
  if (!mayRunGit) {
    return without(
      'none',
      'Git does not run in a workspace that is not trusted. Trust the workspace to see hot spots.',
    );
  }
  if (!gitIsInstalled) {
    return without(
      'none',
      'Git was not found on the PATH, so there is no history to read. Install git, then restart the editor or the terminal.',
    );
  }
  if (repository === undefined) {
    return without('none', failure ?? 'The folder is not in a git work tree, so there is no history to read.');
  }
  if (repository.head === null) {
    return without('none', 'The branch has no commit yet. Hot spots appear once there is some history.');
  }
  if (repository.shallow) {
    return without(
      'shallow',
      'The clone is shallow: older commits are missing, so files cannot be ranked. To get them, run: git fetch --unshallow',
    );
  }
  if (repository.filter !== null && !keepsTrees(repository.filter)) {
    return without('partial', missingTrees(repository.filter));
  }
  return { canWalk: true, repository, head: repository.head };
}

function without(state: HistoryState['state'], reason: string): WalkStart {
  return { canWalk: false, state: { state, ranks: false, from: null, commits: 0, reason } };
}

/** How a walk ended, in words of {@link HistoryState}. */
export interface WalkEnd {
  readonly end: 'complete' | 'capped' | 'timed-out';
  /** Commits in the window, and the date of the oldest, milliseconds since 1970. */
  readonly commits: number;
  readonly oldest: number | null;
  /** Start of the window, milliseconds since 1970; null for the whole history. */
  readonly windowStart: number | null;
}

/** The state after a walk. */
export function stateAfterWalk(repository: GitRepository, walk: WalkEnd): HistoryState {
  // A walk that was cut off reaches back to its oldest commit, whatever the window.
  const start = walk.end === 'complete' ? (walk.windowStart ?? walk.oldest) : walk.oldest;
  const measured = {
    ranks: true,
    from: walk.oldest === null || start === null ? null : new Date(start).toISOString(),
    commits: walk.commits,
  };
  const reasons = [
    ...(repository.filter === null
      ? []
      : [
          `The clone has no old file contents${namedFilter(repository.filter)}, but all commits and trees, so files are ranked.`,
        ]),
    ...(walk.end === 'timed-out'
      ? [`Reading the history took too long, so ${newestCount(walk)} A shorter window takes less time.`]
      : []),
    ...(walk.end === 'capped' ? [`The history is very long, so ${newestCount(walk)}`] : []),
  ];
  const state = repository.filter === null ? walk.end : 'partial';
  return reasons.length === 0 ? { state, ...measured } : { state, ...measured, reason: reasons.join(' ') };
}

function newestCount({ commits }: WalkEnd): string {
  return commits === 1 ? 'only the newest commit counts.' : `only the newest ${quantity(commits, 'commit')} count.`;
}

/** The state where git could not walk: objects that the clone left out, or a damaged repository. */
export function stateOfFailure(repository: GitRepository, message: string): HistoryState {
  return repository.filter === null
    ? { state: 'none', ranks: false, from: null, commits: 0, reason: `Git could not read the history: ${message}` }
    : { state: 'partial', ranks: false, from: null, commits: 0, reason: missingTrees(repository.filter) };
}

/** Whether a clone with this filter has all trees. */
function keepsTrees(filter: string): boolean {
  return filter === 'unknown' || /^blob:(?:none|limit=\w+)$/u.test(filter);
}

/** The filter in brackets, where git knows it. */
function namedFilter(filter: string): string {
  return filter === 'unknown' ? '' : ` (${filter})`;
}

function missingTrees(filter: string): string {
  return (
    `The clone leaves out trees of older commits${namedFilter(filter)}, so files cannot be ranked. ` +
    'To get them, run: git fetch --refetch --filter=blob:none'
  );
}
