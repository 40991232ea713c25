import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches } from '../scanning.ts';

const MODULE = /^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*;/gm;
const MODULE_AT = /#\[path[ \t]*=[ \t]*"([^"\n]+)"\]/g;
const USE = /^[ \t]*(pub(?:\([^)\n]*\))?[ \t]+)?use[ \t]+([^;]+);/gm;
const PATH = /\b(?:crate|super|self)(?:::\w+){1,12}/g;
const DECLARED = /\b(?:fn|struct|enum|trait|type|union|const|static|macro_rules!)[ \t]+([A-Za-z_]\w*)/g;
const DECISION = /\b(?:if|for|while|loop)\b|=>|&&|\|\||\?[;.)]/g;
const TESTS = /#\[(?:cfg\(test\)|(?:\w+::)?test\b|rstest|test_case|quickcheck)/;
const DOC_TEST = /^[ \t]*\/\/[/!][ \t]*```[ \t]*(?:rust|should_panic|no_run)?[ \t]*$/m;

/** Adds the facts of one Rust file. */
export function scanRust(facts: FactsBuilder, source: CodeSource): void {
  const { text } = source;
  const code = source.code();
  for (const match of code.matchAll(MODULE)) {
    facts.addImport('module-declaration', match[1] ?? '', ['*']);
  }
  for (const match of text.matchAll(MODULE_AT)) {
    facts.addImport('path-literal', match[1] ?? '', []);
  }
  for (const [, visible, tree = ''] of code.matchAll(USE)) {
    const kind = visible === undefined ? 'import' : 'reexport';
    for (const path of expandUse(tree)) {
      addPath(facts, kind, path);
    }
  }
  for (const match of code.matchAll(PATH)) {
    addPath(facts, 'import', match[0]);
  }
  declareMatches(facts, code, DECLARED);
  facts.functions = countMatches(code, /\bfn[ \t]+\w+/g);
  facts.decisions = countMatches(code, DECISION);
  facts.inlineTests = TESTS.test(code) || DOC_TEST.test(text);
  if (!facts.hasBehavior) {
    facts.exempt = /\b(?:struct|enum|trait)\b/.test(code) ? 'types only' : facts.importCount > 0 ? 'barrel' : null;
  }
}

function addPath(facts: FactsBuilder, kind: 'import' | 'reexport', path: string): void {
  const [whole = '', alias] = path.split(/[ \t\n]+as[ \t\n]+/);
  const cut = whole.lastIndexOf('::');
  const name = cut < 0 ? '*' : whole.slice(cut + 2);
  facts.addImport(kind, cut < 0 ? whole : whole.slice(0, cut), [name], alias === undefined ? undefined : [alias]);
}

const MAX_PATHS = 200;

/** `a::{b, c::{d, e as f}, self}` as `a::b`, `a::c::d`, `a::c::e as f`, `a`. One pass with a stack; bounded. */
function expandUse(tree: string): readonly string[] {
  const paths: string[] = [];
  const prefixes: string[] = [''];
  let current = '';
  const finish = (): void => {
    const part = current.trim();
    const prefix = prefixes.at(-1) ?? '';
    if (part !== '' && paths.length < MAX_PATHS) {
      paths.push(part === 'self' ? prefix.slice(0, -2) : prefix + part);
    }
    current = '';
  };
  for (const character of tree) {
    if (character === '{') {
      prefixes.push((prefixes.at(-1) ?? '') + current.trim());
      current = '';
      if (prefixes.length > 30) {
        break;
      }
    } else if (character === ',' || character === '}') {
      finish();
      if (character === '}') {
        prefixes.pop();
      }
    } else {
      current += character;
    }
  }
  finish();
  return paths;
}
