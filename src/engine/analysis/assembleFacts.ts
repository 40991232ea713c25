import { churnOf } from '../facts/churn.ts';
import type { ClassifiedRole, FileFacts, TestFacts } from '../model/fact.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { isSameReason } from '../model/roleReason.ts';
import type { ContentFacts } from '../facts/contentFacts.ts';
import { roleByContent } from '../sources/files/classifyRole.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import type { History } from '../sources/history/fileHistory.ts';
import { classifyTestPath, isTest } from '../languages/testPaths.ts';
import type { Reading } from './reading.ts';
import type { AssembledFacts } from './keptAnalysis.ts';

/** Files with the roles that their content gives them. Those that went since they were listed, or cannot be read, are left out. */
export function withRolesOfContent(reading: Pick<Reading, 'files' | 'contents'>): readonly FileInTree[] {
  return reading.files.flatMap((file) => {
    const content = reading.contents.get(file.path);
    return content === undefined ? [] : [withRole(file, roleOf(file, content))];
  });
}

/**
 * Puts together what is known about each file.
 * @param last of an earlier analysis: a file of which nothing changed keeps its object
 */
export function assembleFacts(
  reading: Reading,
  files: readonly FileInTree[],
  tests: ReadonlyMap<RepoPath, TestFacts>,
  last: AssembledFacts | undefined,
): AssembledFacts {
  const { contents, history } = reading;
  const known = last?.history === history ? last : undefined;
  const facts = files.flatMap((file, at) => {
    const content = contents.get(file.path);
    if (content === undefined) {
      return [];
    }
    const ofTests = tests.get(file.path) ?? NOT_A_SOURCE;
    const before = known?.facts[at];
    return before !== undefined && known?.contents.get(file.path) === content && isOf(before, file, ofTests)
      ? [before]
      : [factsOf(file, content, history, ofTests)];
  });
  return { facts, history, contents };
}

function factsOf(
  { path, language, role, roleReason }: FileInTree,
  { size, minified }: ContentFacts,
  history: History,
  tests: TestFacts,
): FileFacts {
  const churn = history.state.ranks ? churnOf(history.of(path), size.nonBlankLines) : null;
  return { path, language, role, roleReason, churn, size, minified, tests };
}

function isOf(facts: FileFacts, { path, language, role, roleReason }: FileInTree, tests: TestFacts): boolean {
  return (
    facts.path === path &&
    facts.language === language &&
    facts.role === role &&
    isSameReason(facts.roleReason, roleReason) &&
    facts.tests === tests
  );
}

const NOT_A_SOURCE: TestFacts = {
  status: 'unknown',
  links: [],
  reason: { id: 'not-production' },
  listed: false,
  worthDiagnostic: false,
};

const BY_SUITE: ClassifiedRole = { role: 'test', roleReason: { id: 'test-content' } };

/** The role of a file once its content is known, with the same reason where that changes nothing. */
export function roleOf(
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
