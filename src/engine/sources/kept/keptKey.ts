import { hashText } from '../../model/hash64.ts';

/**
 * The key of what is kept in the cache: its kind, and a hash of the place that it is kept of. The engine's cache adds the build.
 * @param kind lower-case words joined by "-"
 * @param place absolute path of a work tree, a git directory or a folder
 */
export function keptKey(kind: string, place: string): string {
  return `${kind}-${hashText(place)}`;
}
