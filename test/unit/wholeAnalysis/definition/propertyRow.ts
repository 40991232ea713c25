import type { RepoPath } from '../../../../src/engine/model/repoPath.ts';
import { fileOf } from '../../../fixtures/memoryRepository.ts';
import { FOUND } from './shop.ts';
import type { AnalyzedShop, Files } from './shop.ts';

/** One property of plumbline.json in a definition, and what a user sees with it: something else than without it. */
export interface PropertyRow {
  /** Its path in the definition, without the brackets of lists. */
  readonly property: string;
  /** Tells rows of one property apart. */
  readonly about?: string;
  readonly definition: object;
  /** Default: the definition at the root. */
  readonly file?: RepoPath;
  /** Beside those of the shop. */
  readonly files?: Files;
  /** Commits of their own; see `analyzeShop`. */
  readonly days?: readonly Files[];
  /** Default: {@link found}. */
  readonly see?: (shop: AnalyzedShop) => unknown;
  readonly shows: unknown;
  /** What is seen without the property. Default: anything else. */
  readonly otherwise?: unknown;
  /** Nothing else is seen, since the property does nothing yet. */
  readonly isUnused?: true;
}

/** All findings: rule and path. */
export function found({ snapshot }: AnalyzedShop): readonly string[] {
  return snapshot.findings.map(({ ruleId, path }) => `${ruleId} ${path}`).sort();
}

/** What is found in the shop, without these and with those. */
export function without(gone: readonly string[], more: readonly string[] = []): readonly string[] {
  return [...FOUND.filter((finding) => !gone.includes(finding)), ...more].sort();
}

/** Whether tests of a file were found, and how. */
export function statusOf(path: RepoPath): (shop: AnalyzedShop) => unknown {
  return ({ snapshot }) => fileOf(snapshot, path).tests.status;
}

/** The definition with one option of a rule. */
export function rule(id: string, options: object): object {
  return { rules: { [id]: options } };
}
