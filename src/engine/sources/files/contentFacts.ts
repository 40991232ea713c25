import type { Size } from '../../model/fact.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';

/** What one pass over a file's bytes tells; cached by content, so it depends on nothing but path and bytes. JSON-safe. */
export interface ContentFacts {
  readonly size: Size;
  /** Lines too long to be written by hand. */
  readonly minified: boolean;
  /** A generated-code header ("@generated", "DO NOT EDIT") in the first lines. */
  readonly generated: boolean;
  /** A git LFS pointer instead of the content. */
  readonly lfsPointer: boolean;
  /** Whether the code looks like a suite of tests whatever its name: `code.looksLikeSuite`, without the rest of the code facts. */
  readonly suite: boolean;
  /** Whether a comment in the first lines may suppress findings. */
  readonly suppresses: boolean;
  /** What the test chain needs; null for files that it never looks into. May be decoded when first read. */
  readonly code: CodeFacts | null;
}
