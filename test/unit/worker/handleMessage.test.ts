import assert from 'node:assert/strict';
import { createCancellation } from '../../../src/node/cancellation.ts';
import type { AnalyzedAnswer, EngineMessage } from '../../../src/protocol/engineMessages.ts';
import { createMessageHandler } from '../../../src/worker/handleMessage.ts';
import { createMemoryRepository } from '../../fixtures/memoryRepository.ts';

describe('the messages of the worker', () => {
  it('let an analysis that waits be shared, and cancelled by one without the other', async () => {
    const repository = createMemoryRepository({ 'src/a.ts': 'export const a = 1;\n' });
    repository.commitAll('2025-12-01T00:00:00Z');
    const posted: EngineMessage[] = [];
    const handle = createMessageHandler({
      engine: repository.start(),
      firstVersion: 0,
      locate: (folder) => ({ folder, root: folder, gitDirectory: null, commonDirectory: null }),
      stackOf: String,
      createCancellation,
      setLogLevel: () => undefined,
      post: (message) => {
        posted.push(message);
      },
    });
    const analyze = (id: number): Promise<void> =>
      handle({ type: 'analyze', id, folder: repository.root, mayRunGit: true, base: null });
    const running = [analyze(1), analyze(2), analyze(3)];
    await handle({ type: 'cancel', id: 2 });
    await Promise.all(running);
    const answers = posted.flatMap((message) => (message.type === 'answer' ? [message] : []));
    assert.deepEqual(
      posted.flatMap((message) => (message.type === 'failed' ? [[message.id, message.kind]] : [])),
      [[2, 'cancelled']],
    );
    assert.deepEqual(
      answers.map(({ id, value }) => [id, (value as AnalyzedAnswer).files.map(({ kind }) => kind)]),
      [
        [1, ['insert']],
        [3, ['insert']],
      ],
    );
    assert.equal(repository.git.asked.filter((command) => command === 'ls-files').length, 2);
  });
});
