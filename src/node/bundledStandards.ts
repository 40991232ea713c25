import { readFileSync } from 'node:fs';
import type { Standard } from '../engine/model/standard.ts';

/**
 * The bundled standards, read at the first need and kept; the function throws where they cannot be read, and tries again.
 * @param file made by the build from media/standards, which it checks; undefined for none
 */
export function createBundledStandards(file: string | undefined): () => readonly Standard[] {
  let known: readonly Standard[] | undefined;
  return () => (known ??= file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as readonly Standard[]));
}
