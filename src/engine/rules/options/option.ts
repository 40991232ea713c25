import * as z from 'zod/mini';
import { about } from '../../model/about.ts';
import type { ValueType } from './valueTypes.ts';

/** One named value: an option of a rule, or a property of an entry in a list. */
export interface Option<T> {
  readonly type: ValueType<T>;
  /** What editors show, in one or two plain sentences. */
  readonly description: string;
  /** The value in force where nobody sets it. */
  readonly fallback: T | undefined;
  /** Whether it has to be there. */
  readonly isRequired: boolean;
  /** Whether it counts for the whole repository, so that a subfolder's definition cannot set it. */
  readonly rootOnly: boolean;
  /** Whether it stands at the top of the definition, under its own name, rather than under the rule's id. */
  readonly topLevel: boolean;
  /** Shown in a team's first definition: alone, or with an entry as an example. */
  readonly starter: boolean | { readonly example: unknown };
}

/** Options by name. */
// The names of options are known where a rule is defined and nowhere else, so the values cannot be said here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Options = Readonly<Record<string, Option<any>>>;

/** The values of options, by name. */
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: O[Name] extends Option<infer T> ? T : never };

/** An option: its kind of value, what it means, and the value in force where nobody sets it. */
export function option<T>(
  type: ValueType<T>,
  description: string,
  fallback: T,
  {
    rootOnly = false,
    topLevel = false,
    starter = false,
  }: Partial<Pick<Option<T>, 'rootOnly' | 'topLevel' | 'starter'>> = {},
): Option<T> {
  return { type, description, fallback, isRequired: false, rootOnly, topLevel, starter };
}

/** A property that an entry has to have. */
export function required<T>(type: ValueType<T>, description: string): Option<T> {
  return {
    type,
    description,
    fallback: undefined,
    isRequired: true,
    rootOnly: false,
    topLevel: false,
    starter: false,
  };
}

/** A property or an option whose absence means something of its own. */
export function optional<T>(type: ValueType<T>, description: string): Option<T | undefined> {
  return { ...required(type as ValueType<T | undefined>, description), isRequired: false };
}

/** Options that belong together, each with a value of its own in force. */
export function group<O extends Options>(description: string, options: O): Option<ValuesOf<O>> {
  const type = entry(options);
  return { ...required(type, description), isRequired: false, fallback: defaultsOf(options) };
}

/** The values in force where nobody sets one; an option without a default is not among them. */
export function defaultsOf<O extends Options>(options: O): ValuesOf<O> {
  const set = Object.entries(options).filter(([, { fallback }]) => fallback !== undefined);
  return Object.fromEntries(set.map(([name, { fallback }]) => [name, fallback as unknown])) as ValuesOf<O>;
}

/** An object with these properties and no others. An entry with a mistake in what it has to have is left out as a whole. */
export function entry<O extends Options>(properties: O): ValueType<ValuesOf<O>> {
  const schemas = Object.entries(properties).map(([name, property]) => [name, schemaOf(property)]);
  return {
    schema: z.strictObject(Object.fromEntries(schemas) as Readonly<Record<string, z.ZodMiniType>>),
    mapGlobs: (values, change) => {
      const mapped = valuesIn(values, properties).map(([name, value, { type }]) => [
        name,
        type.mapGlobs(value, change) as unknown,
      ]);
      return { ...values, ...(Object.fromEntries(mapped) as ValuesOf<O>) };
    },
    issues: (values, globProblem) =>
      valuesIn(values, properties).flatMap(([name, value, { type, isRequired }]) =>
        type.issues(value, globProblem).map(({ at, leaveOut, message }) => ({
          at: [name, ...at],
          leaveOut: isRequired && leaveOut.length === 0 ? [] : [name, ...leaveOut],
          message,
        })),
      ),
    standardsIn: (values) =>
      valuesIn(values, properties).flatMap(([name, value, { type }]) =>
        type.standardsIn(value).map(({ at, id }) => ({ at: [name, ...at], id })),
      ),
  };
}

/** The schema of a property that may be absent unless it is required, with its description. */
export function schemaOf({ type, description, fallback, isRequired, rootOnly }: Options[string]): z.ZodMiniType {
  const whole = rootOnly ? `${description} Root file only.` : description;
  // A group's own default is said by its options.
  const shown = typeof fallback === 'object' && !Array.isArray(fallback) ? undefined : (fallback as unknown);
  return isRequired ? about(type.schema, whole) : about(z.optional(type.schema), whole, shown);
}

/** The properties that are set, with what is known of them. */
function valuesIn<O extends Options>(values: ValuesOf<O>, properties: O): [string, unknown, Options[string]][] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property === undefined || value === undefined ? [] : [[name, value, property]];
  });
}
