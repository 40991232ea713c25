import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Size } from '../../../../../src/engine/model/fact.ts';
import { languages } from '../../../../../src/engine/languages/registry.ts';
import { countLines, measureContent } from '../../../../../src/engine/facts/size/measureContent.ts';

/** language; lines of code; text. Each text has traps that a scanner of single lines falls into. */
const samples: readonly (readonly [string, number, string])[] = [
  [
    'typescript',
    3,
    '// one\n/* two\n three */\nconst a = "/*"; // four\n\nconst b = `\n// text\n`;\n'.replace('`\n', '`'),
  ],
  ['javascript', 2, 'const a = /["\'`/*]/;\n// comment\nconst b = a / 2 / 3;\n'],
  ['javascript', 4, '`a ${f("doesn\'t", `b`)} \'c`;\n// comment\nlet x = `\n/* text */ ${ {a: 1}.a }\n`;\n'],
  ['javascriptreact', 3, '<p>\n  {/* note */}\n</p>\n'],
  ['java', 3, '/** doc\n * @see X\n */\nclass A { char c = \'"\';\n// note\n String s = "/*"; /* gone\n gone */\n}\n'],
  [
    'kotlin',
    2,
    '/* a /* nested */ still */\nval s = """\n// text\n"""\n'.replace('"""\n// text\n"""', '"""// text"""\nval t = 1'),
  ],
  ['scala', 1, "/* /* */ */\nval x = 'symbol // note\n"],
  ['go', 4, 'package a\nvar s = `\n// text\n`\n// note\n'],
  [
    'rust',
    3,
    '/* /* */ still */\nfn f<\'a>(x: &\'a str) { // note\n  let c = \'"\'; let s = r#"/* "x" "#;\n}\n/// doc\n',
  ],
  ['rust', 1, 'let a = (r"\\", ""); /* "\n*/\n// note\n'],
  ['csharp', 4, 'var p = @"C:\\";\n/* note */\nvar q = @"a ""quoted""\n/* text";\nvar z = 1; // note\n'],
  ['c', 2, '#include "a/*.h"\n/* note\n*/ int x = 1\'000; /* tail\n */\n'],
  ['cpp', 2, 'auto s = R"(/*\n)"; // x\n// y\n'],
  ['php', 4, '<?php\n# note\n#[Attribute]\nclass A {} // note\n/* note */\n$a = "//";\n'],
  ['swift', 1, '/* /* */ */ let a = "/*"\n// b\n'],
  ['dart', 3, "/// doc\nvar s = '''\n// text\n''';\n"],
  [
    'python',
    4,
    '#!/usr/bin/env python\n"""Doc.\n\nMore.\n"""\n# note\nx = """text\n# text"""\nr"""\nraw doc\n"""\ny = "#"\n',
  ],
  ['ruby', 2, '#!/usr/bin/ruby\n=begin\nnote\n=end\nputs "#{a}" # note\n# note\n'],
  ['perl', 1, '# note\nprint "a";\n\n=pod\n\nText.\n\n=cut\n'],
  ['elixir', 3, 'defmodule A do\n  @moduledoc """\n  Text.\n  """\n  # note\n  def f, do: 1\nend\n'],
  ['shellscript', 2, '#!/bin/sh\n# note\necho "#"\n'],
  ['lua', 2, '--[[ note\n note ]]\n--[==[\n]]\n]==]\nlocal a = 1 -- note\nlocal b = "--[["\n'],
  ['haskell', 1, '{- a {- b -} c -}\n-- note\nx\' = "{-"\n'],
  ['ocaml', 1, '(* a (* b *)\n c *)\nlet s = "(*"\n'],
  ['fsharp', 2, '(* note *)\nlet mul = (*)\n// note\nlet a = 1\n'],
  ['clojure', 1, '; note\n#_ (skip)\n(def a ";")\n'],
  ['r', 1, '# note\nx <- 1 # note\n'],
  ['julia', 1, '#= a\n b =#\n# note\nx = 1\n'],
  ['powershell', 1, '<# note\n #>\n# note\n$a = 1\n'],
  ['zig', 2, '//! doc\n/// doc\nconst a = 1;\nconst b = "//";\n'],
  ['bat', 2, '@rem note\nREM note\n:: note\n@echo off\nset a=rem\n'],
  ['sql', 2, "-- note\n/* note */\nselect 'it''s /*'\nfrom a; -- note\n"],
  ['html', 2, '<!-- a\n b -->\n<p>\n<!-- c --> <b>\n'],
  ['xml', 1, '<!-- a -->\n<a/>\n'],
  ['vue', 4, '<template>\n<!-- note -->\n</template>\n<script>\n// note\n/* note */\n</script>\n'],
  ['css', 2, '/* note */\na { background: url("/*"); }\nb {}\n'],
  ['scss', 1, '// note\n/* note */\na { b: url(http://x) }\n'],
  ['less', 1, '// note\n@a: 1;\n'],
  ['yaml', 1, '# note\na: "#"\n'],
  ['toml', 1, '# note\na = 1\n'],
  ['ini', 1, '; note\n# note\na = 1\n'],
  ['properties', 1, '! note\n# note\na=1\n'],
  ['makefile', 1, '# note\nall: ; true\n'],
  ['dockerfile', 1, '# note\nFROM scratch\n'],
  ['terraform', 2, '# a\n// b\n/* c */\nx = "/*"\ny = 1\n'],
  ['graphql', 2, '# a\n"""\ndoc\n"""\ntype A {\n}\n'],
  ['proto3', 1, '// a\n/* b */\nsyntax = "proto3";\n'],
  ['objective-c', 1, '// a\nNSString *s = @"/*";\n'],
  ['groovy', 2, '// a\ndef s = """/*"""\n/* b */\ndef t = 1\n'],
  ['asciidoc', 1, '// a\n////\nb\n////\ntext\n'],
  ['erlang', 1, '% a\nf() -> ok.\n'],
  ['handlebars', 1, '{{!-- a\n}} --}}\n{{! b }}\n<p>\n'],
  ['json', 3, '{\n  "a": "// b"\n}\n'],
  ['unknown', 2, '# a\n\nb\n'],
];

function textLines(text: string, language: string): Size {
  return countLines(new TextEncoder().encode(text), language);
}

describe('counting code lines', () => {
  for (const [language, codeLines, text] of samples) {
    it(`${language}: ${JSON.stringify(text).slice(0, 50)}`, () => {
      assert.equal(textLines(text, language).codeLines, codeLines);
    });
  }

  it('counts physical and non-blank lines as a reader does', () => {
    assert.deepEqual(textLines('a\n\n  \t\n// b', 'typescript'), {
      lines: 4,
      nonBlankLines: 2,
      codeLines: 1,
      bytes: 11,
    });
    assert.deepEqual(textLines('', 'typescript'), { lines: 0, nonBlankLines: 0, codeLines: 0, bytes: 0 });
    assert.deepEqual(textLines('a\r\n\r\nb\r\n', 'python'), {
      lines: 3,
      nonBlankLines: 2,
      codeLines: 2,
      bytes: 8,
    });
  });

  it('sees through a byte order mark', () => {
    assert.equal(textLines('\uFEFF// note\nx\n', 'typescript').codeLines, 1);
  });

  it('recovers at the end of a line from a quote that nothing closes', () => {
    assert.equal(textLines("<p>don't</p>\n// note\n", 'javascriptreact').codeLines, 1);
  });

  it('gives no lines to binary files and git LFS pointers', () => {
    const binary = measureContent(Uint8Array.of(0x61, 0x0a, 0x00, 0x0a), 'typescript');
    assert.deepEqual([binary.binary, binary.size.lines, binary.size.bytes], [true, 0, 4]);
    const pointer = new TextEncoder().encode(
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    );
    const measured = measureContent(pointer, 'typescript');
    assert.deepEqual([measured.lfsPointer, measured.size.codeLines], [true, 0]);
  });

  it('recognizes minified files by their lines', () => {
    const dense = `/* license */\n${'a=b;'.repeat(1000)}\n`;
    assert.equal(measureContent(new TextEncoder().encode(dense), 'javascript').minified, true);
    const written = `const pixels = "${'x'.repeat(900)}";\n${'const a = 1;\n'.repeat(40)}`;
    assert.equal(measureContent(new TextEncoder().encode(written), 'javascript').minified, false);
  });

  it('has, on any text in any language, no more code than non-blank lines and as many lines as there are', () => {
    const ids = [...new Set(languages.map(({ id }) => id))];
    const pieces = fc.constantFrom(
      '/*',
      '*/',
      '//',
      '"',
      "'",
      '`',
      '${',
      '}',
      '\\',
      '\n',
      '#',
      '"""',
      '--',
      '[[',
      '=begin',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.array(pieces, { maxLength: 60 }), (language, parts) => {
        const text = parts.join('');
        const size = textLines(text, language);
        const lines = text.endsWith('\n') || text === '' ? text.split('\n').slice(0, -1) : text.split('\n');
        assert.equal(size.lines, lines.length);
        assert.equal(size.nonBlankLines, lines.filter((line) => line.trim() !== '').length);
        assert.ok(size.codeLines <= size.nonBlankLines);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a line on which a nested comment opens for a comment', () => {
    assert.deepEqual(textLines('/*\n/*\n*/\n*/\nval a = 1\n', 'scala'), {
      lines: 5,
      nonBlankLines: 5,
      codeLines: 1,
      bytes: 22,
    });
  });

  it('survives deep nesting and unbounded repetition', () => {
    const deep = new TextEncoder().encode('`${'.repeat(100_000));
    assert.equal(countLines(deep, 'typescript').lines, 1);
  });
});

describe('generated-code headers', () => {
  const generated = (text: string, language = 'typescript'): boolean =>
    measureContent(new TextEncoder().encode(text), language).generated;

  for (const text of [
    '// @generated\nx\n',
    '// Code generated by protoc-gen-go. DO NOT EDIT.\npackage a\n',
    '/*\n * This file was automatically generated.\n */\nx\n',
    '// <auto-generated>\nx\n',
    '/* DO NOT MODIFY BY HAND */\n',
    '// GENERATED by tools/tables.js — do not edit.\nx\n',
    'package a;\n// Generated by the protocol buffer compiler.  DO NOT EDIT!\nclass B {}\n',
  ]) {
    it(`knows ${JSON.stringify(text).slice(0, 60)}`, () => {
      assert.equal(generated(text), true);
    });
  }

  for (const text of [
    'const marker = "@generated";\n',
    '// do not edit the order of these\nx\n',
    '// The generated name is unique.\nx\n',
    '$(shell ./detect config.mk)\n// this file is generated by the previous line\n',
    '// events GENERATED by the server\nx\n',
    '// Generated by hand\nx\n',
    `${'x\n'.repeat(60)}// @generated\n`,
  ]) {
    it(`is not misled by ${JSON.stringify(text.slice(-60))}`, () => {
      assert.equal(generated(text), false);
    });
  }

  it('reads the comments of the language', () => {
    assert.equal(generated('# Code generated by x. DO NOT EDIT.\n', 'python'), true);
  });
});
