import assert from 'node:assert/strict';
import { createDefinitionInForce } from '../../../../../src/engine/sources/definition/definitionInForce.ts';
import { parseDefinition } from '../../../../../src/engine/sources/definition/parseDefinition.ts';
import { readDefinitions } from '../../../../../src/engine/sources/definition/readDefinitions.ts';
import type { FileSystem } from '../../../../../src/engine/ports/fileSystem.ts';

function inForce(files: Readonly<Record<string, unknown>>) {
  return createDefinitionInForce(
    Object.entries(files).map(([path, value]) => {
      const parsed = parseDefinition(JSON.stringify(value), path);
      assert.deepEqual(parsed.problems, []);
      return parsed;
    }),
  );
}

describe('the definition in force', () => {
  it('changes nothing where there is none', () => {
    const definition = inForce({});
    assert.equal(definition.isExcluded('src/a.ts'), false);
    assert.deepEqual(definition.ruleFor('hot-spot', 'src/a.ts'), { applies: true, severity: undefined, options: {} });
    assert.equal(definition.testTemplateFor('src/a.ts'), undefined);
  });

  it('lets the nearest folder override, property by property, and only below it', () => {
    const definition = inForce({
      'plumbline.json': { rules: { 'large-file': { production: 500, test: 900, severity: 'hint' } } },
      'packages/a/plumbline.json': { rules: { 'large-file': { production: 300 } } },
      'packages/a/old/plumbline.json': { rules: { 'large-file': { severity: 'off' } } },
    });
    const at = (path: string) => definition.ruleFor('large-file', path);
    assert.deepEqual(at('src/x.ts').options, { production: 500, test: 900 });
    assert.deepEqual(at('packages/a/src/deep/x.ts'), {
      applies: true,
      severity: 'hint',
      options: { production: 300, test: 900 },
    });
    assert.equal(at('packages/a/old/x.ts').applies, false);
    assert.deepEqual(at('packages/ab/x.ts').options, { production: 500, test: 900 });
  });

  it('gives a rule only the files that it includes and does not exclude', () => {
    const definition = inForce({
      'plumbline.json': {
        exclude: ['vendor/'],
        rules: { 'missing-test': { include: ['src/**'], exclude: ['*.gen.ts'] } },
      },
      'src/b/plumbline.json': { exclude: ['tmp/**'] },
    });
    const applies = (path: string): boolean => definition.ruleFor('missing-test', path).applies;
    assert.deepEqual(['src/a.ts', 'src/a.gen.ts', 'lib/a.ts', 'src/b/c.ts'].map(applies), [true, false, false, true]);
    assert.deepEqual(
      ['vendor/a.ts', 'src/b/tmp/x.ts', 'tmp/x.ts'].map((path) => definition.isExcluded(path)),
      [true, true, false],
    );
  });

  it('makes every glob relative to the root, the nearest limits first', () => {
    const definition = inForce({
      'plumbline.json': {
        coverageReports: ['out/lcov.info'],
        rules: { 'large-file': { limits: [{ glob: '*.sql', lines: 9 }] } },
      },
      'apps/[web]/plumbline.json': {
        coverageReports: ['lcov.info'],
        rules: {
          'large-file': { limits: [{ glob: 'src/**', lines: 8 }] },
          'missing-test': { exclusions: { except: ['scripts/**'] } },
        },
        tests: [{ source: 'src/{name}.ts', test: 'spec/{name}.ts' }],
        testTemplates: [{ glob: '*.ts', template: ['a', 'b'] }],
        suppressions: [{ rule: 'hot-spot', glob: 'src/*.ts', reason: 'r' }],
      },
    });
    const path = 'apps/[web]/src/a.ts';
    assert.deepEqual(definition.ruleFor('large-file', path).options, {
      limits: [
        { glob: 'apps/\\[web\\]/src/**', lines: 8 },
        { glob: '**/*.sql', lines: 9 },
      ],
    });
    assert.deepEqual(definition.ruleFor('missing-test', path).options, {
      exclusions: { except: ['apps/\\[web\\]/scripts/**'] },
    });
    assert.deepEqual(definition.testConventionsFor(path), [
      { source: 'apps/\\[web\\]/src/{name}.ts', test: 'apps/\\[web\\]/spec/{name}.ts' },
    ]);
    assert.equal(definition.testTemplateFor(path)?.template, 'a\nb\n');
    assert.deepEqual(definition.coverageReports, ['**/out/lcov.info'.slice(3), 'apps/\\[web\\]/**/lcov.info']);
    assert.deepEqual(
      ['apps/[web]/src/a.ts', 'src/a.ts'].map((at) => definition.suppressions[0]?.matches(at)),
      [true, false],
    );
  });
});

describe('reading definitions', () => {
  const over = (files: Readonly<Record<string, string>>): FileSystem => ({
    stat: () => undefined,
    list: () => [],
    read: (path) => (files[path] === undefined ? undefined : new TextEncoder().encode(files[path])),
  });

  it('finds them among the listed files, the root first, and skips what cannot be read', () => {
    const files = { 'a/plumbline.json': '{}', 'plumbline.json': '{}' };
    const found = readDefinitions(
      ['a/b/plumbline.json', 'a/plumbline.json', 'a/x.json', 'plumbline.json'],
      over(files),
    );
    assert.deepEqual(
      found.map(({ path }) => path),
      ['plumbline.json', 'a/plumbline.json'],
    );
  });

  it('keeps the last good one over a broken text, call after call', () => {
    const first = readDefinitions(['plumbline.json'], over({ 'plumbline.json': '{ "exclude": ["a/"] }' }));
    const second = readDefinitions(['plumbline.json'], over({ 'plumbline.json': '{ "exclude": [' }), first);
    const third = readDefinitions(['plumbline.json'], over({ 'plumbline.json': '{ "exclude"' }), second);
    assert.deepEqual(third[0]?.definition, { exclude: ['a/'] });
    assert.notDeepEqual(third[0].problems, []);
  });

  it('keeps what was read as long as the text is the same, also where the last good one holds', () => {
    for (const text of ['{ "exclude": ["b/"] }', '{ "exclude": [1], "standards": ["b"] }', '{ "exclude": [']) {
      const paths = ['plumbline.json', 'a/plumbline.json'];
      const good = readDefinitions(
        paths,
        over({ 'plumbline.json': '{ "exclude": ["a/"] }', 'a/plumbline.json': '{}' }),
      );
      const files = over({ 'plumbline.json': text, 'a/plumbline.json': '{}' });
      const [root, below] = readDefinitions(paths, files, good);
      assert.notEqual(root, good[0]);
      assert.equal(below, good[1]);
      const again = readDefinitions(
        paths,
        files,
        [root, below].filter((one) => one !== undefined),
      );
      assert.deepEqual([again[0] === root, again[1] === below], [true, true], text);
    }
  });
});
