import type { ChildProcess } from 'node:child_process';
import { killGroupNow, killGroupOf } from './processGroup.ts';

/** Processes at once that are remembered across threads; the queue of git runs fewer. */
const SLOTS = 16;

/** The processes that are alive. */
export interface RunningProcesses {
  add(child: ChildProcess): void;
  delete(child: ChildProcess): void;
  /** Ends all at once, without waiting. */
  killAll(): void;
}

/** Memory in which a thread notes its processes, so that whoever started the thread can end those that it leaves behind. */
export function createSharedProcesses(): SharedArrayBuffer {
  return new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT);
}

/** @param shared where the processes are noted for another thread too */
export function createRunningProcesses(shared: SharedArrayBuffer = createSharedProcesses()): RunningProcesses {
  const children = new Set<ChildProcess>();
  const slots = new Int32Array(shared);
  const replace = (from: number, to: number): void => {
    const at = slots.indexOf(from);
    if (at >= 0) {
      Atomics.store(slots, at, to);
    }
  };
  return {
    add(child) {
      children.add(child);
      replace(0, child.pid ?? 0);
    },
    delete(child) {
      children.delete(child);
      replace(child.pid ?? 0, 0);
    },
    killAll() {
      children.forEach(killGroupNow);
    },
  };
}

/** Ends what a thread that is gone has left running. */
export function killShared(shared: SharedArrayBuffer): void {
  const slots = new Int32Array(shared);
  slots.forEach((_, at) => {
    const pid = Atomics.exchange(slots, at, 0);
    if (pid !== 0) {
      killGroupOf(pid);
    }
  });
}
