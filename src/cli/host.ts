import type { Writable } from 'node:stream';

/** Where the command line runs: handed in, so that its parts know nothing of the process. */
export interface CommandLineHost {
  readonly version: string;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** Absolute path of the bundled standards (JSON), made by the build. */
  readonly standardsFile: string;
}

/** Exit codes; 3 is kept for options that fail on findings. */
export const exitCode = { fine: 0, badInput: 1, internalError: 2, interrupted: 130 } as const;
