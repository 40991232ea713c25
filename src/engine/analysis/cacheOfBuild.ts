import type { Cache } from '../ports/cache.ts';

/** A cache whose keys all hold the build's id, so that no code meets what other code kept. */
export function cacheOfBuild(cache: Cache, buildId: string): Cache {
  return {
    read: (key) => cache.read(`${key}-${buildId}`),
    write: (key, bytes) => cache.write(`${key}-${buildId}`, bytes),
  };
}
