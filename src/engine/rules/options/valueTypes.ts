import * as z from 'zod/mini';
import type { JsonPath } from '../../model/jsonPath.ts';

/** A mistake that the schema of a value cannot express, with paths inside the value. */
interface ValueIssue {
  /** Where to show it. */
  readonly at: JsonPath;
  /** What cannot be used because of it: `at`, or what it belongs to. */
  readonly leaveOut: JsonPath;
  readonly message: string;
}

/** A kind of value that a rule's option can have. */
export interface ValueType<T> {
  readonly schema: z.ZodMiniType;
  /** The same value with every glob in it replaced. */
  mapGlobs(value: T, change: (glob: string) => string): T;
  /**
   * What is wrong with a value that fits the schema.
   * @param globProblem what is wrong with a glob; undefined for a good one
   */
  issues(value: T, globProblem: (glob: string) => string | undefined): readonly ValueIssue[];
  /** The ids of standards in a value, with their paths inside it. */
  standardsIn(value: T): readonly StandardReference[];
}

/** Where a value names a standard. */
export interface StandardReference {
  readonly at: JsonPath;
  readonly id: string;
}

/** A kind of value that is all said by its schema. */
function plain<T>(schema: z.ZodMiniType<T>): ValueType<T> {
  return { schema, mapGlobs: (value) => value, issues: () => [], standardsIn: () => [] };
}

export const flag: ValueType<boolean> = plain(z.boolean());
/** A whole number, 0 or more. */
export const count: ValueType<number> = plain(z.int().check(z.minimum(0)));
/** A number, 0 or more. */
export const amount: ValueType<number> = plain(z.number().check(z.minimum(0)));
/** From 0 to 1. */
export const share: ValueType<number> = plain(z.number().check(z.minimum(0), z.maximum(1)));
/** Months, or all of them. */
export const months: ValueType<number | 'all'> = plain(
  z.union([z.number().check(z.positive(), z.maximum(1200)), z.literal('all')]),
);

export const text: ValueType<string> = plain(z.string());

/** One of some words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): ValueType<Word> {
  return plain(z.enum(words));
}

/** A minimatch glob, relative to the folder of the definition; in force it is relative to the repository's root. */
export const glob: ValueType<string> = {
  schema: z.string(),
  mapGlobs: (value, change) => change(value),
  issues: (value, globProblem) => {
    const message = globProblem(value);
    return message === undefined ? [] : [{ at: [], leaveOut: [], message }];
  },
  standardsIn: () => [],
};

/** The id of a standard. Whether there is one is known once the standards are read. */
export const standardId: ValueType<string> = { ...text, standardsIn: (id) => [{ at: [], id }] };

/** A list; an item with a mistake is left out alone. */
export function listOf<T>(item: ValueType<T>): ValueType<readonly T[]> {
  return {
    schema: z.array(item.schema),
    mapGlobs: (values, change) => values.map((value) => item.mapGlobs(value, change)),
    issues: (values, globProblem) =>
      values.flatMap((value, index) =>
        item.issues(value, globProblem).map(({ at, leaveOut, message }) => ({
          at: [index, ...at],
          leaveOut: [index, ...leaveOut],
          message,
        })),
      ),
    standardsIn: (values) =>
      values.flatMap((value, index) => item.standardsIn(value).map(({ at, id }) => ({ at: [index, ...at], id }))),
  };
}

/** The same kind of value, with one more thing to check. */
export function checked<T>(type: ValueType<T>, check: (value: T) => readonly ValueIssue[]): ValueType<T> {
  return { ...type, issues: (value, globProblem) => [...type.issues(value, globProblem), ...check(value)] };
}
