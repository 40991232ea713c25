import type { DefinitionInForce } from '../../model/definitionInForce.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Cancellation } from '../../ports/cancellation.ts';
import type { Git } from '../../ports/git.ts';
import { createRoleClassifier } from '../../sources/files/classifyRole.ts';
import { parseLinguistAttributes } from '../../sources/trees/gitAttributes.ts';
import { languageOf } from '../../languages/registry.ts';
import { listTree } from '../../sources/trees/listTree.ts';
import type { FileInTree } from '../../sources/files/listedFile.ts';
import { measureContent } from '../../facts/size/measureContent.ts';
import { missingContents, readBlobs } from '../../sources/trees/readBlobs.ts';
import { LONGEST_FILE } from '../contents/readContents.ts';
import { parseIgnoredIds } from '../../sources/history/ignoredRevisions.ts';
import { hasInspector, inspectCode, tellingNameOf } from '../../languages/inspectCode.ts';
import { classifyTestPath } from '../../languages/testPaths.ts';
import { roleOf } from '../assembleFacts.ts';

/** A file of an older tree that would have been ranked. */
interface PastFile {
  readonly nonBlankLines: number;
}

/** The production files of one commit's tree, measured from git's objects. */
export interface PastFiles {
  readonly production: ReadonlyMap<RepoPath, PastFile>;
  readonly unreadable: number;
  /** Whether a path would be production code under the attributes of this tree. */
  isProduction(path: RepoPath): boolean;
  /** Commits that the tree's .git-blame-ignore-revs names. */
  readonly ignoredCommits: ReadonlySet<string>;
  /** What was measured, for the next tree: most files are the same in both. */
  readonly measured: MeasuredBlobs;
}

/** Non-blank lines by "blob path"; null for a file that its content takes out of production. */
export type MeasuredBlobs = ReadonlyMap<string, number | null>;

/** Which tree to read. */
export interface PastTreeRequest {
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** Full id. */
  readonly commit: string;
  readonly definition: DefinitionInForce;
  /** What an earlier call measured. */
  readonly known: MeasuredBlobs;
  readonly timeoutMs: number;
}

/** Share of the files beyond which a ranking of the others would be another ranking. */
const MOST_UNREADABLE = 0.05;

type Candidate = Pick<FileInTree, 'path' | 'language' | 'role' | 'roleReason' | 'attributes'>;

/**
 * Reads the production files of a commit's tree, with the .gitattributes of that tree and the quality definition of today.
 * @throws UserError; CancelledError
 */
export async function readPastFiles(
  git: Git,
  request: PastTreeRequest,
  cancellation: Cancellation,
): Promise<PastFiles> {
  const blobs = await listTree(git, request.root, request.commit, cancellation);
  const settings = await readSettings(git, request, blobs, cancellation);
  const describe = createDescriber(settings.attributes, request.definition);
  const candidates = [...blobs.keys()].flatMap((path) => describe(path) ?? []);
  const measured = await measure(git, request, candidates, blobs, cancellation);
  const production = new Map<RepoPath, PastFile>();
  let unreadable = 0;
  for (const { path } of candidates) {
    const lines = measured.get(keyOf(path, blobs));
    if (lines === undefined) {
      unreadable += 1;
    } else if (lines !== null) {
      production.set(path, { nonBlankLines: lines });
    }
  }
  if (unreadable > MOST_UNREADABLE * candidates.length) {
    throw missingContents();
  }
  return {
    production,
    unreadable,
    measured,
    isProduction: (path) => describe(path) !== undefined,
    ignoredCommits: settings.ignoredCommits,
  };
}

/** Describes a path; undefined where it is not production code or the definition leaves it out. */
function createDescriber(
  attributeFiles: readonly { readonly path: RepoPath; readonly text: string }[],
  definition: DefinitionInForce,
): (path: RepoPath) => Candidate | undefined {
  const attributesOf = parseLinguistAttributes(attributeFiles);
  const classify = createRoleClassifier();
  return (path) => {
    const language = languageOf(path).id;
    const attributes = attributesOf(path);
    const classified = classify(path, language, attributes);
    const isLeftOut = definition.isExcluded(path) || !definition.ruleFor('hot-spot', path).applies;
    return classified.role !== 'production' || isLeftOut ? undefined : { path, language, ...classified, attributes };
  };
}

/** The files of a tree that say how to read the others. */
interface TreeSettings {
  readonly attributes: readonly { readonly path: RepoPath; readonly text: string }[];
  readonly ignoredCommits: ReadonlySet<string>;
}

const IGNORED_REVISIONS = '.git-blame-ignore-revs';
const LONGEST_SETTINGS = 1_000_000;

async function readSettings(
  git: Git,
  { root, timeoutMs }: PastTreeRequest,
  blobs: ReadonlyMap<RepoPath, string>,
  cancellation: Cancellation,
): Promise<TreeSettings> {
  const paths = [...blobs.keys()].filter((path) => path === IGNORED_REVISIONS || baseNameOf(path) === '.gitattributes');
  const attributes: { readonly path: RepoPath; readonly text: string }[] = [];
  let ignoredCommits: ReadonlySet<string> = new Set();
  const onBlob = (index: number, bytes: Uint8Array | undefined): void => {
    const path = paths[index] ?? '';
    if (bytes !== undefined && path === IGNORED_REVISIONS) {
      ignoredCommits = parseIgnoredIds(bytes);
    } else if (bytes !== undefined) {
      attributes.push({ path, text: new TextDecoder().decode(bytes) });
    }
  };
  const ids = paths.map((path) => blobs.get(path) ?? '');
  await readBlobs(git, { folder: root, ids, maxBytes: LONGEST_SETTINGS, timeoutMs }, onBlob, cancellation);
  return { attributes, ignoredCommits };
}

/** The lines of all candidates; those whose content cannot be read are not in it. */
async function measure(
  git: Git,
  { root, known, timeoutMs }: PastTreeRequest,
  candidates: readonly Candidate[],
  blobs: ReadonlyMap<RepoPath, string>,
  cancellation: Cancellation,
): Promise<MeasuredBlobs> {
  const measured = new Map<string, number | null>();
  const unknown: Candidate[] = [];
  for (const candidate of candidates) {
    const key = keyOf(candidate.path, blobs);
    const lines = known.get(key);
    if (lines === undefined) {
      unknown.push(candidate);
    } else {
      measured.set(key, lines);
    }
  }
  const linesOf = createMeasure();
  const onBlob = (index: number, bytes: Uint8Array | undefined): void => {
    const candidate = unknown[index];
    if (candidate !== undefined && bytes !== undefined) {
      measured.set(keyOf(candidate.path, blobs), linesOf(candidate, bytes));
    }
  };
  const ids = unknown.map(({ path }) => blobs.get(path) ?? '');
  await readBlobs(git, { folder: root, ids, maxBytes: LONGEST_FILE, timeoutMs }, onBlob, cancellation);
  return measured;
}

/** Counts non-blank lines; null where the content makes the file generated code or a test. */
function createMeasure(): (file: Candidate, bytes: Uint8Array) => number | null {
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

function keyOf(path: RepoPath, blobs: ReadonlyMap<RepoPath, string>): string {
  return `${blobs.get(path) ?? ''} ${path}`;
}
