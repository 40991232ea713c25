import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standard } from '../src/engine/model/standard.ts';
import { bundled } from '../src/engine/sources/standards/bundled.ts';
import { parseStandard } from '../src/engine/sources/standards/parseStandard.ts';

/** Pillars in the order that they are shown. */
const pillars = ['Change safely', 'Keep code clear', 'Test what matters', 'Own it together'];

/**
 * The bundled standards by pillar; in a pillar those that rules link to come first, then by title. The build writes them to
 * dist/standards.json, so that the extension host needs no YAML parser.
 * @throws Error where one cannot be read or names an unknown pillar
 */
export function readStandards(folder: string): readonly Standard[] {
  const standards = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const result = parseStandard(readFileSync(join(folder, name), 'utf8'), name);
      if (result.kind === 'problem') {
        throw new Error(`${join(folder, name)}: ${result.problem.message}`);
      }
      if (!pillars.includes(result.standard.pillar)) {
        throw new Error(`${join(folder, name)}: there is no pillar "${result.standard.pillar}".`);
      }
      return { ...result.standard, source: bundled.kind, path: null };
    });
  return standards.sort(
    (a, b) =>
      pillars.indexOf(a.pillar) - pillars.indexOf(b.pillar) ||
      Number(b.rules.length > 0) - Number(a.rules.length > 0) ||
      (a.title < b.title ? -1 : 1),
  );
}
