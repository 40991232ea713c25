import * as z from 'zod/mini';
import { editRequestSchema } from '../engine/model/edit.ts';
import type { EditedFile } from '../engine/model/edit.ts';
import type { Snapshot } from '../engine/model/snapshot.ts';
import type { FilesDelta } from './filesDelta.ts';

/** Where a folder is; answered without git. */
export interface LocatedFolder {
  /** Absolute path of the folder, links resolved. */
  readonly folder: string;
  /** Absolute path of the repository's root; equal to `folder` outside git. */
  readonly root: string;
  /** Absolute path of the directory that holds HEAD and index; null outside git. */
  readonly gitDirectory: string | null;
  /** Absolute path of the directory that holds refs; null outside git. */
  readonly commonDirectory: string | null;
}

/** The most important first. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const id = z.number();

/** What the extension asks of the engine's thread. Every request but `cancel`, `forget` and `logLevel` gets one answer with its id. */
export const engineRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('locate'), id, folder: z.string() }),
  z.object({
    type: z.literal('analyze'),
    id,
    folder: z.string(),
    /** Milliseconds since 1970 that ages are counted from; left out for the time of the run. */
    asOf: z.optional(z.number()),
    mayRunGit: z.boolean(),
    /** Only these paths changed since the last analysis; left out where that is not known. */
    changed: z.optional(z.array(z.string())),
    /** Version of the snapshot that the extension holds of this repository; null for none. */
    base: z.nullable(z.number()),
  }),
  /** The engine checks the question against the query's schema. */
  z.object({ type: z.literal('ask'), id, query: z.string(), question: z.unknown() }),
  z.object({ type: z.literal('edit'), id, edit: editRequestSchema }),
  /** Whether paths below the folder's repository that were created, changed or deleted are worth an analysis. */
  z.object({ type: z.literal('concerns'), id, folder: z.string(), paths: z.array(z.string()) }),
  z.object({ type: z.literal('cancel'), id }),
  /** The folder is closed: nothing is kept of it. */
  z.object({ type: z.literal('forget'), folder: z.string() }),
  z.object({ type: z.literal('logLevel'), level: z.enum(logLevels) }),
  z.object({ type: z.literal('shutdown'), id }),
]);
export type EngineRequest = z.infer<typeof engineRequestSchema>;

/** A snapshot without what travels only where it changed. */
type SnapshotHeader = Omit<Snapshot, 'files' | 'standards'>;

/** The answer to `analyze`. */
export interface AnalyzedAnswer {
  /** To be sent as `base` of the next request. */
  readonly version: number;
  readonly header: SnapshotHeader;
  readonly files: FilesDelta;
  /** null for those of the base: their texts are long, and seldom change. */
  readonly standards: Snapshot['standards'] | null;
}

/** Answers by type of request. */
export interface EngineAnswers {
  readonly locate: LocatedFolder;
  readonly analyze: AnalyzedAnswer;
  /** The answer of the query, see EngineClient.query. */
  readonly ask: unknown;
  readonly edit: EditedFile;
  readonly concerns: boolean;
  readonly shutdown: null;
}

/**
 * What the engine's thread says. The envelope is checked, the values inside are not: both ends are built together from the same
 * types, and checking 17,000 files would hold up the extension host for longer than parsing them.
 */
export const engineMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), id, value: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    id,
    /** `user`: the message says what to do; `internal`: a defect, with its stack. */
    kind: z.enum(['user', 'cancelled', 'internal']),
    message: z.string(),
  }),
  z.object({ type: z.literal('log'), level: z.enum(logLevels), message: z.string() }),
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** The id of a message of any shape, so that whoever waits for its answer can be told when it is not understood. */
export function messageIdOf(message: unknown): number | undefined {
  const named = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
  return typeof named === 'number' ? named : undefined;
}
