import type { Node } from 'jsonc-parser';
import type * as z from 'zod/mini';
import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import type { JsonPath } from '../../model/jsonPath.ts';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { TextRange } from '../../model/textRange.ts';
import { createPrunableTree, parseJsonWithComments, pathOf } from './definitionTree.ts';
import type { PrunableTree } from './definitionTree.ts';
import { qualityDefinitionSchema } from './qualityDefinitionSchema.ts';
import type { QualityDefinition } from './qualityDefinitionSchema.ts';
import { semanticIssues, standardReferences } from './semanticIssues.ts';
import { positionAt, rangeAt } from './textPosition.ts';

/** One `plumbline.json`, read as far as it makes sense. */
export interface ParsedDefinition {
  readonly path: RepoPath;
  /** What stands in the file, whether it makes sense or not. */
  readonly text: string;
  /** The valid parts. */
  readonly definition: QualityDefinition;
  /** Where each suppression of `definition` stands. */
  readonly suppressionRanges: readonly TextRange[];
  /** Standards that `definition` names, and where. */
  readonly namedStandards: readonly NamedStandard[];
  readonly problems: readonly DefinitionProblem[];
  /** False where the text is not JSON with comments, as while someone types. */
  readonly wellFormed: boolean;
  /** Values that were left out, as paths in the text. */
  readonly leftOut: readonly JsonPath[];
}

/** A standard that a definition names, with the place of its id. */
interface NamedStandard extends Omit<DefinitionProblem, 'message' | 'shownByJsonSupport'> {
  readonly id: string;
}

// With more mistakes than this in one round, whole properties are left out instead of single values.
const MAX_ISSUES = 100;

/** Reads the text of a `plumbline.json`. Never throws: what is wrong is left out and told as a problem at its place. */
export function parseDefinition(text: string, path: RepoPath): ParsedDefinition {
  const { tree, errors, tooBig } = parseJsonWithComments(text);
  const message = tooBig ? 'The file is too long or nested too deeply to be read.' : 'This is not valid JSON.';
  const problems: UnplacedProblem[] = errors
    .slice(0, MAX_ISSUES)
    .map(({ offset, length }) => ({ path, offset, length, message, shownByJsonSupport: !tooBig }));
  const wellFormed = errors.length === 0;
  if (tree === undefined) {
    return { path, text, ...NOTHING, problems: placed(problems, text), wellFormed };
  }
  const prunable = createPrunableTree(tree);
  const leftOut: JsonPath[] = [];
  const leaveOut = (nodes: readonly Node[]): void => {
    leftOut.push(...nodes.map(pathOf));
    for (const node of nodes) {
      prunable.prune(node);
    }
  };
  const valid = leaveOutSchemaIssues(prunable, path, problems, leaveOut);
  leaveOutSemanticIssues(valid, prunable, path, problems, leaveOut);
  const definition = leaveOutSchemaIssues(prunable, path, problems, leaveOut);
  const suppressionRanges = (definition.suppressions ?? []).map((_, index) =>
    rangeAt(text, prunable.nodeAt(['suppressions', index])),
  );
  const namedStandards = standardReferences(definition).map(({ at, id }) => ({
    id,
    path,
    ...span(prunable.nodeAt(at), 'value'),
  }));
  return {
    path,
    text,
    definition,
    suppressionRanges,
    namedStandards: placed(namedStandards, text),
    problems: placed(problems, text),
    wellFormed,
    leftOut,
  };
}

const NOTHING = { definition: {}, suppressionRanges: [], namedStandards: [], leftOut: [] } as const;

type UnplacedProblem = Omit<DefinitionProblem, 'line' | 'column'>;

function placed<Of extends { readonly offset: number }>(
  things: readonly Of[],
  text: string,
): readonly (Of & ReturnType<typeof positionAt>)[] {
  return things.map((thing) => ({ ...thing, ...positionAt(text, thing.offset) }));
}

function leaveOutSchemaIssues(
  tree: PrunableTree,
  path: RepoPath,
  problems: UnplacedProblem[],
  leaveOut: (nodes: readonly Node[]) => void,
): QualityDefinition {
  // Each round takes out at least one value, so this ends.
  for (;;) {
    const value = tree.value();
    const result = qualityDefinitionSchema.safeParse(value ?? {});
    if (result.success) {
      return result.data;
    }
    const found = result.error.issues.flatMap(schemaProblems);
    const nodes = new Set<Node>();
    for (const { at, on, message } of found.slice(0, MAX_ISSUES)) {
      const node = tree.nodeAt(at);
      nodes.add(node);
      problems.push({ path, ...span(node, on), message, shownByJsonSupport: true });
    }
    for (const { at } of found.slice(MAX_ISSUES)) {
      nodes.add(tree.nodeAt(at.slice(0, 1)));
    }
    leaveOut([...nodes]);
  }
}

function leaveOutSemanticIssues(
  definition: QualityDefinition,
  tree: PrunableTree,
  path: RepoPath,
  problems: UnplacedProblem[],
  leaveOut: (nodes: readonly Node[]) => void,
): void {
  const issues = semanticIssues(definition, directoryOf(path) !== '');
  for (const { at, on, message } of issues.slice(0, MAX_ISSUES)) {
    problems.push({ path, ...span(tree.nodeAt(at), on), message });
  }
  leaveOut([...new Set(issues.map((issue) => tree.nodeAt(issue.leaveOut)))]);
}

/** Offset and length of a value, or of its key. */
function span(node: Node, on: 'key' | 'value'): { readonly offset: number; readonly length: number } {
  const shown = on === 'key' ? (node.parent?.children?.[0] ?? node) : node;
  return { offset: shown.offset, length: shown.length };
}

interface SchemaProblem {
  readonly at: JsonPath;
  readonly on: 'key' | 'value';
  readonly message: string;
}

function schemaProblems(issue: z.core.$ZodIssue): SchemaProblem[] {
  const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ at: [...at, key], on: 'key', message: `There is no property "${key}" here.` }))
    : [{ at, on: 'value', message: expectation(issue) }];
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') {
    return `One of these is expected: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
  }
  if (issue.code === 'too_small') {
    return `A value of at least ${String(issue.minimum)} is expected.`;
  }
  if (issue.code === 'too_big') {
    return `A value of at most ${String(issue.maximum)} is expected.`;
  }
  const kind = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
  const property = issue.path.at(-1);
  return `${kind ?? 'Another kind of value'} is expected${typeof property === 'string' ? ` for "${property}"` : ''}.`;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'A list',
  boolean: 'true or false',
  int: 'A whole number',
  number: 'A number',
  object: 'An object',
  string: 'A text',
};
