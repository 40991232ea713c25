import type { AnalysisRequest, Engine } from '../engine/index.ts';
import type { FileFacts } from '../engine/model/fact.ts';
import type { Standard } from '../engine/model/standard.ts';
import { CancelledError, UserError } from '../engine/model/userError.ts';
import type {
  AnalyzedAnswer,
  EngineAnswers,
  EngineMessage,
  EngineRequest,
  LocatedFolder,
} from '../protocol/engineMessages.ts';
import type { QueryName, Question } from '../engine/index.ts';
import { engineRequestSchema, messageIdOf } from '../protocol/engineMessages.ts';
import { encodeFiles } from '../protocol/filesDelta.ts';

type RequestOf<T extends EngineRequest['type']> = Extract<EngineRequest, { readonly type: T }>;
type AnsweredRequest = Exclude<EngineRequest, { readonly type: 'cancel' | 'forget' | 'logLevel' }>;
type EngineCancellation = Parameters<Engine['analyze']>[1];

/** A cancellation and the switch that triggers it. */
interface CancellationSource {
  readonly cancellation: EngineCancellation;
  cancel(): void;
}

/** What the thread's shell gives to the handler. */
export interface WorkerDependencies {
  readonly engine: Engine;
  /** Snapshots are numbered from here; differs from thread to thread, so that no number of an earlier thread is taken for one of this. */
  readonly firstVersion: number;
  locate(folder: string): LocatedFolder;
  /** Where an error comes from, for the log. */
  readonly stackOf: (error: Error) => string;
  createCancellation(): CancellationSource;
  setLogLevel(level: RequestOf<'logLevel'>['level']): void;
  /** Sends a message; the listed buffers move with it and are gone here. */
  post(message: EngineMessage, moved: readonly ArrayBuffer[]): void;
}

interface Sent {
  readonly version: number;
  /** The folder that was asked about. */
  readonly folder: string;
  readonly files: readonly FileFacts[];
  readonly standards: readonly Standard[];
}

/**
 * The engine's side of the protocol: give it each message that arrives. Requests run side by side; the extension sends one
 * analysis of a repository at a time.
 */
export function createMessageHandler(dependencies: WorkerDependencies): (message: unknown) => Promise<void> {
  const running = new Map<number, { readonly source: CancellationSource; readonly done: Promise<void> }>();
  const sent = new Map<string, Sent>();
  const respond = createResponder(dependencies, sent);

  async function answer(request: AnsweredRequest, source: CancellationSource): Promise<void> {
    try {
      const value = await respond(request, source.cancellation);
      dependencies.post({ type: 'answer', id: request.id, value }, buffersOf(request, value));
    } catch (error) {
      dependencies.post({ type: 'failed', id: request.id, ...failure(error, dependencies.stackOf) }, []);
    } finally {
      running.delete(request.id);
    }
  }

  return async (message) => {
    const parsed = engineRequestSchema.safeParse(message);
    if (!parsed.success) {
      reject(message, parsed.error.message, dependencies);
      return;
    }
    const request = parsed.data;
    if (request.type === 'cancel') {
      running.get(request.id)?.source.cancel();
      return;
    }
    if (request.type === 'logLevel') {
      dependencies.setLogLevel(request.level);
      return;
    }
    if (request.type === 'forget') {
      dependencies.engine.forget(request.folder);
      for (const [root, { folder }] of sent) {
        if (folder === request.folder) {
          sent.delete(root);
        }
      }
      return;
    }
    if (request.type === 'shutdown') {
      const all = [...running.values()];
      all.forEach(({ source }) => {
        source.cancel();
      });
      await Promise.all(all.map(({ done }) => done));
    }
    const source = dependencies.createCancellation();
    const done = answer(request, source);
    running.set(request.id, { source, done });
    await done;
  };
}

/** Says what is wrong with a message, in the log and to whoever waits for its answer. */
function reject(message: unknown, problem: string, dependencies: WorkerDependencies): void {
  const text = `The analysis thread got a message that it does not know: ${problem}`;
  dependencies.post({ type: 'log', level: 'error', message: text }, []);
  const id = messageIdOf(message);
  if (id !== undefined) {
    dependencies.post({ type: 'failed', id, kind: 'internal', message: text }, []);
  }
}

/** Computes the values of answers; keeps what was last sent of each repository, so that only changes travel. */
function createResponder(
  dependencies: WorkerDependencies,
  sent: Map<string, Sent>,
): (request: AnsweredRequest, cancellation: EngineCancellation) => Promise<EngineAnswers[AnsweredRequest['type']]> {
  let versions = dependencies.firstVersion;

  async function analyze(request: RequestOf<'analyze'>, cancellation: EngineCancellation): Promise<AnalyzedAnswer> {
    const { folder, mayRunGit, asOf, changed } = request;
    const analysis: AnalysisRequest = {
      folder,
      mayRunGit,
      ...(asOf === undefined ? {} : { asOf }),
      ...(changed === undefined ? {} : { changed }),
    };
    const { files, standards, ...header } = await dependencies.engine.analyze(analysis, cancellation);
    const before = sent.get(header.repository.root);
    versions += 1;
    const held = before?.version === request.base ? before : undefined;
    sent.set(header.repository.root, { version: versions, folder, files, standards });
    return {
      version: versions,
      header,
      files: encodeFiles(held?.files ?? [], files),
      standards: held?.standards === standards ? null : standards,
    };
  }

  return async (request, cancellation) => {
    switch (request.type) {
      case 'locate':
        return dependencies.locate(request.folder);
      case 'analyze':
        return analyze(request, cancellation);
      case 'ask':
        // The engine refuses a name that it does not know and a question of another shape.
        return dependencies.engine.ask(request.query as QueryName, request.question as Question<QueryName>);
      case 'edit':
        return dependencies.engine.edit(request.edit);
      case 'concerns':
        return dependencies.engine.concerns(request.folder, request.paths);
      case 'shutdown':
        return null;
    }
  };
}

type Failure = Pick<Extract<EngineMessage, { readonly type: 'failed' }>, 'kind' | 'message'>;

function buffersOf(request: EngineRequest, value: unknown): readonly ArrayBuffer[] {
  if (request.type !== 'analyze') {
    return [];
  }
  return (value as AnalyzedAnswer).files.flatMap((part) => (part.kind === 'insert' ? [part.bytes.buffer] : []));
}

function failure(error: unknown, stackOf: WorkerDependencies['stackOf']): Failure {
  if (error instanceof CancelledError) {
    return { kind: 'cancelled', message: error.message };
  }
  if (error instanceof UserError) {
    return { kind: 'user', message: error.message };
  }
  return { kind: 'internal', message: error instanceof Error ? stackOf(error) : String(error) };
}
