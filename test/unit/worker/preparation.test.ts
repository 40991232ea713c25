import assert from 'node:assert/strict';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { createPreparation } from '../../../src/worker/preparation.ts';
import type { Preparation } from '../../../src/worker/preparation.ts';

/** Notes what a preparation does, which takes three breaths for each folder. */
function startPreparation(): {
  readonly preparation: Preparation;
  readonly log: string[];
  readonly failures: unknown[];
} {
  const log: string[] = [];
  const failures: unknown[] = [];
  const preparation = createPreparation({
    async prepare(folder, cancellation) {
      log.push(`${folder} begins`);
      for (let breath = 0; breath < 3; breath++) {
        await cancellation.breathe();
      }
      if (folder === 'broken') {
        throw new Error('A defect');
      }
      log.push(`${folder} is ready`);
    },
    createCancellation,
    onFailure: (error) => failures.push(error),
  });
  return { preparation, log, failures };
}

async function breathe(times: number): Promise<void> {
  for (let breath = 0; breath < times; breath++) {
    await createCancellation().cancellation.breathe();
  }
}

describe('getting folders ready', () => {
  it('begins when the last analysis has ended, one folder after the other', async () => {
    const { preparation, log } = startPreparation();
    preparation.analysisStarts();
    preparation.analysisStarts();
    preparation.analysisEnds('one');
    await breathe(10);
    assert.deepEqual(log, []);
    preparation.analysisEnds('two');
    await breathe(10);
    assert.deepEqual(log, ['one begins', 'one is ready', 'two begins', 'two is ready']);
  });

  it('stops for an analysis and begins again after it', async () => {
    const { preparation, log } = startPreparation();
    preparation.analysisStarts();
    preparation.analysisEnds('one');
    await breathe(1);
    preparation.analysisStarts();
    await breathe(10);
    assert.deepEqual(log, ['one begins']);
    preparation.analysisEnds(undefined);
    await breathe(10);
    assert.deepEqual(log, ['one begins', 'one begins', 'one is ready']);
  });

  it('does not begin for a folder whose analysis failed, nor after the end', async () => {
    const { preparation, log } = startPreparation();
    preparation.analysisStarts();
    preparation.analysisEnds(undefined);
    preparation.analysisStarts();
    preparation.stop();
    preparation.analysisEnds('one');
    await breathe(10);
    assert.deepEqual(log, []);
  });

  it('tells of a defect once', async () => {
    const { preparation, failures } = startPreparation();
    preparation.analysisStarts();
    preparation.analysisEnds('broken');
    await breathe(10);
    preparation.analysisStarts();
    preparation.analysisEnds(undefined);
    await breathe(10);
    assert.deepEqual(failures, [new Error('A defect')]);
  });
});
