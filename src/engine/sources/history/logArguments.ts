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

/** All commits reachable from a commit, the newest first. Merges are listed for their parents; they have no entries. */
export function newestFirst(head: string): readonly string[] {
  return [...WALK, head, '--'];
}

/** The same commits, the oldest first. */
export function oldestFirst(head: string): readonly string[] {
  return [...WALK, '--reverse', head, '--'];
}

/**
 * The commits of `head` that `cached` does not have (mark ">"), and those of `cached` that `head` does not have (mark "<": then the
 * history was rewritten). The parents of the former that `cached` has come too, for their dates (mark "-").
 * Unlike the walks above, this one has to know all commits before it lists the first, so children can come first at no cost.
 */
export function difference(cached: string, head: string): readonly string[] {
  return [...WALK, '--left-right', '--boundary', '--date-order', `${cached}...${head}`, '--'];
}
