import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allResults, restartLines } from './results.mjs';

// Every check in turn, and a table at the end. A check that fails stops only those that need it.
const steps = [
  { name: 'typecheck' },
  { name: 'lint' },
  { name: 'layers' },
  { name: 'build' },
  { name: 'test:unit', suite: 'unit' },
  { name: 'test:git', suite: 'git', needs: 'build' },
  { name: 'test:cli', suite: 'cli', needs: 'build' },
  { name: 'test:trees', suite: 'trees', needs: 'build' },
  { name: 'test:host', suite: 'host', needs: 'build' },
  { name: 'test:ui', suite: 'ui', needs: 'build' },
];

const results = join(import.meta.dirname, '../out/results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const npm = process.env.npm_execpath;
if (npm === undefined) {
  console.error('Start the tests with npm test.');
  process.exit(1);
}

const outcomes = new Map();
for (const { name, suite = name.replace(/\W/g, '-'), needs } of steps) {
  const skipped = needs !== undefined && outcomes.get(needs).failed;
  const start = Date.now();
  if (!skipped) console.log(`\n== npm run ${name}`);
  const status = skipped ? 1 : spawnSync(process.execPath, [npm, 'run', '-s', name], { stdio: 'inherit' }).status;
  outcomes.set(name, { failed: status !== 0, skipped, seconds: (Date.now() - start) / 1000 });
  // A check without tests of its own, or one that fell over before its tests, counts as one failure.
  if (status !== 0 && !allResults().some((result) => result.suite === suite && result.failed > 0)) {
    const message = skipped ? `not run, because ${needs} failed` : `npm run ${name} failed`;
    const failed = { passed: 0, failed: 1, failures: [{ title: name, message }] };
    writeFileSync(join(results, `${suite}-failed.json`), JSON.stringify(failed));
  }
}

console.log('');
for (const [name, { failed, skipped, seconds }] of outcomes) {
  const counts = allResults().find((result) => `test:${result.suite}` === name);
  const tests = counts === undefined ? '' : `${counts.passed + counts.failed} tests, ${counts.failed} failed`;
  const state = skipped ? 'not run' : failed ? 'FAILED' : 'ok';
  console.log(`${name.padEnd(12)}${state.padEnd(9)}${`${seconds.toFixed(1)} s`.padStart(8)}   ${tests}`);
}
for (const line of restartLines()) console.log(`\n${line}`);
for (const { suite, failures } of allResults()) {
  for (const { title, message } of failures) console.log(`\n${suite}: ${title}\n  ${message.split('\n')[0]}`);
}
process.exitCode = [...outcomes.values()].some(({ failed }) => failed) ? 1 : 0;
