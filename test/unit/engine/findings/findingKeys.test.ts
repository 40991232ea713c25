import assert from 'node:assert/strict';
import { createFindingKeys } from '../../../../src/engine/findings/findingKeys.ts';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import { churn, fileFacts } from '../summary/snapshotBuilder.ts';

const renamed = (path: string, ...renamedFrom: readonly string[]): FileFacts =>
  fileFacts(path, { churn: { ...churn, renamedFrom } });

function keyOf(file: FileFacts, anchor?: string, others: readonly FileFacts[] = []): string {
  const [key = ''] = createFindingKeys([file, ...others].sort((a, b) => (a.path < b.path ? -1 : 1)))('large-file', [
    { path: file.path, ...(anchor === undefined ? {} : { anchor }) },
  ]);
  return key;
}

describe('the key of a finding', () => {
  it('stays where the file is renamed and moved', () => {
    const before = keyOf(fileFacts('src/a.ts'));
    assert.equal(keyOf(renamed('src/b.ts', 'src/a.ts')), before);
    assert.equal(keyOf(renamed('lib/c.ts', 'src/b.ts', 'src/a.ts')), before);
    assert.notEqual(keyOf(fileFacts('src/b.ts')), before);
  });

  it('stays where the text around is indented in another way', () => {
    const file = fileFacts('src/a.ts');
    assert.equal(keyOf(file, '  fetch(\n  url)'), keyOf(file, 'fetch( url)'));
    assert.notEqual(keyOf(file, 'fetch(url)'), keyOf(file, 'fetch(other)'));
  });

  it('is another one for each finding, also where rule, file and text are the same', () => {
    const places = [1, 2, 3].map(() => ({ path: 'src/a.ts', anchor: 'fetch(url)' }));
    const keys = createFindingKeys([fileFacts('src/a.ts')]);
    assert.equal(new Set([...keys('team-rule', places), ...keys('other-rule', places)]).size, 6);
  });

  it('belongs to the file at the path, where that was left by a file which is still there', () => {
    const moved = renamed('src/b.ts', 'src/a.ts');
    assert.notEqual(keyOf(moved, '', [fileFacts('src/a.ts')]), keyOf(fileFacts('src/a.ts'), '', [moved]));
    const again = renamed('src/c.ts', 'src/a.ts');
    assert.notEqual(keyOf(moved, '', [again]), keyOf(again, '', [moved]));
  });
});
