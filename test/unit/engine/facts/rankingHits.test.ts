import assert from 'node:assert/strict';
import { rankingHits } from '../../../../src/engine/facts/rankingHits.ts';
import type { RankedFile } from '../../../../src/engine/facts/rankingHits.ts';

const file = (path: string, score: number, nonBlankLines: number, revisions: number): RankedFile => ({
  path,
  score,
  nonBlankLines,
  revisions,
});

describe('the hits of a ranking', () => {
  // Each ranking puts another two files first.
  const files = [
    file('a', 9, 10, 2),
    file('b', 8, 20, 2),
    file('c', 1, 400, 1),
    file('d', 0, 300, 2),
    file('e', 0, 100, 9),
  ];
  const touches = new Map([
    ['a', 5],
    ['c', 1],
    ['d', 3],
    ['e', 4],
  ]);

  it('are the touches of its first files', () => {
    assert.deepEqual(rankingHits(files, touches, 2), {
      score: 5, // a, b
      lines: 1 + 3, // c, d
      revisionsTimesLines: 4 + 3, // e with 900, d with 600
      random: (13 * 2) / 5,
      perfect: 5 + 4, // a, e
    });
  });

  it('are all touches where there are fewer files than places', () => {
    assert.deepEqual(rankingHits(files, touches, 20), {
      score: 13,
      lines: 13,
      revisionsTimesLines: 13,
      random: 13,
      perfect: 13,
    });
  });

  it('take equal files in the order of their paths, however they are listed', () => {
    const equal = [file('y', 1, 1, 1), file('x', 1, 1, 1)];
    assert.equal(rankingHits(equal, new Map([['x', 1]]), 1).score, 1);
    assert.equal(rankingHits(equal, new Map([['y', 1]]), 1).score, 0);
  });

  it('are none where there is no file', () => {
    assert.equal(rankingHits([], new Map(), 20).random, 0);
  });

  it('have the random value that the mean over all draws gives', () => {
    const counts = files.map(({ path }) => touches.get(path) ?? 0);
    const draws: number[] = [];
    for (let one = 0; one < counts.length; one += 1) {
      for (let other = one + 1; other < counts.length; other += 1) {
        draws.push((counts[one] ?? 0) + (counts[other] ?? 0));
      }
    }
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    assert.ok(Math.abs(rankingHits(files, touches, 2).random - mean) < 1e-12);
  });
});
