import { baseNameOf } from '../../model/repoPath.ts';
import { createMatcher } from '../definition/globs.ts';
import type { StandardSource } from './standardSource.ts';
import { readTextsOfRepository } from './textsOfRepository.ts';

const MARKDOWN = /\.md$/iu;
/** Says what is in a folder, and is no standard itself. */
const INDEX = /^(?:readme|index)\.md$/iu;

/** The team's own standards: Markdown files below the folders that the quality definition names. */
export const folders: StandardSource = {
  kind: 'folders',
  wants: ({ standardFolders }) => {
    if (standardFolders.length === 0) {
      return () => false;
    }
    const isInside = createMatcher(standardFolders.map((glob) => `${glob.replace(/\/(?:\*\*)?$/u, '')}/**`));
    return (path) => MARKDOWN.test(path) && !INDEX.test(baseNameOf(path)) && isInside(path);
  },
  read: ({ files }) => readTextsOfRepository(files, 'Of this repository'),
};
