import assert from 'node:assert/strict';
import { hotSpotRankingOf } from '../../../../src/engine/analysis/hotSpotRanking.ts';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import { createDefinitionInForce } from '../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../src/engine/sources/definition/parseDefinition.ts';
import { churn, fileFacts } from '../summary/snapshotBuilder.ts';

const definitionOf = (value: object) =>
  createDefinitionInForce([parseDefinition(JSON.stringify(value), 'plumbline.json')]);
const scored = (path: string, score: number, rest: Partial<FileFacts> = {}): FileFacts =>
  fileFacts(path, { churn: { ...churn, score }, ...rest });

describe('how hot spots were chosen', () => {
  const files = [
    scored('a.ts', 1),
    scored('b.ts', 3),
    scored('c.ts', 3),
    scored('d.test.ts', 9, { role: 'test' }),
    scored('e.ts', 2),
    scored('f.ts', 8),
    scored('g.ts', 0),
  ];

  it('names the production files with the highest scores that are no hot spots', () => {
    const { options, ranked, closest } = hotSpotRankingOf(files, new Set(['f.ts']), definitionOf({}));
    assert.deepEqual(options, { topShare: 0.03, minScore: 4, maxFindings: 20 });
    assert.equal(ranked, 6);
    assert.deepEqual(closest, ['b.ts', 'c.ts', 'e.ts']);
  });

  it('follows the definition in force', () => {
    const definition = definitionOf({
      exclude: ['b.ts'],
      rules: { 'hot-spot': { minScore: 7.5, topShare: 0.1, exclude: ['c.ts'] } },
    });
    const { options, ranked, closest } = hotSpotRankingOf(files, new Set(), definition);
    assert.deepEqual(options, { topShare: 0.1, minScore: 7.5, maxFindings: 20 });
    assert.equal(ranked, 4);
    assert.deepEqual(closest, ['f.ts', 'e.ts', 'a.ts']);
  });

  it('ranks nothing without churn, where the rule is off, and never names a file of score 0', () => {
    const without = files.map((file) => ({ ...file, churn: null }));
    assert.equal(hotSpotRankingOf(without, new Set(), definitionOf({})).ranked, 0);
    const off = definitionOf({ rules: { 'hot-spot': { enabled: false } } });
    assert.deepEqual(hotSpotRankingOf(files, new Set(), off).ranked, 0);
    assert.deepEqual(hotSpotRankingOf([scored('g.ts', 0)], new Set(), definitionOf({})).closest, []);
  });
});
