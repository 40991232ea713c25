import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import { hotSpot } from '../../../../src/engine/rules/hot-spot/hotSpot.ts';
import { inlineText } from '../../../../src/extension/views/inlineWarning/inlineText.ts';
import { churn, fileFacts, finding, noTest } from '../summary/snapshotBuilder.ts';
import { checkRule } from './checkRule.ts';
import { ruleOf } from '../../extension/wording/knownRules.ts';

function messageOf(facts: Parameters<typeof fileFacts>[1]): { readonly file: FileFacts; readonly message: string } {
  const file = fileFacts('src/a.ts', facts);
  const [found] = checkRule(hotSpot, [file]);
  assert.ok(found);
  return { file, message: found.message };
}

describe('the message of hot-spot', () => {
  it('says rank, commits, lines and tests', () => {
    const { message } = messageOf({ codeLines: 1204, tests: noTest });
    assert.equal(
      message,
      'Hot spot #1 of 1: 41 commits in 12 months, 1,204 lines, no test found. Small, tested changes pay off most here.',
    );
  });

  it('says the same as the text after the first line', () => {
    const tests = [noTest, { ...noTest, status: 'unknown' }, { ...noTest, status: 'indirect' }, undefined] as const;
    for (const facts of tests) {
      const { file, message } = messageOf({ codeLines: 1, ...(facts && { tests: facts }) });
      const hot = finding('hot-spot', 'src/a.ts', { rank: { rank: 1, of: 1 } });
      const inline = inlineText(hot, file, file.size, ruleOf);
      assert.ok(message.startsWith(`${inline}. `), `${message} and ${inline}`);
    }
  });

  it('counts one commit as one', () => {
    const { message } = messageOf({ churn: { ...churn, revisionsLast12Months: 1 } });
    assert.match(message, /: 1 commit in 12 months, 100 lines, 1 test found\./u);
  });
});
