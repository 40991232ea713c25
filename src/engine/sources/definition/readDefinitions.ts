import { definitionFileName } from '../../model/qualityDefinition.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Tree } from '../../ports/tree.ts';
import { parseDefinition } from './parseDefinition.ts';
import type { ParsedDefinition } from './parseDefinition.ts';
import { resolveDefinition } from './resolveDefinition.ts';

const MAX_BYTES = 1_000_000;

/**
 * Reads every quality definition among the listed files, the root's first. One whose text is as before stays the same object.
 * @param files where they are; of an index or a commit they have been loaded
 * @param previous what the last call returned for the same repository: a mistake keeps what was in force; empty at the first call
 */
export function readDefinitions(
  paths: readonly RepoPath[],
  files: Pick<Tree, 'read'>,
  previous: readonly ParsedDefinition[] = [],
): readonly ParsedDefinition[] {
  const before = new Map(previous.map((parsed) => [parsed.path, parsed]));
  return paths
    .filter((path) => baseNameOf(path) === definitionFileName)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .flatMap((path) => {
      const bytes = files.read(path, MAX_BYTES);
      if (bytes === undefined) {
        return [];
      }
      const text = new TextDecoder('utf-8').decode(bytes);
      const known = before.get(path);
      // What was never well-formed is resolved once more: then nothing is said about its standards.
      const isKnown = known?.wellFormed === true && known.text === text;
      return [isKnown ? known : resolveDefinition(known, parseDefinition(text, path))];
    });
}
