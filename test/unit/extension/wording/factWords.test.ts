import assert from 'node:assert/strict';
import { churn, fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';
import { createFactWords } from '../../../../src/extension/wording/factWords.ts';
import { englishWords as words, plainEnglish } from './plainEnglish.ts';

describe('the words for facts', () => {
  it('group digits and know one from many', () => {
    const { size } = fileFacts('a.ts', { codeLines: 1204 });
    assert.equal(words.lines(size), '1,204 lines');
    assert.equal(words.lines({ ...size, codeLines: 1 }), '1 line');
    assert.equal(words.yearOfCommits({ ...churn, revisionsLast12Months: 1 }), '1 commit in 12 months');
  });

  it('follow the language of the user', () => {
    const german = createFactWords(plainEnglish, 'de');
    assert.equal(german.number(1204), '1.204');
    assert.equal(words.date('2026-11-03T23:30:00.000Z'), 'Nov 3, 2026');
  });

  it('say what is known of tests and no more', () => {
    const link = { kind: 'test', path: 'a.test.ts', evidence: 'imports it' } as const;
    assert.equal(words.tests({ ...noTest, status: 'direct', links: [link] }), '1 test found');
    assert.equal(words.tests({ ...noTest, status: 'direct', links: [link, link] }), '2 tests found');
    const report = { kind: 'report', path: 'lcov.info', evidence: 'covered in lcov.info' } as const;
    assert.equal(words.tests({ ...noTest, status: 'direct', links: [report, link] }), '1 test found');
    assert.equal(words.tests({ ...noTest, status: 'direct', links: [report] }), 'covered by tests');
    assert.equal(words.tests({ ...noTest, status: 'indirect' }), 'reached by tests');
    assert.equal(words.tests(noTest), 'no test found');
    assert.equal(words.tests({ ...noTest, status: 'unknown' }), 'tests not known');
  });

  it('are brief where there is little room', () => {
    const { tests } = fileFacts('a.ts');
    assert.equal(words.testsBriefly(tests), '1 test');
    assert.equal(words.testsBriefly(noTest), 'no test');
    assert.equal(words.testsBriefly({ ...noTest, status: 'unknown' }), '');
  });

  it('give a hot spot its rank', () => {
    assert.equal(
      words.headline(finding('hot-spot', 'a.ts', { evidence: { rank: 3, outOf: 1824 } })),
      'Hot spot #3 of 1,824',
    );
    assert.equal(words.headline(finding('large-file', 'a.ts')), 'Large file');
  });
});
