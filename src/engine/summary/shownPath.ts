import { printableText } from '../model/printableText.ts';
import { displayPath } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** A path as people see it: odd bytes percent-encoded, control characters made visible. */
export function shownPath(path: RepoPath): string {
  return printableText(displayPath(path).path);
}
