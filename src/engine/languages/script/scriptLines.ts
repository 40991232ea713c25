import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches } from '../scanning.ts';

/** Longer lines are data or minified code. */
const MAX_LINE = 5000;

const FROM = /\bfrom\s*(["'])([^"'\n]+)\1/;
const BARE_IMPORT = /^\s*import\s*(["'])([^"'\n]+)\1/;
const CALL = /\b(require|import)\s*\(\s*(["'`])([^"'`\n]+)\2/g;
const COMMENT = /^\s*(?:\/\/|\*)/;
const STATEMENT = /^\s*(?:import|export|const|let|var|function|class)\b/;
const EXPORT = /^\s*export\b/;
const TYPE_ONLY = /^\s*(?:import|export)\s+type\b/;
const DECLARATION =
  /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\*?|class|enum|const|let|var)\s+([A-Za-z_$][\w$]*)/;
const FUNCTION = /\bfunction\b|=>/g;
const DECISION = /\b(?:if|for|while|case|catch)\b|&&|\|\||\?\?/g;
const SUITE = /^(?:describe|it|test|suite)(?:\.\w+)?\s*\(/;

/** Scans a script that does not parse (half-written, or a dialect of its own) line by line. */
export function scanScriptLines(facts: FactsBuilder, text: string): void {
  let typeOnly = false;
  for (const line of text.split('\n')) {
    if (line.length > MAX_LINE || COMMENT.test(line)) {
      continue;
    }
    typeOnly = TYPE_ONLY.test(line) || (typeOnly && !STATEMENT.test(line));
    const from = FROM.exec(line)?.[2];
    if (from !== undefined && !typeOnly) {
      facts.addImport(EXPORT.test(line) ? 'reexport' : 'import', from, ['*']);
    }
    typeOnly &&= from === undefined;
    scanLine(facts, line);
  }
}

function scanLine(facts: FactsBuilder, line: string): void {
  const bare = BARE_IMPORT.exec(line)?.[2];
  if (bare !== undefined) {
    facts.addImport('import', bare, []);
  }
  for (const [, call, , specifier = ''] of line.matchAll(CALL)) {
    facts.addImport(call === 'require' ? 'require' : 'dynamic', specifier, ['*']);
  }
  const declared = DECLARATION.exec(line)?.[1];
  if (declared !== undefined) {
    facts.declare(declared);
  }
  facts.functions += countMatches(line, FUNCTION);
  facts.decisions += countMatches(line, DECISION);
  facts.looksLikeSuite ||= SUITE.test(line);
}
