import { cLike, doubleQuoted, nestedSlashStar } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';
import { snakeCase } from './newTestDraft.ts';
import { createRustResolver } from './rust/resolveRust.ts';
import { scanRust } from './rust/scanRust.ts';
import { defineTests } from './testConvention.ts';

export const rust: LanguageFamily = {
  languages: [
    {
      id: 'rust',
      kind: 'code',
      syntax: {
        ...cLike,
        block: [nestedSlashStar],
        strings: [
          { open: 'r##"', close: '"##', multiline: true },
          { open: 'r#"', close: '"#', multiline: true },
          { open: 'r"', close: '"', multiline: true },
          { ...doubleQuoted, multiline: true },
        ],
      },
      extensions: 'rs',
    },
  ],
  projectFiles: { manifests: 'Cargo.toml', configuration: 'build.rs', locks: 'cargo.lock' },
  tests: defineTests({
    family: 'Rust',
    suffixes: ['_test', '_tests'],
    treePrefixes: ['test_'],
    wholeNames: ['test', 'tests'],
    directories: ['test', 'tests'],
    bareInTree: 'test',
    // Cargo takes each file of tests/ as a test, and looks no deeper.
    placement: { from: ['src'], to: 'tests', flat: true },
  }),
  imports: { scanners: { rust: scanRust }, createResolver: createRustResolver },
  newTest: {
    text: ({ name }) => `#[test]\nfn ${snakeCase(name)}_works() {\n    todo!("write this test");\n}\n`,
  },
};
