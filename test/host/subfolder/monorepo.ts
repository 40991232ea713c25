import { createRepository } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { codeLines } from '../editor/editorRepository.ts';

const DAY_MS = 86_400_000;

/** A repository of two packages: the hot spot and a large file are in packages/billing, a large file in packages/mail. */
export function buildMonorepo(): TestRepository {
  const repository = createRepository();
  const now = Math.floor(Date.now() / 1000) * 1000;
  const at = (daysAgo: number): string => new Date(now - daysAgo * DAY_MS).toISOString();
  repository.commitAll([
    {
      at: at(60),
      write: {
        'packages/billing/src/invoice.ts': codeLines(400),
        'packages/billing/src/ledger.ts': codeLines(650),
        'packages/mail/src/post.ts': codeLines(620),
      },
    },
    ...Array.from({ length: 12 }, (_, index) => ({
      at: at(30 - index),
      write: { 'packages/billing/src/invoice.ts': `// Change ${index}\n${codeLines(400)}` },
    })),
  ]);
  repository.checkout();
  return repository;
}
