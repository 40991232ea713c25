import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createLogFile } from '../../../src/cli/logFile.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/repositoryBuilder.ts';

describe('the log of the command line', () => {
  it('is written only when something went wrong, with what was logged before and the stack', () => {
    const root = temporaryFolder();
    try {
      const log = createLogFile(root);
      log.info('reading the history');
      assert.deepEqual(readdirSync(root), []);
      const text = readFileSync(log.save(new Error('out of luck')), 'utf8');
      assert.match(text, /info reading the history\n/u);
      assert.match(text, /error Error: out of luck\n\s+at /u);
    } finally {
      removeFolder(root);
    }
  });
});
