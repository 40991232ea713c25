import type {
  ExportNamedDeclaration,
  Expression,
  ImportDeclaration,
  Node,
  ObjectExpression,
  Statement,
  VariableDeclaration,
} from '@babel/types';
import type { FactsBuilder } from '../factsBuilder.ts';
import { nameOf, requiredModule } from './scriptNodes.ts';

/** What the statements of a module say of it as a whole. */
export interface ModuleShape {
  /** Local names bound to a whole module, and its specifier. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Why the module needs no test, unless the bodies say otherwise. */
  readonly exempt: 'barrel' | 'types only' | null;
}

/** A name imported at the top: where from, and what it is called there. */
interface Binding {
  readonly specifier: string;
  readonly name: string;
}

/** Kinds of statement, for telling barrels and type-only modules. */
interface Tally {
  reexports: number;
  types: number;
  others: number;
}

/** Reads imports, exports and declarations at the top of a module. */
export function readModuleStatements(facts: FactsBuilder, body: readonly Statement[]): ModuleShape {
  const bindings = new Map<string, Binding>();
  const namespaces = new Map<string, string>();
  const tally: Tally = { reexports: 0, types: 0, others: 0 };
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      readImport(facts, statement, bindings, namespaces);
    } else if (statement.type === 'VariableDeclaration') {
      bindRequires(statement, bindings, namespaces);
    }
  }
  for (const statement of body) {
    readStatement(facts, statement, bindings, tally);
    facts.looksLikeSuite ||= startsSuite(statement);
  }
  const exempt = tally.others > 0 ? null : tally.reexports > 0 ? 'barrel' : tally.types > 0 ? 'types only' : null;
  return { namespaces, exempt };
}

function readImport(
  facts: FactsBuilder,
  statement: ImportDeclaration,
  bindings: Map<string, Binding>,
  namespaces: Map<string, string>,
): void {
  if (statement.importKind === 'type' || statement.importKind === 'typeof') {
    return;
  }
  const specifier = statement.source.value;
  const names: string[] = [];
  for (const item of statement.specifiers) {
    if (item.type === 'ImportSpecifier' && (item.importKind === 'type' || item.importKind === 'typeof')) {
      continue;
    }
    const name =
      item.type === 'ImportSpecifier'
        ? nameOf(item.imported)
        : item.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*';
    names.push(name);
    bindings.set(item.local.name, { specifier, name });
    if (name === '*' || name === 'default') {
      namespaces.set(item.local.name, specifier);
    }
  }
  if (names.length > 0 || statement.specifiers.length === 0) {
    facts.addImport('import', specifier, names);
  }
}

/** Notes `const a = require("./a")` and `const {b} = require("./b")`; the walk adds them as references. */
function bindRequires(
  statement: VariableDeclaration,
  bindings: Map<string, Binding>,
  namespaces: Map<string, string>,
): void {
  for (const { id, init } of statement.declarations) {
    const specifier = init ? requiredModule(init) : undefined;
    if (specifier === undefined) {
      continue;
    }
    if (id.type === 'Identifier') {
      bindings.set(id.name, { specifier, name: '*' });
      namespaces.set(id.name, specifier);
    } else if (id.type === 'ObjectPattern') {
      for (const property of id.properties) {
        if (property.type === 'ObjectProperty' && property.value.type === 'Identifier') {
          bindings.set(property.value.name, { specifier, name: nameOf(property.key) });
        }
      }
    }
  }
}

function readStatement(
  facts: FactsBuilder,
  statement: Statement,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'EmptyStatement':
      return;
    case 'ExportAllDeclaration':
      if (statement.exportKind !== 'type') {
        facts.addImport('reexport', statement.source.value, ['*']);
        tally.reexports++;
      } else {
        tally.types++;
      }
      return;
    case 'ExportNamedDeclaration':
      readNamedExport(facts, statement, bindings, tally);
      return;
    case 'ExportDefaultDeclaration':
      readDefaultExport(facts, statement.declaration, bindings, tally);
      return;
    case 'ExpressionStatement':
      readAssignedExports(facts, statement.expression, bindings, tally);
      return;
    case 'VariableDeclaration':
      countDeclaration(facts, statement, tally);
      return;
    default:
      countDeclaration(facts, statement, tally);
  }
}

function countDeclaration(facts: FactsBuilder, statement: Statement, tally: Tally): void {
  if (isTypeOnly(statement)) {
    tally.types++;
    return;
  }
  if (statement.type === 'VariableDeclaration') {
    const onlyRequires = statement.declarations.every(({ init }) => init && requiredModule(init) !== undefined);
    tally.others += onlyRequires ? 0 : 1;
    return;
  }
  tally.others++;
  for (const name of declaredNames(statement)) {
    facts.declare(name);
  }
}

function readNamedExport(
  facts: FactsBuilder,
  statement: ExportNamedDeclaration,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  if (statement.declaration) {
    if (statement.exportKind === 'type' || isTypeOnly(statement.declaration)) {
      tally.types++;
      return;
    }
    tally.others++;
    for (const name of declaredNames(statement.declaration)) {
      facts.declare(name);
    }
    return;
  }
  if (statement.exportKind === 'type') {
    tally.types++;
    return;
  }
  const exported = new Map<string, { names: string[]; exportedNames: string[] }>();
  for (const item of statement.specifiers) {
    if (item.type === 'ExportSpecifier' && item.exportKind === 'type') {
      continue;
    }
    const exportedName = nameOf(item.exported);
    const local =
      item.type === 'ExportSpecifier' ? nameOf(item.local) : item.type === 'ExportNamespaceSpecifier' ? '*' : 'default';
    const binding = statement.source ? { specifier: statement.source.value, name: local } : bindings.get(local);
    if (binding === undefined) {
      facts.declare(exportedName);
      continue;
    }
    const entry = exported.get(binding.specifier) ?? { names: [], exportedNames: [] };
    entry.names.push(binding.name);
    entry.exportedNames.push(exportedName);
    exported.set(binding.specifier, entry);
  }
  for (const [specifier, { names, exportedNames }] of exported) {
    facts.addImport('reexport', specifier, names, exportedNames);
    tally.reexports++;
  }
}

function readDefaultExport(
  facts: FactsBuilder,
  declaration: Node,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  const binding = declaration.type === 'Identifier' ? bindings.get(declaration.name) : undefined;
  if (binding) {
    facts.addImport('reexport', binding.specifier, [binding.name], ['default']);
    tally.reexports++;
    return;
  }
  if (isTypeOnly(declaration)) {
    tally.types++;
    return;
  }
  tally.others++;
  facts.declare('default');
  for (const name of declaredNames(declaration)) {
    facts.declare(name);
  }
}

/** `module.exports = ...`, `exports.name = ...`; anything else is a statement that does something. */
function readAssignedExports(
  facts: FactsBuilder,
  expression: Expression,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  if (expression.type === 'StringLiteral') {
    return;
  }
  const name = expression.type === 'AssignmentExpression' ? exportedMember(expression.left) : undefined;
  if (expression.type !== 'AssignmentExpression' || name === undefined) {
    tally.others++;
    return;
  }
  const value = expression.right;
  if (name === '*' && value.type === 'ObjectExpression') {
    readExportedObject(facts, value, bindings, tally);
    return;
  }
  addExportedValue(facts, name, value, bindings, tally);
  // Such as `module.exports = mergeExports(main, { get Part() { return require("./Part"); } })`.
  for (const argument of value.type === 'CallExpression' ? value.arguments : []) {
    if (argument.type === 'ObjectExpression') {
      readExportedObject(facts, argument, bindings, tally);
    }
  }
}

function readExportedObject(
  facts: FactsBuilder,
  object: ObjectExpression,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      addExportedValue(facts, '*', property.argument, bindings, tally);
    } else if (property.type === 'ObjectProperty') {
      addExportedValue(facts, nameOf(property.key), property.value, bindings, tally);
    } else {
      const first = property.body.body[0];
      const value = property.kind === 'get' && first?.type === 'ReturnStatement' ? first.argument : undefined;
      addExportedValue(facts, nameOf(property.key), value ?? property, bindings, tally);
    }
  }
}

function addExportedValue(
  facts: FactsBuilder,
  name: string,
  value: Node,
  bindings: ReadonlyMap<string, Binding>,
  tally: Tally,
): void {
  const required = requiredModule(value);
  const binding =
    required !== undefined
      ? { specifier: required, name: '*' }
      : value.type === 'Identifier'
        ? bindings.get(value.name)
        : undefined;
  if (binding) {
    facts.addImport('reexport', binding.specifier, [binding.name], [name]);
    tally.reexports++;
    return;
  }
  facts.declare(name === '*' ? 'default' : name);
  tally.others += value.type === 'Identifier' ? 0 : 1;
  for (const declared of declaredNames(value)) {
    facts.declare(declared);
  }
}

/** "*" for `module.exports`, the name for `exports.name` and `module.exports.name`. */
function exportedMember(target: Node): string | undefined {
  if (target.type !== 'MemberExpression') {
    return undefined;
  }
  const { object, property } = target;
  if (object.type === 'Identifier' && object.name === 'module' && nameOf(property) === 'exports') {
    return '*';
  }
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' && exportedMember(object) === '*');
  return isExports ? nameOf(property) : undefined;
}

function isTypeOnly(node: Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSNamespaceExportDeclaration':
    case 'TypeAlias':
    case 'InterfaceDeclaration':
    case 'OpaqueType':
      return true;
    case 'TSModuleDeclaration':
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
      return node.declare === true;
    default:
      return node.type.startsWith('Declare');
  }
}

function declaredNames(node: Node): readonly string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
      return node.id ? [node.id.name] : [];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => patternNames(id));
    default:
      return [];
  }
}

function patternNames(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((item) =>
        patternNames(item.type === 'ObjectProperty' ? item.value : item.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((item) => (item ? patternNames(item) : []));
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    default:
      return [];
  }
}

const SUITE_CALLS: ReadonlySet<string> = new Set(['describe', 'it', 'test', 'suite', 'context', 'specify', 'QUnit']);

/** A statement such as `describe("x", ...)`, `test.each(rows)("x", ...)`, `QUnit.module("x")` or `ruleTester.run("x", ...)`. */
function startsSuite(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') {
    return false;
  }
  let callee: Node = statement.expression.callee;
  for (let depth = 0; depth < 6; depth++) {
    if (callee.type === 'MemberExpression') {
      if (callee.object.type === 'Identifier' && callee.object.name === 'ruleTester') {
        return true;
      }
      callee = callee.object;
    } else if (callee.type === 'CallExpression') {
      callee = callee.callee;
    } else if (callee.type === 'TaggedTemplateExpression') {
      callee = callee.tag;
    } else {
      break;
    }
  }
  return callee.type === 'Identifier' && SUITE_CALLS.has(callee.name) && statement.expression.arguments.length > 0;
}
