import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { orderVariable } from '../test/harness/results/testOrder.ts';
import { readResults } from '../test/harness/results/results.ts';

// Runs the suites again and again on a machine that others keep busy, every second time in reversed order, and prints what
// came of each run: a test that needs a quiet machine, luck, or another test before it shows here.
const help = `npm run test:stress [-- --runs 10] [-- --busy 4] [-- --suite ui ...]`;
const project = join(import.meta.dirname, '..');
const logs = join(project, 'out/stress');
const everySuite = ['unit', 'git', 'cli', 'host', 'ui'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    busy: { type: 'string', default: '4' },
    suite: { type: 'string', multiple: true, default: everySuite },
  },
});

/** Runs one suite; gives one line about it, and whether all of it passed. */
function runSuite(suite: string, run: number): { readonly passed: boolean; readonly line: string } {
  const file = join(project, 'out/results', `${suite}.json`);
  rmSync(file, { force: true });
  const env = { ...process.env, ...(run % 2 === 0 ? { [orderVariable]: 'reversed' } : {}) };
  const options = { cwd: project, env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const start = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [npm, 'run', '-s', `test:${suite}`], options);
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const { passed, failed, failures, restarted = [] } = readResults(file, suite);
  const counts = `  ${suite.padEnd(5)} ${passed} passed, ${failed} failed, ${seconds} s`;
  const again = restarted.map((name) => `\n    started once more: ${name}`).join('');
  if (status === 0 && failed === 0) return { passed: true, line: counts + again };
  const log = join(logs, `run-${run}-${suite}.log`);
  writeFileSync(log, `${stdout}\n${stderr}`);
  const why = failures.map(({ title, message }) => `\n    ${title}\n      ${message.split('\n')[0] ?? ''}`).join('');
  return { passed: false, line: `${counts}${again}${why}\n    ${log}` };
}

function startBusyProcess(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'busy.mjs')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

const [runs, busy] = [Number(values.runs), Number(values.busy)];
const npm = process.env['npm_execpath'] ?? '';
const known = values.suite.every((suite) => everySuite.includes(suite));
if (npm === '' || !known || !Number.isInteger(runs) || !Number.isInteger(busy) || runs < 1 || busy < 0) {
  console.error(help);
  process.exit(1);
}
mkdirSync(logs, { recursive: true });
const processes = Array.from({ length: busy }, startBusyProcess);
let green = 0;
try {
  for (let run = 1; run <= runs; run += 1) {
    console.log(`run ${run} of ${runs}, ${busy} busy processes beside it${run % 2 === 0 ? ', reversed' : ''}`);
    const outcomes = values.suite.map((suite) => {
      const outcome = runSuite(suite, run);
      console.log(outcome.line);
      return outcome.passed;
    });
    if (outcomes.every(Boolean)) green += 1;
  }
} finally {
  for (const child of processes) child.kill();
}
console.log(`${green} of ${runs} runs green`);
process.exitCode = green === runs ? 0 : 1;
