import type { CancellationToken, LogOutputChannel } from 'vscode';
import { CancelledError, UserError } from '../../engine/model/userError.ts';
import type { Answer, QueryName, Question } from '../../engine/queries/registry.ts';
import { engineMessageSchema, messageIdOf } from '../../protocol/engineMessages.ts';
import type { EngineAnswers, EngineMessage, EngineRequest } from '../../protocol/engineMessages.ts';

/** A thread that runs the engine, as its starter hands it in. */
export interface EngineThread {
  post(message: EngineRequest): void;
  onMessage(callback: (message: unknown) => void): void;
  /** Called once when the thread is gone, with the reason. */
  onExit(callback: (reason: string) => void): void;
  terminate(): Promise<void>;
}

/** Where the thread's log lines go. */
export type Log = Pick<LogOutputChannel, 'debug' | 'info' | 'warn' | 'error'>;

type Fields<T extends EngineRequest['type']> = Omit<Extract<EngineRequest, { readonly type: T }>, 'type' | 'id'>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How long a thread may take to stop its git processes before it is ended. */
const SHUTDOWN_MS = 2000;

/**
 * Questions and answers over the engine's thread. The thread starts with the first question and starts again with the next one
 * after a crash.
 */
export class EngineClient {
  readonly #start: () => EngineThread;
  readonly #log: Log;
  readonly #pending = new Map<number, Pending>();
  #thread: EngineThread | undefined;
  #lastId = 0;
  #stopping = false;

  constructor(start: () => EngineThread, log: Log) {
    this.#start = start;
    this.#log = log;
  }

  /**
   * Asks one question.
   * @throws UserError; CancelledError; Error where the thread ended or failed
   */
  ask<T extends keyof EngineAnswers>(
    type: T,
    fields: Fields<T>,
    cancellation?: CancellationToken,
  ): Promise<EngineAnswers[T]> {
    if (this.#stopping || cancellation?.isCancellationRequested === true) {
      return Promise.reject(new CancelledError());
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const thread = (this.#thread ??= this.#connect());
    const request = { type, id, ...fields } as unknown as EngineRequest;
    const subscription = cancellation?.onCancellationRequested(() => {
      thread.post({ type: 'cancel', id });
    });
    return new Promise<EngineAnswers[T]>((resolve, reject) => {
      this.#pending.set(id, {
        resolve: (value) => {
          resolve(value as EngineAnswers[T]);
        },
        reject,
      });
      thread.post(request);
    }).finally(() => {
      subscription?.dispose();
    });
  }

  /**
   * Asks a query of the engine about an analyzed repository.
   * @returns null where the repository, or what the question is about, was not analyzed
   * @throws as {@link ask}
   */
  async query<Name extends QueryName>(query: Name, question: Question<Name>): Promise<Answer<Name> | null> {
    return (await this.ask('ask', { query, question })) as Answer<Name> | null;
  }

  /** Takes effect at once, and for a thread that starts later with `startLevel` of its starter. */
  setLogLevel(level: Fields<'logLevel'>['level']): void {
    this.#thread?.post({ type: 'logLevel', level });
  }

  /** The engine keeps nothing more of a folder. */
  forget(folder: string): void {
    this.#thread?.post({ type: 'forget', folder });
  }

  /** Cancels what runs, waits until its git processes are gone, and ends the thread. */
  async stop(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined || this.#stopping) {
      return;
    }
    const asked = this.ask('shutdown', {}).catch(() => null);
    this.#stopping = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, SHUTDOWN_MS);
    });
    await Promise.race([asked, late]);
    clearTimeout(timer);
    await thread.terminate();
  }

  #connect(): EngineThread {
    const thread = this.#start();
    thread.onMessage((message) => {
      this.#accept(message);
    });
    thread.onExit((reason) => {
      this.#thread = undefined;
      if (!this.#stopping) {
        this.#log.error(`The analysis thread ended: ${reason}. It starts again with the next analysis.`);
      }
      const pending = [...this.#pending.values()];
      this.#pending.clear();
      for (const { reject } of pending) {
        reject(this.#stopping ? new CancelledError() : new Error(`The analysis thread ended: ${reason}`));
      }
    });
    return thread;
  }

  #accept(message: unknown): void {
    const parsed = engineMessageSchema.safeParse(message);
    if (parsed.success) {
      this.#receive(parsed.data);
      return;
    }
    const problem = `The analysis thread sent a message that is not known: ${parsed.error.message}`;
    this.#log.error(problem);
    const id = messageIdOf(message);
    if (id !== undefined) {
      this.#receive({ type: 'failed', id, kind: 'internal', message: problem });
    }
  }

  #receive(message: EngineMessage): void {
    if (message.type === 'log') {
      this.#log[message.level](message.message);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'answer') {
      pending?.resolve(message.value);
    } else {
      pending?.reject(errorOf(message));
    }
  }
}

function errorOf(message: Extract<EngineMessage, { readonly type: 'failed' }>): Error {
  switch (message.kind) {
    case 'user':
      return new UserError(message.message);
    case 'cancelled':
      return new CancelledError();
    case 'internal':
      return new Error(message.message);
  }
}
