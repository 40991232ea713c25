import { churnOf } from '../facts/churn.ts';
import type { FileFacts, FileRole, TestFacts } from '../model/fact.ts';
import type { ContentFacts } from '../sources/files/contentFacts.ts';
import { roleByContent } from '../sources/files/classifyRole.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import { readFilesOf } from '../sources/files/readFiles.ts';
import type { ReadFiles } from '../sources/files/readFiles.ts';
import type { History } from '../sources/history/fileHistory.ts';
import { classifyTestPath, isTest } from '../sources/tests/testPaths.ts';
import type { Reading } from './reading.ts';
import type { AssembledFacts } from './keptAnalysis.ts';

/**
 * Files with the roles that their content gives them, and their contents.
 * @param before of an earlier analysis
 */
export function withRolesOfContent(
  reading: Pick<Reading, 'files' | 'contents'>,
  before?: ReadFiles<FileInTree>,
): ReadFiles<FileInTree> {
  return readFilesOf(reading.files, reading.contents, before, (file, content) => withRole(file, roleOf(file, content)));
}

/**
 * Puts together what is known about each file.
 * @param tests of the file at the same place
 * @param last of an earlier analysis: a file of which nothing changed keeps its object
 */
export function assembleFacts(
  read: ReadFiles<FileInTree>,
  history: History,
  tests: readonly TestFacts[],
  last: AssembledFacts | undefined,
): AssembledFacts {
  const known = last?.history === history ? last : undefined;
  const facts = read.files.flatMap((file, place) => {
    const content = read.contents[place];
    const ofTests = tests[place];
    if (content === undefined || ofTests === undefined) {
      return [];
    }
    const before = known?.facts[place];
    return before !== undefined && known?.read.contents[place] === content && isOf(before, file, ofTests)
      ? [before]
      : [factsOf(file, content, history, ofTests)];
  });
  return { facts, history, read };
}

function factsOf(
  { path, language, role }: FileInTree,
  { size, minified }: ContentFacts,
  history: History,
  tests: TestFacts,
): FileFacts {
  const churn = history.state.ranks ? churnOf(history.of(path), size.nonBlankLines) : null;
  return { path, language, role, churn, size, minified, tests };
}

function isOf(facts: FileFacts, { path, language, role }: FileInTree, tests: TestFacts): boolean {
  return facts.path === path && facts.language === language && facts.role === role && facts.tests === tests;
}

/** The role of a file once its content is known. */
export function roleOf(
  { path, language, role, attributes }: Pick<FileInTree, 'path' | 'language' | 'role' | 'attributes'>,
  content: Pick<ContentFacts, 'generated' | 'suite'>,
): FileRole {
  const byHeader = roleByContent(role, attributes, content.generated);
  const isSuite = byHeader === 'production' && content.suite && isTest(classifyTestPath(path, language), true);
  return isSuite ? 'test' : byHeader;
}

/** The same object where nothing changes, so that later steps can tell. */
function withRole(file: FileInTree, role: FileRole): FileInTree {
  return file.role === role ? file : { ...file, role };
}
