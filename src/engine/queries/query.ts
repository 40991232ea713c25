import type * as z from 'zod/mini';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { History } from '../sources/history/fileHistory.ts';

/** What the last analysis of a repository left: all that a query looks at. */
export interface AnalyzedRepository {
  readonly snapshot: Snapshot;
  readonly definition: DefinitionInForce;
  readonly history: History;
}

/** Every question says which repository it is about: by the absolute path of its root. */
export type AboutRepository = z.ZodMiniType<{ readonly root: string }, { readonly root: string }>;

/** A question about an analyzed repository that is asked on demand; reads neither git nor files. */
export interface Query<Question extends AboutRepository, Answer extends z.ZodMiniType> {
  readonly question: Question;
  readonly answer: Answer;
  /** @returns null where there is nothing to say, for example of a file that was not analyzed */
  handle(question: z.infer<Question>, repository: AnalyzedRepository): z.input<Answer> | null;
}

/** One query: its types follow from its schemas. */
export function defineQuery<Question extends AboutRepository, Answer extends z.ZodMiniType>(
  query: Query<Question, Answer>,
): Query<Question, Answer> {
  return query;
}
