import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector/promises';
import { pause } from './wait.ts';

const SAMPLING_US = 500;
const OWN_FILE = /\/dist\/extension\.cjs$/u;

/**
 * The longest turn of the event loop with code of the extension in it, milliseconds, by the CPU profiler. Unlike the delay of the event
 * loop it leaves out turns of other extensions; both grow where other programs take the processor.
 */
export async function longestOwnTurn(act: () => Promise<void>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLING_US });
  await session.post('Profiler.start');
  // Starting takes a long turn of its own.
  await pause(1000);
  await act();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return longestTurn(profile) / 1000;
}

/** Microseconds. A turn is what lies between two samples without a frame. */
function longestTurn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const own = ownNodes(nodes);
  const resting = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  let longest = 0;
  let turn = { us: 0, own: false };
  samples.forEach((id, index) => {
    turn = resting.has(id)
      ? { us: 0, own: false }
      : { us: turn.us + (timeDeltas[index] ?? 0), own: turn.own || own.has(id) };
    longest = turn.own ? Math.max(longest, turn.us) : longest;
  });
  return longest;
}

/** Nodes of the extension's code, and of all that it calls. */
function ownNodes(nodes: readonly Profiler.ProfileNode[]): ReadonlySet<number> {
  const own = new Set<number>();
  // A node stands before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    if (own.has(id) || OWN_FILE.test(callFrame.url)) {
      own.add(id);
      children.forEach((child) => own.add(child));
    }
  }
  return own;
}
