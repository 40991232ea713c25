import { parseArgs } from 'node:util';
import { runHostTests } from '../test/harness/host/runHostTests.ts';
import { runInDesktop } from '../test/harness/host/runInDesktop.ts';
import { runInServer } from '../test/harness/host/runInServer.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { newestVscode, oldestVscode } from '../test/harness/install/vscodeRelease.ts';

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
const results = values.desktop
  ? await runHostTests({ suite: 'desktop', run: runInDesktop, workspace, grep })
  : await runHostTests({
      suite: values.oldest ? 'min' : 'host',
      run: runInServer(await installVscode(release)),
      workspace,
      grep,
    });
process.exitCode = results.failed === 0 ? 0 : 1;
