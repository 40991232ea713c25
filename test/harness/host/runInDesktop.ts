import { runTests } from '@vscode/test-electron';
import { projectFolder } from '../install/toolsFolder.ts';
import { planVariable } from './plan.ts';
import type { HostSession } from './runHostTests.ts';

/** Runs one session of host tests in desktop VS Code, which is downloaded first. Resolves with the exit code. */
export async function runInDesktop(session: HostSession): Promise<number> {
  const { folder, workspace } = session.opened;
  const target = workspace ?? folder;
  return runTests({
    version: 'stable',
    extensionDevelopmentPath: projectFolder,
    extensionTestsPath: session.entry,
    extensionTestsEnv: { [planVariable]: session.planFile },
    launchArgs: [
      ...(target === undefined ? [] : [target]),
      '--disable-extensions',
      '--user-data-dir',
      session.userData,
    ],
  });
}
