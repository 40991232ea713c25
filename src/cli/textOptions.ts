import type { CommandLineHost } from './host.ts';
import type { TextOptions } from './reporters/text.ts';

const MOST_COLUMNS = 120;

/** How text is written to this host's standard output. */
export function textOptions({ stdout, environment }: CommandLineHost): TextOptions {
  const wanted = (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  return { color: stdout.isTTY === true && wanted, width: Math.min(stdout.columns ?? 100, MOST_COLUMNS) };
}
