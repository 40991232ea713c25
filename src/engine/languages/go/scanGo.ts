import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches } from '../scanning.ts';

const PACKAGE = /^package[ \t]+(\w+)/m;
const IMPORT_BLOCK = /^import[ \t]*\(([^)]*)\)/gm;
const IMPORT_LINE = /^import[ \t]+([^\n(]*)/gm;
const SPEC = /(?:([\w.]+)[ \t]+)?"([^"\n]+)"/g;
const FUNCTION = /^func[ \t]*(?:\([^)\n]*\)[ \t]*)?(\w+)/gm;
const TYPE = /^(?:type|var|const)[ \t]+(\w+)/gm;
const GROUP = /^(?:type|var|const)[ \t]*\(([^]*?)^\)/gm;
const GROUPED_NAME = /^\t(\w+)/gm;
const DECISION = /\b(?:if|for|case)\b|&&|\|\|/g;
const IDENTIFIER = /\b[A-Za-z_]\w{2,}/g;

/** Adds the facts of one Go file. */
export function scanGo(facts: FactsBuilder, source: CodeSource): void {
  const withStrings = source.codeWithStrings();
  const code = source.code();
  facts.packageName = PACKAGE.exec(code)?.[1] ?? null;
  for (const clause of [...withStrings.matchAll(IMPORT_BLOCK), ...withStrings.matchAll(IMPORT_LINE)]) {
    for (const [, alias, path = ''] of (clause[1] ?? '').matchAll(SPEC)) {
      facts.addImport('import', path, alias === '_' ? [] : ['*']);
    }
  }
  declareMatches(facts, code, FUNCTION);
  declareMatches(facts, code, TYPE);
  for (const group of code.matchAll(GROUP)) {
    declareMatches(facts, group[1] ?? '', GROUPED_NAME);
  }
  for (const [word] of code.matchAll(IDENTIFIER)) {
    facts.mention(word);
  }
  facts.functions = countMatches(code, /^func\b[^\n]*\{/gm) + countMatches(code, /\bfunc\(/g);
  facts.decisions = countMatches(code, DECISION);
  if (!facts.hasBehavior && /^type[ \t]/m.test(code)) {
    facts.exempt = 'types only';
  }
}
