import * as z from 'zod/mini';

/**
 * A copy of a schema with the text that people see in the published JSON schema, and the value in force where a property is absent. A
 * copy, so that one schema can stand in several places with a text for each.
 */
export function described<S extends z.ZodMiniType>(schema: S, description: string, fallback?: unknown): S {
  const copy = z.clone(schema);
  z.globalRegistry.add(copy, fallback === undefined ? { description } : { description, default: fallback });
  return copy;
}
