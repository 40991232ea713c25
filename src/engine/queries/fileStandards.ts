import * as z from 'zod/mini';
import { standardsOfFile } from '../findings/standardLinks.ts';
import { defineQuery } from './query.ts';

/** The standards that apply to a file, as ids of `Snapshot.standards`: those that its findings link to, then those whose globs match it. */
export const fileStandards = defineQuery({
  question: z.object({ root: z.string(), path: z.string() }),
  answer: z.readonly(z.array(z.string())),
  handle: ({ path }, { snapshot }) => standardsOfFile(path, snapshot.findings, snapshot.standards),
});
