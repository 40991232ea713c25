import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/extension/views/quickFixes/fixes.ts';
import type { FixSubject } from '../../../../src/extension/views/quickFixes/fixes.ts';
import { fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';
import { ruleOf } from '../wording/knownRules.ts';

const hot = finding('hot-spot', 'src/a.ts', { standardIds: ['change-safely', 'refactor'] });
const large = finding('large-file', 'src/a.ts', { standardIds: ['keep-small'] });
const missing = finding('missing-test', 'src/a.ts', { expectedPath: 'test/a.test.ts' });

function titlesOf(rest: Partial<FixSubject>): readonly string[] {
  const titles: Readonly<Record<string, string>> = { 'change-safely': 'Change hot spots safely' };
  const subject: FixSubject = {
    root: '/home/ada/shop',
    path: 'src/a.ts',
    tests: fileFacts('src/a.ts').tests,
    findings: [hot],
    ruleOf,
    standardTitle: (id) => titles[id],
    ...rest,
  };
  return fixesFor(subject).map(({ title }) => title);
}

describe('the quick fixes of a line', () => {
  it('say which finding they are about, and go to the test only once', () => {
    assert.deepEqual(titlesOf({ findings: [hot, large] }), [
      'Go to test',
      'Open standard: Change hot spots safely',
      'Open standard: keep-small',
      'Suppress "Hot spot" with reason...',
      'Suppress "Large file" with reason...',
    ]);
  });

  it('open a standard of two findings once, for both', () => {
    const findings = [hot, { ...large, standardIds: ['change-safely'] }];
    assert.equal(titlesOf({ findings }).filter((title) => title.startsWith('Open standard')).length, 1);
    const subject = { root: '/r', path: 'src/a.ts', tests: undefined, findings, ruleOf, standardTitle: () => 'Title' };
    const [standard] = fixesFor(subject);
    assert.deepEqual(standard?.ruleIds, ['hot-spot', 'large-file']);
  });

  it('create the missing test for the finding that misses it', () => {
    const tests = { ...noTest, expectedPath: 'test/a.test.ts' };
    const subject = {
      root: '/r',
      path: 'src/a.ts',
      tests,
      findings: [hot, missing],
      ruleOf,
      standardTitle: () => undefined,
    };
    const [create] = fixesFor(subject);
    assert.equal(create?.title, 'Create missing test');
    assert.deepEqual(create.ruleIds, ['missing-test']);
  });

  it('do not suppress the end of a suppression', () => {
    assert.deepEqual(titlesOf({ tests: noTest, findings: [finding('expired-suppression', 'src/a.ts')] }), []);
  });
});
