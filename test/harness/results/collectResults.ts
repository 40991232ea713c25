import { writeResults, type Results } from './results.ts';

/** Counts the tests of a mocha run, hooks that failed included, and writes the results to a file at its end. */
export function collectResults(runner: Mocha.Runner, file: string): void {
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
    writeResults(file, { passed, failed: failures.length, failures });
  });
}
