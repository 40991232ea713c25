import { readFileSync } from 'node:fs';
import type { Standard } from '../engine/model/standard.ts';

/**
 * The bundled standards.
 * @param file made by the build from media/standards, which it checks
 */
export function readBundledStandards(file: string): readonly Standard[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Standard[];
}
