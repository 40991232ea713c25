import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';

/** What a new test is made from. */
export interface NewTestDraft {
  readonly source: RepoPath;
  /** VS Code's id of the source's language. */
  readonly language: string;
  readonly code: Pick<CodeFacts, 'packageName' | 'declares'> | null;
  /** The source itself, where it can be read. */
  readonly text?: string | undefined;
  /** Where the test goes. */
  readonly test: RepoPath;
  /** Facts of tests near by, the nearest first: their imports show the framework and the style. */
  readonly neighbors: readonly CodeFacts[];
  /** The source's name without its extension. */
  readonly name: string;
  /** A declared name that can stand in code. */
  readonly symbol: string;
}

/** The new tests of a family: each imports its source and holds one test that fails until it is written. */
export interface TestTemplate {
  /** How a test names its source; absent where a relative path without the extension does. */
  readonly specifier?: (draft: NewTestDraft) => string;
  /** The whole text. */
  readonly text: (draft: NewTestDraft, specifier: string) => string;
}

/** The path of the source from the test's folder, "./" or "../" in front. */
export function relativePath({ source, test }: Pick<NewTestDraft, 'source' | 'test'>): string {
  const directory = directoryOf(test);
  const from = directory === '' ? [] : directory.split('/');
  const to = source.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) {
    shared++;
  }
  const up = '../'.repeat(from.length - shared);
  return `${up === '' ? './' : up}${to.slice(shared).join('/')}`;
}

/** A path in two: what stands before its last extension, and the extension with its dot ("" where there is none). */
export function splitExtension(path: string): readonly [stem: string, extension: string] {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
}

/** What the tests near by import, as written. */
export function importedNearby({ neighbors }: NewTestDraft): readonly string[] {
  return neighbors.flatMap(({ imports }) => imports.map(({ specifier }) => specifier));
}

/** "my-part" as "MyPart". */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/u)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** "my-part" as "myPart"; a name that starts with a capital keeps it. */
export function camelCase(name: string): string {
  const whole = pascalCase(name);
  return /^[A-Z]{2}/u.test(whole) || /^[A-Z]/u.test(name) ? whole : whole.charAt(0).toLowerCase() + whole.slice(1);
}

/** "my-part" as "my_part". */
export function snakeCase(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, '_');
}
