import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installExtension } from '../test/harness/extension/installExtension.ts';
import { installVscode } from '../test/harness/install/installVscode.ts';
import { projectFolder } from '../test/harness/install/toolsFolder.ts';
import { newestVscode } from '../test/harness/install/vscodeRelease.ts';
import { startServer } from '../test/harness/server/startServer.ts';
import { workbenchPath } from '../test/harness/workbench/workbenchAddress.ts';

const help = `npm start [-- <folder>] [-- --no-serve] [-- --port <number>]

Prints the quality summary of a folder (this repository, if none is given), then serves a VS Code with Plumbline
installed on that folder, which it trusts, for this machine alone, until Ctrl+C. --no-serve stops after the summary.`;

function parseArguments() {
  return parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      serve: { type: 'boolean', default: true },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

async function main({ values, positionals }: ReturnType<typeof parseArguments>): Promise<number> {
  if (values.help) {
    console.log(help);
    return 0;
  }
  // npm runs scripts in the project's folder, and says here where the user was.
  const folder = resolve(process.env['INIT_CWD'] ?? '.', positionals[0] ?? projectFolder);
  if (positionals.length > 1) return refuse('Give one folder at most.');
  if (!/^\d{1,5}$/.test(values.port)) return refuse(`--port ${values.port} is not a port number.`);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return refuse(`${folder} is not a folder.`);

  const port = Number(values.port);
  if (values.serve && !(await isFree(port))) return refuse(`Port ${port} is in use. Give another one, or none.`);

  const cli = join(projectFolder, 'dist/cli.cjs');
  const summary = spawnSync(process.execPath, [cli, 'summary', folder], { stdio: 'inherit' });
  if (summary.status !== 0) return summary.status ?? 1;
  return values.serve ? serve(folder, port) : 0;
}

/** Whether a server on this machine may listen on a port; 0 stands for any free one. */
async function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => {
      done(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        done(true);
      });
    });
  });
}

function refuse(message: string): number {
  console.error(`${message}\n\n${help}`);
  return 1;
}

async function serve(folder: string, port: number): Promise<number> {
  console.log('');
  const vscode = await installVscode(newestVscode);
  const extensions = await installExtension(vscode);
  try {
    const token = randomBytes(16).toString('hex');
    const server = await startServer({ vscode, extensionsFolder: extensions.path, token, port });
    console.log(`VS Code ${newestVscode.version} with Plumbline, on ${folder}:\n`);
    console.log(`  ${server.origin}/?tkn=${token}&folder=${encodeURIComponent(workbenchPath(folder))}\n`);
    console.log('Ctrl+C stops it.');
    const ended = await Promise.race([interrupted(), server.ended]);
    if (ended !== 'interrupted') console.error(`VS Code ended by itself.\n${server.output().slice(-4000)}`);
    await server.stop();
    return ended === 'interrupted' ? 0 : 1;
  } finally {
    await extensions.remove();
  }
}

async function interrupted(): Promise<'interrupted'> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        done('interrupted');
      });
    }
  });
}

let given;
try {
  given = parseArguments();
} catch (error) {
  process.exit(refuse(error instanceof Error ? error.message : String(error)));
}
process.exitCode = await main(given);
