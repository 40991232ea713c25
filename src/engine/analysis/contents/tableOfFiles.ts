import type { ContentFact } from '../../facts/contentFact.ts';
import type { FileRole } from '../../model/fact.ts';
import type { FactStore } from '../../sources/kept/factStore.ts';
import { decodeWorkTreeTable, encodeWorkTreeTable } from '../../sources/kept/workTreeTable.ts';
import type { Note } from '../../sources/kept/workTreeTable.ts';
import { inOrder, nothingSeen } from './knownFiles.ts';
import type { KnownFile, SeenFiles } from './knownFiles.ts';
import { lineageOf } from './questions.ts';
import type { Kinds } from './questions.ts';

/**
 * Files as a {@link WorkTreeTable} in bytes. Its first note names the providers that were asked; each other one is a role, and the kinds of
 * facts that files of this role were asked for.
 */
export function encodeFiles(
  files: readonly KnownFile[],
  store: FactStore,
  facts: readonly ContentFact[],
): readonly Uint8Array[] {
  const { ids } = store;
  const settled = files.filter(({ content, isSettled }) => content >= 0 && isSettled);
  const words = new Uint32Array(settled.length * ids.words);
  const notes = new Uint32Array(settled.length);
  const allNotes: Note[] = [namesOf(facts)];
  const numbers = new Map<Kinds, Map<FileRole, number>>();
  for (const [at, { file, content, kinds }] of settled.entries()) {
    ids.copy(content, words, at * ids.words);
    const byRole = numbers.get(kinds) ?? new Map<FileRole, number>();
    numbers.set(kinds, byRole);
    const note = byRole.get(file.role) ?? allNotes.push([file.role, ...kinds.map((kind) => store.kindText(kind))]) - 1;
    byRole.set(file.role, note);
    notes[at] = note;
  }
  return encodeWorkTreeTable(
    settled.map(({ file }) => file.path),
    {
      times: Float64Array.from(settled, ({ file }) => file.mtimeMs ?? 0),
      changeTimes: Float64Array.from(settled, ({ file }) => file.ctimeMs ?? 0),
      sizes: Float64Array.from(settled, ({ file }) => file.bytes ?? 0),
      ids: words,
      idWords: ids.words,
      notes,
      allNotes,
    },
  );
}

/**
 * The files that {@link encodeFiles} wrote; none where the bytes are something else. Of a file whose content the store does not know nothing
 * is known, and where the providers are others now every file is asked anew.
 */
export function seenInTable(bytes: Uint8Array, store: FactStore, facts: readonly ContentFact[]): SeenFiles {
  const { ids } = store;
  const table = decodeWorkTreeTable(bytes, ids.words);
  if (table === undefined) {
    return nothingSeen;
  }
  const { times, changeTimes, sizes, notes, allNotes } = table;
  const isAskedTheSame = JSON.stringify(allNotes[0]) === JSON.stringify(namesOf(facts));
  const asked = allNotes.map(([role, ...kinds]) => ({
    role: isAskedTheSame ? (role as FileRole) : null,
    kinds: kinds.map((kind) => (kind === '' ? -1 : store.kind(kind))),
  }));
  return inOrder(times.length, table.pathOf, (at) => {
    const content = ids.numberAt(table.ids, at * ids.words);
    const { role = null, kinds = [] } = asked[notes[at] ?? 0] ?? {};
    const file = { bytes: sizes[at] ?? null, mtimeMs: times[at] ?? null, ctimeMs: changeTimes[at] ?? null, role };
    return content < 0 ? undefined : { file, content, isSettled: true, kinds };
  });
}

function namesOf(facts: readonly ContentFact[]): Note {
  return facts.flatMap(lineageOf).map(({ name, version }) => `${name} ${version}`);
}
