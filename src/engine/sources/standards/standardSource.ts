import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Standard } from '../../model/standard.ts';

/** What a source may read. A source that needs more, such as a copy that was fetched before, gets it as one more field: it fetches nothing. */
export interface StandardsInput {
  /** The text of each file that the source asked for, in the order of their paths. */
  readonly files: readonly { readonly path: RepoPath; readonly text: string }[];
  /** What the host brings along, as the build has checked it; throws where the host cannot. */
  readonly bundled: () => readonly Standard[];
}

/** A standard before its source is noted on it. */
export type UnsourcedStandard = Omit<Standard, 'source'>;

/** What a source makes of its texts. */
export interface StandardsRead {
  /** In the order in which views list them. */
  readonly standards: readonly UnsourcedStandard[];
  /** A document with a mistake is told at its place, and hides no other. */
  readonly problems: readonly DefinitionProblem[];
}

/** One kind of place that standards come from. To add one, write it and list it in registry.ts. */
export interface StandardSource {
  /** Its name in `Standard.source`: one lower-case word, which no other file of the code knows. */
  readonly kind: Lowercase<string>;
  /** Which of the repository's listed files it reads; none if left out. */
  readonly wants?: (definition: DefinitionInForce) => (path: RepoPath) => boolean;
  /** Pure, in time linear to the texts: they are anyone's. */
  read(input: StandardsInput): StandardsRead;
}
