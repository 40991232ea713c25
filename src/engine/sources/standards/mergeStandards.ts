import { problemAtStart } from '../../model/definitionProblem.ts';
import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import { displayPath } from '../../model/repoPath.ts';
import type { Standard } from '../../model/standard.ts';
import type { StandardSource, StandardsRead, UnsourcedStandard } from './standardSource.ts';

/** What one source read. */
export interface SourceRead extends StandardsRead {
  readonly source: StandardSource;
}

/** All standards of a repository, those of the last source first, with what is wrong in their documents. */
interface MergedStandards {
  readonly standards: readonly Standard[];
  readonly problems: readonly DefinitionProblem[];
}

/** @param reads in the order of the registry: a standard hides those of the same id from earlier sources, and later ones of its own */
export function mergeStandards(reads: readonly SourceRead[]): MergedStandards {
  const standards = new Map<string, Standard>();
  const problems: DefinitionProblem[] = [];
  for (const { source, ...read } of reads.toReversed()) {
    problems.push(...read.problems);
    for (const standard of read.standards) {
      const known = standards.get(standard.id);
      if (known === undefined) {
        standards.set(standard.id, { ...standard, source: source.kind });
      } else if (known.source === source.kind) {
        problems.push(...duplicate(standard, known));
      }
    }
  }
  return { standards: [...standards.values()], problems };
}

function duplicate({ id, path }: UnsourcedStandard, known: Standard): readonly DefinitionProblem[] {
  const message = `There is another standard "${id}"${known.path === null ? '' : ` in ${displayPath(known.path).path}`}. Give one of them another id.`;
  return path === null ? [] : [problemAtStart(path, message)];
}
