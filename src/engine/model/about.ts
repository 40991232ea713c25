import * as z from 'zod/mini';

/**
 * A schema with the text that editors and readers of the JSON schema see, and the value in force if the property is absent. A schema of
 * its own: one that is used in several places, such as a count, is described in each of them.
 */
export function about<S extends z.ZodMiniType>(schema: S, description: string, fallback?: unknown): S {
  const own = schema.clone();
  z.globalRegistry.add(own, fallback === undefined ? { description } : { description, default: fallback });
  return own;
}
