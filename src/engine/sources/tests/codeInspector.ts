import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from '../../languages/codeFacts.ts';
import { hasInspector, inspectCode } from '../../languages/inspectCode.ts';
import { createIntern, mentionedWords } from './mentionedWords.ts';
import { createTestPathClassifier } from '../../languages/testPaths.ts';

/** Looks into source files, and into files of any type in test trees. */
export interface TestCodeInspector {
  inspects(path: RepoPath, language: string): boolean;
  inspect(path: RepoPath, language: string, text: string): CodeFacts;
}

/** An inspector for one scan of a repository. */
export function createCodeInspector(): TestCodeInspector {
  const intern = createIntern();
  const paths = createTestPathClassifier();
  return {
    inspects: (path, language) => hasInspector(language) || paths.isInTree(path, language),
    inspect: (path, language, text) => {
      const facts = inspectCode(path, language, text);
      // Where packages are resolved by the names in the code, more words would make edges of what a comment mentions.
      return facts.mentions.length === 0 && paths.isInTree(path, language)
        ? { ...facts, mentions: mentionedWords(text, intern) }
        : facts;
    },
  };
}
