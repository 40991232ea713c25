import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runCommandLine } from './commandLine.ts';

/** Replaced by the build with the version of package.json. */
declare const PLUMBLINE_VERSION: string;
/** The folder of the built script. */
declare const __dirname: string;

// Who reads may stop early, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

// The room for new objects stays small: with more, the first analysis takes 100 MB more at its peak and no less time.
setFlagsFromString('--semi-space-growth-factor=1');

void runCommandLine(process.argv.slice(2), {
  version: PLUMBLINE_VERSION,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  workingDirectory: process.cwd(),
  standardsFile: join(__dirname, 'standards.json'),
}).then((code) => {
  // Not process.exit: output that still waits in a pipe would be lost.
  process.exitCode = code;
});
