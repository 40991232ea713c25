import assert from 'node:assert/strict';
import { createEngine } from '../../../src/engine/index.ts';
import type { Engine } from '../../../src/engine/index.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import type { Standard } from '../../../src/engine/model/standard.ts';
import { bundledStandards } from '../../fixtures/bundledStandards.ts';
import { neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createMemoryRepository } from '../../fixtures/memoryRepository.ts';
import type { MemoryRepository } from '../../fixtures/memoryRepository.ts';
import { plainStandard } from '../../fixtures/plainStandard.ts';

const LARGE = 'x;\n'.repeat(700);

/** A host that brings other standards along. */
function startWith(repository: MemoryRepository, standards: () => readonly Standard[]): Engine {
  return createEngine({ ...repository.ports, bundledStandards: standards });
}

function analyzed(files: Readonly<Record<string, string>>): MemoryRepository {
  const repository = createMemoryRepository(files);
  repository.commitAll('2025-01-01T00:00:00Z');
  return repository;
}

function linksOf({ findings }: Snapshot, path: string): readonly string[] | undefined {
  return findings.find((finding) => finding.path === path)?.standardIds;
}

describe('standards in a snapshot', () => {
  it('are those that the host brings along, the same array as long as nothing changes', async () => {
    const repository = analyzed({ 'src/a.ts': LARGE });
    const first = await repository.analyze();
    assert.deepEqual(first.standards, bundledStandards());
    repository.files.write('src/a.ts', 'x;\n', 5000);
    assert.equal((await repository.analyze()).standards, first.standards);
  });

  it('are linked from findings by their rules and globs: the own one of the rule first', async () => {
    const standards = [
      plainStandard('for-tests', { rules: ['large-file'], appliesTo: ['**/*.test.ts'] }),
      plainStandard('of-sources', { rules: ['hot-spot', 'large-file'], appliesTo: ['src/**'] }),
      plainStandard('of-others', { rules: ['hot-spot'] }),
      plainStandard('keep-files-small', { rules: ['large-file'] }),
      plainStandard('by-name', { rules: ['large-file'] }),
    ];
    const repository = analyzed({ 'src/a.ts': LARGE, 'lib/b.ts': LARGE });
    const engine = startWith(repository, () => standards);
    const snapshot = await engine.analyze({ folder: repository.root }, neverCancelled);
    assert.deepEqual(linksOf(snapshot, 'src/a.ts'), ['keep-files-small', 'of-sources', 'by-name']);
    assert.deepEqual(linksOf(snapshot, 'lib/b.ts'), ['keep-files-small', 'by-name']);
  });

  it('are linked in the same way from what a save would bring', async () => {
    const repository = analyzed({ 'src/a.ts': LARGE });
    const engine = repository.start();
    const snapshot = await engine.analyze({ folder: repository.root }, neverCancelled);
    const live = engine.ask('measure', { root: repository.root, path: 'src/a.ts', text: `${LARGE}y;\n` });
    assert.deepEqual(live?.findings[0]?.standardIds, linksOf(snapshot, 'src/a.ts'));
    assert.equal(live?.findings[0]?.standardIds[0], 'keep-files-small');
  });

  it('are told of a file: those of its findings, then those for files like it', async () => {
    const standards = [
      plainStandard('for-all'),
      plainStandard('for-go', { appliesTo: ['*.go'] }),
      plainStandard('for-sources', { appliesTo: ['lib/**', 'src/**'] }),
      plainStandard('keep-files-small', { rules: ['large-file'] }),
    ];
    const repository = analyzed({ 'src/a.ts': LARGE, 'src/b.ts': 'x;\n', 'c.ts': 'x;\n' });
    const engine = startWith(repository, () => standards);
    const { root } = repository;
    assert.equal(engine.ask('fileStandards', { root, path: 'src/a.ts' }), null);
    await engine.analyze({ folder: root }, neverCancelled);
    const of = (path: string): readonly string[] | null => engine.ask('fileStandards', { root, path });
    assert.deepEqual(of('src/a.ts'), ['keep-files-small', 'for-sources']);
    assert.deepEqual(of('src/b.ts'), ['for-sources']);
    assert.deepEqual(of('c.ts'), []);
  });

  it('are not named by a definition in vain: an unknown id is told at its place, and the entry holds', async () => {
    const pattern = { message: 'Use our client.', mustNotMatch: 'fetch' };
    const text = JSON.stringify({
      patterns: [
        { ...pattern, id: 'one', standard: 'commit-one-idea' },
        { ...pattern, id: 'two', standard: 'commit-one' },
        { ...pattern, id: 'three', standard: 'our-client' },
      ],
    });
    const snapshot = await analyzed({ 'a.ts': 'fetch(1);\n', 'plumbline.json': text }).analyze();
    assert.deepEqual(
      snapshot.problems.map(({ offset, length, message }) => [text.slice(offset, offset + length), message]),
      [
        ['"commit-one"', 'There is no standard "commit-one". Perhaps "commit-one-idea" is meant.'],
        [
          '"our-client"',
          'There is no standard "our-client". The Standards view lists all there are. The id is the file\'s name without ".md", unless the text says another.',
        ],
      ],
    );
    assert.deepEqual(
      snapshot.findings.map(({ standardIds }) => standardIds),
      [['commit-one-idea', 'agree-on-patterns'], ['agree-on-patterns'], ['agree-on-patterns']],
    );
  });

  it('that cannot be read cost themselves and a line of the log', async () => {
    const definition = { patterns: [{ id: 'one', standard: 'own', message: 'No.', mustNotMatch: 'x' }] };
    const repository = analyzed({ 'src/a.ts': LARGE, 'plumbline.json': JSON.stringify(definition) });
    const engine = startWith(repository, () => {
      throw new Error('gone');
    });
    const { standards, findings, problems } = await engine.analyze({ folder: repository.root }, neverCancelled);
    // Whether there is a standard "own" is not known.
    assert.deepEqual([standards, problems], [[], []]);
    assert.ok(findings.some(({ ruleId }) => ruleId === 'large-file'));
    assert.equal(repository.logger.warnings.length, 1);
    assert.match(repository.logger.warnings[0] ?? '', /^The standards from the source "bundled" .*gone/u);
  });
});

describe('standards in a folder of the repository', () => {
  const OWN = '---\ntitle: Our client\nrules: [large-file]\nappliesTo: [src/]\n---\n\nCall it.\n';
  const FILES = {
    'plumbline.json': '{"standards": ["docs/standards"]}',
    'docs/standards/README.md': '# What is here\n',
    'docs/standards/api/index.md': '# Of the API\n',
    'docs/standards/Our Client.md': OWN,
    'docs/standards/api/naming.md': '# Names of routes\n\nNouns.\n',
    'docs/standards/keep-files-small.md': '---\npillar: Own it together\n---\n# Small files, our way\n',
    'docs/standards/notes.txt': '# None\n',
    'docs/other.md': '# None\n',
    'src/a.ts': LARGE,
    'lib/b.ts': LARGE,
  };
  const own = ({ standards }: Snapshot): readonly Standard[] => standards.filter(({ source }) => source === 'folders');

  it('come first, also over a bundled one, and are linked as the others are', async () => {
    const snapshot = await analyzed(FILES).analyze();
    assert.deepEqual(
      own(snapshot).map(({ id, title, pillar, path, body }) => [id, title, pillar, path, body]),
      [
        ['our-client', 'Our client', 'Of this repository', 'docs/standards/Our Client.md', 'Call it.\n'],
        ['naming', 'Names of routes', 'Of this repository', 'docs/standards/api/naming.md', 'Nouns.\n'],
        ['keep-files-small', 'Small files, our way', 'Own it together', 'docs/standards/keep-files-small.md', ''],
      ],
    );
    assert.deepEqual(snapshot.standards.slice(0, 3), own(snapshot));
    assert.equal(snapshot.standards.length, bundledStandards().length + 2);
    assert.deepEqual(linksOf(snapshot, 'src/a.ts')?.slice(0, 2), ['keep-files-small', 'our-client']);
    assert.equal(linksOf(snapshot, 'lib/b.ts')?.includes('our-client'), false);
    assert.deepEqual(snapshot.problems, []);
  });

  it('are read again when a text changes, and only then', async () => {
    const repository = analyzed(FILES);
    const first = await repository.analyze();
    repository.files.reads.length = 0;
    repository.files.write('src/a.ts', 'x;\n', 5000);
    assert.equal((await repository.analyze({ changed: ['src/a.ts'] })).standards, first.standards);
    assert.deepEqual(
      repository.files.reads.filter((path) => path.startsWith('docs/')),
      [],
    );
    repository.files.write('docs/standards/api/naming.md', '# Names\n', 5000);
    const edited = await repository.analyze({ changed: ['docs/standards/api/naming.md'] });
    assert.equal(own(edited)[1]?.title, 'Names');
    repository.files.write('plumbline.json', '{}', 5000);
    assert.deepEqual((await repository.analyze({ changed: ['plumbline.json'] })).standards, bundledStandards());
  });

  it('are told where one cannot be used, and the others are there', async () => {
    const snapshot = await analyzed({
      'plumbline.json': '{"standards": ["/guides/", "../away"]}',
      'guides/good.md': '# Good\n',
      'guides/deep/good.md': '# The same id\n',
      'guides/untitled.md': 'Only text.\n',
      'guides/broken.md': '---\ntitle: [\n---\n',
      'guides/glob.md': '---\ntitle: Glob\nappliesTo: ["../x"]\n---\n',
      'sub/guides/none.md': '# Not at the root\n',
    }).analyze();
    assert.deepEqual(
      own(snapshot).map(({ path }) => path),
      ['guides/deep/good.md'],
    );
    assert.deepEqual(
      snapshot.problems.map(({ path, message }) => `${path}: ${message.split(' ').slice(0, 4).join(' ')}`),
      [
        'plumbline.json: Globs start in the',
        'guides/broken.md: The front matter is',
        'guides/glob.md: The glob "../x" in',
        'guides/untitled.md: A standard needs a',
        'guides/good.md: There is another standard',
      ],
    );
  });

  it('without a name to take an id from are told so', async () => {
    const { problems } = await analyzed({
      'plumbline.json': '{"standards": ["docs"]}',
      'docs/--.md': '# Dashes\n',
      'docs/named.md': '---\nid: Not This\n---\n# Named\n',
      'docs/---.md': '---\nid: dashes\n---\n# Dashes\n',
    }).analyze();
    assert.deepEqual(
      problems.map(({ path, message }) => [path, message]),
      [
        [
          'docs/--.md',
          'The file\'s name gives no id. Call the file by words of a to z and digits, or add an "id" to its front matter.',
        ],
        ['docs/named.md', 'The id is lower-case words joined by "-".'],
      ],
    );
  });

  it('have the title of their heading without its closing sequence', async () => {
    const snapshot = await analyzed({
      'plumbline.json': '{"standards": ["docs"]}',
      'docs/a.md': '# Title #\nText.\n',
      'docs/b.md': '# In C# ##  \nText.\n',
      'docs/c.md': '# About C#\nText.\n',
    }).analyze();
    assert.deepEqual(
      own(snapshot).map(({ title, body }) => [title, body]),
      [
        ['Title', 'Text.\n'],
        ['In C#', 'Text.\n'],
        ['About C#', 'Text.\n'],
      ],
    );
  });

  it('count at the root alone', async () => {
    const { problems, ...snapshot } = await analyzed({
      'sub/plumbline.json': '{"standards": ["docs"]}',
      'sub/docs/a.md': '# A\n',
    }).analyze();
    assert.deepEqual(own({ problems, ...snapshot }), []);
    assert.match(problems[0]?.message ?? '', /^This counts for the whole repository/u);
  });
});
