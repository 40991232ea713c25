import type { CommandLineHost } from './host.ts';

/** One line on a terminal that is written over; nothing where standard error is not a terminal. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const CLEAR_LINE = '\r\u001B[K';

export function createProgressLine(stderr: CommandLineHost['stderr']): ProgressLine {
  const write = (text: string): void => {
    if (stderr.isTTY === true) {
      stderr.write(CLEAR_LINE + text);
    }
  };
  return {
    show: write,
    clear: () => {
      write('');
    },
  };
}
