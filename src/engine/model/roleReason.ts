import { displayPath } from './repoPath.ts';

/** Sentences by id; those of folders go on with its name. */
const sentences = {
  'generated-attribute': '.gitattributes says that it is generated (linguist-generated).',
  'vendored-attribute': '.gitattributes says that it is vendored (linguist-vendored).',
  'docs-attribute': '.gitattributes says that it is documentation (linguist-documentation).',
  'generated-header': 'Its first lines say that it is generated.',
  'test-content': 'Its content is a suite of tests.',
  'vendored-folder': 'It is in a folder of vendored code',
  'generated-folder': 'It is in a folder of generated files',
  'fixture-folder': 'It is in a folder of test data',
  'test-folder': 'It is in a folder of tests',
  'measured-folder': 'It is in a folder of what tests measure',
  'docs-folder': 'It is in a folder of documentation',
  'example-folder': 'It is in a folder of examples, demos or benchmarks',
  'locale-folder': 'It is in a folder of translations',
  'generated-name': 'Its name is one of a generated file.',
  'lock-name': 'Its name is one of a lock file.',
  'snapshot-name': 'Its name is one of a snapshot of a test.',
  'test-name': 'Its name is one of a test.',
  'example-name': 'Its name is one of a story or a benchmark.',
  'docs-name': 'Its name is one of documentation.',
  'config-name': 'Its name is one of configuration.',
  'code-language': 'It is code, and nothing says that it is anything else.',
  'config-language': 'Its language is mostly used for configuration.',
  'docs-language': 'Its language is mostly used for documentation.',
  'data-language': 'Its language is mostly used for data.',
  'binary-type': 'Files of its type are binary.',
  'unknown-language': 'Its language is not known.',
} as const;

type RoleReasonId = keyof typeof sentences;
type FolderReasonId = Extract<RoleReasonId, `${string}-folder`>;

/** Why a file has its role: an attribute, its content, a folder, its name, or what its language is mostly used for. */
export type RoleReason =
  | { readonly id: Exclude<RoleReasonId, FolderReasonId> }
  /** With the name of the folder. */
  | { readonly id: FolderReasonId; readonly folder: string };

/** Whether both say the same. */
export function isSameReason(one: RoleReason, other: RoleReason): boolean {
  const folderOf = (reason: RoleReason): string => ('folder' in reason ? reason.folder : '');
  return one === other || (one.id === other.id && folderOf(one) === folderOf(other));
}

/** One plain sentence; the name of a folder in it is the repository's. */
export function roleSentence(reason: RoleReason): string {
  const sentence = sentences[reason.id];
  return 'folder' in reason ? `${sentence} (${displayPath(reason.folder).path}/).` : sentence;
}
