import type { FileFacts } from '../model/fact.ts';
import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { UserError } from '../model/userError.ts';
import type { CodeFacts } from '../languages/codeFacts.ts';
import { inspectCode, tellingNameOf } from '../languages/inspectCode.ts';
import { testTemplate } from './testTemplate.ts';

/** A test file to create. */
export interface NewTest {
  readonly path: RepoPath;
  readonly text: string;
}

/** What a new test is made from. */
export interface NewTestInput {
  readonly source: RepoPath;
  /** All files of the repository. */
  readonly files: readonly FileFacts[];
  /** The text of a file; undefined where it cannot be read. */
  readonly read: (path: RepoPath) => string | undefined;
  /** The team's template for the source. */
  readonly teamTemplate?: string | undefined;
}

/** Tests that are looked at for the framework and the style. */
const MOST_NEIGHBORS = 5;

/**
 * The test that a source has none of, where the repository keeps its tests and written as the tests near by are.
 * @throws UserError where no place for it is known
 */
export function newTest({ source, files, read, teamTemplate }: NewTestInput): NewTest {
  const file = files.find(({ path }) => path === source);
  const path = file?.tests.expectedPath;
  if (file === undefined || path === undefined) {
    throw new UserError(
      'Where the test of this file would be is not known. A convention in plumbline.json can say it.',
    );
  }
  const codeOf = (at: RepoPath, language: string): CodeFacts | null => {
    const text = read(at);
    return text === undefined ? null : inspectCode(tellingNameOf(at, language), language, text);
  };
  const text = testTemplate({
    source,
    language: file.language,
    code: codeOf(source, file.language),
    text: read(source),
    test: path,
    neighbors: nearestTests(path, file.language, files).flatMap((test) => codeOf(test.path, test.language) ?? []),
    ...(teamTemplate === undefined ? {} : { teamTemplate }),
  });
  return { path, text };
}

/** Tests in the same language, those with the longest shared folder first. */
function nearestTests(path: RepoPath, language: string, files: readonly FileFacts[]): readonly FileFacts[] {
  const folder = directoryOf(path).split('/');
  return files
    .filter((file) => file.role === 'test' && file.language === language)
    .map((file) => ({ file, shared: sharedFolders(folder, directoryOf(file.path).split('/')) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_NEIGHBORS)
    .map(({ file }) => file);
}

function sharedFolders(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((name, index) => name !== b[index]);
  return different < 0 ? a.length : different;
}
