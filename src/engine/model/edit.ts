import * as z from 'zod/mini';
import type { RepoPath } from './repoPath.ts';

/** Absolute path of an analyzed repository's root. */
const root = z.string();

/** A text that the user asks for. */
export const editRequestSchema = z.discriminatedUnion('kind', [
  /** The missing test of a source. */
  z.object({ kind: z.literal('newTest'), root, path: z.string() }),
  /** One more suppression in the quality definition. */
  z.object({
    kind: z.literal('suppression'),
    /** The definition as it is now, saved or not; null where there is none. */
    text: z.nullable(z.string()),
    rule: z.string(),
    path: z.string(),
    reason: z.string(),
    /** ISO date (yyyy-mm-dd) of the last day that it holds. */
    until: z.optional(z.string()),
  }),
  /** The first quality definition of a repository. */
  z.object({ kind: z.literal('starterDefinition'), root }),
]);
export type EditRequest = z.infer<typeof editRequestSchema>;

/** A file as it would be after an edit; whoever asked for it writes it. */
export interface EditedFile {
  /** From the repository's root. */
  readonly path: RepoPath;
  readonly text: string;
}
