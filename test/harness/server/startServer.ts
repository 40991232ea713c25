import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledVscode } from '../install/installVscode.ts';
import { waitLimit } from '../waiting/limits.ts';
import { withinLimit } from '../waiting/withinLimit.ts';
import { quietSettings, type Settings } from './settings.ts';

export interface ServerOptions {
  readonly vscode: InstalledVscode;
  /** User settings, on top of those which keep the workbench quiet. */
  readonly settings?: Settings | undefined;
  /** Where extensions are installed; else none is. */
  readonly extensionsFolder?: string | undefined;
  /** Lets a page name an extension under development and tests to run in its host. */
  readonly testDriver?: boolean;
  /** A secret that the address must carry; for a server that outlives a test. */
  readonly token?: string;
  /** A free one if not given. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server, on this machine only. */
export interface VscodeServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Settles when the server has ended, with its exit code. */
  readonly ended: Promise<number>;
  /** What the server wrote so far, both streams. */
  readonly output: () => string;
  /** The file with the user's settings. */
  readonly settingsFile: string;
  /** Ends the server and all its processes, and removes its data. */
  readonly stop: () => Promise<void>;
}

/** Starts a VS Code server with data of its own, on a free port. It ends with this process, whatever ends that. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const data = await mkdtemp(join(tmpdir(), 'plumbline-vscode-'));
  await mkdir(join(data, 'data/User'), { recursive: true });
  const settingsFile = join(data, 'data/User/settings.json');
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }));

  const child = superviseServer(options, data);
  let output = '';
  const ended = new Promise<number>((done) =>
    child.once('exit', (code) => {
      done(code ?? 1);
    }),
  );
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const port = new Promise<number>((done) => {
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-outputKept);
      const found = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (found !== undefined) done(Number(found));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  try {
    const started = await withinLimit(
      'the VS Code server to listen',
      Promise.race([port, ended.then(() => undefined)]),
      waitLimit,
    );
    if (started === undefined) throw new Error('The server ended by itself.');
    const origin = `http://127.0.0.1:${started}`;
    return { port: started, origin, ended, output: () => output, settingsFile, stop };
  } catch (error) {
    await stop();
    throw new Error(`VS Code did not start.\n${output}`, { cause: error });
  }
}

const outputKept = 20_000;

function superviseServer(options: ServerOptions, data: string): ChildProcess {
  const { vscode, token, extensionsFolder } = options;
  const args = [
    join(import.meta.dirname, 'supervisor.ts'),
    vscode.node,
    join(vscode.folder, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    // Else the environment of the user's login shell stands in for the one that is given.
    '--force-disable-user-env',
    ...['--server-data-dir', data, '--extensions-dir', extensionsFolder ?? join(data, 'extensions')],
    ...(options.testDriver === true ? ['--enable-smoke-test-driver'] : []),
  ];
  return spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...options.env },
  });
}
