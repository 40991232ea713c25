import type { FileFacts } from '../engine/model/fact.ts';

/**
 * How to make a list of files from the list before: runs to copy, and new files as JSON bytes. Bytes are moved between threads
 * without a copy and parsed in slices, where a structured clone of 17,000 files would stop the extension host once for all of them.
 */
export type FilesDelta = (
  | { readonly kind: 'copy'; readonly start: number; readonly count: number }
  | { readonly kind: 'insert'; readonly bytes: Uint8Array<ArrayBuffer> }
)[];

/** Files per slice: about 2 ms to parse. */
const SLICE = 256;

/** @param previous the list that the other side holds; empty for none */
export function encodeFiles(previous: readonly FileFacts[], next: readonly FileFacts[]): FilesDelta {
  const indexes = new Map(previous.map((file, index) => [file.path, index]));
  const delta: FilesDelta = [];
  let inserted: FileFacts[] = [];
  let run: { readonly kind: 'copy'; readonly start: number; count: number } | undefined;
  const flush = (): void => {
    if (inserted.length > 0) {
      delta.push({ kind: 'insert', bytes: new TextEncoder().encode(JSON.stringify(inserted)) });
      inserted = [];
    }
  };
  for (const file of next) {
    const index = indexes.get(file.path);
    if (index === undefined || !sameJson(previous[index], file)) {
      run = undefined;
      inserted.push(file);
      if (inserted.length === SLICE) {
        flush();
      }
    } else if (run?.start === undefined || run.start + run.count !== index) {
      flush();
      run = { kind: 'copy', start: index, count: 1 };
      delta.push(run);
    } else {
      run.count += 1;
    }
  }
  flush();
  return delta;
}

/**
 * The inverse of {@link encodeFiles}.
 * @param pause awaited after every slice
 */
export async function decodeFiles(
  previous: readonly FileFacts[],
  delta: FilesDelta,
  pause: () => Promise<void>,
): Promise<readonly FileFacts[]> {
  const files: FileFacts[] = [];
  for (const part of delta) {
    if (part.kind === 'copy') {
      for (let at = part.start; at < part.start + part.count; at += 1) {
        const file = previous[at];
        if (file === undefined) {
          throw new Error('The list of files does not fit its base');
        }
        files.push(file);
      }
    } else {
      files.push(...(JSON.parse(new TextDecoder().decode(part.bytes)) as readonly FileFacts[]));
      await pause();
    }
  }
  return files;
}

/** Equality of plain JSON values. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  const keys = Object.keys(a);
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return keys.length === Object.keys(b).length && keys.every((key) => key in right && sameJson(left[key], right[key]));
}
