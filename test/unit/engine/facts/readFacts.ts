import { nothingSeen } from '../../../../src/engine/analysis/contents/knownFiles.ts';
import { readContents } from '../../../../src/engine/analysis/contents/readContents.ts';
import type { ContentsRequest, ReadContents } from '../../../../src/engine/analysis/contents/readContents.ts';
import type { ContentFact } from '../../../../src/engine/facts/contentFact.ts';
import { FactStore } from '../../../../src/engine/sources/kept/factStore.ts';
import { listFiles } from '../../../../src/engine/sources/trees/listFiles.ts';
import { createWorkTree } from '../../../../src/engine/sources/trees/workTree.ts';
import { hash } from '../../../../src/node/hash.ts';
import { createMemoryFileSystem, neverCancelled } from '../../../fixtures/memoryFileSystem.ts';
import type { MemoryFileSystem } from '../../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../../fixtures/recordingLogger.ts';

const MUCH_LATER = 1e12;

/** Reads what is asked for of all files of a folder. */
export async function readAll(
  fileSystem: MemoryFileSystem,
  request: Partial<ContentsRequest> = {},
): Promise<ReadContents> {
  const logger = createRecordingLogger();
  const tree = createWorkTree({ root: '/r', fileSystem, repository: null, logger });
  const { files } = await listFiles(tree, neverCancelled);
  fileSystem.reads.length = 0;
  const store = FactStore.empty(20);
  const common = {
    files,
    tree,
    hash,
    logger,
    now: MUCH_LATER,
    store,
    seen: nothingSeen,
    objectFormat: 'sha1',
  } as const;
  return readContents({ ...common, ...request }, neverCancelled);
}

/** What one provider says of one file; undefined where it is not for the file. */
export async function factOf<Value>(fact: ContentFact<Value>, path: string, text: string): Promise<Value | undefined> {
  const { files } = await readAll(createMemoryFileSystem({ [path]: text }));
  return files.find(({ file }) => file.path === path)?.facts.of(fact);
}
