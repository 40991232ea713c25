import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import type { FileSystem } from '../../../src/engine/ports/fileSystem.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository } from '../../fixtures/memoryRepository.ts';

const NOW = '2025-01-01T00:00:00Z';
const CLIENT = { id: 'http-client', title: 'HTTP client', message: 'Use our HTTP client.' };

function definition(...patterns: readonly object[]): string {
  return JSON.stringify({ patterns });
}

async function analyze(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const repository = createMemoryRepository(files);
  repository.commitAll(NOW);
  return repository.analyze();
}

function found({ findings }: Snapshot): readonly (readonly unknown[])[] {
  return findings
    .filter(({ ruleId }) => ruleId === 'team-pattern')
    .map(({ path, range, severity, message }) => [
      path,
      range && [range.startLine, range.startColumn, range.endLine, range.endColumn],
      severity,
      message,
    ]);
}

describe('patterns of a team', () => {
  const tree = {
    'src/a.ts': 'import x;\n\nconst a = fetch(url);\nif (a) fetch(b);\n',
    'src/b.ts': 'client.get(url);\n',
    'lib/c.js': 'fetch(1);\n',
    'src/vendor/jquery.js': 'fetch(1);\n',
  };

  it('find each place that must not be there, and say how many files follow', async () => {
    const pattern = { ...CLIENT, appliesTo: ['src/**'], mustNotMatch: '\\bfetch\\(', severity: 'warning' };
    const snapshot = await analyze({ ...tree, 'plumbline.json': definition(pattern) });
    assert.deepEqual(found(snapshot), [
      ['src/a.ts', [3, 11, 3, 17], 'warning', 'Use our HTTP client.'],
      ['src/a.ts', [4, 8, 4, 14], 'warning', 'Use our HTTP client.'],
    ]);
    assert.deepEqual(snapshot.remarks['team-pattern'], ['HTTP client: 1 of 2 files follow it.']);
    assert.equal(new Set(snapshot.findings.map(({ key }) => key)).size, snapshot.findings.length);
  });

  it('find the files that match nowhere', async () => {
    const pattern = { ...CLIENT, appliesTo: ['*.ts'], mustMatch: '^client\\.' };
    assert.deepEqual(found(await analyze({ ...tree, 'plumbline.json': definition(pattern) })), [
      ['src/a.ts', null, 'information', 'Use our HTTP client.'],
    ]);
  });

  it('keep their keys when lines shift', async () => {
    const pattern = { ...CLIENT, mustNotMatch: 'fetch' };
    const keys = async (text: string) =>
      (await analyze({ 'a.ts': text, 'plumbline.json': definition(pattern) })).findings.map(({ key }) => key);
    assert.deepEqual(await keys('\n\n  fetch(1);\nfetch(2);\n'), await keys('fetch(1);\nfetch(2);\n'));
  });

  it('read a file again only when it, or the pattern, changed', async () => {
    const pattern = { ...CLIENT, appliesTo: ['src/**'], mustNotMatch: 'fetch' };
    const repository = createMemoryRepository({ ...tree, 'plumbline.json': definition(pattern) });
    repository.commitAll(NOW);
    const readAgain = async (analyze: () => Promise<Snapshot>): Promise<readonly unknown[]> => {
      repository.files.reads.length = 0;
      const snapshot = await analyze();
      const texts = repository.files.reads.filter((path) => path.startsWith('src/'));
      return [found(snapshot).length, texts];
    };
    const again = (): Promise<Snapshot> => repository.analyze();
    const inANewEngine = (): Promise<Snapshot> =>
      repository.start().analyze({ folder: repository.root }, neverCancelled);
    await again();
    assert.deepEqual(await readAgain(again), [2, []]);
    assert.deepEqual(await readAgain(inANewEngine), [2, []]);
    repository.files.write('src/b.ts', 'fetch(1);\n', 5000);
    // Once for its size and its imports, once for the pattern.
    assert.deepEqual(await readAgain(again), [3, ['src/b.ts', 'src/b.ts']]);
    repository.files.write('plumbline.json', definition({ ...pattern, mustNotMatch: 'client' }), 5000);
    assert.deepEqual(await readAgain(again), [0, ['src/a.ts', 'src/b.ts']]);
  });

  it('hold for a saved file as it is now', async () => {
    const pattern = { ...CLIENT, appliesTo: ['src/**'], mustNotMatch: 'fetch' };
    const repository = createMemoryRepository({ ...tree, 'plumbline.json': definition(pattern) });
    repository.commitAll(NOW);
    const save = async (path: string, text: string): Promise<readonly unknown[]> => {
      repository.files.write(path, text, 5000);
      const snapshot = await repository.analyze({ changed: [path] });
      assert.equal(snapshot.timings.gitProcesses, 0);
      return [found(snapshot).map(([of]) => of), snapshot.remarks['team-pattern']];
    };
    await repository.analyze();
    const follow = (count: string): readonly string[] => [`HTTP client: ${count} it.`];
    assert.deepEqual(await save('src/b.ts', 'fetch(1);\n'), [
      ['src/a.ts', 'src/a.ts', 'src/b.ts'],
      follow('0 of 2 files follow'),
    ]);
    assert.deepEqual(await save('src/a.ts', '// Code generated by x. DO NOT EDIT.\nfetch(1);\n'), [
      ['src/b.ts'],
      follow('0 of 1 file follows'),
    ]);
    assert.deepEqual(await save('src/b.ts', ''), [[], follow('0 of 0 files follow')]);
    assert.deepEqual(await save('lib/c.js', 'fetch(2);\n'), [[], follow('0 of 0 files follow')]);
  });

  it('leave out a file from when the attributes say that it is generated', async () => {
    const pattern = { ...CLIENT, appliesTo: ['*.md'], mustNotMatch: 'fetch' };
    const files = { '.gitattributes': '# none\n', 'a.md': 'fetch\n', 'plumbline.json': definition(pattern) };
    const repository = createMemoryRepository(files);
    repository.commitAll(NOW);
    assert.equal(found(await repository.analyze()).length, 1);
    repository.files.write('.gitattributes', 'a.md linguist-generated\n', 5000);
    assert.equal(found(await repository.analyze({ changed: ['.gitattributes'] })).length, 0);
  });

  it('are searched for in a file that could not be read once it can be, whatever is saved', async () => {
    const pattern = { ...CLIENT, appliesTo: ['src/**'], mustNotMatch: 'fetch' };
    const repository = createMemoryRepository({ ...tree, 'plumbline.json': definition(pattern) });
    repository.commitAll(NOW);
    let reads = 0;
    const openFolder = (folder: string): FileSystem => {
      const files = repository.ports.openFolder(folder);
      const isLocked = (path: string): boolean => path === 'src/a.ts' && (reads += 1) > 1 && reads < 4;
      return { ...files, read: (path, maxBytes) => (isLocked(path) ? undefined : files.read(path, maxBytes)) };
    };
    const engine = createEngine({ ...repository.ports, openFolder });
    const { root: folder } = repository;
    const counts: number[] = [];
    const said: unknown[] = [];
    for (const time of [1000, 2000, 3000, 4000]) {
      repository.files.write('lib/c.js', `fetch(${time});\n`, time);
      const snapshot = await engine.analyze({ folder, changed: ['lib/c.js'] }, neverCancelled);
      counts.push(found(snapshot).length);
      said.push(...(snapshot.remarks['team-pattern'] ?? []));
    }
    assert.deepEqual([counts, reads], [[0, 0, 2, 2], 4]);
    const follow = (count: string): string => `HTTP client: ${count} it.`;
    assert.deepEqual(said, [
      ...Array<string>(2).fill(follow('1 of 1 file follows')),
      ...Array<string>(2).fill(follow('1 of 2 files follow')),
    ]);
  });

  it('are not kept of a text that a file held for a moment while it was read', async () => {
    const pattern = { ...CLIENT, appliesTo: ['src/**'], mustNotMatch: 'fetch' };
    const repository = createMemoryRepository({ ...tree, 'plumbline.json': definition(pattern) });
    repository.commitAll(NOW);
    const { root: folder } = repository;
    for (const changed of [undefined, ['lib/c.js']]) {
      let reads = 0;
      const openFolder = (root: string): FileSystem => {
        const files = repository.ports.openFolder(root);
        const isOther = (path: string): boolean => path === 'src/b.ts' && (reads += 1) === 2;
        return {
          ...files,
          read: (path, maxBytes) =>
            isOther(path) ? new TextEncoder().encode('fetch(1);\n') : files.read(path, maxBytes),
        };
      };
      const engine = createEngine({ ...repository.ports, cache: createMemoryCache(), openFolder });
      assert.equal(found(await engine.analyze({ folder }, neverCancelled)).length, 3);
      assert.equal(found(await engine.analyze({ folder, ...(changed && { changed }) }, neverCancelled)).length, 2);
      assert.equal(found(await engine.analyze({ folder }, neverCancelled)).length, 2);
      assert.equal(reads, 3);
    }
  });

  it('say no more than twenty times the same of one file', async () => {
    const pattern = { ...CLIENT, appliesTo: ['a.ts'], mustNotMatch: 'x' };
    const snapshot = await analyze({ 'a.ts': 'x\n'.repeat(500), 'plumbline.json': definition(pattern) });
    assert.equal(found(snapshot).length, 20);
  });

  it('are told where they stand if they cannot be used, and the others hold', async () => {
    const text = definition(
      { ...CLIENT, id: 'ahead', mustMatch: 'a(?=b)' },
      { ...CLIENT, id: 'back', mustNotMatch: '(a)\\1' },
      { ...CLIENT, id: 'both', mustNotMatch: 'a', mustMatch: 'b' },
      { ...CLIENT, mustNotMatch: 'fetch\\(1' },
      { ...CLIENT, mustNotMatch: 'again' },
    );
    const { problems, ...snapshot } = await analyze({ 'a.ts': 'fetch(1);\n', 'plumbline.json': text });
    assert.deepEqual(
      problems.map(({ offset, length }) => text.slice(offset, offset + length).slice(0, 12)),
      ['"a(?=b)"', '"(a)\\\\1"', '{"id":"both"', '"http-client'],
    );
    assert.deepEqual(
      problems.slice(0, 2).map(({ message }) => message),
      [
        'Lookahead and lookbehind, such as (?=…) and (?<!…), are not supported. Write the pattern without them.',
        'Back references, such as \\1, are not supported. Write the pattern without them.',
      ],
    );
    assert.equal(found({ problems, ...snapshot }).length, 1);
  });

  it('take hostile patterns and texts in time that grows with the text', async () => {
    const hostile = ['(a+)+$', '(a|a)*b', '(.*)*x', 'a?'.repeat(100) + 'a'.repeat(100)].map((mustNotMatch, at) => ({
      ...CLIENT,
      id: `p${at}`,
      mustNotMatch,
    }));
    const snapshot = await analyze({ 'a.ts': `${'a'.repeat(5000)}!\n`, 'plumbline.json': definition(...hostile) });
    assert.deepEqual(snapshot.problems, []);
  });

  it('are not searched for in files that are too long for them, and that is said', async () => {
    const costly = '[a-z]{0,100}[a-z]{0,100}[A-Z]';
    const patterns = [
      { ...CLIENT, id: 'needed', appliesTo: ['*.ts'], mustMatch: costly },
      { ...CLIENT, id: 'unwanted', appliesTo: ['*.ts'], mustNotMatch: costly },
      { ...CLIENT, id: 'plain', appliesTo: ['*.ts'], mustNotMatch: 'Z$' },
    ];
    const files = { 'long.ts': `${'a'.repeat(400_000)}Z\n`, 'short.ts': 'aZ\n', 'huge.ts': 'Z\n'.repeat(300_000) };
    const snapshot = await analyze({ ...files, 'plumbline.json': definition(...patterns) });
    assert.deepEqual(
      found(snapshot).map(([path, range]) => [path, range]),
      [
        ['short.ts', [1, 1, 1, 3]],
        ['long.ts', [1, 400_001, 1, 400_002]],
        ['short.ts', [1, 2, 1, 3]],
      ],
    );
    assert.deepEqual(snapshot.remarks['team-pattern'], [
      'HTTP client: 1 of 1 file follows it. 2 files are too long to be looked at.',
      'HTTP client: 0 of 1 file follows it. 2 files are too long to be looked at.',
      'HTTP client: 0 of 2 files follow it. 1 file is too long to be looked at.',
    ]);
  });

  it('leave room for each other in a long file', async () => {
    const patterns = ['[a-z]', '[b-z]', '[0-9]'].map((mustNotMatch, at) => ({
      ...CLIENT,
      id: `p${at}`,
      appliesTo: ['a.ts'],
      mustNotMatch,
    }));
    const snapshot = await analyze({
      'a.ts': `${'ab\n'.repeat(100_000)}1\n`,
      'plumbline.json': definition(...patterns),
    });
    assert.deepEqual(snapshot.remarks['team-pattern'], Array(3).fill('HTTP client: 0 of 1 file follows it.'));
  });

  it('match at the end of Windows lines', async () => {
    const files = { 'a.ts': 'zero;\r\none;\r\n', 'b.ts': 'two;\r\n' };
    const needed = { ...CLIENT, id: 'needed', mustMatch: 'one;$' };
    const unwanted = { ...CLIENT, id: 'unwanted', mustNotMatch: 'e;$' };
    const snapshot = await analyze({ ...files, 'plumbline.json': definition(needed, unwanted) });
    assert.deepEqual(
      found(snapshot).map(([path, range]) => [path, range]),
      [
        ['b.ts', null],
        ['a.ts', [2, 3, 2, 5]],
      ],
    );
  });

  it('leave out the definition that they are written in', async () => {
    const text = definition({ ...CLIENT, mustNotMatch: 'fetch' });
    const snapshot = await analyze({
      'a.ts': 'get(1);\n',
      'plumbline.json': text,
      'sub/plumbline.json': '{} // fetch',
    });
    assert.deepEqual(found(snapshot), []);
    assert.deepEqual(snapshot.remarks['team-pattern'], ['HTTP client: 1 of 1 file follows it.']);
  });

  it('are refused where searching for them would take long', async () => {
    const message = async (mustMatch: string): Promise<string | undefined> =>
      (await analyze({ 'plumbline.json': definition({ ...CLIENT, mustMatch }) })).problems[0]?.message;
    const times = 'A repeat can be 100 times at most. Use a smaller number, or * or +.';
    const parts = 'With its repeats written out, this pattern has more than 500 parts. Use smaller numbers, or * or +.';
    assert.equal(await message('(?:[a-z ]?){1000}[!]'), times);
    assert.equal(await message('a{0,101}'), times);
    assert.equal(await message('a{101,}'), times);
    assert.equal(await message('(?:a{20}){26}'), parts);
    assert.equal(await message('(?:[a-z]{10}x){10}'.repeat(10)), parts);
    assert.equal(await message('a'.repeat(501)), 'Write a pattern of 1 to 500 characters.');
    for (const good of [
      '(?:a{20}){25}',
      'a{100}',
      '[{101}]',
      '\\x{1F600}{2}',
      '\\Q{101}\\E',
      '(?P<name>[[:alpha:]]{9})',
    ]) {
      assert.equal(await message(good), undefined, good);
    }
  });

  it('are the first hundred', async () => {
    const many = Array.from({ length: 102 }, (_, at) => ({ ...CLIENT, id: `p${at}`, mustNotMatch: 'x' }));
    const { problems, findings } = await analyze({ 'a.ts': 'x\n', 'plumbline.json': definition(...many) });
    assert.deepEqual(
      problems.map(({ message }) => message),
      Array(2).fill('Only the first 100 patterns are used. Leave this one out, or another.'),
    );
    assert.equal(findings.filter(({ ruleId }) => ruleId === 'team-pattern').length, 100);
  });

  it('are repeated in a message as they are written, and cut', async () => {
    const message = async (mustMatch: string): Promise<string | undefined> =>
      (await analyze({ 'plumbline.json': definition({ ...CLIENT, mustMatch }) })).problems[0]?.message;
    const before = 'This pattern cannot be used: missing closing ) in';
    assert.equal(await message('(a'), `${before} "(a". Write it as RE2 reads it.`);
    assert.equal(await message(`(${'a'.repeat(400)}`), `${before} "(${'a'.repeat(58)}…". Write it as RE2 reads it.`);
  });

  it('leave room for a cancellation after each long file', async () => {
    const long = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.txt`, 'some words\n'.repeat(30_000)]));
    const breaths = async (...patterns: readonly object[]): Promise<number> => {
      const repository = createMemoryRepository({ ...long, 'plumbline.json': definition(...patterns) });
      repository.commitAll(NOW);
      let count = 0;
      const breathe = (): Promise<void> => {
        count += 1;
        return neverCancelled.breathe();
      };
      await repository.start().analyze({ folder: repository.root }, { ...neverCancelled, breathe });
      return count;
    };
    assert.equal((await breaths({ ...CLIENT, mustNotMatch: 'x' })) - (await breaths()), 9);
  });
});
