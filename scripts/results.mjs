import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../out/results');

/** One line for each window that never began and was started once more. */
export function restartLines() {
  return allResults().flatMap(({ suite, restarted = [] }) =>
    restarted.map((name) => `${suite}: a window never began, and was started once more: ${name}`),
  );
}

/** What each run of tests left in out/results: its name, the tests that passed and failed, the windows that were started once more. */
export function allResults() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.json'))
    .map((entry) => ({
      suite: entry.name.replace(/\.json$/, ''),
      ...JSON.parse(readFileSync(join(folder, entry.name), 'utf8')),
    }));
}
