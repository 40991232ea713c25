/**
 * A path relative to the repository's root (or to the analyzed folder outside git), separated by "/", without a leading "./".
 * Names in git are bytes: a byte that is not part of valid UTF-8 is kept as one lone surrogate U+DC80 to U+DCFF
 * (the scheme of PEP 383), so that every path is one string and none is lost. Use {@link displayPath} where a path is shown.
 */
export type RepoPath = string;

const LONE_BYTE = /[\uDC80-\uDCFF]/u;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The path for a name given as bytes; never throws. */
export function decodePath(bytes: Uint8Array): RepoPath {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeLossless(bytes);
  }
}

/** The bytes of a path's name; the inverse of {@link decodePath}. */
export function encodePath(path: RepoPath): Uint8Array {
  if (!LONE_BYTE.test(path)) {
    return encoder.encode(path);
  }
  const bytes: number[] = [];
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) {
      bytes.push(code - 0xdc00);
    } else {
      bytes.push(...encoder.encode(character));
    }
  }
  return Uint8Array.from(bytes);
}

/** A path for people and for JSON: where the name is not UTF-8, its odd bytes and "%" are percent-encoded and `encoded` is true. */
export function displayPath(path: RepoPath): { readonly path: string; readonly encoded: boolean } {
  if (!LONE_BYTE.test(path)) {
    return { path, encoded: false };
  }
  const shown = path.replace(/[\uDC80-\uDCFF%]/gu, (character) => {
    const byte = character === '%' ? 0x25 : (character.codePointAt(0) ?? 0) - 0xdc00;
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return { path: shown, encoded: true };
}

/** The directory of a path, "" for a file at the root. */
export function directoryOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function baseNameOf(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The place of a path in a list that is in code-unit order of its paths; -1 where it is not there. It halves the list again and again: to
 * look a few paths up, a set or map of all costs more.
 */
export function placeInOrder(count: number, pathAt: (place: number) => RepoPath | undefined, path: RepoPath): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((pathAt(middle) ?? '') < path) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from < count && pathAt(from) === path ? from : -1;
}

function decodeLossless(bytes: Uint8Array): RepoPath {
  let path = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      path += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      at += 1;
    } else {
      path += decoder.decode(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return path;
}

/** Length of the valid UTF-8 sequence at `at`, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) {
    return 0;
  }
  try {
    decoder.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}

/** The name without its last extension, and the extension without its dot. */
export function splitName(baseName: string): { readonly stem: string; readonly extension: string } {
  const dot = baseName.lastIndexOf('.');
  return dot <= 0
    ? { stem: baseName, extension: '' }
    : { stem: baseName.slice(0, dot), extension: baseName.slice(dot + 1) };
}
