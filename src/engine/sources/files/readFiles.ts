import type { RepoPath } from '../../model/repoPath.ts';
import type { ListedFile } from './listedFile.ts';

/** What is compared of a file. */
type File = Pick<ListedFile, 'path' | 'language'>;

/** Listed files with what was read of each, by their places in the list: walking over places costs a fraction of looking up paths. */
export interface ReadFiles<F extends File, Content> {
  readonly files: readonly F[];
  /** Of the file at the same place; the same object as long as the content is the same. */
  readonly contents: readonly Content[];
  /** The place of a path; the same object as long as paths and languages are the same. */
  readonly placeOf: ReadonlyMap<RepoPath, number>;
}

/**
 * Files with what was read of each, by their places.
 * @param known files that could be read, in the order of their listing
 * @param before of an earlier analysis of the same repository
 * @param describe a file as it is once its content is known
 */
export function readFilesOf<F extends File, Content>(
  known: readonly { readonly file: F; readonly facts: Content }[],
  before?: ReadFiles<F, Content>,
  describe: (file: F, content: Content) => F = (file) => file,
): ReadFiles<F, Content> {
  const files = known.map(({ file, facts }) => describe(file, facts));
  return { files, contents: known.map(({ facts }) => facts), placeOf: placesOf(files, before) };
}

/** What was read of one file. */
export function contentAt<Content>(
  { placeOf, contents }: ReadFiles<File, Content>,
  path: RepoPath,
): Content | undefined {
  const place = placeOf.get(path);
  return place === undefined ? undefined : contents[place];
}

/** The places of files whose content is another than before; undefined where the list is another. */
export function changedPlaces<Content>(
  before: ReadFiles<File, Content>,
  now: ReadFiles<File, Content>,
): readonly number[] | undefined {
  if (before.placeOf !== now.placeOf) {
    return undefined;
  }
  const changed: number[] = [];
  for (const [place, content] of now.contents.entries()) {
    if (content !== before.contents[place]) {
      changed.push(place);
    }
  }
  return changed;
}

function placesOf(files: readonly File[], before: ReadFiles<File, unknown> | undefined): ReadonlyMap<RepoPath, number> {
  return before?.files.length === files.length && files.every((file, place) => isSame(file, before.files[place]))
    ? before.placeOf
    : new Map(files.map(({ path }, place) => [path, place]));
}

function isSame(file: File, before: File | undefined): boolean {
  return file === before || (file.path === before?.path && file.language === before.language);
}
