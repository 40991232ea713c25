import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { CodeSource } from './codeSource.ts';
import { cLike, doubleQuoted, singleQuoted, tripleDouble, tripleSingle } from './commentSyntax.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import type { LanguageFamily } from './language.ts';
import { joinPath } from './pathIndex.ts';
import type { PathIndex } from './pathIndex.ts';
import { ReexportFollower } from './reexports.ts';
import type { Resolve, Resolver, ResolverInput } from './resolver.ts';
import { countMatches, declareMatches, firstWord, splitList } from './scanning.ts';
import { defineTests } from './testConvention.ts';

export const dart: LanguageFamily = {
  languages: [
    {
      id: 'dart',
      kind: 'code',
      syntax: {
        ...cLike,
        strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
        characters: false,
      },
      extensions: 'dart',
    },
  ],
  projectFiles: { manifests: 'pubspec.yaml', locks: 'pubspec.lock' },
  tests: defineTests({
    family: 'Dart',
    suffixes: ['_test'],
    directories: ['test', 'integration_test', 'test_driver'],
    bareInTree: 'support',
    placement: { from: ['lib/src', 'lib'], to: 'test', suffix: '_test' },
  }),
  imports: { scanners: { dart: scanDart }, createResolver: createDartResolver },
  newTest: {
    text: ({ name }) =>
      `import 'package:test/test.dart';\n\nvoid main() {\n  test('${name} works', () {\n    fail('Write this test.');\n  });\n}\n`,
  },
};

const DECISION = /\b(?:if|for|while|case|catch|guard)\b|&&|\|\||\?\?|\?[ \t]/g;
const IMPORT = /^[ \t]*(import|export|part)[ \t]+["']([^"'\n]+)["']([^;]{0,2000});/gm;
const SHOW = /\bshow[ \t\n]+([\w, \t\n]+)/;
const DECLARED =
  /^(?:abstract[ \t]+|sealed[ \t]+|final[ \t]+|base[ \t]+)?(?:class|mixin|enum|extension|typedef)[ \t]+(\w+)/gm;
const FUNCTION = /^\w[\w<>?, ]{0,80}[ \t](\w+)\([^;]{0,500}\{/gm;

function scanDart(facts: FactsBuilder, source: CodeSource): void {
  const withStrings = source.codeWithStrings();
  const code = source.code();
  for (const [, keyword, uri = '', rest = ''] of withStrings.matchAll(IMPORT)) {
    const shown = SHOW.exec(rest)?.[1];
    const names = shown === undefined ? ['*'] : splitList(shown).map(firstWord);
    facts.addImport(keyword === 'export' ? 'reexport' : 'import', uri, names);
  }
  declareMatches(facts, code, DECLARED);
  declareMatches(facts, code, FUNCTION);
  facts.functions = countMatches(code, /\)[ \t]*(?:async\*?[ \t]*|sync\*[ \t]*)?(?:\{|=>)/g);
  facts.decisions = countMatches(code, DECISION);
  facts.looksLikeSuite =
    /\b(?:testWidgets|test|group)\(/.test(code) && /package:(?:test|flutter_test)\//.test(withStrings);
  if (!facts.hasBehavior && facts.importCount > 0) {
    facts.exempt = 'barrel';
  }
}

const PACKAGE_NAME = /^name:[ \t]*["']?(\w+)/m;

/** Dart: relative URIs and `package:` URIs of the listed pubspec.yaml files; exports are followed for the names shown. */
function createDartResolver(input: ResolverInput, index: PathIndex): Resolver {
  const packages = new Map<string, RepoPath>();
  for (const path of index.named('pubspec.yaml')) {
    const name = PACKAGE_NAME.exec(input.read(path) ?? '')?.[1];
    if (name !== undefined && !packages.has(name)) {
      packages.set(name, directoryOf(path));
    }
  }
  const resolveModule = (from: RepoPath, uri: string): RepoPath | undefined => {
    if (!uri.startsWith('package:')) {
      const path = joinPath(directoryOf(from), uri);
      return index.has(path) ? path : undefined;
    }
    const slash = uri.indexOf('/');
    const directory = packages.get(uri.slice('package:'.length, Math.max(0, slash)));
    const path = directory === undefined ? undefined : joinPath(directory, `lib/${uri.slice(slash + 1)}`);
    return path !== undefined && index.has(path) ? path : undefined;
  };
  const reexports = new ReexportFollower((path) => input.factsOf(path), resolveModule);
  const resolve: Resolve = (path, facts, add) => {
    for (const { kind, specifier, names } of facts.imports) {
      const target = resolveModule(path, specifier);
      if (target !== undefined && target !== path) {
        add(target, kind === 'reexport' ? 'path-literal' : 'import');
        reexports.follow(target, names, add);
      }
    }
  };
  return { resolve };
}
