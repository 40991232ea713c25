import { restartedWindows } from './restarts.ts';
import { writeResults, type Results } from './results.ts';
import { orderTests } from './testOrder.ts';

/** Puts the tests into the order that is asked for, counts the tests of a mocha run, hooks that failed included, and writes the results to a file at its end. */
export function collectResults(runner: Mocha.Runner, file: string): void {
  orderTests(runner.suite);
  let passed = 0;
  const failures: Results['failures'][number][] = [];
  runner.on('pass', () => {
    passed += 1;
  });
  runner.on('fail', (test, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    failures.push({ title: test.fullTitle(), message });
  });
  runner.on('end', () => {
    writeResults(file, { passed, failed: failures.length, failures, restarted: restartedWindows() });
  });
}
