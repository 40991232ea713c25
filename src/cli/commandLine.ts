import { Command, CommanderError, Option } from 'commander';
import { printableText } from '../engine/model/printableText.ts';
import { CancelledError, UserError } from '../engine/model/userError.ts';
import { runBacktest, type BacktestOptions } from './backtestCommand.ts';
import { cacheFolder } from './folders.ts';
import { exitCode, type CommandLineHost } from './host.ts';
import { createLogFile, type LogFile } from './logFile.ts';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseAsOf, parseMonths, parseWindow } from './options.ts';
import { formatNames } from './reporters/formats.ts';
import { runSummary, type SummaryOptions } from './summaryCommand.ts';

/**
 * Runs one command.
 * @param arguments_ without the interpreter and the script
 * @returns the exit code: 0 fine, 1 bad input (one line on standard error), 2 internal error (the log's path on standard error)
 */
export async function runCommandLine(arguments_: readonly string[], host: CommandLineHost): Promise<number> {
  const log = createLogFile(tmpdir());
  const services = { ...host, log, cacheFolder: cacheFolder(host.environment, process.platform) };
  const program = createProgram(host);
  const commandOf = (name: string): Command | undefined => program.commands.find((command) => command.name() === name);
  commandOf('summary')?.action((folder: string, options: SummaryOptions) => runSummary(folder, options, services));
  commandOf('backtest')?.action((folder: string, options: BacktestOptions) => runBacktest(folder, options, services));
  try {
    await program.parseAsync(arguments_, { from: 'user' });
    return exitCode.fine;
  } catch (error) {
    return report(error, host, log);
  } finally {
    const wanted = host.environment[LOG_VARIABLE];
    if (wanted !== undefined && wanted !== '') {
      log.writeTo(resolve(host.workingDirectory, wanted));
    }
  }
}

/** Names the file that the log of a run is written to, whatever came of it. */
const LOG_VARIABLE = 'PLUMBLINE_LOG';

function createProgram(host: CommandLineHost): Command {
  const program = new Command('plumbline')
    .description('Hot spots, file size and missing tests of a repository, computed on this machine.')
    .version(host.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      // One line: what is wrong and, where commander has a suggestion, what may have been meant.
      outputError: (text, write) => {
        write(
          `${printableText(
            text
              .replace(/^error: /u, 'plumbline: ')
              .trimEnd()
              .replaceAll('\n', ' '),
          )}\n`,
        );
      },
    })
    .addHelpText('after', HELP_NOTES);
  addSummary(program);
  addBacktest(program);
  return program;
}

const HELP_NOTES = `
Exit codes: 0 fine, 1 bad input, 2 internal error (the message names the log).
Findings do not change the exit code, and neither do mistakes in plumbline.json:
those are named on standard error, and its valid parts hold.
PLUMBLINE_LOG=<file> keeps the log of a run.

Plumbline runs git in the folder, with hooks, filters and file monitors switched
off. Git still reads the repository's own configuration, so use it on
repositories that you trust.`;

function addSummary(program: Command): void {
  program
    .command('summary')
    .description('print the quality summary of a folder')
    .argument('[folder]', 'folder to summarize; its whole repository is analyzed', '.')
    .addOption(new Option('--format <format>', 'how to print it').choices(formatNames).default('text'))
    .option('--all-files', 'with --format json: list all files, not only those with findings', false)
    .option('--as-of <ISO date>', 'count ages from this time instead of now; the files stay those of today', parseAsOf)
    .option(
      '--window <months>',
      'months of history to read, or "all"; default: the window of plumbline.json, else 24 months',
      parseWindow,
    )
    .helpOption('--help', 'print this help');
}

function addBacktest(program: Command): void {
  program
    .command('backtest')
    .description('rank the files as of earlier dates, and count the fixes that fell on the first 20 afterwards')
    .argument('[folder]', 'folder to look at; the history of its whole repository is read', '.')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--months <number>', 'months between two dates, and months of fixes behind each')
        .argParser(parseMonths)
        .default(6),
    )
    .helpOption('--help', 'print this help');
}

function report(error: unknown, host: CommandLineHost, log: LogFile): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.fine : exitCode.badInput;
  }
  if (error instanceof UserError) {
    host.stderr.write(`plumbline: ${printableText(error.message)}\n`);
    return exitCode.badInput;
  }
  if (error instanceof CancelledError) {
    return exitCode.interrupted;
  }
  const message = error instanceof Error ? error.message : String(error);
  host.stderr.write(
    `plumbline: internal error: ${printableText(message.split('\n')[0] ?? '')} The log is ${log.save(error)}\n`,
  );
  return exitCode.internalError;
}
