import type {
  BinaryExpression,
  CallExpression,
  Expression,
  MemberExpression,
  NewExpression,
  Node,
  ObjectPattern,
  TemplateLiteral,
} from '@babel/types';
import type { FactsBuilder } from '../factsBuilder.ts';
import { literalText, nameOf, requiredModule } from './scriptNodes.ts';

/** Fields of a syntax node that hold no code. */
const NO_CODE: ReadonlySet<string> = new Set([
  'type',
  'loc',
  'start',
  'end',
  'range',
  'extra',
  'errors',
  'interpreter',
  'tokens',
  'typeAnnotation',
  'typeParameters',
  'returnType',
  'typeArguments',
  'superTypeParameters',
  'implements',
  // The specifier of an import or re-export, which is read with its statement.
  'source',
  'leadingComments',
  'trailingComments',
  'innerComments',
]);

/**
 * Visits every node of a script: counts functions and decisions, and adds `require`, `import()` and path literals, wherever they are.
 * @param namespaces local names bound to a whole module; their members that are used become imported names
 */
export function walkScript(facts: FactsBuilder, root: Node, namespaces: ReadonlyMap<string, string>): void {
  const usedMembers = new Map<string, Set<string>>();
  const seen = new Set<Node>();
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    count(facts, node);
    visit(facts, node, seen);
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.computed) {
      const specifier = namespaces.get(node.object.name);
      if (specifier !== undefined) {
        const members = usedMembers.get(specifier) ?? new Set();
        members.add(nameOf(node.property));
        usedMembers.set(specifier, members);
      }
    }
    pushChildren(stack, node);
  }
  for (const [specifier, members] of usedMembers) {
    facts.addImport('import', specifier, [...members]);
  }
}

/** Declarations of types, where `import("./x")` and string literals are types too. */
const TYPE_DECLARATIONS: ReadonlySet<string> = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSImportEqualsDeclaration',
  'InterfaceDeclaration',
  'TypeAlias',
  'OpaqueType',
]);

function pushChildren(stack: Node[], node: Node): void {
  if (TYPE_DECLARATIONS.has(node.type)) {
    return;
  }
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    const value = fields[key];
    if (typeof value !== 'object' || value === null || NO_CODE.has(key)) {
      continue;
    }
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) {
        const item: unknown = value[at];
        if (isNode(item)) {
          stack.push(item);
        }
      }
    } else if (isNode(value)) {
      stack.push(value);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'ClassPrivateMethod',
  'ObjectMethod',
]);
const DECISIONS: ReadonlySet<string> = new Set([
  'IfStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'CatchClause',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

function count(facts: FactsBuilder, node: Node): void {
  if (FUNCTIONS.has(node.type)) {
    facts.functions++;
  } else if (DECISIONS.has(node.type) || (node.type === 'SwitchCase' && node.test)) {
    facts.decisions++;
  }
}

function visit(facts: FactsBuilder, node: Node, seen: Set<Node>): void {
  switch (node.type) {
    case 'VariableDeclarator':
      visitRequire(facts, node.init, node.id.type === 'ObjectPattern' ? patternKeys(node.id) : ['*'], seen);
      return;
    case 'MemberExpression':
      visitRequire(facts, node.object, [nameOf(node.property) || '*'], seen);
      return;
    case 'TSImportEqualsDeclaration':
      if (node.importKind !== 'type' && node.moduleReference.type === 'TSExternalModuleReference') {
        facts.addImport('require', node.moduleReference.expression.value, ['*']);
      }
      return;
    case 'CallExpression':
      visitCall(facts, node, seen);
      return;
    case 'NewExpression':
      addUrl(facts, node);
      return;
    case 'StringLiteral':
      if (!seen.has(node)) {
        addRelativePath(facts, node.value);
      }
      return;
    case 'TemplateLiteral':
      addTemplatePath(facts, node);
      return;
    case 'BinaryExpression':
      addSumPath(facts, node);
      return;
    default:
  }
}

function patternKeys(pattern: ObjectPattern): readonly string[] {
  return pattern.properties.map((item) => (item.type === 'ObjectProperty' ? nameOf(item.key) || '*' : '*'));
}

function visitRequire(
  facts: FactsBuilder,
  node: Node | null | undefined,
  names: readonly string[],
  seen: Set<Node>,
): void {
  const call = node?.type === 'AwaitExpression' ? node.argument : node;
  if (call?.type !== 'CallExpression') {
    return;
  }
  const dynamic = call.callee.type === 'Import' ? literalText(call.arguments[0]) : undefined;
  const specifier = dynamic ?? requiredModule(call);
  if (specifier !== undefined) {
    seen.add(call);
    markArgument(call, seen);
    facts.addImport(dynamic === undefined ? 'require' : 'dynamic', specifier, names);
  }
}

/** A specifier that is read as one is no path literal besides. */
function markArgument(call: CallExpression, seen: Set<Node>): void {
  const [first] = call.arguments;
  if (first) {
    seen.add(first);
  }
}

/** Calls whose first argument is the path of a module that they load or replace. */
const MODULE_PATH_CALLS: ReadonlySet<string> = new Set([
  'mock',
  'doMock',
  'unmock',
  'resolve',
  'setMock',
  'createMockFromModule',
]);
const MODULE_LOAD_CALLS: ReadonlySet<string> = new Set(['requireActual', 'importActual', 'importMock', 'requireMock']);
const MODULE_PATH_OWNERS: ReadonlySet<string> = new Set(['jest', 'vi', 'vitest', 'mock', 'require']);
const LOAD_FUNCTIONS: ReadonlySet<string> = new Set([
  'proxyquire',
  'rewire',
  'esmock',
  'importFresh',
  'requireUncached',
]);

function visitCall(facts: FactsBuilder, call: CallExpression, seen: Set<Node>): void {
  const { callee } = call;
  const first = literalText(call.arguments[0]);
  if (callee.type === 'Import' || nameOf(callee) === 'require') {
    markArgument(call, seen);
  }
  if (callee.type === 'Import' && first !== undefined && !seen.has(call)) {
    facts.addImport('dynamic', first, ['*']);
  } else if (callee.type === 'Identifier' && first !== undefined && !seen.has(call)) {
    if (callee.name === 'require' || LOAD_FUNCTIONS.has(callee.name)) {
      facts.addImport('require', first, ['*']);
    }
  } else if (callee.type === 'MemberExpression') {
    visitMethodCall(facts, call, callee, first, seen);
  }
}

function visitMethodCall(
  facts: FactsBuilder,
  call: CallExpression,
  callee: MemberExpression,
  first: string | undefined,
  seen: Set<Node>,
): void {
  const method = nameOf(callee.property);
  const owner = nameOf(callee.object);
  if (first !== undefined && method === 'asAbsolutePath') {
    // A VS Code extension names files from its root so.
    facts.addImport('path-literal', first.replace(/^\.\//, ''), []);
  }
  if (first !== undefined && MODULE_PATH_OWNERS.has(owner)) {
    if (MODULE_LOAD_CALLS.has(method)) {
      markArgument(call, seen);
      facts.addImport('require', first, ['*']);
    } else if (MODULE_PATH_CALLS.has(method)) {
      facts.addImport('path-literal', first, []);
    }
  }
  if (method === 'join' || method === 'resolve') {
    addJoinedPath(facts, call);
  }
}

/** `path.join(__dirname, "..", "lib", "worker.js")`: the parts up to the first one that is not a literal. */
function addJoinedPath(facts: FactsBuilder, call: CallExpression): void {
  const [base, ...rest] = call.arguments;
  if (!base || !isHere(base)) {
    return;
  }
  const parts: string[] = [];
  for (const argument of rest) {
    const part = literalText(argument);
    if (part === undefined) {
      break;
    }
    parts.push(part);
  }
  if (parts.length > 0) {
    facts.addImport('path-literal', `./${parts.join('/')}`, []);
  }
}

/** `new URL("./worker.js", import.meta.url)`. */
function addUrl(facts: FactsBuilder, node: NewExpression): void {
  const first = literalText(node.arguments[0]);
  if (nameOf(node.callee) === 'URL' && node.arguments.length === 2 && first !== undefined && !first.includes(':')) {
    facts.addImport('path-literal', first.startsWith('.') ? first : `./${first}`, []);
  }
}

/** A literal such as "./worker.js" or "../lib/parser": what it is for does not matter, only whether such a file is listed. */
function addRelativePath(facts: FactsBuilder, text: string): void {
  if ((text.startsWith('./') || text.startsWith('../')) && text.length < 200 && !text.includes('\n')) {
    facts.addImport('path-literal', text, []);
  }
}

/** `${__dirname}/worker.js`. */
function addTemplatePath(facts: FactsBuilder, node: TemplateLiteral): void {
  const plain = literalText(node);
  if (plain !== undefined) {
    addRelativePath(facts, plain);
    return;
  }
  const [base, other] = node.expressions;
  if (base && !other && isHere(base) && node.quasis[0]?.value.cooked === '') {
    addTail(facts, node.quasis[1]?.value.cooked ?? undefined);
  }
}

/** `__dirname + "/worker.js"`. */
function addSumPath(facts: FactsBuilder, node: BinaryExpression): void {
  if (node.operator === '+' && isHere(node.left)) {
    addTail(facts, literalText(node.right));
  }
}

function addTail(facts: FactsBuilder, tail: string | undefined): void {
  if (tail?.startsWith('/') === true) {
    facts.addImport('path-literal', `.${tail}`, []);
  }
}

/** `__dirname`, `import.meta.dirname`, or `path.dirname(...)`, which is nearly always of the file itself. */
function isHere(node: Node): boolean {
  if (node.type === 'Identifier') {
    return node.name === '__dirname';
  }
  if (node.type === 'MemberExpression') {
    return node.object.type === 'MetaProperty' && nameOf(node.property) === 'dirname';
  }
  return node.type === 'CallExpression' && isDirnameCall(node.callee);
}

function isDirnameCall(callee: Expression | CallExpression['callee']): boolean {
  return nameOf(callee.type === 'MemberExpression' ? callee.property : callee) === 'dirname';
}
