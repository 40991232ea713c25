import assert from 'node:assert/strict';
import { parseSummaryRequest } from '../../../src/protocol/summaryMessages.ts';

describe('requests of the summary page', () => {
  it('are read where they are well formed', () => {
    const open = { type: 'openFile', root: '/home/ada/shop', path: 'src/a.ts', line: 3 };
    assert.deepEqual(parseSummaryRequest(open), open);
    assert.deepEqual(parseSummaryRequest({ type: 'ready' }), { type: 'ready' });
  });

  it('are refused where anything is odd', () => {
    for (const odd of [
      undefined,
      'ready',
      { type: 'run' },
      { type: 'openFile', root: '/home/ada/shop', path: 'src/a.ts', line: 0 },
      { type: 'openFile', root: '/home/ada/shop', path: 7, line: 1 },
      { type: 'openStandard', id: '../secret' },
    ]) {
      assert.equal(parseSummaryRequest(odd), undefined);
    }
  });
});
