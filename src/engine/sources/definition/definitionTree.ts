import { createScanner, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { JsonPath } from '../../model/jsonPath.ts';

// A hostile file must not exhaust the stack or the time of the recursive parser.
const MAX_CHARACTERS = 300_000;
const MAX_DEPTH = 40;

// Values of jsonc-parser's SyntaxKind: { and [, } and ], and the end. It is a const enum, which single-file compilation cannot read.
const OPENING_TOKENS: readonly number[] = [1, 3];
const CLOSING_TOKENS: readonly number[] = [2, 4];
const END_OF_FILE = 17;

/** A JSON document with comments and trailing commas, with its syntax errors. */
export interface ParsedJson {
  /** undefined where the text holds no value, or is too long or too deep. */
  readonly tree: Node | undefined;
  readonly errors: readonly { readonly offset: number; readonly length: number }[];
  readonly tooBig: boolean;
}

/** Parses JSON with comments; never throws. */
export function parseJsonWithComments(text: string): ParsedJson {
  if (text.length > MAX_CHARACTERS || depthOf(text) > MAX_DEPTH) {
    return { tree: undefined, errors: [{ offset: 0, length: 1 }], tooBig: true };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return { tree, errors, tooBig: false };
}

function depthOf(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    depth += OPENING_TOKENS.includes(token) ? 1 : CLOSING_TOKENS.includes(token) ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/**
 * A document from which values can be taken out, while every other value keeps its place in the text.
 * Paths are those of the value without what was taken out.
 */
export interface PrunableTree {
  /** The value without what was taken out; undefined once the root is. */
  value(): unknown;
  /** The node at a path, or the nearest one above it. */
  nodeAt(path: JsonPath): Node;
  /** Takes out a node of {@link nodeAt}; with a property's value goes the property. */
  prune(node: Node): void;
}

/** Makes a document prunable. */
export function createPrunableTree(root: Node): PrunableTree {
  const pruned = new Set<Node>();
  const kept = (nodes: readonly Node[] | undefined): Node[] => (nodes ?? []).filter((node) => !pruned.has(node));

  const childOf = (node: Node, step: string | number): Node | undefined => {
    if (node.type === 'array' && typeof step === 'number') {
      return kept(node.children)[step];
    }
    // Where a key is written twice the last one counts, as in JSON.parse.
    const property = kept(node.children).findLast((child) => child.children?.[0]?.value === step);
    return node.type === 'object' ? property?.children?.[1] : undefined;
  };

  const nodeAt = (path: JsonPath): Node => {
    let node = root;
    for (const step of path) {
      const child = childOf(node, step);
      if (child === undefined) {
        return node;
      }
      node = child;
    }
    return node;
  };

  const valueOf = (node: Node): unknown => {
    if (node.type === 'array') {
      return kept(node.children).map(valueOf);
    }
    if (node.type === 'object') {
      const entries = kept(node.children).map(
        ({ children = [] }) => [String(children[0]?.value), children[1] && valueOf(children[1])] as const,
      );
      return Object.fromEntries(entries);
    }
    return node.value;
  };

  return {
    value: () => (pruned.has(root) ? undefined : valueOf(root)),
    nodeAt,
    prune(node) {
      // A property goes as a whole, and so do earlier ones of the same name, which would come to light.
      const holder = node.parent?.type === 'property' ? node.parent : node;
      const siblings = holder.type === 'property' ? (holder.parent?.children ?? []) : [holder];
      for (const sibling of siblings) {
        if (sibling === holder || sibling.children?.[0]?.value === holder.children?.[0]?.value) {
          pruned.add(sibling);
        }
      }
    },
  };
}

/** Keys and indices from the root of the whole document to a node. */
export function pathOf(node: Node): JsonPath {
  const path: (string | number)[] = [];
  let at = node;
  while (at.parent !== undefined) {
    if (at.type === 'property') {
      path.unshift(String(at.children?.[0]?.value));
    } else if (at.parent.type === 'array') {
      path.unshift(at.parent.children?.indexOf(at) ?? 0);
    }
    at = at.parent;
  }
  return path;
}
