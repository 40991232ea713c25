import assert from 'node:assert/strict';
import type { Standard } from '../../../../src/engine/model/standard.ts';
import { StandardsStore } from '../../../../src/extension/store/standardsStore.ts';
import {
  standardIdOf,
  standardPath,
  standardText,
} from '../../../../src/extension/views/standardDocuments/standardText.ts';
import { rowText, standardNodes } from '../../../../src/extension/views/standardsTree/standardNodes.ts';
import { plainStandard } from '../../../fixtures/plainStandard.ts';
import { finding } from '../../engine/summary/snapshotBuilder.ts';

const body = '## What\n\nA file has _one_\nsubject.\n\n## Why\n\nIt helps.\n';
const small = plainStandard('keep-files-small', {
  title: 'Keep files small',
  rules: ['large-file'],
  appliesTo: ['src/**'],
  body,
});
const review = plainStandard('review', { title: 'Review', pillar: 'Own it together', body });

describe('the standards tree', () => {
  const linked = finding('large-file', 'a.ts', { standardIds: ['keep-files-small'] });
  const nodes = standardNodes([small, review], [linked, { ...linked, path: 'b.ts' }]);

  it('groups standards by pillar', () => {
    assert.deepEqual(
      nodes.map(({ title, standards }) => [title, standards.map((row) => row.title)]),
      [
        ['Keep code clear', ['Keep files small']],
        ['Own it together', ['Review']],
      ],
    );
  });

  it('says how many findings link to a standard, to eyes and to screen readers', () => {
    const [first, second] = nodes.flatMap((node) => node.standards).map((row) => rowText(row));
    assert.equal(first?.description, '2 findings');
    assert.equal(first.accessibleLabel, 'Keep files small, 2 findings');
    assert.equal(first.tooltip, 'Keep files small\n\nA file has one subject.\n\n2 findings');
    assert.equal(second?.description, '');
    assert.equal(second.accessibleLabel, 'Review');
  });

  it('shows what cannot be seen in a title', () => {
    const [hidden] = standardNodes([{ ...small, title: 'a\u202eb', pillar: 'c\u202ed' }], []);
    assert.ok(hidden?.standards[0]);
    assert.deepEqual([rowText(hidden).label, rowText(hidden.standards[0]).label], ['c\\u{202e}d', 'a\\u{202e}b']);
  });
});

describe('the document of a standard', () => {
  it('has its title, its text and where it belongs', () => {
    const text = standardText(small);
    assert.match(text, /^# Keep files small\n\n## What\n/u);
    assert.match(
      text,
      /\n---\n\n_Pillar: Keep code clear_\n\n_Rules that link here: `large-file`_\n\n_Applies to: `src\/\*\*`_\n$/u,
    );
  });

  it('says where it is written, and lets nothing of its front matter become markup', () => {
    const title = 'Our <b>`client`</b>';
    const text = standardText({ ...small, title, appliesTo: ['a`b/**'], path: 'docs/a`b.md' });
    assert.match(text, /^# Our \\<b\\>\\`client\\`\\<\/b\\>\n/u);
    assert.match(text, /_Applies to: ``a`b\/\*\*``_\n\n_Written in ``docs\/a`b\.md``_\n$/u);
  });

  it('is found by its path and by no other', () => {
    assert.equal(standardIdOf(standardPath('keep-files-small')), 'keep-files-small');
    assert.equal(standardIdOf('/../keep-files-small.md'), undefined);
    assert.equal(standardIdOf('/keep-files-small'), undefined);
  });
});

describe('the standards store', () => {
  const nothing = { all: [] };
  const bytes = new TextEncoder().encode(JSON.stringify([small]));

  it('reads once, at the first need', async () => {
    let reads = 0;
    const store = new StandardsStore(nothing, () => {
      reads += 1;
      return Promise.resolve(bytes);
    });
    assert.equal(reads, 0);
    assert.equal((await store.find('keep-files-small'))?.title, 'Keep files small');
    assert.equal(await store.find('none'), undefined);
    assert.equal(reads, 1);
  });

  it('has those of the snapshots once there are some, each once, and reads nothing', async () => {
    const own: Standard = { ...small, title: 'Our files', source: 'folders', path: 'docs/keep-files-small.md' };
    const snapshots = [{ standards: [own, review] }, { standards: [small, review] }];
    const store = new StandardsStore({ all: snapshots }, () => Promise.reject(new Error('not read')));
    assert.deepEqual(await store.all(), [own, review]);
  });

  it('tries again after a failure', async () => {
    let broken = true;
    const store = new StandardsStore(nothing, () =>
      broken ? Promise.reject(new Error('gone')) : Promise.resolve(bytes),
    );
    await assert.rejects(store.all(), /gone/u);
    broken = false;
    assert.equal((await store.all()).length, 1);
  });
});
