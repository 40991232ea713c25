import type { ChildProcess } from 'node:child_process';

/** Whether a child gets a process group of its own, so that a kill reaches everything that it started. */
export const STARTS_A_GROUP = process.platform !== 'win32';

/** Milliseconds that a process gets to remove its lock files before it is killed for good. */
const GRACE_MS = 500;

/** Ends a child and its group. */
export function killGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => {
    signalGroup(child, 'SIGKILL');
  }, GRACE_MS);
  child.once('close', () => {
    clearTimeout(timer);
  });
}

/** Ends a child and its group at once, where there is no time left to wait. */
export function killGroupNow(child: ChildProcess): void {
  signalGroup(child, 'SIGKILL');
}

/** Ends a process, whose child object is gone, and its group. */
export function killGroupOf(pid: number): void {
  signal(pid, 'SIGKILL');
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid !== undefined) {
    signal(child.pid, name);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(STARTS_A_GROUP ? -pid : pid, name);
  } catch {
    // It has ended by itself in the meantime.
  }
}
