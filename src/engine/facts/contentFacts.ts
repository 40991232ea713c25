import type { CodeFacts } from '../languages/codeFacts.ts';
import type { ListedFile } from '../sources/files/listedFile.ts';
import type { ReadFiles } from '../sources/files/readFiles.ts';
import type { ContentFact } from './contentFact.ts';
import type { SizeFacts } from './size/size.ts';

/** What is known of a file's content. The same object as long as the file holds the same and is asked the same. */
export interface ContentFacts extends SizeFacts {
  /** Whether the code looks like a suite of tests whatever its name. */
  readonly suite: boolean;
  /** What the test chain needs; null for files that it never looks into. Decoded when first read. */
  readonly code: CodeFacts | null;
  /**
   * The value of any provider, decoded anew each time; undefined where it is not for the file, or could not be computed, and for all
   * of an empty file and of one that is not read.
   * @throws Error for a provider that was not asked: it is not in the registry
   */
  of<Value>(fact: ContentFact<Value>): Value | undefined;
}

/** Listed files with what is known of the content of each. */
export type FilesWithFacts<File extends ListedFile = ListedFile> = ReadFiles<File, ContentFacts>;
