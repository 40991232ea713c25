import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { createEngine } from '../engine/index.ts';
import type { Snapshot } from '../engine/model/snapshot.ts';
import { toPublicReport } from '../engine/summary/publicReport.ts';
import { scopeSnapshot } from '../engine/summary/scope.ts';
import { summarizeWorkspace } from '../engine/summary/workspaceSummary.ts';
import { createCache } from '../node/cache.ts';
import { createCancellation } from '../node/cancellation.ts';
import { createClock } from '../node/clock.ts';
import { openFolder } from '../node/fileSystem.ts';
import { createGit } from '../node/git.ts';
import { resolveFolder } from './folders.ts';
import type { CommandLineHost } from './host.ts';
import type { LogFile } from './logFile.ts';
import type { HistoryWindow } from './options.ts';
import { renderJson } from './reporters/json.ts';
import { renderText } from './reporters/text.ts';
import { readStandardTitles } from './standardTitles.ts';

/** What the parser made of the command's options. */
export interface SummaryOptions {
  readonly format: 'text' | 'json';
  readonly allFiles: boolean;
  /** Milliseconds since 1970; absent for now. */
  readonly asOf?: number;
  /** Absent for what the quality definition says. */
  readonly window?: HistoryWindow;
}

/** A host with what the command line made for this run. */
export interface CommandServices extends CommandLineHost {
  readonly log: LogFile;
  readonly cacheFolder: string;
}

/**
 * Analyzes a folder and prints its summary.
 * @throws UserError for bad input; CancelledError after an interrupt
 */
export async function runSummary(folder: string, options: SummaryOptions, services: CommandServices): Promise<void> {
  const path = resolveFolder(folder, services.workingDirectory);
  const snapshot = await analyzeFolder(path, options, services);
  const scoped = scopeSnapshot(snapshot, folderInRepository(snapshot, path));
  services.stdout.write(
    options.format === 'json'
      ? renderJson(toPublicReport(scoped, { allFiles: options.allFiles }))
      : renderText(summarizeWorkspace(scoped, readStandardTitles(services.standardsFile)), textOptions(services)),
  );
}

async function analyzeFolder(folder: string, options: SummaryOptions, services: CommandServices): Promise<Snapshot> {
  const { log, cacheFolder, environment, version } = services;
  const source = createCancellation();
  const interrupt = (): void => {
    source.cancel();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const git = createGit({ logger: log, environment });
  const engine = createEngine({
    git,
    openFolder,
    cache: createCache({ folder: cacheFolder, logger: log }),
    clock: createClock(),
    logger: log,
    version,
  });
  try {
    const { asOf, window } = options;
    return await engine.analyze(
      { folder, ...(window === undefined ? {} : { windowDays: window.days }), ...(asOf === undefined ? {} : { asOf }) },
      source.cancellation,
    );
  } finally {
    git.dispose();
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}

/** The folder relative to the repository's root, "" for the root itself. */
function folderInRepository(snapshot: Snapshot, folder: string): string {
  return relative(realpathSync(snapshot.repository.root), folder).split(sep).join('/');
}

function textOptions(services: CommandServices): { readonly color: boolean; readonly width: number } {
  const { stdout, environment } = services;
  const wanted = (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  return { color: stdout.isTTY === true && wanted, width: Math.min(stdout.columns ?? 100, 120) };
}
