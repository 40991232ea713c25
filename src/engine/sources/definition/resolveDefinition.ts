import { isRecord } from '../../model/isRecord.ts';
import type { JsonPath } from '../../model/jsonPath.ts';
import type { ParsedDefinition } from './parseDefinition.ts';
import type { QualityDefinition } from './qualityDefinitionSchema.ts';

/**
 * What is in force after a definition was read again: the last good one stays.
 * - Text that is not well-formed changes nothing.
 * - A property with a mistake keeps its last good value, a list as a whole; everything else is new.
 * @param previous the result of the last call for the same path; undefined at the first, when only the valid parts are in force
 */
export function resolveDefinition(previous: ParsedDefinition | undefined, parsed: ParsedDefinition): ParsedDefinition {
  if (previous === undefined) {
    return parsed;
  }
  if (!parsed.wellFormed) {
    // Nothing is where it was, so nothing is said about it.
    return { ...previous, text: parsed.text, namedStandards: [], problems: parsed.problems };
  }
  let definition: unknown = parsed.definition;
  for (const path of parsed.leftOut) {
    definition = withValueOf(previous.definition, definition, propertiesOf(path));
  }
  const keepsSuppressions = parsed.leftOut.some(([first]) => first === 'suppressions');
  return {
    ...parsed,
    // Both sides are valid, and valid properties side by side are valid too.
    definition: definition as QualityDefinition,
    suppressionRanges:
      keepsSuppressions && previous.definition.suppressions !== undefined
        ? previous.suppressionRanges
        : parsed.suppressionRanges,
  };
}

/** The path up to its first list. */
function propertiesOf(path: JsonPath): readonly string[] {
  const end = path.findIndex((step) => typeof step === 'number');
  return path.slice(0, end < 0 ? path.length : end).map(String);
}

/** `target` with the value that `source` has at a path; unchanged where `source` has none. */
function withValueOf(source: unknown, target: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return source ?? target;
  }
  if (!isRecord(source) || !Object.hasOwn(source, step)) {
    return target;
  }
  const inside = isRecord(target) ? target : {};
  return { ...inside, [step]: withValueOf(source[step], Object.hasOwn(inside, step) ? inside[step] : undefined, rest) };
}
