import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The root of this project. */
export const projectFolder = resolve(import.meta.dirname, '../../..');

/**
 * Where VS Code and the browser for tests are kept: the folder named by PLUMBLINE_TOOLS (absolute, or relative to the
 * project), so that several checkouts or a build server's cache can share it; else the git-ignored `.cache`.
 */
function toolsFolder(): string {
  return resolve(projectFolder, process.env['PLUMBLINE_TOOLS'] ?? '.cache');
}

/** One thing to install: the name of its folder, and what exactly is in it (another content means another install). */
export interface Tool {
  readonly folder: string;
  readonly content: string;
  readonly install: (folder: string) => Promise<void>;
}

/**
 * The folder that holds the tool, installed if it is not there yet. The install happens in a folder beside it which is
 * renamed when complete, so an interrupted one leaves nothing that looks whole, and two at the same time do no harm.
 */
export async function installOnce(tool: Tool): Promise<string> {
  const target = join(toolsFolder(), tool.folder);
  if (await holds(target, tool.content)) return target;

  await mkdir(toolsFolder(), { recursive: true });
  const staging = await mkdtemp(join(toolsFolder(), `installing-${tool.folder}-`));
  try {
    console.log(`Installing ${tool.content} into ${target} ...`);
    await tool.install(staging);
    await writeFile(join(staging, marker), tool.content);
    await rm(target, { recursive: true, force: true });
    await rename(staging, target).catch(async (error: unknown) => {
      if (!(await holds(target, tool.content))) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return target;
}

const marker = 'installed.txt';

async function holds(folder: string, content: string): Promise<boolean> {
  const found = await readFile(join(folder, marker), 'utf8').catch(() => undefined);
  return found === content;
}
