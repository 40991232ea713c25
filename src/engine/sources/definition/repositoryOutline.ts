import type { FileFacts } from '../../model/fact.ts';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepositoryOutline } from './starterDefinition.ts';

const MOST_FOLDERS = 5;

/** What a first quality definition says of a repository, from the facts of its files. */
export function outlineOf(files: readonly FileFacts[]): RepositoryOutline {
  const production = files.filter(({ role }) => role === 'production');
  const languages = new Map<string, number>();
  const folders = new Map<string, number>();
  for (const { path, language, size } of production) {
    languages.set(language, (languages.get(language) ?? 0) + 1);
    const folder = directoryOf(path);
    folders.set(folder, (folders.get(folder) ?? 0) + size.codeLines);
  }
  return {
    languages: largestFirst(languages).map(([language, count]) => ({ language, files: count })),
    biggestFolders: largestFirst(folders)
      .slice(0, MOST_FOLDERS)
      .map(([path, codeLines]) => ({ path, codeLines })),
    generatedFolders: foldersOfOneRole(files, 'generated'),
  };
}

function largestFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** Folders, without those below another of them, in which every file has the role. */
function foldersOfOneRole(files: readonly FileFacts[], role: FileFacts['role']): readonly string[] {
  const pure = new Map<string, boolean>();
  for (const file of files) {
    for (let folder = directoryOf(file.path); folder !== ''; folder = directoryOf(folder)) {
      pure.set(folder, (pure.get(folder) ?? true) && file.role === role);
    }
  }
  return [...pure]
    .filter(([folder, isPure]) => isPure && pure.get(directoryOf(folder)) !== true)
    .map(([folder]) => folder)
    .sort();
}
