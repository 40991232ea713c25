import type { ContentFacts, FilesWithFacts } from '../facts/contentFacts.ts';
import { churnOf } from '../facts/churn.ts';
import type { ClassifiedRole, FileFacts, TestFacts } from '../model/fact.ts';
import { isSameReason } from '../model/roleReason.ts';
import { roleByContent } from '../sources/files/classifyRole.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { readFilesOf } from '../sources/files/readFiles.ts';
import type { History } from '../sources/history/fileHistory.ts';
import { classifyTestPath, isTest } from '../languages/testPaths.ts';
import type { KnownFile } from './contents/knownFiles.ts';
import type { AssembledFacts } from './keptAnalysis.ts';

/**
 * Files with the roles that their content gives them, and their contents.
 * @param before of an earlier analysis
 */
export function withRolesOfContent(
  known: readonly Pick<KnownFile, 'file' | 'facts'>[],
  before?: FilesWithFacts<FileInTree>,
): FilesWithFacts<FileInTree> {
  return readFilesOf<FileInTree, ContentFacts>(known, before, (file, content) => withRole(file, roleOf(file, content)));
}

/**
 * Puts together what is known about each file.
 * @param tests of the file at the same place
 * @param last of an earlier analysis: a file of which nothing changed keeps its object
 */
export function assembleFacts(
  read: FilesWithFacts<FileInTree>,
  history: History,
  tests: readonly TestFacts[],
  last: AssembledFacts | undefined,
): AssembledFacts {
  const known = last?.history === history ? last : undefined;
  const facts: FileFacts[] = [];
  for (const [place, file] of read.files.entries()) {
    const content = read.contents[place];
    const ofTests = tests[place];
    if (content !== undefined && ofTests !== undefined) {
      const before = known?.read.contents[place] === content ? known.facts[place] : undefined;
      facts.push(
        before !== undefined && isOf(before, file, ofTests) ? before : factsOf(file, content, history, ofTests),
      );
    }
  }
  return { facts, history, read };
}

function factsOf(
  { path, language, role, roleReason, tracked }: FileInTree,
  { size, minified }: ContentFacts,
  history: History,
  tests: TestFacts,
): FileFacts {
  const churn = history.state.ranks ? churnOf(history.of(path), size.nonBlankLines) : null;
  return { path, language, role, roleReason, tracked, churn, size, minified, tests };
}

function isOf(facts: FileFacts, { path, language, role, roleReason, tracked }: FileInTree, tests: TestFacts): boolean {
  return (
    facts.path === path &&
    facts.language === language &&
    facts.role === role &&
    facts.tracked === tracked &&
    isSameReason(facts.roleReason, roleReason) &&
    facts.tests === tests
  );
}

const BY_SUITE: ClassifiedRole = { role: 'test', roleReason: { id: 'test-content' } };

/** The role of a file once its content is known, with the same reason where that changes nothing. */
function roleOf(
  file: Pick<FileInTree, 'path' | 'language' | 'role' | 'roleReason' | 'attributes'>,
  content: Pick<ContentFacts, 'generated' | 'suite'>,
): ClassifiedRole {
  const byHeader = roleByContent(file, file.attributes, content.generated);
  const isSuite =
    byHeader.role === 'production' && content.suite && isTest(classifyTestPath(file.path, file.language), true);
  return isSuite ? BY_SUITE : byHeader;
}

/** The same object where nothing changes, so that later steps can tell. */
function withRole(file: FileInTree, { role, roleReason }: ClassifiedRole): FileInTree {
  return file.roleReason === roleReason ? file : { ...file, role, roleReason };
}
