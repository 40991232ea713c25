import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches, firstWord, mentionMatches, splitList } from '../scanning.ts';
import { typeExemption } from '../typeExemption.ts';

const CAPITALIZED = /\b[A-Z]\w*/g;
const DECISION = /\b(?:if|elseif|for|foreach|while|case|catch|match)\b|&&|\|\||\?\?|\?[^?.>:;,)\]]/g;
const NAMESPACE = /^[ \t]*(?:<\?php[ \t]+)?namespace[ \t]+([\w\\]+)/m;
const USE = /^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?([\w\\][^;\n(]*(?:\{[^}]*\})?)/gm;
const QUALIFIED = /\\[A-Z]\w*(?:\\\w+){1,10}/g;
const TYPE = /\b(?:class|interface|enum|trait)[ \t]+([A-Za-z_]\w*)/g;
const FUNCTION = /^(?:[ \t]*)function[ \t]+&?(\w+)/gm;
const INCLUDE = /\b(?:require|include)(?:_once)?\b[ \t(]*(?:__DIR__[ \t]*\.[ \t]*)?["']([^"'\n]+)["']/g;

/** Adds the facts of one PHP file. */
export function scanPhp(facts: FactsBuilder, source: CodeSource): void {
  const withStrings = source.codeWithStrings();
  const code = source.code();
  facts.packageName = NAMESPACE.exec(code)?.[1] ?? '';
  for (const match of code.matchAll(USE)) {
    for (const name of usedNames(match[1] ?? '')) {
      facts.addImport('import', name, ['*']);
    }
  }
  for (const [name] of code.matchAll(QUALIFIED)) {
    facts.addImport('import', name.slice(1), ['*']);
  }
  for (const match of withStrings.matchAll(INCLUDE)) {
    facts.addImport('path-literal', `./${(match[1] ?? '').replace(/^\/+/, '')}`, []);
  }
  declareMatches(facts, code, TYPE);
  declareMatches(facts, code, FUNCTION);
  mentionMatches(facts, code, CAPITALIZED);
  facts.functions = countMatches(code, /\bfunction\b[^;{]{0,1000}\{|\bfn[ \t]*\(/g);
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite = /^(?:it|test|describe)[ \t]*\(/m.test(code);
  const types = [...code.matchAll(/\b(class|interface|enum|trait)[ \t]+\w+([^{;]{0,300})/g)];
  facts.exempt = typeExemption(facts, types);
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
