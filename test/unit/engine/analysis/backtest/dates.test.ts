import assert from 'node:assert/strict';
import { monthsBefore, testedDates } from '../../../../../src/engine/analysis/backtest/dates.ts';

const time = (text: string): number => Date.parse(text);
const shown = (milliseconds: number): string => new Date(milliseconds).toISOString();

describe('the dates of a backtest', () => {
  it('step back by calendar months, onto the last day of a shorter one', () => {
    assert.equal(shown(monthsBefore(time('2026-08-31T10:30:00Z'), 6)), '2026-02-28T10:30:00.000Z');
    assert.equal(shown(monthsBefore(time('2024-08-31T00:00:00Z'), 6)), '2024-02-29T00:00:00.000Z');
    assert.equal(shown(monthsBefore(time('2026-01-15T00:00:00Z'), 14)), '2024-11-15T00:00:00.000Z');
  });

  it('have as much history before them as fixes after them', () => {
    const history = { oldest: time('2024-01-01T00:00:00Z'), newest: time('2025-07-01T00:00:00Z') };
    assert.deepEqual(
      testedDates(history, 6, 40).map(({ date, until }) => [shown(date).slice(0, 10), shown(until).slice(0, 10)]),
      [
        ['2025-01-01', '2025-07-01'],
        ['2024-07-01', '2025-01-01'],
      ],
    );
    assert.equal(testedDates({ ...history, oldest: history.oldest + 1 }, 6, 40).length, 1);
    assert.equal(testedDates(history, 6, 1).length, 1);
    assert.equal(testedDates(history, 12, 40).length, 0);
  });

  it('are none in an empty history', () => {
    assert.deepEqual(testedDates({ oldest: -Infinity, newest: -Infinity }, 6, 40), []);
  });
});
