import type { TextSyntax } from './codeText.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import { countMatches, declareMatches, firstWord, mentionMatches, splitList } from './scanning.ts';

/** C#, and PHP but for `#`. */
export const CSHARP_SYNTAX: TextSyntax = {
  line: ['//'],
  block: [['/*', '*/']],
  nestedBlocks: false,
  longQuotes: [
    ['"""', '"""'],
    ['@"', '"'],
  ],
  quotes: '"\'',
  escape: '\\',
};

export const PHP_SYNTAX: TextSyntax = { ...CSHARP_SYNTAX, line: ['//', '# '], longQuotes: [] };

const CAPITALIZED = /\b[A-Z]\w*/g;
const DECISION = /\b(?:if|elseif|for|foreach|while|case|catch|match)\b|&&|\|\||\?\?|\?[^?.>:;,)\]]/g;
const CS_USING = /^[ \t]*(global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gm;
const CS_NAMESPACE = /^[ \t]*namespace[ \t]+([\w.]+)/m;
const CS_TYPE = /\b(?:class|interface|enum|struct|record)[ \t]+(?:class[ \t]+|struct[ \t]+)?([A-Za-z_]\w*)/g;
const CS_METHOD = /\b(\w+)[ \t]*\([^()]*\)[ \t\r\n]{0,200}(?:\{|=>)/g;
const NOT_METHODS: ReadonlySet<string> = new Set([
  'if',
  'for',
  'foreach',
  'while',
  'switch',
  'catch',
  'lock',
  'using',
  'fixed',
  'elseif',
]);

/** Adds the facts of one C# file, from its text without comments and strings. */
export function scanCsharp(facts: FactsBuilder, code: string): void {
  for (const [, everywhere, name = ''] of code.matchAll(CS_USING)) {
    facts.addImport(everywhere === undefined ? 'import' : 'reexport', name, ['*']);
  }
  facts.packageName = CS_NAMESPACE.exec(code)?.[1] ?? '';
  declareMatches(facts, code, CS_TYPE);
  mentionMatches(facts, code, CAPITALIZED);
  countMethods(facts, code, CS_METHOD);
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite = /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/.test(code);
  const types = [...code.matchAll(/\b(class|interface|enum|struct|record)[ \t]+\w+([^{;]{0,300})/g)];
  facts.exempt = typeExemption(facts, types);
}

const PHP_NAMESPACE = /^[ \t]*(?:<\?php[ \t]+)?namespace[ \t]+([\w\\]+)/m;
const PHP_USE = /^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?([\w\\][^;\n(]*(?:\{[^}]*\})?)/gm;
const PHP_QUALIFIED = /\\[A-Z]\w*(?:\\\w+){1,10}/g;
const PHP_TYPE = /\b(?:class|interface|enum|trait)[ \t]+([A-Za-z_]\w*)/g;
const PHP_FUNCTION = /^(?:[ \t]*)function[ \t]+&?(\w+)/gm;
const PHP_INCLUDE = /\b(?:require|include)(?:_once)?\b[ \t(]*(?:__DIR__[ \t]*\.[ \t]*)?["']([^"'\n]+)["']/g;

/** Adds the facts of one PHP file. @param withStrings the text without comments, @param code also without the content of strings */
export function scanPhp(facts: FactsBuilder, withStrings: string, code: string): void {
  facts.packageName = PHP_NAMESPACE.exec(code)?.[1] ?? '';
  for (const match of code.matchAll(PHP_USE)) {
    for (const name of usedNames(match[1] ?? '')) {
      facts.addImport('import', name, ['*']);
    }
  }
  for (const [name] of code.matchAll(PHP_QUALIFIED)) {
    facts.addImport('import', name.slice(1), ['*']);
  }
  for (const match of withStrings.matchAll(PHP_INCLUDE)) {
    facts.addImport('path-literal', `./${(match[1] ?? '').replace(/^\/+/, '')}`, []);
  }
  declareMatches(facts, code, PHP_TYPE);
  declareMatches(facts, code, PHP_FUNCTION);
  mentionMatches(facts, code, CAPITALIZED);
  facts.functions = countMatches(code, /\bfunction\b[^;{]{0,1000}\{|\bfn[ \t]*\(/g);
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite = /^(?:it|test|describe)[ \t]*\(/m.test(code);
  const types = [...code.matchAll(/\b(class|interface|enum|trait)[ \t]+\w+([^{;]{0,300})/g)];
  facts.exempt = typeExemption(facts, types);
}

function countMethods(facts: FactsBuilder, code: string, pattern: RegExp): void {
  for (const match of code.matchAll(pattern)) {
    facts.functions += NOT_METHODS.has(match[1] ?? '') ? 0 : 1;
  }
}

/** `A\B as C`, `A\{B, C as D}`: full names. */
function usedNames(clause: string): readonly string[] {
  const brace = clause.indexOf('{');
  if (brace < 0) {
    return splitList(clause).map((part) => firstWord(part).replace(/^\\/, ''));
  }
  const prefix = clause.slice(0, brace).trim().replace(/^\\/, '');
  return splitList(clause.slice(brace + 1).replace('}', '')).map((part) => prefix + firstWord(part));
}

/** @param types matches with the keyword in group 1 and what follows the name in group 2 */
function typeExemption(facts: FactsBuilder, types: readonly RegExpExecArray[]): string | null {
  if (types.length === 0 || facts.decisions > 0) {
    return null;
  }
  if (types.every((type) => type[1] === 'interface') && facts.functions === 0) {
    return 'interface';
  }
  return types.every((type) => /\b\w*(?:Exception|Error)\b/.test(type[2] ?? '')) ? 'exception' : null;
}
