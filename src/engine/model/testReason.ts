import { displayPath } from './repoPath.ts';

/** Sentences by id; "…" stands for what the reason is about. */
const sentences = {
  covered: 'Tests run it, says ….',
  'not-covered': 'No test runs it, says ….',
  'inline-tests': 'It holds its own tests.',
  linked: 'Linked to a test: ….',
  reached: 'A test reaches it by imports.',
  mentioned: 'Its name is mentioned among the tests.',
  'changes-together': 'A test changes together with it.',
  'none-found': 'No test imports it, has its name, reaches it, mentions it or changes with it.',
  'not-production': 'It is not production code.',
  test: 'It is a test.',
  'part-of-tests': 'It belongs to the tests.',
  'not-linked': 'Tests are not linked for this kind of file.',
  'linking-failed': 'Tests could not be linked.',
  'excluded-folder': 'Files in “…” are left out.',
  'types-only': 'It declares types only.',
  'generated-name': 'Its name says that it is generated.',
  generated: 'It is generated.',
  configuration: 'It is configuration.',
  'excluded-name': 'Its name says that it is an entry point, or holds types, constants or styles.',
  'excluded-type': 'It needs no test of its own (…).',
  'too-small': 'It has fewer than … code lines.',
  'no-logic': 'It has no function and no decision.',
  'loaded-by-name': 'It is loaded by name, from ….',
  'content-not-read': 'Its content was not read.',
  'imports-not-followed': 'Imports of this language are not followed.',
  'few-tests': 'Its package has fewer than … tests in this language.',
  'tests-are-data': 'The tests of its package are mostly data.',
  'modules-not-followed': 'Its module tree could not be followed.',
} as const;

type TestReasonId = keyof typeof sentences;
type DetailedId = {
  [Id in TestReasonId]: (typeof sentences)[Id] extends `${string}…${string}` ? Id : never;
}[TestReasonId];

/** Why the test status of a file is what it is. */
export type TestReason =
  | { readonly id: Exclude<TestReasonId, DetailedId> }
  /** With what it is about: a name, a path, a number or a few words. */
  | { readonly id: DetailedId; readonly about: string };

/** One plain sentence; what it is about may be a text of the repository. */
export function testSentence(reason: TestReason): string {
  const sentence = sentences[reason.id];
  // A function, because "$&" in a text has a meaning in a replacement.
  return 'about' in reason ? sentence.replace('…', () => displayPath(reason.about).path) : sentence;
}
