import type { CodeSource } from './codeSource.ts';
import { doubleQuoted, singleQuoted, tripleDouble, tripleSingle } from './commentSyntax.ts';
import { createDeclaredNames } from './declaredNames.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import type { LanguageFamily } from './language.ts';
import { addMentioned, withoutSelf } from './namespaceEdges.ts';
import { pascalCase } from './newTestDraft.ts';
import type { Resolve, Resolver, ResolverInput } from './resolver.ts';
import { countMatches, declareMatches, firstWord, mentionMatches, splitList } from './scanning.ts';
import { defineTests } from './testConvention.ts';

export const elixir: LanguageFamily = {
  languages: [
    {
      id: 'elixir',
      kind: 'code',
      syntax: {
        line: ['#'],
        block: ['@moduledoc', '@doc', '@typedoc'].flatMap((attribute) =>
          ['"""', '~S"""', '~s"""'].map((open) => ({ open: `${attribute} ${open}`, close: '"""' })),
        ),
        strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
      },
      extensions: 'ex exs',
    },
  ],
  projectFiles: { manifests: 'mix.exs', configuration: 'mix.exs', locks: 'mix.lock' },
  tests: defineTests({
    family: 'Elixir',
    suffixes: ['_test'],
    directories: ['test', 'tests'],
    bareInTree: 'support',
    placement: { from: ['lib'], to: 'test', suffix: '_test', extension: () => 'exs' },
  }),
  imports: { scanners: { elixir: scanElixir }, createResolver: createElixirResolver },
  newTest: {
    text: ({ name }) =>
      `defmodule ${pascalCase(name)}Test do\n  use ExUnit.Case\n\n  test "works" do\n    flunk("Write this test.")\n  end\nend\n`,
  },
};

const CAPITALIZED = /\b[A-Z]\w*/g;
const MODULE = /^[ \t]*defmodule[ \t]+([\w.]+)/gm;
const USE = /^[ \t]*(?:alias|import|use|require)[ \t]+([A-Z][\w.]*)(?:\.?\{([^}]*)\})?/gm;
const QUALIFIED = /\b[A-Z]\w*(?:\.[A-Z]\w*){1,10}/g;

function scanElixir(facts: FactsBuilder, source: CodeSource): void {
  const { text } = source;
  const code = source.code();
  declareMatches(facts, code, MODULE);
  for (const [, name = '', group] of code.matchAll(USE)) {
    const prefix = name.replace(/\.$/, '');
    const names = group === undefined ? [prefix] : splitList(group).map((part) => `${prefix}.${firstWord(part)}`);
    for (const module of names) {
      facts.addImport('import', module, ['*']);
    }
  }
  mentionMatches(facts, code, QUALIFIED);
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

/** Elixir: modules by their full names, as `alias` and its like or a call name them. */
function createElixirResolver(input: ResolverInput): Resolver {
  const declared = createDeclaredNames(input, new Set(['elixir']), () => '');
  const resolve: Resolve = (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier } of facts.imports) {
      for (const found of declared.find('', specifier)) {
        addOther(found, 'import');
      }
    }
    addMentioned(declared, '', facts, 'import', addOther);
    // A module sees its neighbors by their last name where it aliases their parent.
    for (const { specifier } of facts.imports) {
      for (const name of facts.mentions) {
        const last = specifier.slice(specifier.lastIndexOf('.') + 1);
        if (name.startsWith(`${last}.`)) {
          for (const found of declared.find('', specifier + name.slice(last.length))) {
            addOther(found, 'import');
          }
        }
      }
    }
  };
  return { resolve };
}
