import type { CodeSource } from '../codeSource.ts';
import type { FactsBuilder } from '../factsBuilder.ts';
import { countMatches, declareMatches, splitList } from '../scanning.ts';

const IMPORT = /^([ \t]*)(?:from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|[^\n;]*)|import[ \t]+([^\n;]*))/gm;
const TYPE_CHECKING = /^([ \t]*)if[ \t]+(?:typing\.|t\.)?TYPE_CHECKING\b/gm;
const LOADED_BY_NAME = /\b(?:import_module|__import__|patch|importorskip)\([ \t\n]{0,50}(["'])([A-Za-z_][\w.]*)\1/g;
const DECISION = /\b(?:if|elif|for|while|except|and|or|case)\b/g;
const DEF = /^[ \t]*(?:async[ \t]+)?def[ \t]+\w+/gm;
const TOP_LEVEL = /^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm;
const TOP_VALUE = /^([A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=[^=]/gm;
const CLASS = /^[ \t]*class[ \t]+\w+[ \t]*(\([^)]*\))?/gm;

/** What a package holds itself: its relative imports start in it. */
export const PACKAGE_FILE = '__init__.py';

/** Adds the facts of one Python file. */
export function scanPython(facts: FactsBuilder, source: CodeSource): void {
  const { name, text } = source;
  const joined = source.code().replace(/\\\r?\n/g, ' ');
  addImports(facts, joined, name === PACKAGE_FILE);
  for (const match of text.matchAll(LOADED_BY_NAME)) {
    facts.addImport('path-literal', match[2] ?? '', []);
  }
  declareMatches(facts, joined, TOP_LEVEL);
  declareMatches(facts, joined, TOP_VALUE);
  facts.functions = countMatches(joined, DEF);
  facts.decisions = countMatches(joined, DECISION);
  facts.inlineTests = /^[ \t]*>>> /m.test(text);
  facts.looksLikeSuite = /^(?:async[ \t]+)?def[ \t]+test_|^class[ \t]+\w+\([^)\n]*TestCase\)/m.test(joined);
  const classes = [...joined.matchAll(CLASS)];
  if (
    facts.decisions === 0 &&
    classes.length > 0 &&
    classes.every((match) => /(?:Error|Exception|Warning)\b/.test(match[1] ?? ''))
  ) {
    facts.exempt = 'exception';
  } else if (!facts.hasBehavior && facts.importCount > 0) {
    facts.exempt = 'barrel';
  }
}

function addImports(facts: FactsBuilder, code: string, isPackage: boolean): void {
  const skipped = typeCheckingBlocks(code);
  for (const match of code.matchAll(IMPORT)) {
    if (skipped.some(([start, end]) => match.index >= start && match.index < end)) {
      continue;
    }
    const [, , from, names, modules] = match;
    if (from !== undefined) {
      addFrom(facts, from, names ?? '', isPackage);
    } else {
      for (const part of splitList(modules ?? '')) {
        facts.addImport('import', part.split(/\s/, 1)[0] ?? '', ['*']);
      }
    }
  }
}

function addFrom(facts: FactsBuilder, from: string, list: string, isPackage: boolean): void {
  const names: string[] = [];
  const exportedNames: string[] = [];
  for (const part of splitList(list.replaceAll(/[()]/g, ' '))) {
    const words = part.split(/\s+/);
    names.push(words[0] ?? '');
    exportedNames.push(words[2] ?? words[0] ?? '');
  }
  // What a package's `__init__` imports can be imported from the package, which is how Python writes a barrel.
  if (isPackage) {
    facts.addImport('reexport', from, names, exportedNames);
  } else {
    facts.addImport('import', from, names);
  }
}

/** Ranges of `if TYPE_CHECKING:` blocks, whose imports are for types only. */
function typeCheckingBlocks(code: string): readonly (readonly [number, number])[] {
  const blocks: (readonly [number, number])[] = [];
  for (const match of code.matchAll(TYPE_CHECKING)) {
    const indent = match[1]?.length ?? 0;
    let at = code.indexOf('\n', match.index);
    while (at >= 0) {
      const next = code.indexOf('\n', at + 1);
      const line = code.slice(at + 1, next < 0 ? code.length : next);
      if (line.trim() !== '' && line.length - line.trimStart().length <= indent) {
        break;
      }
      at = next;
    }
    blocks.push([match.index, at < 0 ? code.length : at]);
    if (blocks.length >= 20) {
      break;
    }
  }
  return blocks;
}
