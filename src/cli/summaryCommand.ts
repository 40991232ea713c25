import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Snapshot } from '../engine/model/snapshot.ts';
import { resolveFolder } from './folders.ts';
import type { HistoryWindow } from './options.ts';
import { renderProblems } from './reporters/definitionProblems.ts';
import { formats } from './reporters/formats.ts';
import type { Format } from './reporters/formats.ts';
import { textOptions } from './textOptions.ts';
import { withEngine } from './withEngine.ts';
import type { CommandServices } from './withEngine.ts';

/** What the parser made of the command's options. */
export interface SummaryOptions {
  readonly format: Format;
  readonly allFiles: boolean;
  /** Milliseconds since 1970; absent for now. */
  readonly asOf?: number;
  /** Absent for what the quality definition says. */
  readonly window?: HistoryWindow;
}

/**
 * Analyzes a folder and prints its summary; mistakes in the quality definition go to standard error and stop nothing.
 * @throws UserError for bad input; CancelledError after an interrupt
 */
export async function runSummary(folder: string, options: SummaryOptions, services: CommandServices): Promise<void> {
  const path = resolveFolder(folder, services.workingDirectory);
  const { asOf, window } = options;
  const report = await withEngine(services, async (engine, cancellation) => {
    const whole = await engine.analyze(
      {
        folder: path,
        ...(window === undefined ? {} : { windowDays: window.days }),
        ...(asOf === undefined ? {} : { asOf }),
      },
      cancellation,
    );
    return engine.summarize(whole, {
      folder: folderInRepository(whole, path),
      allFiles: options.allFiles,
    });
  });
  services.stderr.write(renderProblems(report.snapshot.problems));
  if (options.allFiles && options.format !== 'json') {
    services.stderr.write(
      'plumbline: --all-files is for --format json; the other formats name files with findings only.\n',
    );
  }
  services.stdout.write(
    formats[options.format](report, { terminal: textOptions(services), version: services.version }),
  );
}

/** The folder relative to the repository's root, "" for the root itself. */
function folderInRepository(snapshot: Snapshot, folder: string): string {
  return relative(realpathSync(snapshot.repository.root), folder).split(sep).join('/');
}
