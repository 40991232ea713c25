import * as z from 'zod/mini';
import type { Query, AnalyzedRepository } from './query.ts';
import { queries } from './registry.ts';

const questionSchema = z.looseObject({
  /** Absolute path of the repository's root. */
  root: z.string(),
});

/**
 * Answers one question.
 * @param repositoryOf what is known of a root; undefined before its first analysis
 * @returns null where nothing is known
 * @throws Error for a name that is not in the registry, and for a question that does not fit its schema
 */
export function ask(
  name: string,
  question: unknown,
  repositoryOf: (root: string) => AnalyzedRepository | undefined,
): unknown {
  const query: Query<z.ZodMiniType, z.ZodMiniType> | undefined = Object.hasOwn(queries, name)
    ? queries[name as keyof typeof queries]
    : undefined;
  if (query === undefined) {
    throw new Error(`There is no query ${name}`);
  }
  const repository = repositoryOf(questionSchema.parse(question).root);
  const answer = repository && query.handle(query.question.parse(question), repository);
  return answer === undefined || answer === null ? null : query.answer.parse(answer);
}
