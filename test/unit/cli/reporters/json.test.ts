import assert from 'node:assert/strict';
import { renderJson } from '../../../../src/cli/reporters/json.ts';
import { toPublicReport } from '../../../../src/engine/summary/publicReport.ts';
import { fileFacts, snapshotOf } from '../../engine/summary/snapshotBuilder.ts';

describe('the JSON report', () => {
  it('escapes characters that a terminal could obey, and changes no value', () => {
    const path = 'src/\u001b[2J\u009b31m\u202e\u{e0041}é😀.ts';
    const report = toPublicReport(snapshotOf([fileFacts(path)]), { allFiles: true });
    const json = renderJson(report);
    assert.deepEqual(JSON.parse(json), report);
    assert.ok(json.includes('src/\\u001b[2J\\u009b31m\\u202e\\udb40\\udc41é😀.ts'), json);
  });
});
