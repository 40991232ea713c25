import { join } from 'node:path';
import type { InstalledVscode } from '../install/installVscode.ts';
import { projectFolder } from '../install/toolsFolder.ts';
import { startServer } from '../server/startServer.ts';
import { windowLimit } from '../waiting/limits.ts';
import { launchBrowser } from '../workbench/launchBrowser.ts';
import { workbenchAddress } from '../workbench/workbenchAddress.ts';
import { planVariable } from './plan.ts';
import type { HostSession } from './runHostTests.ts';

/** Runs one session of host tests in a VS Code server, with its window in a browser. Resolves with the exit code. */
export function runInServer(vscode: InstalledVscode): (session: HostSession) => Promise<number> {
  return async (session) => {
    const { settings } = session.workspace;
    const server = await startServer({ vscode, settings, testDriver: true, env: { [planVariable]: session.planFile } });
    try {
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
        const log: string[] = [];
        const exit = new Promise<number>((done) => void page.exposeFunction('codeAutomationExit', done));
        await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
          log.push(`${type}: ${args.map(String).join(' ')}`);
        });
        const development = { extension: projectFolder, tests: session.entry };
        await page.goto(workbenchAddress(server, session.opened, development), { timeout: windowLimit });
        const code = await Promise.race([exit, session.silence(), server.ended.then(() => serverEnded)]);
        if (typeof code === 'number') return code;
        const picture = join(projectFolder, 'out/screenshots', `${session.name}-stopped.png`);
        await page.screenshot({ path: picture }).catch(() => undefined);
        throw new Error(`${code}. See ${picture}\n${log.slice(-40).join('\n')}\n${server.output().slice(-4000)}`);
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  };
}

const serverEnded = 'The VS Code server ended by itself';
