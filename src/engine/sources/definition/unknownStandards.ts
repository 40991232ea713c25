import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import type { ParsedDefinition } from './parseDefinition.ts';

/** What is repeated of an id that someone wrote. */
const LONGEST_ID = 60;

/**
 * The ids in quality definitions that no standard has, each at its place. What else the entry says holds.
 * @param known ids of all standards
 */
export function unknownStandards(
  definitions: readonly ParsedDefinition[],
  known: ReadonlySet<string>,
): readonly DefinitionProblem[] {
  return definitions
    .flatMap(({ namedStandards }) => namedStandards)
    .filter(({ id }) => !known.has(id))
    .map(({ id, ...place }) => ({ ...place, message: unknownStandardMessage(id, [...known]) }));
}

function unknownStandardMessage(id: string, known: readonly string[]): string {
  const shown = id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID)}…` : id;
  const said = `There is no standard "${shown}".`;
  const guess = known.find((other) => id !== '' && (other.includes(id) || id.includes(other)));
  return guess === undefined
    ? `${said} The Standards view lists all there are. The id is the file's name without ".md", unless the text says another.`
    : `${said} Perhaps "${guess}" is meant.`;
}
