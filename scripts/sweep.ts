import { basename, resolve } from 'node:path';
import { checkRepository } from '../test/harness/repositoryChecks/checkRepository.ts';
import type { RepositoryCheck } from '../test/harness/repositoryChecks/checkRepository.ts';

// Checks what must be true of any repository, with the built command line; the folders are only read.
//   npm run sweep -- FOLDER [FOLDER]
const folders = process.argv.slice(2).map((folder) => resolve(folder));
if (folders.length === 0) {
  console.error('Name the folders of one or more repositories: npm run sweep -- FOLDER [FOLDER]');
  process.exit(1);
}

const head = ['repository', 'exit', 'cold s', 'warm s', 'MiB', 'files', 'no language', 'findings'];
console.log(row(head));
let failed = 0;
for (const folder of folders) {
  const check = checkRepository(folder);
  failed += check.problems.length > 0 ? 1 : 0;
  console.log(row(cellsOf(folder, check)));
  for (const problem of check.problems) {
    console.log(`  ${problem}`);
  }
}
console.log(`\n${folders.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function cellsOf(folder: string, { cold, warm }: RepositoryCheck): readonly string[] {
  const { report } = cold;
  const findings = Object.entries(report?.totals.findings ?? {})
    .filter(([, count]) => count > 0)
    .map(([rule, count]) => `${rule} ${count}`);
  return [
    basename(folder),
    String(cold.code),
    cold.seconds.toFixed(1),
    warm.seconds.toFixed(1),
    String(Math.max(cold.peakMiB, warm.peakMiB)),
    String(report?.totals.files ?? ''),
    String(report?.files.filter(({ language }) => language === 'unknown').length ?? ''),
    findings.join(', '),
  ];
}

function row([name = '', ...cells]: readonly string[]): string {
  const [findings = '', ...numbers] = cells.toReversed();
  return `${name.padEnd(26)}${numbers
    .toReversed()
    .map((cell) => cell.padStart(12))
    .join('')}   ${findings}`;
}
