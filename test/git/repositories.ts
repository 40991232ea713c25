import { createRepository } from '../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';

/** The repositories of one suite; all are removed after each test. */
export interface Repositories {
  create(options?: Parameters<typeof createRepository>[0]): TestRepository;
  /** Has another one (a clone, a work tree) removed too. */
  keep(repository: TestRepository): TestRepository;
}

/** Call it inside `describe`. */
export function useRepositories(): Repositories {
  const made: TestRepository[] = [];
  afterEach(() => {
    for (const repository of made.splice(0).reverse()) {
      repository.dispose();
    }
  });
  const keep = (repository: TestRepository): TestRepository => {
    made.push(repository);
    return repository;
  };
  return { keep, create: (options) => keep(createRepository(options)) };
}
