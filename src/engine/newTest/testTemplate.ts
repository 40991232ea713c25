import { baseNameOf, directoryOf, splitName } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from '../sources/tests/codeFacts.ts';
import { conventionOf } from '../sources/tests/conventions.ts';
import { exportedNames } from './exportedNames.ts';

/** What a new test is made from. */
export interface TestTemplateInput {
  readonly source: RepoPath;
  /** VS Code's id of the source's language. */
  readonly language: string;
  readonly code: Pick<CodeFacts, 'packageName' | 'declares'> | null;
  /** The source itself, where it can be read. */
  readonly text?: string | undefined;
  /** Where the test goes. */
  readonly test: RepoPath;
  /** Facts of tests near by, the nearest first: their imports show the framework and the style. */
  readonly neighbors: readonly CodeFacts[];
  /** The team's text; `{name}`, `{import}` and `{path}` are filled in. */
  readonly teamTemplate?: string;
}

interface Draft {
  readonly name: string;
  /** A declared name that can stand in code. */
  readonly symbol: string;
  readonly specifier: string;
  readonly input: TestTemplateInput;
}

/** The text of a new test: it imports the source and holds one test that fails until it is written. */
export function testTemplate(input: TestTemplateInput): string {
  const { stem } = splitName(baseNameOf(input.source));
  const draft = { name: stem, symbol: symbolOf(stem, input), specifier: relativeSpecifier(input), input };
  if (input.teamTemplate !== undefined) {
    return input.teamTemplate
      .replaceAll('{name}', draft.name)
      .replaceAll('{import}', draft.specifier)
      .replaceAll('{path}', input.source);
  }
  const family = conventionOf(input.language)?.family ?? '';
  return (TEMPLATES[family] ?? plainTemplate)(draft);
}

const TEMPLATES: Readonly<Partial<Record<string, (draft: Draft) => string>>> = {
  'JavaScript and TypeScript': scriptTemplate,
  Python: pythonTemplate,
  'Java, Kotlin and Scala': jvmTemplate,
  Go: goTemplate,
  Rust: ({ name }) => `#[test]\nfn ${identifier(name)}_works() {\n    todo!("write this test");\n}\n`,
  'C#': ({ name, input }) => csharpTemplate(name, input),
  Ruby: ({ name, specifier, input }) =>
    input.test.endsWith('_spec.rb')
      ? `require_relative '${specifier}'\n\nRSpec.describe '${name}' do\n  it 'works' do\n    raise 'Write this test.'\n  end\nend\n`
      : `require 'minitest/autorun'\nrequire_relative '${specifier}'\n\nclass ${pascal(name)}Test < Minitest::Test\n  def test_works\n    flunk 'Write this test.'\n  end\nend\n`,
  PHP: ({ name }) =>
    `<?php\n\nuse PHPUnit\\Framework\\TestCase;\n\nfinal class ${pascal(name)}Test extends TestCase\n{\n    public function testWorks(): void\n    {\n        self::fail('Write this test.');\n    }\n}\n`,
  Swift: ({ name }) =>
    `import XCTest\n\nfinal class ${pascal(name)}Tests: XCTestCase {\n    func testWorks() {\n        XCTFail("Write this test.")\n    }\n}\n`,
  Elixir: ({ name }) =>
    `defmodule ${pascal(name)}Test do\n  use ExUnit.Case\n\n  test "works" do\n    flunk("Write this test.")\n  end\nend\n`,
  Dart: ({ name }) =>
    `import 'package:test/test.dart';\n\nvoid main() {\n  test('${name} works', () {\n    fail('Write this test.');\n  });\n}\n`,
  Shell: ({ name, input }) =>
    input.test.endsWith('.bats')
      ? `@test "${name} works" {\n  false # Write this test.\n}\n`
      : `echo "Write the test of ${name}." >&2\nexit 1\n`,
  Clojure: ({ name }) =>
    `(ns ${name.replaceAll('_', '-')}-test\n  (:require [clojure.test :refer [deftest is]]))\n\n(deftest works\n  (is false "Write this test."))\n`,
};

function scriptTemplate({ name, symbol, specifier, input }: Draft): string {
  const packages = input.neighbors.flatMap(({ imports }) => imports.map((reference) => reference.specifier));
  const framework = ['vitest', 'node:test', '@jest/globals', 'bun:test'].find((candidate) =>
    packages.includes(candidate),
  );
  const required = isRequired(input);
  const exported = exportedNames(input.text ?? '');
  const whole = exported.asWhole || /\.(?:vue|svelte)$/u.test(input.source);
  const bound = exported.has(symbol) ? `{ ${symbol} }` : whole || required ? symbol : `* as ${symbol}`;
  const lines = required ? [`const ${bound} = require('${specifier}');`] : [`import ${bound} from '${specifier}';`];
  if (framework !== undefined) {
    lines.unshift(
      required ? `const { describe, it } = require('${framework}');` : `import { describe, it } from '${framework}';`,
    );
  }
  const flat = framework === undefined && packages.find((candidate) => ['ava', 'tape', 'tap'].includes(candidate));
  if (flat !== undefined && flat !== false) {
    lines.unshift(required ? `const test = require('${flat}');` : `import test from '${flat}';`);
    return [
      ...lines,
      '',
      `test('${name} works', () => {`,
      `  throw new Error('Write the test of ${symbol}.');`,
      '});',
      '',
    ].join('\n');
  }
  const body = [
    `describe('${name}', () => {`,
    `  it('works', () => {`,
    `    throw new Error('Write this test.');`,
    '  });',
    '});',
  ];
  return [...lines, '', ...body, ''].join('\n');
}

function pythonTemplate({ name, input }: Draft): string {
  const module = input.source
    .replace(/\.py$/u, '')
    .replace(/^src\//u, '')
    .replace(/\/__init__$/u, '')
    .replaceAll('/', '.');
  const packages = input.neighbors.flatMap(({ imports }) => imports.map((reference) => reference.specifier));
  const head = `import ${module}\n\n\n`;
  return packages.includes('unittest') && !packages.includes('pytest')
    ? `import unittest\n\n${head}class ${pascal(name)}Test(unittest.TestCase):\n    def test_works(self):\n        self.fail("Write this test.")\n`
    : `${head}def test_${identifier(name)}_works():\n    raise AssertionError("Write this test.")\n`;
}

function jvmTemplate({ input }: Draft): string {
  const { stem, extension } = splitName(baseNameOf(input.test));
  const specifiers = input.neighbors.flatMap(({ imports }) => imports.map((reference) => reference.specifier));
  const old = specifiers.some((specifier) => /^org\.junit\.(?!jupiter)/u.test(specifier));
  const test = old ? 'org.junit.Test' : 'org.junit.jupiter.api.Test';
  const end = extension === 'java' ? ';' : '';
  const head = input.code?.packageName == null ? '' : `package ${input.code.packageName}${end}\n\n`;
  if (extension === 'scala') {
    return `${head}import org.scalatest.funsuite.AnyFunSuite\n\nclass ${stem} extends AnyFunSuite {\n  test("works") {\n    fail("Write this test.")\n  }\n}\n`;
  }
  const failing = `throw ${extension === 'java' ? 'new ' : ''}AssertionError("Write this test.")${end}`;
  return `${head}import ${test}${end}\n\nclass ${stem} {\n    @Test\n    ${extension === 'java' ? 'void' : 'fun'} works() {\n        ${failing}\n    }\n}\n`;
}

function goTemplate({ name, input }: Draft): string {
  const packageName = input.code?.packageName ?? baseNameOf(directoryOf(input.source));
  return `package ${packageName}\n\nimport "testing"\n\nfunc Test${pascal(name)}(t *testing.T) {\n\tt.Fatal("write this test")\n}\n`;
}

function csharpTemplate(name: string, { neighbors }: TestTemplateInput): string {
  const specifiers = neighbors.flatMap(({ imports }) => imports.map((reference) => reference.specifier));
  const nunit = specifiers.some((specifier) => specifier.startsWith('NUnit'));
  const [using, mark] = nunit ? ['NUnit.Framework', 'Test'] : ['Xunit', 'Fact'];
  return `using ${using};\n\npublic class ${pascal(name)}Tests\n{\n    [${mark}]\n    public void Works()\n    {\n        Assert.Fail("Write this test.");\n    }\n}\n`;
}

function plainTemplate({ name, specifier }: Draft): string {
  return `// Tests of ${name} (${specifier})\n`;
}

/** The declared name that the file is called after, else a name made from the file's. */
function symbolOf(stem: string, { code }: TestTemplateInput): string {
  const folded = identifier(stem).toLowerCase();
  return code?.declares.find((name) => name.toLowerCase() === folded) ?? camel(stem);
}

/** The path of the source from the test's folder, with the ending that tests near by write. */
function relativeSpecifier({ source, test, language, neighbors }: TestTemplateInput): string {
  const from = test.split('/').slice(0, -1);
  const to = source.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) {
    shared++;
  }
  const up = '../'.repeat(from.length - shared);
  const path = `${up === '' ? './' : up}${to.slice(shared).join('/')}`;
  if (language === 'vue' || language === 'svelte') {
    return path;
  }
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) + endingOf(path.slice(dot), neighbors) : path;
}

/** The ending that most relative imports near by have; none on a tie. */
function endingOf(extension: string, neighbors: readonly CodeFacts[]): string {
  const written = neighbors
    .flatMap(({ imports }) => imports.map(({ specifier }) => specifier))
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => /\.[cm]?[jt]sx?$/u.exec(specifier)?.[0] ?? '');
  const endings = written.filter((ending) => ending !== '');
  if (endings.length <= written.length / 2) {
    return '';
  }
  const asWritten = endings.filter((ending) => ending.includes('ts')).length > endings.length / 2;
  return asWritten ? extension : extension.replace('ts', 'js').replace('jsx', 'js');
}

function isRequired({ test, neighbors }: TestTemplateInput): boolean {
  if (/\.[cm][jt]sx?$/u.test(test)) {
    return /\.c[jt]sx?$/u.test(test);
  }
  const kinds = neighbors.flatMap(({ imports }) => imports.map(({ kind }) => kind));
  return kinds.filter((kind) => kind === 'require').length > kinds.filter((kind) => kind === 'import').length;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^A-Za-z0-9]+/u).filter((word) => word !== '');
}

function pascal(name: string): string {
  return wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function camel(name: string): string {
  const whole = pascal(name);
  return /^[A-Z]{2}/u.test(whole) || /^[A-Z]/u.test(name) ? whole : whole.charAt(0).toLowerCase() + whole.slice(1);
}

function identifier(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, '_');
}
