import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readStandards } from '../../../scripts/readStandards.ts';

describe('the bundled standards', () => {
  const standards = readStandards('media/standards');

  it('can all be read and have an id of their own', () => {
    assert.equal(standards.length, readdirSync('media/standards').length);
    assert.equal(new Set(standards.map(({ id }) => id)).size, standards.length);
  });

  it('have one for every rule', () => {
    for (const rule of ['hot-spot', 'large-file', 'missing-test', 'expired-suppression']) {
      assert.ok(
        standards.some(({ rules }) => rules.includes(rule)),
        `no standard belongs to ${rule}`,
      );
    }
  });

  it('say what, why and how, with an example, in 150 to 350 words', () => {
    for (const { id, body } of standards) {
      for (const heading of ['## What', '## Why', '## How', '## Example']) {
        assert.ok(body.includes(`${heading}\n`), `${id} has no "${heading}"`);
      }
      const words = body.split(/\s+/u).length;
      assert.ok(words >= 150 && words <= 350, `${id} has ${words} words`);
    }
  });

  it('stay together by pillar', () => {
    const pillars = standards.map(({ pillar }) => pillar);
    const changes = pillars.filter((pillar, index) => pillar !== pillars[index - 1]);
    assert.deepEqual(changes, [...new Set(pillars)]);
  });

  it('speak calmly', () => {
    for (const { id, body } of standards) {
      assert.doesNotMatch(body.replace(/```[^]*?```/gu, ''), /!(?!\[)|\p{Extended_Pictographic}/u, id);
    }
  });
});
