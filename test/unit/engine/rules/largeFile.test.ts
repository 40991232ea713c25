import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../src/engine/model/fact.ts';
import { largeFile } from '../../../../src/engine/rules/large-file/largeFile.ts';
import type { RuleFinding } from '../../../../src/engine/rules/defineRule.ts';
import type { ValuesOf } from '../../../../src/engine/rules/options/option.ts';
import { plainFile } from '../../../fixtures/plainFile.ts';
import { checkRule, evidenceOf } from './checkRule.ts';

type LargeFileOptions = ValuesOf<typeof largeFile.options>;

function file(path: string, codeLines: number, more: Partial<FileFacts> = {}): FileFacts {
  return plainFile(path, { codeLines, ...more });
}

function check(files: readonly FileFacts[], options: Partial<LargeFileOptions> = {}): readonly RuleFinding[] {
  return checkRule(largeFile, files, { values: options });
}

describe('large-file', () => {
  it('says nothing at the limit and speaks up one line over it', () => {
    assert.deepEqual(check([file('src/a.ts', 600)]), []);
    const [finding] = check([file('src/a.ts', 601)]);
    assert.equal(
      finding?.message,
      '601 code lines; the limit for production files is 600. Smaller files are easier to understand, review and test.',
    );
    assert.deepEqual([finding.path, finding.range, finding.severity], ['src/a.ts', undefined, undefined]);
    assert.equal(finding.limit, 600);
  });

  it('allows tests twice as many lines', () => {
    assert.deepEqual(check([file('a.test.ts', 1200, { role: 'test' })]), []);
    const [finding] = check([file('a.test.ts', 1201, { role: 'test' })]);
    assert.match(finding?.message ?? '', /^1,201 code lines; the limit for test files is 1,200\./);
  });

  for (const role of ['fixture', 'generated', 'vendored', 'docs', 'lock', 'data', 'config', 'example'] as const) {
    it(`leaves ${role} files alone`, () => {
      assert.deepEqual(check([file('src/a.ts', 9000, { role })]), []);
    });
  }

  it('leaves minified files alone', () => {
    assert.deepEqual(check([file('src/a.js', 9000, { minified: true })]), []);
  });

  it('names a limit that the team chose as theirs', () => {
    const [finding] = check([file('src/a.ts', 401)], { production: 400 });
    assert.match(finding?.message ?? '', /^401 code lines; this team's limit for production files is 400\./);
  });

  it('takes the first limit whose glob matches', () => {
    const limits = [
      { glob: 'src/tables/*.ts', lines: 1000 },
      { glob: 'src/**', lines: 100 },
    ];
    const findings = check([file('src/tables/a.ts', 900), file('src/b.ts', 101), file('lib/c.ts', 599)], { limits });
    assert.deepEqual(
      findings.map((finding) => [finding.path, finding.limit, evidenceOf(finding)['limitFor']]),
      [['src/b.ts', 100, 'src/**']],
    );
  });

  it('is a warning for a hot spot of more than twice the limit', () => {
    const files = [file('src/a.ts', 1200), file('src/b.ts', 1201), file('src/c.ts', 1201)];
    const found = ['src/a.ts', 'src/b.ts'].map((path) => ({ ruleId: 'hot-spot', path }));
    assert.deepEqual(
      checkRule(largeFile, files, { found }).map(({ severity }) => severity),
      [undefined, 'warning', undefined],
    );
  });

  it('takes the options of the path that it looks at', () => {
    const files = [file('packages/one/a.ts', 300), file('packages/two/a.ts', 300)];
    const findings = checkRule(largeFile, files, {
      values: (path) => ({ production: path.startsWith('packages/one/') ? 200 : 600 }),
    });
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['packages/one/a.ts'],
    );
  });
});
