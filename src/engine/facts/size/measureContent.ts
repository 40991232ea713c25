import type { Size } from '../../model/fact.ts';
import { isBinary, isLfsPointer } from './contentKind.ts';
import type { CountedLines } from './lineCounter.ts';
import { LineCounter } from './lineCounter.ts';
import { syntaxTableOf } from './syntaxTable.ts';

/** What one pass over the bytes of a file tells. */
export interface MeasuredContent extends CountedLines {
  readonly lfsPointer: boolean;
  /** A NUL in the first 8 KiB, git's own test. Such a file has no lines, and neither has a git LFS pointer. */
  readonly binary: boolean;
}

/**
 * The sizes of a file's content, in one pass and without a string. A line is code where anything but white space and comments is
 * on it; a documentation string counts as a comment, as in cloc.
 * @param language VS Code's language id; without a comment table code lines are the non-blank lines
 */
export function countLines(bytes: Uint8Array, language: string): Size {
  return measureContent(bytes, language).size;
}

/** All that one pass over a file's bytes tells. */
export function measureContent(bytes: Uint8Array, language: string): MeasuredContent {
  const binary = isBinary(bytes);
  const lfsPointer = !binary && isLfsPointer(bytes);
  if (binary || lfsPointer) {
    const size = { lines: 0, nonBlankLines: 0, codeLines: 0, bytes: bytes.length };
    return { size, minified: false, generated: false, lfsPointer, binary };
  }
  const counted = new LineCounter(bytes, syntaxTableOf(language)).count();
  return { ...counted, lfsPointer, binary };
}
