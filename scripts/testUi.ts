import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installExtension } from '../test/harness/extension/installExtension.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { projectFolder } from '../test/harness/install/toolsFolder.ts';
import { newestVscode } from '../test/harness/install/vscodeRelease.ts';
import { testLimit } from '../test/harness/waiting/limits.ts';
import { extensionsVariable } from '../test/harness/workbench/useWorkbench.ts';

// Runs the UI tests with Plumbline installed as a user would; further arguments go to mocha.
const extensions = await installExtension(await installVscode(newestVscode));
try {
  const mocha = join(projectFolder, 'node_modules/mocha/bin/mocha.js');
  const options = ['--timeout', String(testLimit), '--reporter-option', 'results=out/results/ui.json'];
  const given = process.argv.slice(2);
  const files = given.some((argument) => argument.endsWith('.ts')) ? [] : ['test/ui/**/*.test.ts'];
  const { status } = spawnSync(process.execPath, [mocha, ...options, ...files, ...given], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, [extensionsVariable]: extensions.path },
  });
  process.exitCode = status ?? 1;
} finally {
  await extensions.remove();
}
