import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../out/results');

/** What each run of tests left in out/results: its name, and the tests that passed and failed. */
export function allResults() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.json'))
    .map((entry) => ({
      suite: entry.name.replace(/\.json$/, ''),
      ...JSON.parse(readFileSync(join(folder, entry.name), 'utf8')),
    }));
}
