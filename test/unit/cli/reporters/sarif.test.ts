import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ajvDraft04 from 'ajv-draft-04';
import type { Location, Log, ReportingDescriptor, Run } from 'sarif';
import { formats } from '../../../../src/cli/reporters/formats.ts';
import { decodePath } from '../../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../../src/engine/model/snapshot.ts';
import { summarize } from '../../../../src/engine/summary/report.ts';
import { accepted, fileFacts, finding, snapshotOf } from '../../engine/summary/snapshotBuilder.ts';

const require = createRequire(import.meta.url);
const schemaFile = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const isSarif = new ajvDraft04.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
);

/** The one run of a snapshot's report, checked against the official schema. */
function runOf(snapshot: Snapshot): Run {
  const report = summarize(snapshot, { folder: '', allFiles: false });
  const log = JSON.parse(formats.sarif(report, { terminal: { color: false, width: 80 }, version: '1.2.3' })) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

function helpOf(rule: ReportingDescriptor | undefined): string {
  return rule?.help?.markdown ?? '';
}

function placesOf(locations: readonly Location[] = []): readonly unknown[] {
  return locations.map(({ physicalLocation: place }) => [place?.artifactLocation?.uri, place?.region]);
}

describe('the report as SARIF', () => {
  it('names each rule with its help, and each finding with its place and key', () => {
    const range = { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 };
    const related = [{ path: 'src/b.ts', range: null, message: 'the same again' }];
    const { tool, results, columnKind } = runOf(
      snapshotOf(
        [fileFacts('src/a b.ts')],
        [
          finding('hot-spot', 'src/a b.ts', { range, related, severity: 'warning' }),
          finding('large-file', decodePath(Uint8Array.of(0x61, 0xff, 0x25))),
        ],
      ),
    );
    const hotSpot = tool.driver.rules?.find(({ id }) => id === 'hot-spot');
    assert.match(helpOf(hotSpot), /^# Change hot spots safely\n/u);
    assert.deepEqual(hotSpot?.properties, { 'problem.severity': 'recommendation', tags: ['Change safely'] });
    assert.deepEqual([tool.driver.version, tool.driver.semanticVersion], ['1.2.3', '1.2.3']);
    assert.equal(columnKind, 'utf16CodeUnits');
    const [first, second] = results ?? [];
    assert.ok(first && second);
    assert.equal(tool.driver.rules?.[first.ruleIndex ?? -1], hotSpot);
    assert.deepEqual([first.level, second.level], ['warning', 'note']);
    assert.deepEqual(placesOf(first.locations), [['src/a%20b.ts', range]]);
    assert.deepEqual(placesOf(first.relatedLocations), [['src/b.ts', undefined]]);
    assert.deepEqual(first.partialFingerprints, { primaryLocationLineHash: 'hot-spot:src/a b.ts' });
    assert.deepEqual(placesOf(second.locations), [
      ['a%FF%25', { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }],
    ]);
  });

  it('keeps accepted findings as suppressed results, with the reason', () => {
    const { results } = runOf(
      snapshotOf([fileFacts('a.ts')], [], {
        suppressed: [accepted(finding('large-file', 'a.ts'), 'It is moved away in spring.')],
      }),
    );
    assert.deepEqual(
      results?.flatMap(({ suppressions = [] }) =>
        suppressions.map(({ kind, status, justification }) => [kind, status, justification]),
      ),
      [['external', 'accepted', 'It is moved away in spring.']],
    );
  });

  it('has texts of the repository as they stand, without links and arguments', () => {
    const hostile = String.raw`[a](b) {0} C:\x`;
    const escaped = String.raw`\[a\](b) {{0}} C:\\x`;
    const related = [{ path: 'b.ts', range: null, message: hostile }];
    const { results, invocations } = runOf(
      snapshotOf([fileFacts('a.ts')], [finding('large-file', 'a.ts', { message: hostile, related })], {
        problems: [{ path: 'plumbline.json', offset: 9, length: 2, line: 2, column: 3, message: hostile }],
      }),
    );
    const [invocation] = invocations ?? [];
    assert.deepEqual(
      [
        results?.[0]?.message.text,
        results?.[0]?.relatedLocations?.[0]?.message?.text,
        invocation?.toolConfigurationNotifications?.[0]?.message.text,
      ],
      [escaped, escaped, escaped],
    );
  });

  it('names mistakes in the definition at their place', () => {
    const { invocations } = runOf(
      snapshotOf([fileFacts('a.ts')], [], {
        problems: [{ path: 'lib/plumbline.json', offset: 9, length: 2, line: 2, column: 3, message: 'No such rule.' }],
      }),
    );
    const notes = invocations?.[0]?.toolConfigurationNotifications ?? [];
    assert.deepEqual(
      notes.map(({ level, message, locations }) => [level, message.text, placesOf(locations)]),
      [['error', 'No such rule.', [['lib/plumbline.json', { startLine: 2, startColumn: 3 }]]]],
    );
  });

  it('has a help for each rule, also where its standard is not known', () => {
    const { tool } = runOf(snapshotOf([fileFacts('a.ts')], [], { standards: [] }));
    assert.deepEqual(
      tool.driver.rules?.map(({ help, fullDescription }) => help?.text === fullDescription?.text),
      Array(tool.driver.rules?.length).fill(true),
    );
  });

  it('says what rules remark', () => {
    const remarks = { 'team-pattern': ['HTTP client: 3 of 4 files follow it.'] };
    const { invocations } = runOf(snapshotOf([fileFacts('a.ts')], [], { remarks }));
    assert.deepEqual(
      invocations?.[0]?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]).slice(1),
      [['note', 'HTTP client: 3 of 4 files follow it.']],
    );
  });

  it('has findings that are only listed as informational', () => {
    const { results } = runOf(
      snapshotOf(
        [fileFacts('a.ts')],
        [finding('missing-test', 'a.ts', { listOnly: true }), finding('hot-spot', 'a.ts')],
      ),
    );
    assert.deepEqual(
      results?.map(({ ruleId, kind, level }) => [ruleId, kind, level]),
      [
        ['hot-spot', undefined, 'note'],
        ['missing-test', 'informational', 'none'],
      ],
    );
  });

  it('cuts what weighs least, and suppressed results before all', () => {
    const notes = Array.from({ length: 24_998 }, (_, at) => finding('large-file', `src/${at}.ts`));
    const listed = [1, 2].map((at) => finding('missing-test', `src/${at}.ts`, { listOnly: true, severity: 'error' }));
    const { results = [] } = runOf(
      snapshotOf(
        [fileFacts('src/1.ts')],
        [...listed, ...notes, finding('hot-spot', 'src/1.ts', { severity: 'error' })],
        {
          suppressed: [accepted(finding('hot-spot', 'src/2.ts', { severity: 'error' }), 'Known.')],
        },
      ),
    );
    const count = (id: string): number => results.filter(({ ruleId }) => ruleId === id).length;
    assert.deepEqual([results[0]?.ruleId, results.at(-1)?.ruleId], ['hot-spot', 'missing-test']);
    assert.deepEqual([count('hot-spot'), count('large-file'), count('missing-test')], [1, 24_998, 1]);
  });

  it('holds 25,000 results at most and says what was cut', () => {
    const findings = Array.from({ length: 25_001 }, (_, at) => finding('large-file', `src/${at}.ts`));
    const { results, invocations } = runOf(snapshotOf([fileFacts('src/1.ts')], findings));
    assert.equal(results?.length, 25_000);
    const said = invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text) ?? [];
    assert.match(said.join('\n'), /Only the first 25000 of 25001 results/u);
  });
});
