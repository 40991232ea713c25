import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** One row of the import table: files, what they must not import, and why. `import type` counts too. */
function layer(files, group, message, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group, message, allowTypeImports: false }] },
      ],
    },
  };
}

export default defineConfig(
  { ignores: ['node_modules', 'dist', 'out', '.cache', 'schemas'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name for one thing everywhere.' },
      ],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['src/engine/languages/script/*.ts'],
    rules: {
      // A syntax node is one of 250 kinds; a default branch stands for the rest.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:child_process',
              importNames: ['exec', 'execSync', 'default'],
              message: 'A program is started by its path and a list of arguments, never by a shell.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/webview/**/*.ts', 'src/extension/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text of a repository is set as text (textContent), so that nothing of it runs.',
        })),
      ],
    },
  },
  layer(
    ['src/engine/**/*.ts'],
    [
      'vscode',
      'node:*',
      '**/node/**',
      '**/worker/**',
      '**/cli/**',
      '**/extension/**',
      '**/webview/**',
      '**/protocol/**',
    ],
    'The engine is pure: the same code runs in the worker and in the command line, through ports.',
  ),
  layer(
    ['src/node/**/*.ts', 'src/worker/**/*.ts', 'src/cli/**/*.ts', 'src/protocol/**/*.ts'],
    ['vscode', '**/extension/**', '**/webview/**'],
    'These run outside the extension host.',
  ),
  layer(
    ['src/webview/**/*.ts'],
    ['vscode', 'node:*', '**/node/**', '**/extension/**', '**/cli/**', '**/worker/**'],
    'The summary page runs in a browser and speaks through the protocol alone.',
  ),
  layer(
    ['src/extension/contributions.ts'],
    ['*'],
    'Contributed ids are loaded by tests without a host, so this module imports nothing.',
  ),
  prettier,
);
