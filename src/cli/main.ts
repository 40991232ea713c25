import { runCommandLine } from './commandLine.ts';

/** Replaced by the build with the version of package.json. */
declare const PLUMBLINE_VERSION: string;

void runCommandLine(process.argv.slice(2), {
  version: PLUMBLINE_VERSION,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  workingDirectory: process.cwd(),
}).then((code) => {
  // Not process.exit: output that still waits in a pipe would be lost.
  process.exitCode = code;
});
