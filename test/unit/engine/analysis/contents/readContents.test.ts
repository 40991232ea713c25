import assert from 'node:assert/strict';
import { boundedContents } from '../../../../../src/engine/analysis/contents/boundedContents.ts';
import { loadContents, saveContents } from '../../../../../src/engine/analysis/contents/keptContents.ts';
import type { KeptContents } from '../../../../../src/engine/analysis/contents/keptContents.ts';
import type { KnownContent } from '../../../../../src/engine/analysis/contents/knownContent.ts';
import { seenInProcess } from '../../../../../src/engine/analysis/contents/knownFiles.ts';
import type { ReadContents } from '../../../../../src/engine/analysis/contents/readContents.ts';
import { defineContentFact } from '../../../../../src/engine/facts/contentFact.ts';
import type { ContentFact } from '../../../../../src/engine/facts/contentFact.ts';
import { size } from '../../../../../src/engine/facts/size/size.ts';
import { FactStore } from '../../../../../src/engine/sources/kept/factStore.ts';
import { hash } from '../../../../../src/node/hash.ts';
import { createMemoryCache, createMemoryFileSystem } from '../../../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../../../fixtures/recordingLogger.ts';
import { readAll } from '../../facts/readFacts.ts';

/** The first word of a text; of one file it throws. */
const firstWord = defineContentFact({
  name: 'first word',
  version: 1,
  isFor: ({ language }) => language === 'markdown',
  compute: ({ text }) => {
    if (text.startsWith('broken')) {
      throw new Error('broken inside');
    }
    return text.split(' ')[0] ?? '';
  },
});
const itsLength = defineContentFact({
  name: 'length of the first word',
  version: 1,
  from: [firstWord],
  isFor: () => true,
  compute: (content) => content.fact(firstWord).length,
});

function factsAt(path: string, { files }: ReadContents): KnownContent | undefined {
  return files.find(({ file }) => file.path === path)?.facts;
}

describe('facts of contents', () => {
  it('are those of every provider that is for a file', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'One two', 'b.ts': 'three four' });
    const read = await readAll(files, { facts: [size, firstWord, itsLength] });
    assert.deepEqual(
      read.files.map(({ file, facts }) => [file.path, facts.size.lines, facts.of(firstWord), facts.of(itsLength)]),
      [
        ['a.md', 1, 'One', 3],
        ['b.ts', 1, undefined, 5],
      ],
    );
  });

  it('are lost alone where a provider throws, with those that are computed from them and one line of the log', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'broken text', 'b.md': 'One two' });
    const logger = createRecordingLogger();
    const read = await readAll(files, { facts: [size, firstWord, itsLength], logger });
    assert.deepEqual(
      read.files.map(({ file, facts }) => [file.path, facts.size.lines, facts.of(firstWord), facts.of(itsLength)]),
      [
        ['a.md', 1, undefined, undefined],
        ['b.md', 1, 'One', 3],
      ],
    );
    assert.equal(logger.warnings.length, 1);
    assert.match(logger.warnings[0] ?? '', /^The first word of a\.md is not known: .*broken inside/u);
  });

  it('are looked for again where a provider has another version, or one that it reads', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'One two', 'b.ts': 'three' });
    const place = { cache: createMemoryCache(), root: '/r', repository: undefined };
    const readsOf = async (...facts: readonly ContentFact[]): Promise<readonly string[]> => {
      const { store, seen } = await loadContents(place, undefined, facts);
      const { files: known, filesNew } = await readAll(files, { facts, store, seen });
      await saveContents(place, { store, files: known, unsaved: filesNew }, true, facts);
      return [...files.reads];
    };
    assert.deepEqual(await readsOf(size, firstWord, itsLength), ['a.md', 'b.ts']);
    assert.deepEqual(await readsOf(size, firstWord, itsLength), []);
    const newer = { ...firstWord, version: 2 };
    assert.deepEqual(await readsOf(size, newer), ['a.md']);
    assert.deepEqual(await readsOf(size, { ...itsLength, from: [newer] }), ['a.md', 'b.ts']);
    assert.deepEqual(await readsOf(size), []);
  });

  it('must say what they are computed from', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'One two' });
    const logger = createRecordingLogger();
    await readAll(files, { facts: [size, { ...itsLength, from: [] }], logger });
    assert.match(logger.warnings[0] ?? '', /"length of the first word" reads "first word"/u);
  });

  it('are computed once for files that hold the same, and belong to the content', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'One two', 'b.md': 'One two' });
    let computed = 0;
    const counted = defineContentFact({
      name: 'counted',
      version: 1,
      isFor: () => true,
      compute: () => (computed += 1),
    });
    const read = await readAll(files, { facts: [size, counted] });
    assert.deepEqual([factsAt('b.md', read)?.of(counted), computed], [1, 1]);
  });

  it('stay the same object as long as a file holds the same', async () => {
    const files = createMemoryFileSystem({ 'a.md': 'One two', 'b.md': 'Three', 'c.png': 'x' });
    const store = FactStore.empty(20);
    const before = await readAll(files, { store });
    files.write('a.md', 'One two', 2000);
    files.write('b.md', 'Four', 2000);
    files.write('c.png', 'y', 2000);
    const after = await readAll(files, { store, seen: seenInProcess(before.files) });
    assert.deepEqual(
      after.files.map(({ file, facts }) => [file.path, facts === factsAt(file.path, before)]),
      [
        ['a.md', true],
        ['b.md', false],
        ['c.png', true],
      ],
    );
  });

  it('stay what they are where those of contents that are gone are dropped', async () => {
    const large = defineContentFact({
      name: 'large',
      version: 1,
      isFor: ({ language }) => language === 'markdown',
      compute: ({ text }) => Array.from({ length: 100_000 }, (_, at) => `${text} ${at % 7}`),
    });
    const facts = [size, firstWord, large];
    const files = createMemoryFileSystem({ 'a.md': 'One two', 'b.md': 'Three', 'c.ts': 'c' });
    let kept: KeptContents = { store: FactStore.empty(20), files: [], unsaved: 0 };
    for (let round = 0; round < 6; round++) {
      files.write('a.md', `Round ${round}`, 2000 + round);
      const { store } = kept;
      const read = await readAll(files, { facts, store, seen: seenInProcess(kept.files) });
      kept = boundedContents({ ...kept, files: read.files }, () => []);
    }
    const { store } = kept;
    assert.deepEqual(
      kept.files.map(({ file, facts: of }) => [file.path, of.size.bytes, of.of(firstWord), of.of(large)?.[8]]),
      [
        ['a.md', 7, 'Round', 'Round 5 1'],
        ['b.md', 5, 'Three', 'Three 1'],
        ['c.ts', 1, undefined, undefined],
      ],
    );
    const again = await readAll(files, { facts, store, seen: seenInProcess(kept.files) });
    assert.deepEqual([again.filesRead, factsAt('b.md', again)], [0, kept.files[1]?.facts]);
    assert.equal(store.ids.numberOf(hash.blobId(Buffer.from('Round 0'), 'sha1')), -1);
  });
});
