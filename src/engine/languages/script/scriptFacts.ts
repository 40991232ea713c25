import { parse } from '@babel/parser';
import type { ParserOptions } from '@babel/parser';
import type { FactsBuilder } from '../factsBuilder.ts';
import { scanScriptLines } from './scriptLines.ts';
import { readModuleStatements } from './scriptModule.ts';
import { walkScript } from './scriptWalk.ts';

/** Which grammar a script is read with. */
export type ScriptDialect = 'javascript' | 'typescript' | 'typescriptreact';

/** Scripts longer than this (UTF-16 units) are scanned by lines: nobody writes them by hand, and a syntax tree takes 30 times their size. */
const MAX_PARSED = 1_500_000;

/** Scripts up to this length are parsed again with recovery; each error recovered from costs some 20 µs, and a hostile file has one a byte. */
const MAX_RECOVERED = 20_000;

/** Adds the facts of one JavaScript or TypeScript text; one that does not parse is scanned by lines. Never throws. */
export function inspectScript(facts: FactsBuilder, dialect: ScriptDialect, text: string): void {
  const program = text.length > MAX_PARSED ? undefined : parseScript(dialect, text);
  if (program === undefined) {
    scanScriptLines(facts, text);
    return;
  }
  const shape = readModuleStatements(facts, program.body);
  walkScript(facts, program, shape.namespaces);
  if (shape.exempt !== null && !facts.hasBehavior) {
    facts.exempt = shape.exempt;
  } else if (shape.exempt === 'barrel' && facts.decisions === 0) {
    facts.exempt = 'barrel';
  }
}

function parseScript(dialect: ScriptDialect, text: string): ReturnType<typeof parse>['program'] | undefined {
  const options = OPTIONS[dialect];
  try {
    return parse(text, options).program;
  } catch {
    if (text.length > MAX_RECOVERED) {
      return undefined;
    }
  }
  try {
    return parse(text, { ...options, errorRecovery: true }).program;
  } catch {
    return undefined;
  }
}

const COMMON: ParserOptions = {
  sourceType: 'unambiguous',
  attachComment: false,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowNewTargetOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
};

const OPTIONS: Readonly<Record<ScriptDialect, ParserOptions>> = {
  javascript: {
    ...COMMON,
    plugins: ['flow', 'jsx', 'decorators'],
  },
  typescript: { ...COMMON, plugins: ['typescript', 'decorators-legacy'] },
  typescriptreact: { ...COMMON, plugins: ['typescript', 'jsx', 'decorators-legacy'] },
};
