import assert from 'node:assert/strict';
import {
  createMatcher,
  escapeGlob,
  globOfFile,
  globProblem,
  rebaseGlob,
} from '../../../../../src/engine/sources/definition/globs.ts';

describe('globs of the quality definition', () => {
  const matches = (glob: string, folder: string, path: string): boolean =>
    createMatcher([rebaseGlob(glob, folder)])(path);

  it('match a name in any folder where they have no slash', () => {
    assert.equal(matches('*.gen.ts', '', 'src/deep/a.gen.ts'), true);
    assert.equal(matches('*.gen.ts', 'packages/a', 'packages/a/src/a.gen.ts'), true);
    assert.equal(matches('*.gen.ts', 'packages/a', 'packages/b/src/a.gen.ts'), false);
  });

  it('start in the folder of their definition where they have a slash', () => {
    assert.equal(matches('src/**', '', 'src/.hidden/a.ts'), true);
    assert.equal(matches('src/**', '', 'other/src/a.ts'), false);
    assert.equal(matches('src/**', 'packages/a', 'packages/a/src/a.ts'), true);
  });

  it('start in the folder of their definition where they begin with a slash', () => {
    assert.equal(globProblem('/index.ts'), undefined);
    assert.equal(matches('/index.ts', '', 'index.ts'), true);
    assert.equal(matches('/index.ts', '', 'src/index.ts'), false);
    assert.equal(matches('/index.ts', 'packages/a', 'packages/a/index.ts'), true);
    assert.equal(matches('/src/', '', 'src/a.ts'), true);
  });

  it('name one file and no other of its name', () => {
    for (const path of ['index.ts', 'src/index.ts', '[id].ts', '!not.ts']) {
      assert.equal(matches(globOfFile(path), '', path), true, path);
      assert.equal(matches(globOfFile(path), '', `other/${path}`), false, path);
    }
  });

  it('match all files below a folder where they end in a slash', () => {
    assert.equal(matches('legacy/', '', 'legacy/a/b.ts'), true);
    assert.equal(matches('legacy/', '', 'legacy.ts'), false);
  });

  it('take the folder of their definition literally, whatever its name', () => {
    for (const folder of ['[id]', 'a{b,c}', 'x(y)', 'star*', '!not', '#hash', '@scope/@(a|b)', 'back\\slash']) {
      assert.equal(matches('src/*.ts', folder, `${folder}/src/a.ts`), true, folder);
      assert.equal(createMatcher([escapeGlob(folder)])(folder), true, folder);
    }
    assert.equal(matches('*.ts', '[id]', 'i/a.ts'), false);
  });

  it('are fine as people write them', () => {
    for (const glob of [
      '**',
      '*.ts',
      'src/**/*.{ts,tsx}',
      'src/[a-z]*.py',
      'a/@(b|c)/**',
      'legacy/',
      'pages/\\[id\\].ts',
    ]) {
      assert.equal(globProblem(glob), undefined, glob);
    }
  });

  it('are refused where they cannot match or could take very long', () => {
    const bad = [
      '',
      ' ',
      '/',
      '//src/**',
      '../other/**',
      './src/**',
      '!src/**',
      'C:/src',
      'src\\dir\\file.ts',
      'src/[a-z.ts',
      'src/{a,b',
      '+(a|aa)*',
      '{1..100000}',
      '{a,b}'.repeat(12),
      '*a'.repeat(9),
      '?(a)'.repeat(20),
      'x'.repeat(600),
    ];
    for (const glob of bad) {
      assert.notEqual(globProblem(glob), undefined, glob);
    }
  });
});
