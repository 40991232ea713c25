import assert from 'node:assert/strict';
import { measure as query } from '../../../../src/engine/queries/measure.ts';
import type { MeasuredText } from '../../../../src/engine/model/measuredText.ts';
import type { Snapshot } from '../../../../src/engine/model/snapshot.ts';
import { createDefinitionInForce } from '../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../src/engine/sources/definition/parseDefinition.ts';
import { historyWith } from '../../../fixtures/sourceTree.ts';
import { fileFacts, finding, snapshotOf } from '../summary/snapshotBuilder.ts';

const path = 'src/order.ts';
const quiet = snapshotOf([fileFacts(path, { codeLines: 590 })]);

function lines(count: number): string {
  return 'let value = 1;\n'.repeat(count);
}

function measure(text: string, snapshot: Snapshot = quiet, definition = '{}'): MeasuredText {
  const inForce = createDefinitionInForce([parseDefinition(definition, 'plumbline.json')]);
  const measured = query.handle({ root: '', path, text }, { snapshot, definition: inForce, history: historyWith({}) });
  assert.ok(measured);
  return measured;
}

describe('the size of a text that is being edited', () => {
  it('brings a finding once it is over the limit, in the words of the rule', () => {
    assert.deepEqual(measure(lines(600)).findings, []);
    const { size, findings } = measure(lines(601));
    const [found] = findings;
    assert.equal(size.codeLines, 601);
    assert.ok(found);
    assert.equal(found.path, path);
    assert.match(found.message, /^601 code lines; the limit for production files is 600\./u);
  });

  it('takes the finding away once it is below the limit again', () => {
    const large = snapshotOf([fileFacts(path, { codeLines: 700 })], [finding('large-file', path)]);
    assert.deepEqual(measure(lines(500), large).findings, []);
  });

  it('goes by the limit, the severity and the suppressions of the team', () => {
    const strict = '{ "rules": { "large-file": { "severity": "warning", "production": 50 } } }';
    assert.equal(measure(lines(51), quiet, strict).findings[0]?.severity, 'warning');
    assert.deepEqual(measure(lines(50), quiet, strict).findings, []);
    const accepted =
      '{ "suppressions": [{ "rule": "large-file", "glob": "src/**", "reason": "It is moved away in spring." }] }';
    assert.deepEqual(measure(lines(700), quiet, accepted).findings, []);
    assert.deepEqual(measure(`// plumbline-ignore large-file: a table\n${lines(700)}`).findings, []);
  });

  it('is a warning at twice the limit in a hot spot', () => {
    const hot = snapshotOf([fileFacts(path, { codeLines: 590 })], [finding('hot-spot', path)]);
    assert.equal(measure(lines(1200), hot).findings[0]?.severity, 'information');
    assert.equal(measure(lines(1201), hot).findings[0]?.severity, 'warning');
    assert.equal(measure(lines(1201)).findings[0]?.severity, 'information');
  });

  it('is of no concern in a file that was not analyzed', () => {
    const repository = { snapshot: quiet, definition: createDefinitionInForce([]), history: historyWith({}) };
    assert.equal(query.handle({ root: '', path: 'src/other.ts', text: '' }, repository), null);
  });
});
