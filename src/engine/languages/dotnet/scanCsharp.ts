import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches, mentionMatches } from '../scanning.ts';
import { typeExemption } from '../typeExemption.ts';

const CAPITALIZED = /\b[A-Z]\w*/g;
const DECISION = /\b(?:if|elseif|for|foreach|while|case|catch|match)\b|&&|\|\||\?\?|\?[^?.>:;,)\]]/g;
const USING = /^[ \t]*(global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*;/gm;
const NAMESPACE = /^[ \t]*namespace[ \t]+([\w.]+)/m;
const TYPE = /\b(?:class|interface|enum|struct|record)[ \t]+(?:class[ \t]+|struct[ \t]+)?([A-Za-z_]\w*)/g;
const METHOD = /\b(\w+)[ \t]*\([^()]*\)[ \t\r\n]{0,200}(?:\{|=>)/g;
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

/** Adds the facts of one C# file. */
export function scanCsharp(facts: FactsBuilder, source: CodeSource): void {
  const code = source.code();
  for (const [, everywhere, name = ''] of code.matchAll(USING)) {
    facts.addImport(everywhere === undefined ? 'import' : 'reexport', name, ['*']);
  }
  facts.packageName = NAMESPACE.exec(code)?.[1] ?? '';
  declareMatches(facts, code, TYPE);
  mentionMatches(facts, code, CAPITALIZED);
  for (const match of code.matchAll(METHOD)) {
    facts.functions += NOT_METHODS.has(match[1] ?? '') ? 0 : 1;
  }
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite = /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/.test(code);
  const types = [...code.matchAll(/\b(class|interface|enum|struct|record)[ \t]+\w+([^{;]{0,300})/g)];
  facts.exempt = typeExemption(facts, types);
}
