import { readFileSync } from 'node:fs';
import type { Standard } from '../engine/model/standard.ts';

/**
 * Titles of the bundled standards by id.
 * @param file made by the build from media/standards, which it checks
 */
export function readStandardTitles(file: string): ReadonlyMap<string, string> {
  const standards = JSON.parse(readFileSync(file, 'utf8')) as readonly Standard[];
  return new Map(standards.map(({ id, title }) => [id, title]));
}
