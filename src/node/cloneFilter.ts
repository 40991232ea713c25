import { simpleGit } from 'simple-git';
import { CancelledError } from '../engine/model/userError.ts';
import type { Cancellation } from '../engine/ports/cancellation.ts';
import { SAFE_CONFIGURATION } from './gitEnvironment.ts';
import type { GitProgram } from './gitProcess.ts';

const MOST_BYTES = 64 * 1024;

/**
 * The object filter that a partial clone was made with, from its configuration. Asked only of a git that has just answered.
 * @param timeoutMs from the start, whatever git writes meanwhile
 * @returns "unknown" where git does not say
 * @throws CancelledError
 */
export async function cloneFilterOf(
  program: GitProgram,
  folder: string,
  timeoutMs: number,
  cancellation: Cancellation,
): Promise<string> {
  const abort = new AbortController();
  const unsubscribe = cancellation.onCancelled(() => {
    abort.abort();
  });
  let bytes = 0;
  try {
    const answer = await simpleGit({
      baseDir: folder,
      binary: program.command,
      config: [...SAFE_CONFIGURATION],
      abort: abort.signal,
      timeout: { block: timeoutMs, stdOut: false, stdErr: false },
      allowEnvironment: Object.keys(program.environment),
      // The values are ours (see gitEnvironment); simple-git asks that their names be allowed one by one.
      unsafe: {
        allowUnsafeConfigPaths: true,
        allowUnsafeCustomBinary: true,
        allowUnsafeExec: true,
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafeProtocolOverride: true,
      },
    })
      .env(program.environment as Record<string, string>)
      .outputHandler((_command, stdout) => {
        stdout.on('data', (chunk: Uint8Array) => {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) {
            abort.abort();
          }
        });
      })
      .raw(['config', '--get-regexp', '^remote\\..*\\.partialclonefilter$']);
    return filterIn(answer, cancellation);
  } catch {
    return filterIn('', cancellation);
  } finally {
    unsubscribe();
  }
}

/** A killed git leaves an answer that looks like that of a clone without a filter. */
function filterIn(answer: string, cancellation: Cancellation): string {
  if (cancellation.isCancelled) {
    throw new CancelledError();
  }
  return answer.split('\n')[0]?.split(' ')[1] ?? 'unknown';
}
