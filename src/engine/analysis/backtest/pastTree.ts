import { code } from '../../facts/code/code.ts';
import { size } from '../../facts/size/size.ts';
import { suite } from '../../facts/suite.ts';
import { createTestPathClassifier } from '../../languages/testPaths.ts';
import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { GitRepository } from '../../ports/git.ts';
import type { Tree } from '../../ports/tree.ts';
import { hotSpot } from '../../rules/hot-spot/hotSpot.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import { parseIgnoredIds } from '../../sources/history/ignoredRevisions.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import { listFiles } from '../../sources/trees/listFiles.ts';
import { createObjectTree } from '../../sources/trees/objectTree.ts';
import { missingContents } from '../../sources/trees/readBlobs.ts';
import { withRolesOfContent } from '../assembleFacts.ts';
import { nothingSeen } from '../contents/knownFiles.ts';
import type { KnownFile } from '../contents/knownFiles.ts';
import { readContents } from '../contents/readContents.ts';
import type { EnginePorts } from '../request.ts';

/** The production files of one commit's tree. */
export interface PastTree {
  /** Lines of each that are not blank. */
  readonly production: ReadonlyMap<RepoPath, number>;
  readonly unreadable: number;
  /** Whether a path would be production code under the attributes of this tree. */
  isProduction(path: RepoPath): boolean;
  /** Commits that the tree's .git-blame-ignore-revs names. */
  readonly ignoredCommits: ReadonlySet<string>;
}

/** Which tree to read. */
export interface PastTreeRequest {
  readonly repository: GitRepository;
  /** Full id. */
  readonly commit: string;
  readonly definition: DefinitionInForce;
  /** What is known of contents; most files are the same in the next tree. */
  readonly store: FactStore;
  /** Milliseconds that git may take to read contents. */
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
  ports: EnginePorts,
  request: PastTreeRequest,
  cancellation: Cancellation,
): Promise<PastTree> {
  const { repository, commit, definition, timeoutMs } = request;
  const tree = createObjectTree({ git: ports.git, root: repository.root, of: { commit }, timeoutMs });
  const { files, describe } = await listFiles(tree, cancellation);
  const isLeftOut = (path: RepoPath): boolean =>
    definition.isExcluded(path) || !definition.ruleFor(hotSpot.id, path).applies;
  const candidates = files.filter(({ path, role }) => role === 'production' && !isLeftOut(path));
  const known = await contentsOf(candidates, tree, request, ports, cancellation);
  const unreadable = candidates.length - known.length;
  if (unreadable > MOST_UNREADABLE * candidates.length) {
    throw missingContents();
  }
  await tree.load([IGNORED_REVISIONS], LONGEST_SETTINGS, cancellation);
  return {
    production: linesOfProduction(known),
    unreadable,
    isProduction: (path) => describe(path).role === 'production' && !isLeftOut(path),
    ignoredCommits: parseIgnoredIds(tree.read(IGNORED_REVISIONS)),
  };
}

/** What the role and the size of files follow from, in the order of the files. Only files that their names leave in doubt are looked into. */
async function contentsOf(
  files: readonly FileInTree[],
  tree: Tree,
  { store, repository: { objectFormat } }: PastTreeRequest,
  { hash, logger, clock }: EnginePorts,
  cancellation: Cancellation,
): Promise<readonly KnownFile[]> {
  const classifier = createTestPathClassifier();
  const suites = new Set(files.filter(({ path, language }) => classifier.kindOf(path, language) === 'suite'));
  const common = { tree, store, objectFormat, hash, logger, now: clock.now(), seen: nothingSeen };
  const counted = await readContents(
    { ...common, files: files.filter((file) => !suites.has(file)), facts: [size] },
    cancellation,
  );
  const lookedInto = await readContents({ ...common, files: [...suites], facts: [size, code, suite] }, cancellation);
  return [...counted.files, ...lookedInto.files].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

function linesOfProduction(known: readonly KnownFile[]): ReadonlyMap<RepoPath, number> {
  const read = withRolesOfContent(known);
  const lines = new Map<RepoPath, number>();
  for (const [place, { path, role }] of read.files.entries()) {
    const content = read.contents[place];
    if (role === 'production' && content !== undefined) {
      lines.set(path, content.size.nonBlankLines);
    }
  }
  return lines;
}
