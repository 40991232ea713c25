import type * as z from 'zod/mini';
import type { AboutRepository, AnalyzedRepository, Query } from './query.ts';
import { queries } from './registry.ts';

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
  const query: Query<AboutRepository, z.ZodMiniType> | undefined = Object.hasOwn(queries, name)
    ? queries[name as keyof typeof queries]
    : undefined;
  if (query === undefined) {
    throw new Error(`There is no query ${name}`);
  }
  const asked = query.question.parse(question);
  const repository = repositoryOf(asked.root);
  const answer = repository && query.handle(asked, repository);
  return answer === undefined || answer === null ? null : query.answer.parse(answer);
}
