import { baseNameOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';
import { CodeSource } from './codeSource.ts';
import { FactsBuilder } from './factsBuilder.ts';
import { commentSyntaxOf, familyOf } from './registry.ts';

const NO_COMMENTS = { line: [], block: [], strings: [] };

/** Whether imports of a language (VS Code's id) are read and resolved. */
export function hasInspector(language: string): boolean {
  return familyOf(language)?.imports?.scanners[language] !== undefined;
}

/** The name of a file where it says something of the code in it, else "". @param language VS Code's id */
export function tellingNameOf(path: RepoPath, language: string): string {
  const names = familyOf(language)?.imports?.tellingNames;
  const name = names === undefined ? '' : baseNameOf(path);
  return names?.includes(name) === true ? name : '';
}

/**
 * What the test chain needs to know about one file, from its text and {@link tellingNameOf its name}. Never throws: a script that does not parse is scanned by
 * lines. A language without a scanner has no imports, no exemption and no counts. Time is linear in the text's length.
 * @param language VS Code's id
 */
export function inspectCode(name: string, language: string, text: string): CodeFacts {
  const scan = familyOf(language)?.imports?.scanners[language];
  const facts = new FactsBuilder();
  if (scan === undefined) {
    return { ...facts.build(), exempt: null };
  }
  scan(facts, new CodeSource(name, language, text, commentSyntaxOf(language) ?? NO_COMMENTS));
  return facts.build();
}
