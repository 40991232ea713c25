import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { CodeSource } from './codeSource.ts';
import type { CommentSyntax } from './commentSyntax.ts';
import { doubleQuoted, singleQuoted } from './commentSyntax.ts';
import type { FactsBuilder } from './factsBuilder.ts';
import type { LanguageFamily } from './language.ts';
import type { NewTestDraft } from './newTestDraft.ts';
import { snakeCase } from './newTestDraft.ts';
import { joinPath } from './pathIndex.ts';
import type { PathIndex } from './pathIndex.ts';
import type { Resolver, ResolverInput } from './resolver.ts';
import { countMatches, declareMatches } from './scanning.ts';
import { defineTests } from './testConvention.ts';

const syntax: CommentSyntax = {
  line: ['--'],
  block: ['', '=', '==', '==='].map((level) => ({ open: `--[${level}[`, close: `]${level}]` })),
  strings: [doubleQuoted, singleQuoted, { open: '[[', close: ']]', multiline: true }],
};

export const lua: LanguageFamily = {
  languages: [{ id: 'lua', kind: 'code', syntax, extensions: 'lua' }],
  projectFiles: { manifestEnds: '.rockspec' },
  sourceFolders: 'lua',
  tests: defineTests({
    family: 'Lua',
    suffixes: ['_spec', '_test'],
    prefixes: ['test_', 'test-'],
    directories: ['spec', 'specs', 'test', 'tests'],
    directoryStems: ['init'],
    bareInTree: 'suite',
    placement: { from: ['src', 'lua', 'lib'], to: 'spec', suffix: '_spec' },
  }),
  imports: { scanners: { lua: scanLua }, createResolver: createLuaResolver },
  newTest: { text: testText },
};

const REQUIRE = /\brequire\b[ \t]{0,20}[(,]?[ \t\n]{0,20}(["'])([\w./-]{1,200})\1/g;
const LOADED_FILE = /\b(?:dofile|loadfile)\b[ \t]{0,20}\(?[ \t\n]{0,20}(["'])([\w./-]{1,200}\.lua)\1/g;
const DECLARED = /^[ \t]{0,40}(?:local[ \t]{1,9})?function[ \t]{1,9}(?:\w{1,100}[.:]){0,5}(\w{1,100})/gm;
const SUITE =
  /^[ \t]{0,40}(?:describe|it|context)[ \t]{0,9}\(|^[ \t]{0,40}function[ \t]{1,9}(?:\w{1,100}[.:])?[tT]est\w{0,100}\(/m;

function scanLua(facts: FactsBuilder, source: CodeSource): void {
  const withStrings = source.codeWithStrings();
  const code = source.code();
  for (const match of withStrings.matchAll(REQUIRE)) {
    facts.addImport('require', match[2] ?? '', ['*']);
  }
  for (const match of withStrings.matchAll(LOADED_FILE)) {
    facts.addImport('path-literal', match[2] ?? '', []);
  }
  declareMatches(facts, code, DECLARED);
  facts.functions = countMatches(code, /\bfunction\b/g);
  facts.decisions = countMatches(code, /\b(?:if|elseif|for|while|until|and|or)\b/g);
  facts.looksLikeSuite = SUITE.test(code);
}

/** Folders below a package's root that `package.path` usually names, the root itself first. */
const MODULE_FOLDERS = ['', 'src', 'lua', 'lib'];
const ROCK_MODULE = /["']?([\w.-]{1,200})["']?\]?[ \t]{0,40}=[ \t]{0,40}["']([\w./-]{1,200}\.lua)["']/g;

/** Lua: modules that rockspecs name, then paths with dots or slashes below the folders around the file; `init.lua` stands for its folder. */
function createLuaResolver(input: ResolverInput, index: PathIndex): Resolver {
  const named = readRockspecs(input, index);
  const fileOf = (base: RepoPath): RepoPath | undefined =>
    [`${base}.lua`, `${base}/init.lua`].find((path) => index.has(path));
  const cache = new Map<string, RepoPath | undefined>();
  const search = (directory: RepoPath, module: string): RepoPath | undefined => {
    const path = module.startsWith('.') ? module : module.replaceAll('.', '/');
    for (let at = directory; ; at = directoryOf(at)) {
      for (const folder of MODULE_FOLDERS) {
        const found = fileOf(joinPath(joinPath(at, folder), path));
        if (found !== undefined) {
          return found;
        }
      }
      if (at === '') {
        return undefined;
      }
    }
  };
  const resolveModule = (directory: RepoPath, module: string): RepoPath | undefined => {
    const key = `${directory}\n${module}`;
    if (!cache.has(key)) {
      cache.set(key, named.get(module) ?? search(directory, module));
    }
    return cache.get(key);
  };
  return {
    resolve: (path, facts, add) => {
      const directory = directoryOf(path);
      for (const { kind, specifier } of facts.imports) {
        if (kind === 'path-literal') {
          const target = [joinPath(directory, specifier), joinPath('', specifier)].find((to) => index.has(to));
          if (target !== undefined) {
            add(target, kind);
          }
          continue;
        }
        const target = resolveModule(directory, specifier);
        if (target !== undefined) {
          add(target, 'import');
        }
      }
    },
  };
}

/** Modules by name, from `build.modules` of the listed rockspecs. */
function readRockspecs(input: ResolverInput, index: PathIndex): ReadonlyMap<string, RepoPath> {
  const modules = new Map<string, RepoPath>();
  for (const { path } of input.files) {
    const text = path.endsWith('.rockspec') && !input.isPartOfTests(path) ? input.read(path) : undefined;
    for (const [, name = '', file = ''] of (text ?? '').matchAll(ROCK_MODULE)) {
      const target = joinPath(directoryOf(path), file);
      const found = index.has(target) ? target : joinPath('', file);
      if (index.has(found) && !modules.has(name)) {
        modules.set(name, found);
      }
    }
  }
  return modules;
}

function testText({ name, symbol, source, test }: NewTestDraft): string {
  const module = source
    .replace(/^(?:src|lua|lib)\//u, '')
    .replace(/(?:\/init)?\.lua$/u, '')
    .replaceAll('/', '.');
  const head = `local ${snakeCase(symbol)} = require('${module}')\n\n`;
  return test.endsWith('_spec.lua')
    ? `${head}describe('${name}', function()\n  it('works', function()\n    error('Write this test.')\n  end)\nend)\n`
    : `local luaunit = require('luaunit')\n${head}function test_${snakeCase(name)}_works()\n  luaunit.fail('Write this test.')\nend\n\nos.exit(luaunit.LuaUnit.run())\n`;
}
