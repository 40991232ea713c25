import type { Size } from '../../model/fact.ts';
import { mayHoldSuppression } from '../../sources/definition/suppressionMark.ts';
import { defineContentFact } from '../contentFact.ts';
import { measureContent } from './measureContent.ts';

/** What one pass over the bytes of a file tells. */
export interface SizeFacts {
  readonly size: Size;
  /** Lines too long to be written by hand. */
  readonly minified: boolean;
  /** A generated-code header ("@generated", "DO NOT EDIT") in the first lines. */
  readonly generated: boolean;
  /** A git LFS pointer instead of the content. */
  readonly lfsPointer: boolean;
  /** Whether a comment in the first lines may suppress findings. */
  readonly suppresses: boolean;
}

export const size = defineContentFact({
  name: 'size',
  version: 1,
  isFor: () => true,
  compute: ({ bytes, language }): SizeFacts => {
    const { size: counted, minified, generated, lfsPointer } = measureContent(bytes, language);
    return { size: counted, minified, generated, lfsPointer, suppresses: mayHoldSuppression(bytes) };
  },
});
