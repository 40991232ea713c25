import type { FileFacts } from '../model/fact.ts';
import type { RuleId } from '../model/finding.ts';
import { hashText } from '../model/hash64.ts';
import { placeInOrder } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** Where a finding is, as far as its identity goes. */
interface Place {
  readonly path: RepoPath;
  readonly anchor?: string;
}

/** Gives the findings of one rule their keys, in their order. */
export type FindingKeys = (rule: RuleId, found: readonly Place[]) => readonly string[];

/**
 * A key is a hash of the rule, the identity of the file and, for a place inside it, the text around without regard to white space.
 * What is still equal is counted through, in the order of the findings.
 * @param files in code-unit order of their paths
 */
export function createFindingKeys(files: readonly FileFacts[]): FindingKeys {
  let identities: ReadonlyMap<RepoPath, RepoPath> | undefined;
  return (rule, found) => {
    identities ??= identitiesOf(files);
    const known = identities;
    const seen = new Map<string, number>();
    return found.map(({ path, anchor = '' }) => {
      const identity = [rule, known.get(path) ?? path, anchor.replaceAll(/\s+/gu, ' ').trim()].join('\n');
      const ordinal = seen.get(identity) ?? 0;
      seen.set(identity, ordinal + 1);
      return hashText(ordinal === 0 ? identity : `${identity}\n${String(ordinal)}`);
    });
  };
}

/**
 * A file that was renamed is identified by the first path that the followed history knows of, so that renames and moves change no key;
 * by its own path if another file is at that first path now, or came from it too.
 */
function identitiesOf(files: readonly FileFacts[]): ReadonlyMap<RepoPath, RepoPath> {
  const identities = new Map<RepoPath, RepoPath>();
  const taken = new Set<RepoPath>();
  const isAmong = (path: RepoPath): boolean => placeInOrder(files.length, (place) => files[place]?.path, path) >= 0;
  for (const { path, churn } of files) {
    const first = churn?.renamedFrom.at(-1);
    if (first !== undefined && !taken.has(first) && !isAmong(first)) {
      taken.add(first);
      identities.set(path, first);
    }
  }
  return identities;
}
