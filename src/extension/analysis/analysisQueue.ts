/** Time, as the queue needs it. */
export interface Timers {
  now(): number;
  /** Calls back after some milliseconds; the returned function takes that back. */
  after(ms: number, callback: () => void): () => void;
}

/** What the queue asks while it waits. */
export interface QueueHost {
  /** One analysis; failures are its own business. */
  run(): Promise<void>;
  /** False while the window is in the background: nothing starts until {@link AnalysisQueue.wake}. */
  mayRun(): boolean;
  /** Whether git is still at work in the repository, so that more changes will follow. */
  isBusy(): Promise<boolean>;
}

/** A burst that never pauses is analyzed at last after this many milliseconds. */
const LONGEST_BURST_MS = 10_000;
/** Silence after which a repository that looks busy is analyzed all the same: a rebase may wait for its user for hours. */
const BUSY_QUIET_MS = 1000;

/** Turns the events of one repository into analyses: one for a burst, one at a time, and no timer while nothing happens. */
export class AnalysisQueue {
  readonly #host: QueueHost;
  readonly #timers: Timers;
  #cancelTimer: (() => void) | undefined;
  #burstStart: number | undefined;
  #due = 0;
  #lastEvent = 0;
  #byGit = false;
  #running: Promise<void> | undefined;
  #disposed = false;

  constructor(host: QueueHost, timers: Timers) {
    this.#host = host;
    this.#timers = timers;
  }

  /** Whether something happened that no analysis has seen yet. */
  get isPending(): boolean {
    return this.#burstStart !== undefined;
  }

  /**
   * Something changed; analyze once nothing more has come for `quietMs`.
   * @param byGit whether git changed it, so that more may follow while it is at work
   */
  request(quietMs: number, byGit = false): void {
    const now = this.#timers.now();
    this.#burstStart ??= now;
    this.#lastEvent = now;
    this.#byGit ||= byGit;
    this.#due = Math.min(Math.max(this.#due, now + quietMs), this.#burstStart + LONGEST_BURST_MS);
    this.wake();
  }

  /** Analyzes now, after the run that is under way; resolves when that is done. */
  async runNow(): Promise<void> {
    this.#cancelTimer?.();
    await this.#running;
    await this.#start();
  }

  /** Looks again whether a waiting analysis may start. */
  wake(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#disposed || this.#burstStart === undefined || this.#running !== undefined || !this.#host.mayRun()) {
      return;
    }
    this.#cancelTimer = this.#timers.after(Math.max(0, this.#due - this.#timers.now()), () => {
      this.#cancelTimer = undefined;
      void this.#startUnlessBusy();
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelTimer?.();
  }

  async #startUnlessBusy(): Promise<void> {
    const quietUntil = this.#lastEvent + BUSY_QUIET_MS;
    if (this.#byGit && quietUntil > this.#due && (await this.#host.isBusy())) {
      this.#due = Math.max(this.#due, quietUntil);
      this.wake();
    } else if (this.#cancelTimer === undefined && this.isPending) {
      await this.#start();
    }
  }

  async #start(): Promise<void> {
    if (this.#disposed || this.#running !== undefined) {
      return;
    }
    this.#burstStart = undefined;
    this.#byGit = false;
    this.#due = 0;
    this.#running = this.#host.run();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
      this.wake();
    }
  }
}
