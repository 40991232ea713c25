import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runHostTests } from '../test/harness/host/runHostTests.ts';
import { runInDesktop } from '../test/harness/host/runInDesktop.ts';
import { runInServer } from '../test/harness/host/runInServer.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { projectFolder } from '../test/harness/install/toolsFolder.ts';
import { newestVscode, oldestVscode } from '../test/harness/install/vscodeRelease.ts';
import { failedRun, writeResults } from '../test/harness/results/results.ts';

// Runs the host tests in the newest VS Code, the oldest (--oldest), or on the desktop (--desktop).
const { values } = parseArgs({
  options: {
    oldest: { type: 'boolean', default: false },
    desktop: { type: 'boolean', default: false },
    workspace: { type: 'string' },
    grep: { type: 'string' },
  },
});
const { workspace, grep } = values;
const release = values.oldest ? oldestVscode : newestVscode;
const suite = values.desktop ? 'desktop' : values.oldest ? 'min' : 'host';
try {
  const run = values.desktop ? runInDesktop : runInServer(await installVscode(release));
  const results = await runHostTests({ suite, run, workspace, grep });
  process.exitCode = results.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  writeResults(join(projectFolder, 'out/results', `${suite}.json`), failedRun(suite, String(error)));
  process.exitCode = 1;
}
