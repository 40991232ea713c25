import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches, firstWord, mentionMatches, splitList } from '../scanning.ts';

const PACKAGE = /^[ \t]*package[ \t]+(?!object\b)([\w.`]+)/gm;
const IMPORT = /^[ \t]*import[ \t]+(?:static[ \t]+)?([^\n;]+)/gm;
const TYPE = /\b(?:class|interface|enum|record|object|trait|typealias)[ \t]+([A-Za-z_]\w*)/g;
const CAPITALIZED = /\b[A-Z]\w*/g;
const DECISION = /\b(?:if|for|while|case|catch|when|match)\b|&&|\|\||\?[^.:>,)\]]/g;
const METHOD = /\b(\w+)[ \t]*\([^()]*\)[ \t]*(?:throws\b[^{};()]*)?\{/g;
const NOT_METHODS: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'synchronized',
  'try',
  'when',
]);
const FUN = /^([ \t]*)(?:[a-z]+[ \t]+){0,6}(?:fun|def)[ \t]+([^\n(={]*)/gm;
const CALLED = /\b[a-z]\w{3,}(?=\()/g;

/** A class named in full in a string: frameworks load it by that name. */
const CLASS_LITERAL = /"([a-z_]\w{0,60}(?:\.[a-z_]\w{0,60}){1,20}\.[A-Z]\w{0,120})"/g;

/** Adds the classes that strings of a file name, from its whole text. */
function scanClassLiterals(facts: FactsBuilder, text: string): void {
  for (const match of text.matchAll(CLASS_LITERAL)) {
    facts.addImport('path-literal', match[1] ?? '', []);
  }
}

/** Adds the facts of one JVM file. */
export function scanJvm(facts: FactsBuilder, source: CodeSource): void {
  const { language, text } = source;
  const code = source.code();
  const packages = [...code.matchAll(PACKAGE)].map((match) => (match[1] ?? '').replaceAll('`', ''));
  facts.packageName = packages.join('.');
  for (const match of code.matchAll(IMPORT)) {
    for (const name of importedNames((match[1] ?? '').trim())) {
      facts.addImport('import', name, ['*']);
    }
  }
  declareMatches(facts, code, TYPE);
  mentionMatches(facts, code, CAPITALIZED);
  for (const match of code.matchAll(METHOD)) {
    facts.functions += NOT_METHODS.has(match[1] ?? '') ? 0 : 1;
  }
  if (language === 'kotlin' || language === 'scala') {
    for (const match of code.matchAll(FUN)) {
      facts.functions++;
      const name = /\w+$/.exec((match[2] ?? '').trimEnd())?.[0];
      if (match[1] === '' && name !== undefined) {
        facts.declare(name);
      }
    }
    mentionMatches(facts, code, CALLED);
  } else {
    facts.functions += countMatches(code, /->/g);
  }
  facts.decisions = countMatches(code, DECISION);
  facts.exempt = exemption(facts, code);
  scanClassLiterals(facts, text);
}

/** `a.b.C`, `a.b.*`, `a.b.{C, D => E}`, `a.b.C as D`: full names, a whole package ending in ".*". */
function importedNames(clause: string): readonly string[] {
  const brace = clause.indexOf('{');
  if (brace < 0) {
    return splitList(clause).map((part) => wildcard(firstWord(part)));
  }
  const prefix = clause.slice(0, brace).trim();
  return splitList(clause.slice(brace + 1).replace('}', '')).map((part) => wildcard(prefix + firstWord(part)));
}

function wildcard(name: string): string {
  return name.replaceAll('`', '').replace(/\._$/, '.*');
}

const KIND = /(@?)\b(class|interface|enum|record|object|trait)[ \t]+[A-Za-z_]\w*([^{;]{0,400})/g;

function exemption(facts: FactsBuilder, code: string): string | null {
  const kinds = [...code.matchAll(KIND)];
  if (kinds.length === 0 || facts.decisions > 0) {
    return null;
  }
  if (kinds.every((kind) => kind[1] === '@')) {
    return 'annotation';
  }
  if (kinds.every((kind) => kind[2] === 'interface' || kind[2] === 'trait') && facts.functions === 0) {
    return 'interface';
  }
  const first = kinds[0];
  return first?.[2] === 'class' && /\b\w*(?:Exception|Error|Throwable)\b/.test(first[3] ?? '') ? 'exception' : null;
}
