import assert from 'node:assert/strict';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisRequest } from '../../../src/engine/index.ts';
import type { RepoPath } from '../../../src/engine/model/repoPath.ts';
import type { Snapshot } from '../../../src/engine/model/snapshot.ts';
import type { Cache } from '../../../src/engine/ports/cache.ts';
import { createNodeEngine } from '../../../src/node/createNodeEngine.ts';
import { createGit } from '../../../src/node/git.ts';
import { createMemoryCache, neverCancelled } from '../../fixtures/memoryFileSystem.ts';
import { createRecordingLogger } from '../../fixtures/recordingLogger.ts';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../../fixtures/repositoryBuilder.ts';
import { useRepositories } from '../repositories.ts';

/** Later than all commits and all files. */
const NOW = Date.parse('2040-01-01T00:00:00Z');
const FIRST_WRITE = Date.parse('2039-12-01T00:00:00Z') / 1000;

/** Code with decisions enough to ask for a test. */
function code(name: string, before = ''): string {
  const cases = Array.from({ length: 10 }, (_, at) => `  if (value === ${at}) {\n    return ${at + 1};\n  }\n`);
  return `${before}export function ${name}(value: number): number {\n${cases.join('')}  return value;\n}\n`;
}

function suite(subject: string, ...imports: readonly string[]): string {
  return `${imports.join('\n')}\ndescribe('${subject}', () => {\n  it('works', () => undefined);\n});\n`;
}

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "#parts/*": ["./src/parts/*"] } } }\n',
  'src/total.ts': code('total'),
  'src/lonely.ts': code('lonely'),
  'src/offer.ts': code('offer'),
  'src/parts/wheel.ts': code('wheel'),
  'src/index.ts': "export { total } from './total.js';\n",
  'src/checkout.ts': code('checkout', "import { total } from './index.js';\n"),
  'src/flow/PriceRunner.ts': code('priceRunner'),
  'test/one.test.ts': suite('one', "import { offer, total } from '../src/index.js';"),
  'test/two.test.ts': suite('two', "import '../src/checkout.js';", "import { wheel } from '#parts/wheel.js';"),
  'test/three.test.ts': suite('three'),
  'test/cases/prices.yml': 'subject: nothing\n',
  'java/src/main/java/org/shop/Cart.java': `package org.shop;\nclass Cart { int a(int b) { return b > 1 ? b : 2; } }\n`,
  'java/src/main/java/org/shop/Bag.java': `package org.shop;\nclass Bag { int a(int b) { return b > 1 ? b : 2; } }\n`,
  'java/src/test/java/org/shop/FlowTest.java': 'package org.shop;\nclass FlowTest { Cart cart; }\n',
};

/** A folder analyzed again and again, as a running engine, a new one with its cache, and one that starts from nothing see it. */
class Analyses {
  readonly #folder: string;
  readonly #cache = createMemoryCache();
  readonly #git = createGit({ logger: createRecordingLogger(), environment: cleanGitEnvironment() });
  readonly #running: (request: Omit<AnalysisRequest, 'folder'>) => Promise<Snapshot>;
  /** An engine that started from the cache. */
  #warm: ((request: Omit<AnalysisRequest, 'folder'>) => Promise<Snapshot>) | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#running = this.#start(this.#cache);
  }

  /** The one snapshot that all of them give. */
  async snapshot(changed?: readonly RepoPath[]): Promise<Snapshot> {
    const fromNothing = await this.#start(createMemoryCache())({});
    const again = await this.#running(changed === undefined ? {} : { changed });
    assert.deepEqual(withoutTimings(again), withoutTimings(fromNothing), 'a running engine');
    if (this.#warm !== undefined) {
      const warmAgain = await this.#warm(changed === undefined ? {} : { changed });
      assert.deepEqual(withoutTimings(warmAgain), withoutTimings(fromNothing), 'an engine that started from the cache');
    }
    await this.#start(this.#cache)({});
    this.#warm = this.#start(this.#cache);
    const warm = await this.#warm({});
    assert.deepEqual(withoutTimings(warm), withoutTimings(fromNothing), 'a new engine with a cache');
    assert.deepEqual([warm.timings.filesRead, warm.timings.commitsRead], [0, 0]);
    return fromNothing;
  }

  dispose(): void {
    this.#git.dispose();
  }

  #start(cache: Cache): (request: Omit<AnalysisRequest, 'folder'>) => Promise<Snapshot> {
    const { engine } = createNodeEngine({
      logger: createRecordingLogger(),
      cacheFolder: '',
      ports: { git: this.#git, cache, clock: { now: () => NOW, elapsed: () => 0 } },
    });
    return (request) => engine.analyze({ ...request, folder: this.#folder }, neverCancelled);
  }
}

function withoutTimings(snapshot: Snapshot): object {
  return { ...snapshot, timings: null };
}

describe('an analysis that starts from the one before it, or from the cache', () => {
  const repositories = useRepositories();
  let repository: TestRepository;
  let analyses: Analyses;
  let writes = 0;
  beforeEach(() => {
    repository = repositories.create();
    repository.commitAll([
      { at: '2039-06-01T00:00:00Z', write: FILES },
      { at: '2039-07-01T00:00:00Z', write: { 'src/total.ts': code('total', '// Revised.\n') } },
    ]);
    repository.checkout();
    analyses = new Analyses(repository.root);
  });
  afterEach(() => {
    analyses.dispose();
  });

  /** Each file gets a time of its own, so that only its time may tell that it changed. */
  const write = (path: RepoPath, content: string): void => {
    repository.writeFile(path, content);
    writes += 1;
    utimesSync(join(repository.root, path), FIRST_WRITE + writes, FIRST_WRITE + writes);
  };
  const statusOf = (snapshot: Snapshot, path: RepoPath): string | undefined =>
    snapshot.files.find((file) => file.path === path)?.tests.status;
  /** The status before, and after the file was saved. */
  const saved = async (path: RepoPath, content: string, of: RepoPath): Promise<readonly (string | undefined)[]> => {
    const before = statusOf(await analyses.snapshot(), of);
    write(path, content);
    return [before, statusOf(await analyses.snapshot([path]), of)];
  };

  it('is the same after a file changed inside', async () => {
    await analyses.snapshot();
    write('src/lonely.ts', code('lonely', 'const one = 1;\n'));
    const { files } = await analyses.snapshot(['src/lonely.ts']);
    assert.equal(files.find(({ path }) => path === 'src/lonely.ts')?.size.codeLines, 34);
    write('src/lonely.ts', code('lonely'));
    await analyses.snapshot(['src/lonely.ts']);
  });

  it('follows what a test imports now', async () => {
    const content = suite('three', "import { lonely } from '../src/lonely.js';");
    assert.deepEqual(await saved('test/three.test.ts', content, 'src/lonely.ts'), ['none', 'direct']);
    assert.deepEqual(await saved('test/three.test.ts', suite('three'), 'src/lonely.ts'), ['direct', 'none']);
  });

  it('follows what a barrel exports now', async () => {
    const content = "export { total } from './total.js';\nexport { offer } from './offer.js';\n";
    assert.deepEqual(await saved('src/index.ts', content, 'src/offer.ts'), ['none', 'direct']);
  });

  it('follows what a source imports now', async () => {
    const content = code('checkout', "import { lonely } from './lonely.js';\n");
    assert.deepEqual(await saved('src/checkout.ts', content, 'src/lonely.ts'), ['none', 'indirect']);
  });

  it('follows the configuration of imports', async () => {
    // The test still mentions the name of the folder.
    assert.deepEqual(await saved('tsconfig.json', '{}\n', 'src/parts/wheel.ts'), ['direct', 'indirect']);
  });

  it('follows a name that a file of the package declares now', async () => {
    const bag = 'java/src/main/java/org/shop/Bag.java';
    const test = 'java/src/test/java/org/shop/FlowTest.java';
    const content = 'package org.shop;\nclass FlowTest { Bag bag; }\n';
    const [, now] = await saved(test, content, bag);
    assert.equal(now, 'direct');
    const [, after] = await saved(
      bag,
      'package org.shop;\nclass Sack { int a(int b) { return b > 1 ? b : 2; } }\n',
      bag,
    );
    assert.notEqual(after, 'direct');
  });

  it('follows what the data of tests mentions', async () => {
    const source = 'src/flow/PriceRunner.ts';
    assert.deepEqual(await saved('test/cases/prices.yml', 'subject: PriceRunner\n', source), ['none', 'indirect']);
  });

  it('follows a file that becomes a suite', async () => {
    const helper = 'test/helper.ts';
    write(helper, "import '../src/lonely.js';\n");
    const content = suite('helper', "import '../src/lonely.js';");
    assert.deepEqual(await saved(helper, content, 'src/lonely.ts'), ['indirect', 'direct']);
  });

  it('follows files that are added, renamed, committed and removed', async () => {
    await analyses.snapshot();
    write('test/lonely.test.ts', suite('lonely'));
    assert.equal(statusOf(await analyses.snapshot(), 'src/lonely.ts'), 'direct');
    repository.git('mv', 'src/lonely.ts', 'src/alone.ts');
    repository.git('add', '--all');
    repository.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'Move');
    assert.equal(statusOf(await analyses.snapshot(), 'src/alone.ts'), 'none');
    rmSync(join(repository.root, 'test/one.test.ts'));
    assert.equal(statusOf(await analyses.snapshot(['test/one.test.ts']), 'src/total.ts'), 'indirect');
  });

  it('follows the quality definition and suppressions', async () => {
    const { findings } = await analyses.snapshot();
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['src/flow/PriceRunner.ts', 'src/lonely.ts', 'src/offer.ts'],
    );
    write('src/lonely.ts', code('lonely', '// plumbline-ignore missing-test: it is tried by hand\n'));
    assert.equal((await analyses.snapshot(['src/lonely.ts'])).findings.length, 2);
    write(
      'plumbline.json',
      '{ "rules": { "missing-test": { "steps": { "imports": false, "reachability": false } } } }\n',
    );
    assert.equal(statusOf(await analyses.snapshot(['plumbline.json']), 'src/total.ts'), 'none');
    write('plumbline.json', '{ "exclude": ["src/**"] }\n');
    assert.deepEqual((await analyses.snapshot(['plumbline.json'])).findings, []);
  });
});
