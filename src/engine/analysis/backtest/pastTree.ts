import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import type { Tree } from '../../ports/tree.ts';
import { hotSpot } from '../../rules/hot-spot/hotSpot.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import { parseIgnoredIds } from '../../sources/history/ignoredRevisions.ts';
import { measureContent } from '../../facts/size/measureContent.ts';
import { hasInspector, inspectCode, tellingNameOf } from '../../languages/inspectCode.ts';
import { classifyTestPath } from '../../languages/testPaths.ts';
import { listFiles } from '../../sources/trees/listFiles.ts';
import { createObjectTree } from '../../sources/trees/objectTree.ts';
import { missingContents } from '../../sources/trees/readBlobs.ts';
import { roleOf } from '../assembleFacts.ts';
import { LONGEST_FILE } from '../contents/readContents.ts';

/** A file of an older tree that would have been ranked. */
interface PastFile {
  readonly nonBlankLines: number;
}

/** The production files of one commit's tree. */
export interface PastTree {
  readonly production: ReadonlyMap<RepoPath, PastFile>;
  readonly unreadable: number;
  /** Whether a path would be production code under the attributes of this tree. */
  isProduction(path: RepoPath): boolean;
  /** Commits that the tree's .git-blame-ignore-revs names. */
  readonly ignoredCommits: ReadonlySet<string>;
  /** What was measured, for the next tree: most files are the same in both. */
  readonly measured: MeasuredContents;
}

/** Non-blank lines by "content id, path"; null for a file that its content takes out of production. */
export type MeasuredContents = ReadonlyMap<string, number | null>;

/** Which tree to read. */
export interface PastTreeRequest {
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** Full id. */
  readonly commit: string;
  readonly definition: DefinitionInForce;
  /** What an earlier call measured. */
  readonly known: MeasuredContents;
  readonly timeoutMs: number;
}

/** Share of the files beyond which a ranking of the others would be another ranking. */
const MOST_UNREADABLE = 0.05;
const IGNORED_REVISIONS = '.git-blame-ignore-revs';
const LONGEST_SETTINGS = 1_000_000;

/**
 * Reads the production files of a commit's tree, with the .gitattributes of that tree and the quality definition of today.
 * @throws UserError; CancelledError
 */
export async function readPastTree(
  git: Git,
  { root, commit, definition, known, timeoutMs }: PastTreeRequest,
  cancellation: Cancellation,
): Promise<PastTree> {
  const tree = createObjectTree({ git, root, of: { commit }, timeoutMs });
  const { files, describe } = await listFiles(tree, cancellation);
  const isLeftOut = (path: RepoPath): boolean =>
    definition.isExcluded(path) || !definition.ruleFor(hotSpot.id, path).applies;
  const candidates = files.filter(({ path, role }) => role === 'production' && !isLeftOut(path));
  const lines = await measure(tree, candidates, known, cancellation);
  const production = new Map<RepoPath, PastFile>();
  for (const [path, { nonBlankLines }] of lines) {
    if (nonBlankLines !== null) {
      production.set(path, { nonBlankLines });
    }
  }
  const unreadable = candidates.length - lines.size;
  if (unreadable > MOST_UNREADABLE * candidates.length) {
    throw missingContents();
  }
  await tree.load([IGNORED_REVISIONS], LONGEST_SETTINGS, cancellation);
  return {
    production,
    unreadable,
    measured: new Map([...lines.values()].map(({ key, nonBlankLines }) => [key, nonBlankLines])),
    isProduction: (path) => describe(path).role === 'production' && !isLeftOut(path),
    ignoredCommits: parseIgnoredIds(tree.read(IGNORED_REVISIONS)),
  };
}

/** The lines of one candidate, and what they are known by; null where the content takes it out of production. */
interface Measured {
  readonly key: string;
  readonly nonBlankLines: number | null;
}

/** The lines of all candidates, in their order; those whose content cannot be read are not in it. */
async function measure(
  tree: Tree,
  candidates: readonly FileInTree[],
  known: MeasuredContents,
  cancellation: Cancellation,
): Promise<ReadonlyMap<RepoPath, Measured>> {
  const ids = await tree.identify(candidates, cancellation);
  const keyOf = ({ path }: FileInTree): string => `${ids.get(path) ?? ''} ${path}`;
  const read = new Map<string, number | null>();
  const linesOf = createMeasure();
  const visit = (file: FileInTree, bytes: Uint8Array | undefined): void => {
    if (bytes !== undefined) {
      read.set(keyOf(file), linesOf(file, bytes));
    }
  };
  const unknown = candidates.filter((file) => !known.has(keyOf(file)));
  await tree.readEach(unknown, LONGEST_FILE, visit, cancellation);
  const measured = new Map<RepoPath, Measured>();
  for (const file of candidates) {
    const key = keyOf(file);
    const nonBlankLines = known.has(key) ? known.get(key) : read.get(key);
    if (nonBlankLines !== undefined) {
      measured.set(file.path, { key, nonBlankLines });
    }
  }
  return measured;
}

/** Counts non-blank lines; null where the content makes the file generated code or a test. */
function createMeasure(): (file: FileInTree, bytes: Uint8Array) => number | null {
  const decoder = new TextDecoder();
  return (file, bytes) => {
    const { path, language } = file;
    const { size, generated } = measureContent(bytes, language);
    const mayBeSuite = classifyTestPath(path, language) === 'suite' && hasInspector(language);
    const suite =
      mayBeSuite && inspectCode(tellingNameOf(path, language), language, decoder.decode(bytes)).looksLikeSuite;
    return roleOf(file, { generated, suite }).role === 'production' ? size.nonBlankLines : null;
  };
}
