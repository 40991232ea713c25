import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What came of one run of tests, as kept in out/results/<suite>.json. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
  /** Windows that never began and were started once more, by name. */
  readonly restarted?: readonly string[];
}

export function writeResults(file: string, results: Results): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(results, null, 2));
}

/** The results in a file; a run that left none, or none that can be read, has failed. */
export function readResults(file: string, suite: string): Results {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return failedRun(suite, 'The run ended before it had results.');
  }
}

/** The results of a run that failed as a whole. */
export function failedRun(suite: string, message: string): Results {
  return { passed: 0, failed: 1, failures: [{ title: suite, message }] };
}

export function sumResults(all: readonly Results[]): Results {
  return {
    passed: all.reduce((sum, one) => sum + one.passed, 0),
    failed: all.reduce((sum, one) => sum + one.failed, 0),
    failures: all.flatMap((one) => one.failures),
    restarted: all.flatMap((one) => one.restarted ?? []),
  };
}
