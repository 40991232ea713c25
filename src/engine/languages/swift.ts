import type { RepoPath } from '../model/repoPath.ts';
import type { CodeSource } from './codeSource.ts';
import { cLike, doubleQuoted, nestedSlashStar, tripleDouble } from './commentSyntax.ts';
import { createDeclaredNames } from './declaredNames.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import type { LanguageFamily } from './language.ts';
import { addMentioned, withoutSelf } from './namespaceEdges.ts';
import { pascalCase } from './newTestDraft.ts';
import type { Resolve, Resolver, ResolverInput } from './resolver.ts';
import { countMatches, declareMatches, mentionMatches } from './scanning.ts';
import { defineTests } from './testConvention.ts';

export const swift: LanguageFamily = {
  languages: [
    {
      id: 'swift',
      kind: 'code',
      syntax: { ...cLike, block: [nestedSlashStar], strings: [tripleDouble, doubleQuoted], characters: false },
      extensions: 'swift',
    },
  ],
  projectFiles: { manifests: 'Package.swift', configuration: 'package.swift', locks: 'package.resolved' },
  tests: defineTests({
    family: 'Swift',
    suffixes: ['Tests', 'Test'],
    treeSuffixes: ['Spec'],
    directories: ['test', 'tests'],
    directoryEnds: ['tests'],
    bareInTree: 'suite',
    placement: { from: ['Sources'], to: 'Tests', suffix: 'Tests' },
  }),
  imports: { scanners: { swift: scanSwift }, createResolver: createSwiftResolver },
  newTest: {
    text: ({ name }) =>
      `import XCTest\n\nfinal class ${pascalCase(name)}Tests: XCTestCase {\n    func testWorks() {\n        XCTFail("Write this test.")\n    }\n}\n`,
  },
};

const CAPITALIZED = /\b[A-Z]\w*/g;
const DECISION = /\b(?:if|for|while|case|catch|guard)\b|&&|\|\||\?\?|\?[ \t]/g;

function scanSwift(facts: FactsBuilder, source: CodeSource): void {
  const code = source.code();
  for (const match of code.matchAll(
    /^[ \t]*(?:@testable[ \t]+)?import[ \t]+(?:(?:class|struct|enum|func|protocol)[ \t]+)?(\w+)/gm,
  )) {
    facts.addImport('import', match[1] ?? '', ['*']);
  }
  declareMatches(facts, code, /\b(?:class|struct|enum|protocol|actor|typealias|extension)[ \t]+([A-Z]\w*)/g);
  declareMatches(facts, code, /^(?:public[ \t]+|internal[ \t]+)?func[ \t]+(\w+)/gm);
  mentionMatches(facts, code, CAPITALIZED);
  facts.functions = countMatches(code, /\bfunc[ \t]+\w+|\binit[?!]?\(/g);
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite = /:[ \t]*XCTestCase\b|@Test\b|@Suite\b/.test(code);
  if (!facts.hasBehavior && /\bprotocol[ \t]/.test(code)) {
    facts.exempt = 'interface';
  }
}

/** Swift: names mentioned, looked for in the file's module and in the modules that it imports. A module is a folder of Sources or Tests. */
function createSwiftResolver(input: ResolverInput): Resolver {
  const declared = createDeclaredNames(input, new Set(['swift']), (path) => swiftModule(path));
  const resolve: Resolve = (path, facts, add) => {
    const addOther = withoutSelf(path, add);
    for (const { specifier } of facts.imports) {
      addMentioned(declared, specifier, facts, 'import', addOther);
    }
    addMentioned(declared, swiftModule(path), facts, 'package', addOther);
  };
  return { resolve };
}

function swiftModule(path: RepoPath): string {
  const parts = path.split('/');
  const root = parts.findIndex((part) => part === 'Sources' || part === 'Tests');
  const inPackage = root >= 0 && root + 2 < parts.length;
  return (inPackage ? parts[root + 1] : parts.length > 1 ? parts[0] : '') ?? '';
}
