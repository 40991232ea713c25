import assert from 'node:assert/strict';
import { runRules } from '../../../../src/engine/findings/runRules.ts';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import type { Finding, RuleId } from '../../../../src/engine/model/finding.ts';
import { defineRule } from '../../../../src/engine/rules/defineRule.ts';
import type { Rule } from '../../../../src/engine/rules/defineRule.ts';
import { expiredSuppression } from '../../../../src/engine/rules/expired-suppression/expiredSuppression.ts';
import { option } from '../../../../src/engine/rules/options/option.ts';
import { count } from '../../../../src/engine/rules/options/valueTypes.ts';
import { createDefinitionInForce } from '../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../src/engine/sources/definition/parseDefinition.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';

const now = Date.UTC(2027, 0, 15, 12);

function file(path: string, codeLines: number): FileFacts {
  return plainFile(path, { codeLines });
}

/** A rule that finds every file above a number of lines, the largest first. */
function sizeRule(id: RuleId, limit: number, more: Partial<Rule> = {}): Rule {
  const rule = defineRule({
    id,
    title: id,
    heading: id,
    counted: [id, id],
    description: id,
    order: limit,
    severity: 'information',
    standard: 'keep-files-small',
    needs: ['size'],
    options: { production: option(count, 'Lines', limit) },
    check: ({ files, optionsFor }) =>
      files
        .filter(({ path, size }) => size.codeLines > optionsFor(path).production)
        .sort((a, b) => b.size.codeLines - a.size.codeLines)
        .map(({ path }) => ({
          path,
          message: 'Large',
          evidence: [{ name: 'seen', label: 'Seen', value: files.length }],
          listOnly: id === 'missing-test',
        })),
  });
  return { ...rule, ...more };
}

const files = [file('b.ts', 1500), file('a.ts', 700), file('lib/c.ts', 900), file('small.ts', 5)];
const rules: readonly Rule[] = [sizeRule('hot-spot', 800), sizeRule('large-file', 600), expiredSuppression];

function run(
  definition: unknown,
  options: {
    readonly comments?: Readonly<Record<string, readonly RuleId[]>>;
    readonly files?: readonly FileFacts[];
  } = {},
) {
  const parsed = parseDefinition(JSON.stringify(definition, null, 1), 'plumbline.json');
  assert.deepEqual(parsed.problems, []);
  const asked: string[] = [];
  const result = runRules(
    {
      files: options.files ?? files,
      history: { state: 'complete', ranks: true, from: null, commits: 1 },
      now,
    },
    {
      rules,
      definition: createDefinitionInForce([parsed]),
      standards: [],
      commentsOf: (path) => {
        asked.push(path);
        return (options.comments?.[path] ?? []).map((ruleId) => ({ ruleId, reason: 'said in the file', line: 2 }));
      },
    },
  );
  return { ...result, asked };
}

const shown = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ ruleId, path, severity }) => `${severity} ${ruleId} ${path}`);

describe('from facts to findings', () => {
  it('gives findings by severity, then in the order of rules', () => {
    const definition = { rules: { 'large-file': { severity: 'warning' } } };
    assert.deepEqual(shown(run(definition).findings), [
      'warning large-file b.ts',
      'warning large-file lib/c.ts',
      'warning large-file a.ts',
      'information hot-spot b.ts',
      'information hot-spot lib/c.ts',
    ]);
    assert.deepEqual(shown(run({}).findings), [
      'information hot-spot b.ts',
      'information hot-spot lib/c.ts',
      'information large-file b.ts',
      'information large-file lib/c.ts',
      'information large-file a.ts',
    ]);
  });

  it('gives the same for the same facts in another order', () => {
    assert.deepEqual(run({}, { files: files.toReversed() }).findings, run({}).findings);
  });

  it('takes severities and options from the definition', () => {
    const definition = {
      rules: { 'hot-spot': { severity: 'error' }, 'large-file': { severity: 'hint', production: 1000 } },
    };
    assert.deepEqual(shown(run(definition).findings), [
      'error hot-spot b.ts',
      'error hot-spot lib/c.ts',
      'hint large-file b.ts',
    ]);
  });

  it('keeps excluded files from every rule, so that they are not counted either', () => {
    const { findings } = run({ exclude: ['lib/', 'small.ts'] });
    assert.deepEqual(
      [...new Set(findings.map(({ path, evidence }) => `${path} of ${String(evidence[0]?.value)}`))],
      ['b.ts of 2', 'a.ts of 2'],
    );
  });

  it('keeps what a rule leaves out from that rule alone', () => {
    const { findings } = run({ rules: { 'large-file': { exclude: ['b.ts'] }, 'hot-spot': { include: ['lib/**'] } } });
    assert.deepEqual(shown(findings), [
      'information hot-spot lib/c.ts',
      'information large-file lib/c.ts',
      'information large-file a.ts',
    ]);
  });

  it('takes out suppressed findings and says why and where', () => {
    const { findings, suppressed } = run(
      {
        suppressions: [{ rule: 'large-file', glob: 'lib/**', reason: 'One table', until: '2027-01-15' }],
      },
      { comments: { 'a.ts': ['large-file'], 'b.ts': ['missing-test'] } },
    );
    assert.deepEqual(shown(findings), [
      'information hot-spot b.ts',
      'information hot-spot lib/c.ts',
      'information large-file b.ts',
    ]);
    assert.deepEqual(
      suppressed.map(({ finding, reason, until, place }) => [finding.message, finding.path, reason, until, place]),
      [
        ['Large', 'lib/c.ts', 'One table', '2027-01-15', { path: 'plumbline.json', line: 3 }],
        ['Large', 'a.ts', 'said in the file', null, { path: 'a.ts', line: 2 }],
      ],
    );
  });

  it('asks for the comments of each file with findings once', () => {
    assert.deepEqual(run({}).asked.toSorted(), ['a.ts', 'b.ts', 'lib/c.ts']);
  });

  it('shows findings again after the last day, with one note at the suppression', () => {
    const definition = {
      suppressions: [
        { rule: 'large-file', glob: '*.ts', reason: 'r', until: '2027-01-14' },
        { rule: 'hot-spot', glob: 'gone.ts', reason: 'r', until: '2026-12-31' },
      ],
    };
    const { findings } = run(definition);
    const notes = findings.filter(({ ruleId }) => ruleId === 'expired-suppression');
    assert.equal(findings.length - notes.length, 5);
    assert.deepEqual(
      notes.map(({ path, range, severity, message }) => [path, range?.startLine, severity, message]),
      [
        [
          'plumbline.json',
          3,
          'information',
          'The suppression of large-file for *.ts ended on 2027-01-14; 3 findings are shown again. Set a new day, or remove it.',
        ],
        [
          'plumbline.json',
          9,
          'information',
          'The suppression of hot-spot for gone.ts ended on 2026-12-31; it would hide nothing now, so it can go.',
        ],
      ],
    );
    const off = run({ ...definition, rules: { 'expired-suppression': { enabled: false } } });
    assert.equal(off.findings.length, 5);
  });

  it('goes without a rule that throws, and tells which', () => {
    const broken = (): never => {
      throw new Error('broken inside');
    };
    const failing = [
      sizeRule('hot-spot', 800, { check: broken, remarks: () => ['said'] }),
      sizeRule('missing-test', 800, { remarks: broken }),
      sizeRule('large-file', 1000, { after: ['hot-spot'], remarks: () => ['said'] }),
    ];
    const failures: string[] = [];
    const onFailure = (rule: RuleId, thrown: unknown): void => {
      failures.push(`${rule}: ${String(thrown)}`);
    };
    const { findings, remarks } = runRules(
      { files, history: { state: 'complete', ranks: true, from: null, commits: 1 }, now },
      { rules: failing, definition: createDefinitionInForce([]), standards: [], commentsOf: () => [], onFailure },
    );
    assert.deepEqual(shown(findings), ['information large-file b.ts']);
    assert.deepEqual(remarks, { 'hot-spot': [], 'missing-test': [], 'large-file': ['said'] });
    assert.deepEqual(failures, ['hot-spot: Error: broken inside', 'missing-test: Error: broken inside']);
  });

  it('leaves findings for lists only as they are', () => {
    const result = runRules(
      { files, history: { state: 'complete', ranks: true, from: null, commits: 1 }, now },
      {
        rules: [sizeRule('missing-test', 1000)],
        definition: createDefinitionInForce([]),
        standards: [],
        commentsOf: () => [],
      },
    );
    assert.deepEqual(
      result.findings.map(({ listOnly }) => listOnly),
      [true],
    );
  });
});
