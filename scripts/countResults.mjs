import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { allResults, restartLines } from './results.mjs';

// Prints the windows that were started twice, and at the end 'N passed, N failed': all tests of all runs since out/results was emptied. With --failed, something
// failed, and where no test shows it that counts as one more failure.
mkdirSync(join(import.meta.dirname, '../out/results'), { recursive: true });
const results = allResults();
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
const counted = failed === 0 && (passed === 0 || process.argv.includes('--failed')) ? 1 : failed;
for (const line of restartLines()) console.log(line);
console.log(`${passed} passed, ${counted} failed`);
process.exitCode = counted === 0 ? 0 : 1;
