import assert from 'node:assert/strict';
import { lensText } from '../../../../src/extension/views/codeLens/lensText.ts';
import { inlineText } from '../../../../src/extension/views/inlineWarning/inlineText.ts';
import { languageStatusText } from '../../../../src/extension/views/languageStatus/languageStatusText.ts';
import { statusText } from '../../../../src/extension/views/statusBar/statusText.ts';
import { completeHistory, fileFacts, finding, noTest } from '../../engine/summary/snapshotBuilder.ts';
import { ruleOf } from '../wording/knownRules.ts';

const file = fileFacts('src/a.ts', { codeLines: 1204, tests: noTest });
const hot = finding('hot-spot', 'src/a.ts', { rank: { rank: 3, of: 824 } });
const large = finding('large-file', 'src/a.ts');

describe('the text after the first line', () => {
  it('says why the file is a hot spot in one line', () => {
    assert.equal(
      inlineText(hot, file, file.size, ruleOf),
      'Hot spot #3 of 824: 41 commits in 12 months, 1,204 lines, no test found',
    );
  });
});

describe('the code lens', () => {
  it('shows churn, size and tests', () => {
    assert.equal(lensText(file, file.size), '41 commits in 12 months, 1,204 lines, no test found');
  });

  it('leaves out what is not known', () => {
    const quiet = fileFacts('a.sh', { churn: null, tests: { ...noTest, status: 'unknown' } });
    assert.equal(lensText(quiet, quiet.size), '100 lines');
    const test = fileFacts('a.test.ts', { role: 'test', churn: null });
    assert.equal(lensText(test, test.size), '100 lines');
  });
});

describe('the status bar', () => {
  const textOf = (...findings: Parameters<typeof statusText>[1]): string => statusText(file, findings, ruleOf).text;

  it('names the most important rule, with the number of its findings', () => {
    assert.equal(textOf(large, hot), 'Hot spot');
    assert.equal(textOf(finding('missing-test', 'src/a.ts'), large), 'Large file');
    assert.equal(textOf(large, large), 'Large file (2)');
    assert.equal(textOf(large), 'Large file');
    assert.equal(textOf(), 'No findings');
  });

  it('lists all findings in its tooltip', () => {
    const linesOf = (...findings: Parameters<typeof statusText>[1]): readonly string[] =>
      statusText(file, findings, ruleOf).tooltip.split('\n');
    const select = 'Select to see details of this file';
    assert.deepEqual(linesOf(hot, large), ['hot-spot in src/a.ts', 'large-file in src/a.ts', select]);
    assert.deepEqual(linesOf(large), ['large-file in src/a.ts', '41 commits in 12 months, 1,204 lines', select]);
  });
});

describe('the language status', () => {
  const statusOf = (...args: [Parameters<typeof languageStatusText>[0], Parameters<typeof languageStatusText>[1]]) =>
    languageStatusText(...args, true);

  it('shows progress with a way to cancel', () => {
    const { busy, detail, command } = statusOf({ kind: 'running', step: 'Reading history' }, undefined);
    assert.deepEqual([busy, detail, command], [true, 'Reading history', 'plumbline.cancel']);
  });

  it('shows an error with a way to the log', () => {
    const { severity, detail, command } = statusOf(
      { kind: 'failed', message: 'Git is not installed.' },
      completeHistory,
    );
    assert.deepEqual([severity, detail, command], ['error', 'Git is not installed.', 'plumbline.showLog']);
  });

  it('warns where the history does not rank, with a way to the reason', () => {
    const shallow = { state: 'shallow', ranks: false, from: null, commits: 0, reason: 'Run "git fetch".' } as const;
    const { severity, text, detail, command } = statusOf({ kind: 'idle' }, shallow);
    assert.deepEqual([severity, text, detail], ['warning', 'History: shallow clone', 'No file is ranked']);
    assert.equal(command, 'plumbline.showSummary');
  });

  it('leads to trust where the workspace is not trusted', () => {
    const none = { state: 'none', ranks: false, from: null, commits: 0, reason: 'Not trusted.' } as const;
    const { detail, command } = languageStatusText({ kind: 'idle' }, none, false);
    assert.deepEqual([detail, command], ['Git does not run without trust', 'workbench.trust.manage']);
  });

  it('is calm otherwise', () => {
    const { severity, text, detail } = statusOf({ kind: 'idle' }, completeHistory);
    assert.deepEqual([severity, text, detail], ['information', 'History: complete', '1,204 commits counted']);
    assert.equal(statusOf({ kind: 'idle' }, undefined).detail, 'This file was not analyzed');
  });
});
