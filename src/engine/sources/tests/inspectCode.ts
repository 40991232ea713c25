import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';
import { codeText } from './imports/codeText.ts';
import type { TextSyntax } from './imports/codeText.ts';
import { FactsBuilder } from './imports/factsBuilder.ts';
import { GO_SYNTAX, scanGo } from './imports/go.ts';
import { JVM_SYNTAX, SCALA_SYNTAX, scanClassLiterals, scanJvm } from './imports/jvm.ts';
import { CSHARP_SYNTAX, PHP_SYNTAX, scanCsharp, scanPhp } from './imports/namespaces.ts';
import {
  CLOJURE_SYNTAX,
  DART_SYNTAX,
  ELIXIR_SYNTAX,
  SWIFT_SYNTAX,
  scanClojure,
  scanDart,
  scanElixir,
  scanSwift,
} from './imports/otherLanguages.ts';
import { PYTHON_SYNTAX, scanPython } from './imports/python.ts';
import { RUST_SYNTAX, scanRust } from './imports/rust.ts';
import { scriptBlocks } from './imports/scriptBlocks.ts';
import { inspectScript } from './imports/scriptFacts.ts';

type Inspect = (facts: FactsBuilder, path: RepoPath, text: string) => void;

const INSPECTORS: ReadonlyMap<string, Inspect> = new Map<string, Inspect>([
  [
    'javascript',
    (facts, _, text) => {
      inspectScript(facts, 'javascript', text);
    },
  ],
  [
    'javascriptreact',
    (facts, _, text) => {
      inspectScript(facts, 'javascript', text);
    },
  ],
  [
    'typescript',
    (facts, path, text) => {
      inspectScript(facts, path.endsWith('.tsx') ? 'typescriptreact' : 'typescript', text);
    },
  ],
  [
    'typescriptreact',
    (facts, _, text) => {
      inspectScript(facts, 'typescriptreact', text);
    },
  ],
  ['vue', inspectComponent],
  ['svelte', inspectComponent],
  [
    'python',
    (facts, path, text) => {
      scanPython(facts, path, text, codeText(text, PYTHON_SYNTAX));
    },
  ],
  ['java', jvm('java', JVM_SYNTAX)],
  ['groovy', jvm('groovy', JVM_SYNTAX)],
  ['kotlin', jvm('kotlin', JVM_SYNTAX)],
  ['scala', jvm('scala', SCALA_SYNTAX)],
  [
    'go',
    (facts, _, text) => {
      scanGo(facts, codeText(text, GO_SYNTAX, true), codeText(text, GO_SYNTAX));
    },
  ],
  [
    'rust',
    (facts, _, text) => {
      scanRust(facts, text, codeText(text, RUST_SYNTAX));
    },
  ],
  [
    'csharp',
    (facts, _, text) => {
      scanCsharp(facts, codeText(text, CSHARP_SYNTAX));
    },
  ],
  [
    'php',
    (facts, _, text) => {
      scanPhp(facts, codeText(text, PHP_SYNTAX, true), codeText(text, PHP_SYNTAX));
    },
  ],
  [
    'dart',
    (facts, _, text) => {
      scanDart(facts, codeText(text, DART_SYNTAX, true), codeText(text, DART_SYNTAX));
    },
  ],
  [
    'swift',
    (facts, _, text) => {
      scanSwift(facts, codeText(text, SWIFT_SYNTAX));
    },
  ],
  [
    'elixir',
    (facts, _, text) => {
      scanElixir(facts, text, codeText(text, ELIXIR_SYNTAX));
    },
  ],
  [
    'clojure',
    (facts, _, text) => {
      scanClojure(facts, codeText(text, CLOJURE_SYNTAX));
    },
  ],
]);

/** Whether imports of a language (VS Code's id) are read and resolved. */
export function hasInspector(language: string): boolean {
  return INSPECTORS.has(language);
}

/**
 * What the test chain needs to know about one file, from its text alone. Never throws: a script that does not parse is scanned by
 * lines. A language without an inspector has no imports, no exemption and no counts. Time is linear in the text's length.
 * @param language VS Code's id
 */
export function inspectCode(path: RepoPath, language: string, text: string): CodeFacts {
  const inspect = INSPECTORS.get(language);
  const facts = new FactsBuilder();
  if (inspect === undefined) {
    return { ...facts.build(), exempt: null };
  }
  inspect(facts, path, text);
  return facts.build();
}

function jvm(language: string, syntax: TextSyntax): Inspect {
  return (facts, _, text) => {
    scanJvm(facts, codeText(text, syntax), language);
    scanClassLiterals(facts, text);
  };
}

function inspectComponent(facts: FactsBuilder, _: RepoPath, text: string): void {
  const { blocks, sources } = scriptBlocks(text);
  for (const source of sources) {
    facts.addImport('import', source, ['*']);
  }
  for (const block of blocks) {
    inspectScript(facts, block.dialect, block.text);
  }
}
