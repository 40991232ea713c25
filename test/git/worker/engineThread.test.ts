import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CancelledError } from '../../../src/engine/model/userError.ts';
import { EngineClient } from '../../../src/extension/analysis/engineClient.ts';
import type { AnalyzedAnswer } from '../../../src/protocol/engineMessages.ts';
import { startWorkerThread } from '../../../src/node/workerThread.ts';
import type { WorkerThread } from '../../../src/node/workerThread.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';
import { ended, installSlowGit } from '../../fixtures/slowGit.ts';
import type { SlowGit } from '../../fixtures/slowGit.ts';

const worker = join(import.meta.dirname, '../../../dist/worker.cjs');

describe('the thread of the engine', () => {
  const repositories = useRepositories();
  let slowGit: SlowGit;
  let cacheFolder: string;
  let client: EngineClient;
  let threads: WorkerThread[];
  let log: string[];
  let repository: TestRepository;

  beforeEach(() => {
    slowGit = installSlowGit();
    cacheFolder = temporaryFolder();
    threads = [];
    log = [];
    client = new EngineClient(start, recorder());
    repository = repositories.create();
    repository.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/a.ts': 'export const a = 1;\n' } });
    repository.checkout();
  });

  afterEach(async () => {
    await client.stop();
    slowGit.dispose();
    removeFolder(cacheFolder);
  });

  function start(): WorkerThread {
    const thread = startWorkerThread(worker, { cacheFolder, logLevel: 'info' });
    threads.push(thread);
    return thread;
  }

  function recorder(): ConstructorParameters<typeof EngineClient>[1] {
    const line = (message: string): void => {
      log.push(message);
    };
    return { debug: line, info: line, warn: line, error: line };
  }

  function analyze(cancellation?: Parameters<EngineClient['ask']>[2]): Promise<AnalyzedAnswer> {
    return client.ask('analyze', { folder: repository.root, mayRunGit: true, base: null }, cancellation);
  }

  it('leaves no git process when it is stopped in the middle of a walk', async () => {
    const answer = assert.rejects(analyze(), CancelledError);
    const walks = await slowGit.walks();
    await client.stop();
    await answer;
    await Promise.all(walks.map(ended));
  });

  it('kills git when an analysis is cancelled, and analyzes again when asked', async () => {
    const source = createToken();
    const answer = assert.rejects(analyze(source.token), CancelledError);
    const walks = await slowGit.walks();
    source.cancel();
    await answer;
    await Promise.all(walks.map(ended));
    slowGit.dispose();
    await threads[0]?.terminate();
    assert.equal((await analyze()).header.repository.history.commits, 1);
  });

  it('starts again after it died, says so in the log, and leaves no git process', async () => {
    const answer = assert.rejects(analyze(), /^Error: The analysis thread ended: exit code 1$/u);
    const walks = await slowGit.walks();
    slowGit.dispose();
    await threads[0]?.terminate();
    await answer;
    await Promise.all(walks.map(ended));
    assert.deepEqual(log, ['The analysis thread ended: exit code 1. It starts again with the next analysis.']);
    const { header, version } = await analyze();
    assert.equal(header.repository.history.state, 'complete');
    assert.equal(threads.length, 2);
    assert.ok(version > 0);
  });

  it('refuses a message that it does not know with a line in the log, and lives on', async () => {
    const folder = { folder: repository.root };
    await client.ask('locate', folder);
    threads[0]?.post({ type: 'analyze', id: 'one' });
    threads[0]?.post({ type: 'unknown' });
    await client.ask('locate', folder);
    assert.equal(log.length, 2);
    assert.match(log.join('\n'), /^The analysis thread got a message that it does not know: /gmu);
    const wrong = client.ask('locate', { folder: 7 as unknown as string });
    await assert.rejects(wrong, /^Error: The analysis thread got a message that it does not know: /u);
    assert.equal((await client.ask('locate', folder)).root, repository.root);
    assert.equal(threads.length, 1);
  });
});

/** A token as the editor has it. */
function createToken(): { readonly token: Parameters<EngineClient['ask']>[2] & object; cancel(): void } {
  const listeners = new Set<() => unknown>();
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: (event: unknown) => unknown) => {
      const called = (): unknown => listener(undefined);
      listeners.add(called);
      return { dispose: () => listeners.delete(called) };
    },
  };
  return {
    token,
    cancel() {
      token.isCancellationRequested = true;
      listeners.forEach((listener) => listener());
    },
  };
}
