import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { waitLimit } from './limits.ts';

/** What nobody tells of has to be looked at again and again. */
const lookEvery = 20;

/**
 * Looks until there is what a test waits for, and gives it back. For what has no event: processes of others, answers that
 * may be refused. Throws at the limit, with the name of the wait and what was last seen.
 */
export async function waitUntil<T>(
  what: string,
  look: () => T | Promise<T>,
  isThere: (seen: T) => boolean,
  limit = waitLimit,
): Promise<T> {
  const start = Date.now();
  for (let seen = await look(); ; seen = await look()) {
    if (isThere(seen)) return seen;
    if (Date.now() - start >= limit) throw waitedInVain(what, seen, limit);
    await setTimeout(lookEvery);
  }
}

/** The error of a wait that has come to its limit. */
export function waitedInVain(what: string, seen: unknown, limit: number, more = ''): Error {
  return new Error(
    `Waited ${limit / 1000} seconds for ${what}, and saw ${inspect(seen, { depth: 3, maxArrayLength: 50, maxStringLength: 2000 })}.${more}`,
  );
}
