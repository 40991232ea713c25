import type { Backtest } from '../engine/model/backtest.ts';
import { resolveFolder } from './folders.ts';
import { createProgressLine } from './progressLine.ts';
import { renderBacktest } from './reporters/backtestText.ts';
import { renderJson } from './reporters/json.ts';
import { textOptions } from './textOptions.ts';
import { withEngine } from './withEngine.ts';
import type { CommandServices } from './withEngine.ts';

/** What the parser made of the command's options. */
export interface BacktestOptions {
  readonly format: 'text' | 'json';
  readonly months: number;
}

/**
 * Tests the ranking against the past of a folder's repository and prints the result.
 * @throws UserError for bad input; CancelledError after an interrupt
 */
export async function runBacktest(folder: string, options: BacktestOptions, services: CommandServices): Promise<void> {
  const path = resolveFolder(folder, services.workingDirectory);
  const progress = createProgressLine(services.stderr);
  let result: Backtest;
  try {
    result = await withEngine(services, (engine, cancellation) =>
      engine.backtest(
        {
          folder: path,
          months: options.months,
          onProgress: (done, of) => {
            progress.show(of === 0 ? 'Reading the history' : `Ranking as of date ${done + 1} of ${of}`);
          },
        },
        cancellation,
      ),
    );
  } finally {
    progress.clear();
  }
  services.stdout.write(options.format === 'json' ? renderJson(result) : renderBacktest(result, textOptions(services)));
}
