import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VscodeServer } from '../server/startServer.ts';

/** What a window shows: a folder, a `.code-workspace` file, or nothing. */
export interface Opened {
  readonly folder?: string | undefined;
  readonly workspace?: string | undefined;
}

/** An extension loaded from its folder, and a script of tests (exporting `run`) for its host. */
export interface Development {
  readonly extension: string;
  readonly tests?: string | undefined;
}

/** The address of a workbench on the server. */
export function workbenchAddress(server: VscodeServer, opened: Opened, development?: Development): string {
  const query = new URLSearchParams();
  if (opened.folder !== undefined) query.set('folder', workbenchPath(opened.folder));
  if (opened.workspace !== undefined) query.set('workspace', workbenchPath(opened.workspace));
  if (opened.folder === undefined && opened.workspace === undefined) query.set('ew', 'true');
  if (development !== undefined) {
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${workbenchPath(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(development.extension)],
      ['skipWelcome', 'true'],
    ];
    if (development.tests !== undefined) payload.push(['extensionTestsPath', remote(development.tests)]);
    query.set('payload', JSON.stringify(payload));
  }
  return `${server.origin}/?${query.toString()}`;
}

/** A path as URIs write it: with forward slashes and a leading one, so `/C:/x` for a drive. Not percent-encoded. */
export function workbenchPath(path: string): string {
  return decodeURIComponent(pathToFileURL(resolve(path)).pathname);
}
