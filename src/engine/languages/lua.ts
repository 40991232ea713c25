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
/** The start of a name that is completed at run time: `require("shop.commands." .. name)`. */
const REQUIRED_FOLDER =
  /\brequire\b[ \t]{0,20}[(,]?[ \t\n]{0,20}(["'])([\w-]{1,100}(?:[./][\w-]{1,100}){0,10})[./]\1[ \t\n]{0,20}\.\./g;
/** The same as a format: `"shop.commands.%s"`. */
const FORMATTED_FOLDER = /(["'])([\w-]{1,100}(?:\.[\w-]{1,100}){0,10})\.%s\1/g;
/** A string that may be a module's name, as in a table of commands. */
const DOTTED_NAME = /(["'])([\w-]{1,100}(?:\.[\w-]{1,100}){1,10})\1/g;
const DECLARED = /^[ \t]{0,40}(?:local[ \t]{1,9})?function[ \t]{1,9}(?:\w{1,100}[.:]){0,5}(\w{1,100})/gm;
const SUITE =
  /^[ \t]{0,40}(?:describe|it|context)[ \t]{0,9}\(|^[ \t]{0,40}function[ \t]{1,9}(?:\w{1,100}[.:])?[tT]est\w{0,100}\(/m;

function scanLua(facts: FactsBuilder, source: CodeSource): void {
  const withStrings = source.codeWithStrings();
  const code = source.code();
  const required = new Set<string>();
  for (const [, , name = ''] of withStrings.matchAll(REQUIRE)) {
    required.add(name);
    facts.addImport('require', name, ['*']);
  }
  for (const pattern of [REQUIRED_FOLDER, FORMATTED_FOLDER]) {
    for (const match of withStrings.matchAll(pattern)) {
      facts.addImport('dynamic', match[2] ?? '', []);
    }
  }
  for (const match of withStrings.matchAll(LOADED_FILE)) {
    facts.addImport('path-literal', match[2] ?? '', []);
  }
  for (const [, , name = ''] of withStrings.matchAll(DOTTED_NAME)) {
    if (!required.has(name)) {
      facts.addImport('path-literal', name, []);
    }
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
  const modulesIn = modulesByFolder(input);
  const resolveModule = (directory: RepoPath, module: string): RepoPath | undefined => {
    const key = `${directory}\n${module}`;
    if (!cache.has(key)) {
      cache.set(key, named.get(module) ?? climb(directory, module, fileOf));
    }
    return cache.get(key);
  };
  return {
    resolve: (path, facts, add) => {
      const directory = directoryOf(path);
      for (const { kind, specifier } of facts.imports) {
        if (kind === 'dynamic') {
          climb(directory, specifier, (base) => modulesIn.get(base))?.forEach((target) => {
            add(target, 'path-literal');
          });
          continue;
        }
        if (kind === 'path-literal') {
          const file = [joinPath(directory, specifier), joinPath('', specifier)].find((to) => index.has(to));
          const target = file ?? resolveModule(directory, specifier);
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

/** What stands for a dotted name or path below the nearest of the module folders around a directory. */
function climb<Found>(
  directory: RepoPath,
  name: string,
  lookUp: (base: RepoPath) => Found | undefined,
): Found | undefined {
  const path = name.startsWith('.') ? name : name.replaceAll('.', '/');
  for (let at = directory; ; at = directoryOf(at)) {
    for (const folder of MODULE_FOLDERS) {
      const found = lookUp(joinPath(joinPath(at, folder), path));
      if (found !== undefined) {
        return found;
      }
    }
    if (at === '') {
      return undefined;
    }
  }
}

/** Modules by the folder that holds them; a folder with an `init.lua` is a module of the one above it. */
function modulesByFolder(input: ResolverInput): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const modules = new Map<RepoPath, RepoPath[]>();
  for (const { path } of input.files) {
    if (path.endsWith('.lua') && !input.isPartOfTests(path)) {
      const folder = directoryOf(path.replace(/\/init\.lua$/u, ''));
      const list = modules.get(folder) ?? [];
      list.push(path);
      modules.set(folder, list);
    }
  }
  return modules;
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
