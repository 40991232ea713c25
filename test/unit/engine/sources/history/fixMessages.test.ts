import assert from 'node:assert/strict';
import { isFixMessage } from '../../../../../src/engine/sources/history/fixMessages.ts';

describe('a message of a fix', () => {
  const fixes = [
    'fix: keep the cursor in place',
    'fix(parser)!: refuse empty input',
    'Fix: report once (fixes #12)',
    'hotfix: restore the login',
    'Fix null pointer in the scheduler',
    'Fixed a race between two writers',
    'Correct the rounding bug of totals',
    'Handle a defect in the date picker',
    'Prevent a regression in sorting',
    'No more crashes on empty folders',
    'net: crash when the socket closes early',
    'Count each page once\n\nThe index began at one.\nFixes #481',
    'Count each page once\n\nFixed: owner/name#481',
    'Count each page once\n\nFixes gh-481',
    'chore: fix the crash at start',
  ];
  for (const message of fixes) {
    it(`is ${JSON.stringify(message)}`, () => {
      assert.equal(isFixMessage(message), true);
    });
  }

  const others = [
    'Add a page for settings',
    'feat: page for settings\n\nFixes #12',
    'New: rule no-empty (fixes #12)',
    'docs: fix the install steps',
    'Fix typo in the guide',
    'Fix typos',
    'Fix Javadoc of Order',
    'Fix lint warnings',
    'style: fix spacing',
    'test: fix the race in the writer',
    'Fix flaky test of the writer',
    'fix(deps): update zod',
    'Fix vulnerable dependency',
    'Revert "Fix a race between two writers"',
    'revert: fix: keep the cursor in place',
    'Prefix all names',
    'Add a fixture for orders',
    'Debugging output goes to the log',
    'Merge the suffix table\n\nThis crashed before.',
    'Rename fields\n\nSee #12',
    '',
  ];
  for (const message of others) {
    it(`is not ${JSON.stringify(message)}`, () => {
      assert.equal(isFixMessage(message), false);
    });
  }
});
