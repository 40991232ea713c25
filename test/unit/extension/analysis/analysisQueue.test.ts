import { strict as assert } from 'node:assert';
import { AnalysisQueue } from '../../../../src/extension/analysis/analysisQueue.ts';
import type { Timers } from '../../../../src/extension/analysis/analysisQueue.ts';

/** Time that passes only when told to. */
class ManualTime implements Timers {
  #now = 0;
  readonly #waiting = new Map<() => void, number>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    this.#waiting.set(callback, this.#now + ms);
    return () => this.#waiting.delete(callback);
  }

  get timers(): number {
    return this.#waiting.size;
  }

  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#waiting].sort(([, a], [, b]) => a - b).find(([, due]) => due <= end);
      if (next === undefined) {
        break;
      }
      this.#waiting.delete(next[0]);
      this.#now = next[1];
      next[0]();
      await settled();
    }
    this.#now = end;
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function setUp() {
  const time = new ManualTime();
  const host = { runs: 0, focused: true, busy: false, finish: Promise.resolve() };
  const queue = new AnalysisQueue(
    {
      run: () => {
        host.runs += 1;
        return host.finish;
      },
      mayRun: () => host.focused,
      isBusy: () => Promise.resolve(host.busy),
    },
    time,
  );
  return { time, host, queue };
}

describe('AnalysisQueue', () => {
  it('runs once for a burst, and leaves no timer behind', async () => {
    const { time, host, queue } = setUp();
    for (let event = 0; event < 20; event += 1) {
      queue.request(300, true);
      await time.pass(100);
    }
    assert.equal(host.runs, 0);
    await time.pass(1000);
    assert.equal(host.runs, 1);
    assert.equal(time.timers, 0);
  });

  it('does not start early for a save inside a burst', async () => {
    const { time, host, queue } = setUp();
    queue.request(300, true);
    queue.request(15);
    await time.pass(100);
    assert.equal(host.runs, 0);
    await time.pass(300);
    assert.equal(host.runs, 1);
  });

  it('runs during a burst that never pauses', async () => {
    const { time, host, queue } = setUp();
    for (let event = 0; event < 110; event += 1) {
      queue.request(300);
      await time.pass(100);
    }
    assert.equal(host.runs, 1);
  });

  it('runs once more for what comes during a run', async () => {
    const { time, host, queue } = setUp();
    let end: () => void = () => undefined;
    host.finish = new Promise((resolve) => {
      end = resolve;
    });
    queue.request(15);
    await time.pass(20);
    queue.request(15);
    queue.request(15);
    await time.pass(100);
    assert.equal(host.runs, 1);
    end();
    await settled();
    await time.pass(100);
    assert.equal(host.runs, 2);
    await time.pass(100);
    assert.equal(host.runs, 2);
  });

  it('waits in the background and runs when the window is focused', async () => {
    const { time, host, queue } = setUp();
    host.focused = false;
    queue.request(15);
    await time.pass(5000);
    assert.equal(host.runs, 0);
    assert.equal(queue.isPending, true);
    assert.equal(time.timers, 0);
    host.focused = true;
    queue.wake();
    await time.pass(0);
    assert.equal(host.runs, 1);
    assert.equal(queue.isPending, false);
  });

  it('waits for git to finish, but not for ever', async () => {
    const { time, host, queue } = setUp();
    host.busy = true;
    queue.request(300, true);
    await time.pass(900);
    assert.equal(host.runs, 0);
    queue.request(300, true);
    await time.pass(900);
    assert.equal(host.runs, 0);
    await time.pass(200);
    assert.equal(host.runs, 1);
  });

  it('does not make a save wait for git', async () => {
    const { time, host, queue } = setUp();
    host.busy = true;
    queue.request(15);
    await time.pass(15);
    assert.equal(host.runs, 1);
  });

  it('runs at once when asked, and does nothing after it is disposed', async () => {
    const { time, host, queue } = setUp();
    host.focused = false;
    queue.request(300);
    await queue.runNow();
    assert.equal(host.runs, 1);
    assert.equal(queue.isPending, false);
    queue.dispose();
    host.focused = true;
    queue.request(0);
    await time.pass(1000);
    assert.equal(host.runs, 1);
  });
});
