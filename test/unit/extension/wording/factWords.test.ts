import assert from 'node:assert/strict';
import { churn, fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';
import { mediumDate } from '../../../../src/engine/model/mediumDate.ts';
import {
  briefTestWords,
  headlineOf,
  linesOf,
  testWords,
  yearOfCommits,
} from '../../../../src/extension/wording/factWords.ts';
import { ruleOf } from './knownRules.ts';

describe('the words for facts', () => {
  it('group digits and know one from many', () => {
    const { size } = fileFacts('a.ts', { codeLines: 1204 });
    assert.equal(linesOf(size), '1,204 lines');
    assert.equal(linesOf({ ...size, codeLines: 1 }), '1 line');
    assert.equal(yearOfCommits({ ...churn, revisionsLast12Months: 1 }), '1 commit in 12 months');
  });

  it('give dates in UTC', () => {
    assert.equal(mediumDate('2026-11-03T23:30:00.000Z'), 'Nov 3, 2026');
  });

  it('say what is known of tests and no more', () => {
    const link = { kind: 'test', path: 'a.test.ts', evidence: 'imports it' } as const;
    assert.equal(testWords({ ...noTest, status: 'direct', links: [link] }), '1 test found');
    assert.equal(testWords({ ...noTest, status: 'direct', links: [link, link] }), '2 tests found');
    const report = { kind: 'report', path: 'lcov.info', evidence: 'covered in lcov.info' } as const;
    assert.equal(testWords({ ...noTest, status: 'direct', links: [report, link] }), '1 test found');
    assert.equal(testWords({ ...noTest, status: 'direct', links: [report] }), 'covered by tests');
    assert.equal(testWords({ ...noTest, status: 'indirect' }), 'reached by tests');
    assert.equal(testWords(noTest), 'no test found');
    assert.equal(testWords({ ...noTest, status: 'unknown' }), 'tests not known');
  });

  it('are brief where there is little room', () => {
    const { tests } = fileFacts('a.ts');
    assert.equal(briefTestWords(tests), '1 test');
    assert.equal(briefTestWords(noTest), 'no test');
    assert.equal(briefTestWords({ ...noTest, status: 'unknown' }), '');
  });

  it('give a hot spot its rank', () => {
    assert.equal(
      headlineOf(finding('hot-spot', 'a.ts', { rank: { rank: 3, of: 1824 } }), ruleOf),
      'Hot spot #3 of 1,824',
    );
    assert.equal(headlineOf(finding('large-file', 'a.ts'), ruleOf), 'Large file');
  });
});
