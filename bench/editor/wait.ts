import type { ExtensionParts } from '../../src/extension/extension.ts';

const LONGEST_MS = 60_000;

/** Resolves with the time of the first change of the store at which something holds; fails where none comes in a minute. */
export function storeChange(parts: ExtensionParts, what: string, holds: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited in vain for ${what}.`));
    }, LONGEST_MS);
    const subscription = parts.store.onDidChange(() => {
      if (holds()) {
        subscription.dispose();
        clearTimeout(late);
        resolve(performance.now());
      }
    });
  });
}

/** Counts analyses from now on. */
export function countAnalyses(parts: ExtensionParts): { readonly count: () => number; dispose(): void } {
  let count = 0;
  const subscription = parts.store.onDidChange(() => {
    count += 1;
  });
  return { count: () => count, dispose: () => void subscription.dispose() };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
