import type { RepoPath } from '../model/repoPath.ts';
import type { CodeSource } from './codeSource.ts';
import { doubleQuoted } from './commentSyntax.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import type { LanguageFamily } from './language.ts';
import type { Resolve, Resolver, ResolverInput } from './resolver.ts';
import { countMatches, declareMatches } from './scanning.ts';
import { defineTests } from './testConvention.ts';

export const clojure: LanguageFamily = {
  languages: [
    {
      id: 'clojure',
      kind: 'code',
      syntax: { line: [';'], lineStart: ['#_'], block: [], strings: [{ ...doubleQuoted, multiline: true }] },
      extensions: 'clj cljs cljc cljx',
    },
  ],
  projectFiles: { manifests: 'project.clj deps.edn' },
  tests: defineTests({
    family: 'Clojure',
    suffixes: ['_test'],
    treePrefixes: ['test_', 't_'],
    directories: ['test', 'tests'],
    bareInTree: 'suite',
    placement: { from: ['src'], to: 'test', suffix: '_test' },
  }),
  imports: { scanners: { clojure: scanClojure }, createResolver: createClojureResolver },
  newTest: {
    text: ({ name }) =>
      `(ns ${name.replaceAll('_', '-')}-test\n  (:require [clojure.test :refer [deftest is]]))\n\n(deftest works\n  (is false "Write this test."))\n`,
  },
};

const NAMESPACE = /\((?:ns|in-ns)[ \t\n]+'?(?:\^\S+[ \t\n]+)?([A-Za-z][\w.*+!?<>=-]*)/;
const REQUIRED = /[[('\s]([a-z][\w-]*(?:\.[\w*+!?-]+){1,10})(?=[\s\])])/g;

function scanClojure(facts: FactsBuilder, source: CodeSource): void {
  const code = source.code();
  facts.packageName = NAMESPACE.exec(code)?.[1] ?? null;
  for (const match of code.matchAll(REQUIRED)) {
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

/** Clojure: namespaces by their names. */
function createClojureResolver(input: ResolverInput): Resolver {
  const byNamespace = new Map<string, RepoPath>();
  for (const { path, language } of input.files) {
    const name = language === 'clojure' ? input.factsOf(path)?.packageName : null;
    if (name !== null && name !== undefined && !byNamespace.has(name)) {
      byNamespace.set(name, path);
    }
  }
  const resolve: Resolve = (path, facts, add) => {
    for (const { specifier } of facts.imports) {
      const target = byNamespace.get(specifier);
      if (target !== undefined && target !== path) {
        add(target, 'import');
      }
    }
  };
  return { resolve };
}
