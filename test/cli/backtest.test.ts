import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Backtest } from '../../src/engine/model/backtest.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { createRepository, removeFolder, temporaryFolder } from '../fixtures/repositoryBuilder.ts';
import { TESTED_HISTORY } from '../fixtures/testedHistory.ts';
import { runPlumbline } from './plumbline.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/backtest.schema.json'), 'utf8'),
) as object;

describe('plumbline backtest', () => {
  let cache: string;
  let repository: TestRepository;

  before(() => {
    cache = temporaryFolder();
    repository = createRepository();
    repository.commitAll(TESTED_HISTORY);
    repository.checkout();
  });
  after(() => {
    repository.dispose();
    removeFolder(cache);
  });

  function report(...args: readonly string[]): Backtest {
    const { code, stdout, stderr } = runPlumbline(['backtest', ...args, '--format', 'json'], cache, repository.root);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as Backtest;
  }

  it('prints JSON of its published schema', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const result = report();
    assert.ok(validate(result), JSON.stringify(validate.errors));
    assert.deepEqual(
      result.windows.map(({ date, fixCommits, touches, hits }) => [date.slice(0, 10), fixCommits, touches, hits.score]),
      [
        ['2025-01-01', 19, 20, 13],
        ['2024-07-01', 3, 3, 3],
      ],
    );
  });

  it('looks at the whole repository of a folder, and gives the same numbers again', () => {
    const { elapsedMs: first, ...whole } = report();
    const { elapsedMs: second, ...below } = report('src');
    assert.deepEqual(below, whole);
    assert.ok(first >= 0 && second >= 0);
  });

  it('prints a table with the rankings and what it does not say', () => {
    const { code, stdout, stderr } = runPlumbline(['backtest', repository.root], cache);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /2025-01-01 +24 +19 +20 +65 % +75 % +90 % +83 % +100 %/u);
    assert.match(stdout, /2024-07-01 +24 +3 +3 +too few/u);
    assert.match(stdout, /not which files have/u);
  });

  it('steps by other months', () => {
    assert.equal(report('--months', '3').windows.length, 5);
  });

  it('leaves the repository as it was', () => {
    assert.equal(repository.git('status', '--porcelain'), '');
  });

  for (const months of ['0', '121', 'six', '1.5', '-6']) {
    it(`refuses ${months} months with one clear line`, () => {
      const { code, stdout, stderr } = runPlumbline(['backtest', `--months=${months}`], cache, repository.root);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /number of months from 1 to 120/u);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
    });
  }

  it('says of a shallow clone how to deepen it', () => {
    const clone = repository.clone({ depth: 3 });
    try {
      const { code, stderr } = runPlumbline(['backtest', clone.root], cache);
      assert.equal(code, 1);
      assert.match(stderr, /git fetch --unshallow/u);
    } finally {
      clone.dispose();
    }
  });

  it('says of a folder outside git that there is no history', () => {
    const { code, stderr } = runPlumbline(['backtest', cache], cache);
    assert.equal(code, 1);
    assert.match(stderr, /not in a git work tree/u);
  });
});
