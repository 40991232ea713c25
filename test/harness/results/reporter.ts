import Mocha from 'mocha';
import { collectResults } from './collectResults.ts';

/** Mocha's own report on the terminal, and the counts in the file that `--reporter-option results=<file>` names. */
class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = (options.reporterOptions as { results?: unknown } | undefined)?.results;
    if (typeof file === 'string') collectResults(runner, file);
  }
}

// Mocha looks for a reporter under this name alone.
export { ResultsReporter as default };
