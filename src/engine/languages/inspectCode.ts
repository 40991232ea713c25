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

/**
 * What the test chain needs to know about one file, from its text alone. Never throws: a script that does not parse is scanned by
 * lines. A language without a scanner has no imports, no exemption and no counts. Time is linear in the text's length.
 * @param language VS Code's id
 */
export function inspectCode(path: RepoPath, language: string, text: string): CodeFacts {
  const scan = familyOf(language)?.imports?.scanners[language];
  const facts = new FactsBuilder();
  if (scan === undefined) {
    return { ...facts.build(), exempt: null };
  }
  scan(facts, new CodeSource(path, language, text, commentSyntaxOf(language) ?? NO_COMMENTS));
  return facts.build();
}
