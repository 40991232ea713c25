import type { RepoPath } from '../../model/repoPath.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import type { KeptContents } from './keptContents.ts';
import type { KnownFile } from './knownFiles.ts';

/**
 * What is kept of contents, without the facts of contents that are gone where those take more room than the others. Facts of files stay the
 * same objects.
 * @param kindsBeside numbers of the kinds of fact that are known of a path beside those that every file is asked for
 */
export function boundedContents(kept: KeptContents, kindsBeside: (path: RepoPath) => readonly number[]): KeptContents {
  const { store, files } = kept;
  if (!store.hasGrown) {
    return kept;
  }
  store.nextGeneration();
  for (const { file, content, kinds } of files) {
    for (const kind of content < 0 ? [] : [...kinds, ...kindsBeside(file.path)]) {
      store.find(content, kind);
    }
  }
  const trimmed = store.trimmed();
  return trimmed === store
    ? kept
    : { ...kept, store: trimmed, files: files.map((file) => moved(file, store, trimmed)) };
}

function moved(file: KnownFile, from: FactStore, to: FactStore): KnownFile {
  if (file.content < 0) {
    return file;
  }
  const content = to.content(from.ids.idOf(file.content));
  file.facts.moveTo(to, content, file.kinds);
  return { ...file, content };
}
