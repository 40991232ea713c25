import type { Node } from '@babel/types';

/** The text of an identifier or string key; "" for a computed one. */
export function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'StringLiteral' ? node.value : '';
}

/** The text of a string literal or of a template without expressions. */
export function literalText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'StringLiteral') {
    return node.value;
  }
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

/** The specifier of `require("x")`, of its member (`require("x").y`) or of its default interop (`_interop(require("x"))`). */
export function requiredModule(node: Node): string | undefined {
  if (node.type === 'MemberExpression') {
    return node.object.type === 'CallExpression' ? requiredModule(node.object) : undefined;
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') {
    return undefined;
  }
  if (node.callee.name === 'require') {
    return literalText(node.arguments[0]);
  }
  const first = node.arguments[0];
  return node.callee.name.startsWith('_interop') && first ? requiredModule(first) : undefined;
}
