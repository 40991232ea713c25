import type { TextSyntax } from './codeText.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import { countMatches, declareMatches, firstWord, mentionMatches, splitList } from './scanning.ts';

export const DART_SYNTAX: TextSyntax = {
  line: ['//'],
  block: [['/*', '*/']],
  nestedBlocks: false,
  longQuotes: [
    ['"""', '"""'],
    ["'''", "'''"],
  ],
  quotes: '"\'',
  escape: '\\',
};
export const SWIFT_SYNTAX: TextSyntax = {
  ...DART_SYNTAX,
  nestedBlocks: true,
  longQuotes: [['"""', '"""']],
  quotes: '"',
};
export const ELIXIR_SYNTAX: TextSyntax = { ...DART_SYNTAX, line: ['#'], block: [] };
export const CLOJURE_SYNTAX: TextSyntax = {
  line: [';'],
  block: [],
  nestedBlocks: false,
  longQuotes: [['"', '"']],
  quotes: '',
  escape: '',
};

const CAPITALIZED = /\b[A-Z]\w*/g;
const C_DECISION = /\b(?:if|for|while|case|catch|guard)\b|&&|\|\||\?\?|\?[ \t]/g;

const DART_IMPORT = /^[ \t]*(import|export|part)[ \t]+["']([^"'\n]+)["']([^;]{0,2000});/gm;
const DART_SHOW = /\bshow[ \t\n]+([\w, \t\n]+)/;
const DART_DECLARED =
  /^(?:abstract[ \t]+|sealed[ \t]+|final[ \t]+|base[ \t]+)?(?:class|mixin|enum|extension|typedef)[ \t]+(\w+)/gm;
const DART_FUNCTION = /^\w[\w<>?, ]{0,80}[ \t](\w+)\([^;]{0,500}\{/gm;

/** Adds the facts of one Dart file. @param withStrings the text without comments, @param code also without the content of strings */
export function scanDart(facts: FactsBuilder, withStrings: string, code: string): void {
  for (const [, keyword, uri = '', rest = ''] of withStrings.matchAll(DART_IMPORT)) {
    const shown = DART_SHOW.exec(rest)?.[1];
    const names = shown === undefined ? ['*'] : splitList(shown).map(firstWord);
    facts.addImport(keyword === 'export' ? 'reexport' : 'import', uri, names);
  }
  declareMatches(facts, code, DART_DECLARED);
  declareMatches(facts, code, DART_FUNCTION);
  facts.functions = countMatches(code, /\)[ \t]*(?:async\*?[ \t]*|sync\*[ \t]*)?(?:\{|=>)/g);
  facts.decisions = countMatches(code, C_DECISION);
  facts.looksLikeSuite =
    /\b(?:testWidgets|test|group)\(/.test(code) && /package:(?:test|flutter_test)\//.test(withStrings);
  if (!facts.hasBehavior && facts.importCount > 0) {
    facts.exempt = 'barrel';
  }
}

/** Adds the facts of one Swift file, from its text without comments and strings. */
export function scanSwift(facts: FactsBuilder, code: string): void {
  for (const match of code.matchAll(
    /^[ \t]*(?:@testable[ \t]+)?import[ \t]+(?:(?:class|struct|enum|func|protocol)[ \t]+)?(\w+)/gm,
  )) {
    facts.addImport('import', match[1] ?? '', ['*']);
  }
  declareMatches(facts, code, /\b(?:class|struct|enum|protocol|actor|typealias|extension)[ \t]+([A-Z]\w*)/g);
  declareMatches(facts, code, /^(?:public[ \t]+|internal[ \t]+)?func[ \t]+(\w+)/gm);
  mentionMatches(facts, code, CAPITALIZED);
  facts.functions = countMatches(code, /\bfunc[ \t]+\w+|\binit[?!]?\(/g);
  facts.decisions = countMatches(code, C_DECISION);
  facts.looksLikeSuite = /:[ \t]*XCTestCase\b|@Test\b|@Suite\b/.test(code);
  if (!facts.hasBehavior && /\bprotocol[ \t]/.test(code)) {
    facts.exempt = 'interface';
  }
}

const ELIXIR_MODULE = /^[ \t]*defmodule[ \t]+([\w.]+)/gm;
const ELIXIR_USE = /^[ \t]*(?:alias|import|use|require)[ \t]+([A-Z][\w.]*)(?:\.?\{([^}]*)\})?/gm;
const ELIXIR_QUALIFIED = /\b[A-Z]\w*(?:\.[A-Z]\w*){1,10}/g;

/** Adds the facts of one Elixir file, from its text without comments and strings. @param text the whole text */
export function scanElixir(facts: FactsBuilder, text: string, code: string): void {
  declareMatches(facts, code, ELIXIR_MODULE);
  for (const [, name = '', group] of code.matchAll(ELIXIR_USE)) {
    const prefix = name.replace(/\.$/, '');
    const names = group === undefined ? [prefix] : splitList(group).map((part) => `${prefix}.${firstWord(part)}`);
    for (const module of names) {
      facts.addImport('import', module, ['*']);
    }
  }
  mentionMatches(facts, code, ELIXIR_QUALIFIED);
  mentionMatches(facts, code, CAPITALIZED);
  facts.packageName = /^[ \t]*defmodule[ \t]+([\w.]+)/m.exec(code)?.[1] ?? null;
  facts.functions = countMatches(code, /^[ \t]*defp?(?:macro)?[ \t]+\w+/gm);
  facts.decisions = countMatches(code, /->|\b(?:if|unless|and|or|rescue)\b|&&|\|\|/g);
  facts.inlineTests = /^[ \t]*iex(?:\(\d+\))?> /m.test(text);
  facts.looksLikeSuite = /\buse[ \t]+ExUnit\.Case\b/.test(code);
  if (/^[ \t]*defexception\b/m.test(code) && facts.decisions === 0) {
    facts.exempt = 'exception';
  }
}

const CLOJURE_NS = /\((?:ns|in-ns)[ \t\n]+'?(?:\^\S+[ \t\n]+)?([A-Za-z][\w.*+!?<>=-]*)/;
const CLOJURE_REQUIRED = /[[('\s]([a-z][\w-]*(?:\.[\w*+!?-]+){1,10})(?=[\s\])])/g;

/** Adds the facts of one Clojure file, from its text without comments and strings. */
export function scanClojure(facts: FactsBuilder, code: string): void {
  facts.packageName = CLOJURE_NS.exec(code)?.[1] ?? null;
  for (const match of code.matchAll(CLOJURE_REQUIRED)) {
    if (match[1] !== undefined && match[1] !== facts.packageName) {
      facts.addImport('import', match[1], ['*']);
    }
  }
  declareMatches(facts, code, /^\((?:defn-?|def|defmacro|defmulti|defrecord|defprotocol)[ \t\n]+([^\s()[\]{}]+)/gm);
  facts.functions = countMatches(code, /\((?:defn-?|fn|defmacro|defmethod)[ \t\n]/g);
  facts.decisions = countMatches(
    code,
    /\((?:if|if-let|if-not|when|when-let|when-not|cond|case|condp|and|or|doseq|loop|catch)[ \t\n]/g,
  );
  facts.looksLikeSuite = /\(deftest[ \t\n]/.test(code);
}
