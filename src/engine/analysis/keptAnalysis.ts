import type { FilesWithFacts } from '../facts/contentFacts.ts';
import type { FileFacts } from '../model/fact.ts';
import type { FileInTree } from '../sources/files/listedFile.ts';
import type { History } from '../sources/history/fileHistory.ts';
import type { LastReading } from './reading.ts';
import type { KnownStandards } from './readStandards.ts';
import type { KeptTestFacts } from './testFacts.ts';
import type { KeptTextFacts } from './textFacts.ts';

/** The facts of all files, with what they were put together from. */
export interface AssembledFacts {
  readonly facts: readonly FileFacts[];
  readonly history: History;
  readonly read: FilesWithFacts<FileInTree>;
}

/** What an analysis of a folder leaves for the next one: data, which the next one takes and leaves as it is. */
export interface KeptAnalysis {
  readonly reading: LastReading;
  readonly facts: AssembledFacts;
  readonly tests: KeptTestFacts;
  readonly texts: KeptTextFacts;
  readonly standards: KnownStandards;
}
