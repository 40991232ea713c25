import { CancelledError } from '../model/userError.ts';
import type { Cancellation } from '../ports/cancellation.ts';

interface Member<Result> {
  readonly cancellation: Cancellation;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Work that several wait for. It is cancelled when all of them have cancelled. */
export class SharedWork<Result> {
  readonly #work: (cancellation: Cancellation) => Promise<Result>;
  readonly #members = new Set<Member<Result>>();
  readonly #callbacks = new Set<() => void>();
  #started = false;
  #cancelled = false;

  constructor(work: (cancellation: Cancellation) => Promise<Result>) {
    this.#work = work;
  }

  /**
   * Waits for the work as one more, before it starts.
   * @throws CancelledError for the one that cancels: at once if another one still waits or the work has not started, else when it has stopped
   */
  async join(cancellation: Cancellation): Promise<Result> {
    let unsubscribe = (): void => undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        const member = { cancellation, resolve, reject };
        this.#members.add(member);
        unsubscribe = cancellation.onCancelled(() => {
          this.#leave(member);
        });
      });
    } finally {
      unsubscribe();
    }
  }

  /** Does the work if anyone waits for it. Ends when the work has, and never fails. */
  async start(): Promise<void> {
    if (this.#members.size === 0) {
      return;
    }
    this.#started = true;
    try {
      const result = await this.#work(this.#cancellation());
      this.#members.forEach(({ resolve }) => {
        resolve(result);
      });
    } catch (thrown) {
      this.#members.forEach(({ reject }) => {
        reject(thrown);
      });
    }
  }

  #leave(member: Member<Result>): void {
    if (!this.#members.has(member)) {
      return;
    }
    if (this.#started && this.#members.size === 1) {
      // The last one waits until the work has stopped.
      this.#cancelled = true;
      this.#callbacks.forEach((callback) => {
        callback();
      });
      this.#callbacks.clear();
    } else {
      this.#members.delete(member);
      member.reject(new CancelledError());
    }
  }

  #cancellation(): Cancellation {
    const isCancelled = (): boolean => this.#cancelled;
    return {
      get isCancelled() {
        return isCancelled();
      },
      onCancelled: (callback) => {
        if (this.#cancelled) {
          callback();
        } else {
          this.#callbacks.add(callback);
        }
        return () => {
          this.#callbacks.delete(callback);
        };
      },
      breathe: () => this.#breathe(),
    };
  }

  /** Breathes as one of those who wait does. */
  async #breathe(): Promise<void> {
    const [member] = this.#members;
    try {
      await member?.cancellation.breathe();
    } catch (thrown) {
      if (member === undefined || !(thrown instanceof CancelledError)) {
        throw thrown;
      }
      this.#leave(member);
    }
    if (this.#cancelled) {
      throw new CancelledError();
    }
  }
}
