import type { CommentSyntax } from './commentSyntax.ts';
import { cLike, doubleQuoted } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import { defineTests } from './testConvention.ts';

/** C, with C++'s raw strings. */
const syntax: CommentSyntax = { ...cLike, strings: [doubleQuoted, { open: 'R"(', close: ')"', multiline: true }] };

/** C, C++ and Objective-C. */
export const c: LanguageFamily = {
  languages: [
    { id: 'c', kind: 'code', syntax, extensions: 'c' },
    { id: 'cpp', kind: 'code', syntax, extensions: 'cc cpp cxx c++ cppm ixx h hh hpp hxx h++ inl ipp tpp ino' },
    { id: 'cuda-cpp', kind: 'code', syntax, extensions: 'cu cuh' },
    { id: 'objective-c', kind: 'code', syntax, extensions: 'm' },
    { id: 'objective-cpp', kind: 'code', syntax, extensions: 'mm' },
  ],
  projectFiles: { locks: 'conan.lock' },
  tests: defineTests({
    family: 'C and C++',
    suffixes: ['_test', '_tests', '_unittest', '_unittests', '-test', '_gtest', '_test_helper', '_test_util'],
    // What tests share lies beside what they test.
    wholeNames: ['testutil', 'testutils', 'testharness', 'testhelper', 'testhelpers'],
    treeSuffixes: ['Test', 'Tests', '.test'],
    prefixes: ['test_'],
    treePrefixes: ['test-', 'test', 'Test', 't-', 'unit-'],
    directories: ['test', 'tests', 'unittest', 'unittests', 'unit_tests', 'gtest', 'testing'],
    directoryEnds: ['tests'],
    publicHeaders: 'include',
    bareInTree: 'suite',
    placement: { from: ['src', 'lib', 'source'], to: 'tests', suffix: '_test' },
  }),
};
