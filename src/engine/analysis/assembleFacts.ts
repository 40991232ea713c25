import { churnOf } from '../facts/churn.ts';
import type { FileFacts, FileRole, TestFacts } from '../model/fact.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ContentFacts } from '../sources/files/contentFacts.ts';
import { roleByContent } from '../sources/files/classifyRole.ts';
import type { FileOnDisk } from '../sources/files/listedFile.ts';
import { classifyTestPath, isTest } from '../sources/tests/testPaths.ts';
import type { Reading } from './readRepository.ts';

/** Files with the roles that their content gives them. Those that went since they were listed, or cannot be read, are left out. */
export function withRolesOfContent(reading: Reading): readonly FileOnDisk[] {
  return reading.files.flatMap((file) => {
    const content = reading.contents.get(file.path);
    return content === undefined ? [] : [withRole(file, roleOf(file, content))];
  });
}

/** Puts together what is known about each file. */
export function assembleFacts(
  reading: Reading,
  files: readonly FileOnDisk[],
  tests: ReadonlyMap<RepoPath, TestFacts>,
): readonly FileFacts[] {
  return files.flatMap(({ path, language, role }) => {
    const content = reading.contents.get(path);
    if (content === undefined) {
      return [];
    }
    const { size, minified } = content;
    const churn = reading.history.state.ranks ? churnOf(reading.history.of(path), size.nonBlankLines) : null;
    return [{ path, language, role, churn, size, minified, tests: tests.get(path) ?? NOT_A_SOURCE }];
  });
}

const NOT_A_SOURCE: TestFacts = {
  status: 'unknown',
  links: [],
  reason: 'Tests are not looked for: this is not production code.',
  listed: false,
  worthDiagnostic: false,
};

/** The role of a file once its content is known. */
export function roleOf(
  { path, language, role, attributes }: Pick<FileOnDisk, 'path' | 'language' | 'role' | 'attributes'>,
  content: Pick<ContentFacts, 'generated' | 'suite'>,
): FileRole {
  const byHeader = roleByContent(role, attributes, content.generated);
  const isSuite = content.suite && isTest(classifyTestPath(path, language), true);
  return byHeader === 'production' && isSuite ? 'test' : byHeader;
}

/** The same object where nothing changes, so that later steps can tell. */
function withRole(file: FileOnDisk, role: FileRole): FileOnDisk {
  return file.role === role ? file : { ...file, role };
}
