import assert from 'node:assert/strict';
import { InvalidArgumentError } from 'commander';
import { parseAsOf, parseWindow } from '../../../src/cli/options.ts';

describe('the window of the command line', () => {
  it('is a number of months, each a twelfth of 365.25 days', () => {
    assert.deepEqual(parseWindow('24'), { days: 730.5 });
  });

  it('may be the whole history', () => {
    assert.deepEqual(parseWindow('all'), { days: null });
  });

  for (const text of ['0', '-1', '1.5', '', 'ALL', '12m', '10000', '1e3']) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseWindow(text), InvalidArgumentError);
    });
  }
});

describe('the time that ages are counted from', () => {
  const accepted: readonly (readonly [string, string])[] = [
    ['2026-05-31', '2026-05-31T00:00:00.000Z'],
    ['2026-05-31T12:30Z', '2026-05-31T12:30:00.000Z'],
    ['2026-05-31T12:30:15.5+02:00', '2026-05-31T10:30:15.500Z'],
    ['2026-05-31T12:30', '2026-05-31T12:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ];
  for (const [text, time] of accepted) {
    it(`may be ${text}`, () => {
      assert.equal(new Date(parseAsOf(text)).toISOString(), time);
    });
  }

  for (const text of [
    '2026-02-30',
    '2026-13-01',
    '31.05.2026',
    'yesterday',
    '',
    '2026',
    '2026-02-30T10:00Z',
    '2026-05-31T25:00',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseAsOf(text), InvalidArgumentError);
    });
  }
});
