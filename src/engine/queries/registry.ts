import type * as z from 'zod/mini';
import { companions } from './companions.ts';
import { fileStandards } from './fileStandards.ts';
import { measure } from './measure.ts';

/** All queries by name: a line here and a file beside it are a new one. */
export const queries = {
  companions,
  fileStandards,
  measure,
};

export type QueryName = keyof typeof queries;
/** As it is asked: what has a default may be left out. */
export type Question<Name extends QueryName> = z.input<(typeof queries)[Name]['question']>;
export type Answer<Name extends QueryName> = z.infer<(typeof queries)[Name]['answer']>;
