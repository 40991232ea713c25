/**
 * Arguments of `git log` for the parser in logParser.ts. Every option that a user's configuration could change is given, since each of
 * these was seen to lose data without a word: log.showRoot, diff.relative, diff.ignoreSubmodules, log.showSignature, diff.external,
 * color.ui. Renames are found later from equal blob ids: git's own detection reads blobs, which may be missing.
 * Header: mark, id, committer time in seconds, parents, author's mail after .mailmap.
 */
const WALK = [
  'log',
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--root',
  '--no-relative',
  '--ignore-submodules=none',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-notes',
  '--no-decorate',
  '--format=tformat:%m%H %ct %P|%aE',
];

/** All non-merge commits reachable from a commit, the newest first. */
export function newestFirst(head: string): readonly string[] {
  return [...WALK, '--no-merges', head, '--'];
}

/** The same commits, the oldest first. */
export function oldestFirst(head: string): readonly string[] {
  return [...WALK, '--no-merges', '--reverse', head, '--'];
}

/**
 * The commits of `head` that `cached` does not have (mark ">"), and those of `cached` that `head` does not have (mark "<": then the
 * history was rewritten). Merges are listed too, without entries: one of them may be all that was rewritten.
 */
export function difference(cached: string, head: string): readonly string[] {
  return [...WALK, '--left-right', `${cached}...${head}`, '--'];
}
