// Starts an engine on a folder, saves one file again and again in it, and prints what the analyses take; bench/analysis.ts and
// bench/compare.ts start it, the first time to fill the cache.
//   node bench/savedFile.ts FOLDER CACHE PATH LINE     PATH is saved with LINE put in front, and without, in turn
import type { Engine } from '../src/engine/index.ts';
import type { Snapshot } from '../src/engine/model/snapshot.ts';
import type { FileSystem } from '../src/engine/ports/fileSystem.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { createNodeEngine } from '../src/node/createNodeEngine.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { median } from './measure.ts';

const SAVES = 15;
const logger = { debug: ignored, info: ignored, warn: console.error, error: console.error };
const [folder = '.', cacheFolder = '', path = '', line = ''] = process.argv.slice(2);
const { cancellation } = createCancellation();
/** What an editor saved over files on disk: the folder itself stays as it is. */
const saved = new Map<string, { readonly text: string; readonly mtimeMs: number }>();

/** One moment for all, as the editor asks for: another one has everything looked at again. */
const asOf = Date.now();
const ports = { openFolder: (root: string) => withSaved(openFolder(root)) };
const { engine, dispose } = createNodeEngine({ logger, cacheFolder, ports });
console.log(JSON.stringify(await save(engine)));
dispose();

/** Alternates between the file as it is and with the line in front of it. */
async function save(running: Engine): Promise<object> {
  const start = performance.now();
  const snapshot = await running.analyze({ folder, asOf }, cancellation);
  const started = performance.now() - start;
  const bytes = openFolder(snapshot.repository.root).read(path);
  if (bytes === undefined) {
    throw new Error(`There is no ${path}`);
  }
  const plain = new TextDecoder().decode(bytes);
  const times: number[] = [];
  const processor: number[] = [];
  const verdicts = new Set<string>();
  for (let round = 0; round < SAVES; round++) {
    saved.set(path, { text: round % 2 === 0 ? `${line}\n${plain}` : plain, mtimeMs: Date.now() });
    const saving = performance.now();
    const used = process.cpuUsage();
    const after = await running.analyze({ folder, asOf, changed: [path] }, cancellation);
    times.push(performance.now() - saving);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    verdicts.add(statusesOf(after));
  }
  return {
    started,
    first: times[0],
    firstProcessor: processor[0],
    milliseconds: median(times.slice(1)),
    processor: median(processor.slice(1)),
    verdicts: verdicts.size,
  };
}

function statusesOf({ files }: Snapshot): string {
  return files.map(({ tests }) => tests.status).join();
}

function withSaved(disk: FileSystem): FileSystem {
  return {
    ...disk,
    stat: (of) => {
      const file = saved.get(of);
      if (file === undefined) {
        return disk.stat(of);
      }
      const { mtimeMs, text } = file;
      return { kind: 'file', size: text.length, mtimeMs, ctimeMs: mtimeMs, inode: 0 };
    },
    read: (of, maxBytes) => {
      const file = saved.get(of);
      return file === undefined ? disk.read(of, maxBytes) : new TextEncoder().encode(file.text);
    },
  };
}

function ignored(): void {
  // The benchmark prints its own lines.
}
