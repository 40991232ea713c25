import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancelledError } from '../../../src/engine/model/userError.ts';
import { EngineClient } from '../../../src/extension/analysis/engineClient.ts';
import type { AnalyzedAnswer } from '../../../src/protocol/engineMessages.ts';
import { decodeFiles } from '../../../src/protocol/filesDelta.ts';
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

  it('answers for two folders whose analyses run side by side, each from what it knows of its own', async () => {
    const other = repositories.create();
    other.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/b.ts': 'export const b = 1;\n', 'src/c.ts': '\n' } });
    other.checkout();
    slowGit.dispose();
    const ask = (folder: string, base: number | null, changed?: readonly string[]): Promise<AnalyzedAnswer> =>
      client.ask('analyze', { folder, mayRunGit: true, base, ...(changed && { changed: [...changed] }) });
    const first = await Promise.all([ask(repository.root, null), ask(other.root, null)]);
    assert.deepEqual(
      first.map(({ header }) => header.repository.root),
      [repository.root, other.root],
    );
    writeFileSync(join(other.root, 'src/c.ts'), 'export const c = 1;\n');
    const [again, saved] = await Promise.all([
      ask(repository.root, first[0].version, []),
      ask(other.root, first[1].version, ['src/c.ts']),
    ]);
    const known = async (answer: AnalyzedAnswer, before: AnalyzedAnswer): Promise<readonly unknown[]> => {
      const files = await decodeFiles(await decodeFiles([], before.files, turn), answer.files, turn);
      return files.map(({ path, size }) => [path, size.codeLines]);
    };
    assert.deepEqual(await known(again, first[0]), [['src/a.ts', 1]]);
    // Texts of standards travel once.
    assert.ok(first.every(({ standards }) => standards?.some(({ id }) => id === 'keep-files-small')));
    assert.deepEqual([again.standards, saved.standards], [null, null]);
    assert.deepEqual(await known(saved, first[1]), [
      ['src/b.ts', 1],
      ['src/c.ts', 1],
    ]);
  });

  it('answers for one folder while the analysis of another is cancelled', async () => {
    const other = repositories.create();
    other.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/b.ts': 'export const b = 1;\n' } });
    other.checkout();
    const source = createToken();
    const cancelled = assert.rejects(analyze(source.token), CancelledError);
    await slowGit.walks();
    slowGit.wake();
    const answer = client.ask('analyze', { folder: other.root, mayRunGit: true, base: null });
    source.cancel();
    await cancelled;
    assert.equal((await answer).header.repository.root, other.root);
  });

  it('keeps nothing of a folder that is closed', async () => {
    slowGit.dispose();
    const { version } = await analyze();
    client.forget(repository.root);
    const measured = await client.query('measure', { root: repository.root, path: 'src/a.ts', text: '' });
    assert.equal(measured, null);
    const again = await client.ask('analyze', { folder: repository.root, mayRunGit: true, base: version });
    assert.deepEqual(
      again.files.map(({ kind }) => kind),
      ['insert'],
    );
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

  it('answers questions about what was analyzed, and refuses one of another shape', async () => {
    slowGit.dispose();
    const { root } = repository;
    const question = { root, path: 'src/a.ts', text: 'export const a = 1;\nexport const b = 2;\n' };
    assert.equal(await client.query('measure', question), null);
    await analyze();
    assert.equal((await client.query('measure', question))?.size.codeLines, 2);
    assert.equal(await client.query('measure', { ...question, path: 'src/b.ts' }), null);
    await assert.rejects(client.query('measure', { root } as typeof question));
    await assert.rejects(client.ask('ask', { query: 'toString', question }), /There is no query toString/u);
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

function turn(): Promise<void> {
  return Promise.resolve();
}

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
