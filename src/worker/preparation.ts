import type { Engine } from '../engine/index.ts';
import { CancelledError } from '../engine/model/userError.ts';

type EngineCancellation = Parameters<Engine['prepare']>[1];

/** Gets folders ready for their next saved file while no analysis runs. */
export interface Preparation {
  /** Before an analysis: what is going on stops, and waits until no analysis runs. */
  analysisStarts(): void;
  /** @param folder to get ready; undefined where its analysis failed */
  analysisEnds(folder: string | undefined): void;
  /** Stops for good. */
  stop(): void;
}

/** What getting ready needs. */
interface PreparationDependencies {
  prepare: Engine['prepare'];
  createCancellation(): { readonly cancellation: EngineCancellation; cancel(): void };
  /** Told of a defect; the folder is then left as it is, for the next analysis does the same work. */
  onFailure(error: unknown): void;
}

/** For one thread. */
export function createPreparation(dependencies: PreparationDependencies): Preparation {
  const waiting = new Set<string>();
  let analyses = 0;
  let current: { cancel(): void } | undefined;
  let isStopped = false;

  async function run(): Promise<void> {
    const source = dependencies.createCancellation();
    current = source;
    try {
      for (const folder of waiting) {
        await dependencies.prepare(folder, source.cancellation);
        waiting.delete(folder);
      }
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        waiting.clear();
        dependencies.onFailure(error);
      }
    } finally {
      current = current === source ? undefined : current;
    }
  }

  return {
    analysisStarts() {
      analyses += 1;
      current?.cancel();
      current = undefined;
    },
    analysisEnds(folder) {
      analyses -= 1;
      if (folder !== undefined) {
        waiting.add(folder);
      }
      if (analyses === 0 && waiting.size > 0 && !isStopped) {
        void run();
      }
    },
    stop() {
      isStopped = true;
      current?.cancel();
    },
  };
}
