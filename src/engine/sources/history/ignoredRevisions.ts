/** Whether a commit is named in .git-blame-ignore-revs. */
export type IsIgnored = (id: Uint8Array) => boolean;

/**
 * The full commit ids in .git-blame-ignore-revs: one a line, "#" begins a comment
 * (https://git-scm.com/docs/git-blame#Documentation/git-blame.txt---ignore-revs-fileltfilegt).
 * @param content undefined where there is no such file
 */
export function parseIgnoredIds(content: Uint8Array | undefined): ReadonlySet<string> {
  return new Set(
    (content === undefined ? '' : new TextDecoder().decode(content))
      .split('\n')
      .map((line) => line.replace(/#.*/u, '').trim().toLowerCase())
      .filter((line) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(line)),
  );
}

/** Reads .git-blame-ignore-revs. @param content undefined where there is no such file */
export function parseIgnoredRevisions(content: Uint8Array | undefined): IsIgnored {
  const ids = parseIgnoredIds(content);
  if (ids.size === 0) {
    return () => false;
  }
  const decoder = new TextDecoder();
  return (id) => ids.has(decoder.decode(id));
}
