import assert from 'node:assert/strict';
import type { ClassifiedRole, FileRole } from '../../../../../src/engine/model/fact.ts';
import { createRoleClassifier, roleByContent } from '../../../../../src/engine/sources/files/classifyRole.ts';
import { languageOf } from '../../../../../src/engine/languages/registry.ts';
import { parseLinguistAttributes } from '../../../../../src/engine/sources/trees/gitAttributes.ts';

const roles: Readonly<Record<FileRole, readonly string[]>> = {
  production: [
    'src/a.ts',
    'index.js',
    'lib/target/index.js',
    'src/build/plan.ts',
    'src/docs/render.ts',
    'src/main/java/org/example/test/TestContext.java',
    'core/src/main/java/org/example/aop/target/Source.java',
    'core/src/main/kotlin/org/example/samples/A.kt',
    'src/coverage/report.py',
    'app/models/user.rb',
    'db/schema.sql',
    'pages/index.html',
    'styles/a.css',
    'src/openApiSpec.ts',
    'src/contest.ts',
    'googletest/include/gtest/gtest.h',
  ],
  test: [
    'src/a.test.ts',
    'src/a.spec.tsx',
    'pkg/a_test.go',
    'tests/test_a.py',
    'src/test_a.py',
    'src/test/java/org/example/ATest.java',
    'src/testFixtures/java/org/example/Helper.java',
    'core/ATests.kt',
    'test/helper.js',
    'packages/a/__tests__/b.js',
    'src/main/__tests__/window.test.ts',
    'spec/models/user_spec.rb',
    'src/bitcoin/test/a.cpp',
    'src/store/test/helper.h',
    'src/test/java/org/example/data/OrderTest.java',
    'test/target/index.js',
  ],
  fixture: [
    'tests/fixtures/a.js',
    'src/__fixtures__/a.ts',
    'pkg/testdata/a.go',
    'src/test/resources/a.xml',
    'test/cases/a.css',
    'src/__snapshots__/a.snap',
    'test/data.json',
    'tests/data/shop.py',
    'src/test/resources/huge.sql',
  ],
  generated: [
    'dist/a.js',
    'packages/a/dist/index.js',
    'api/a.pb.go',
    'a.min.js',
    'lib/model.g.dart',
    'src/generated/a.ts',
  ],
  vendored: ['vendor/a.go', 'third_party/x/a.c', 'test/node_modules/a/index.js', 'src/vendor/jquery.js'],
  docs: ['README.md', 'docs/a.js', 'framework-docs/a.adoc', 'LICENSE', 'CHANGELOG.txt', 'src/guide.md'],
  lock: ['package-lock.json', 'a/yarn.lock', 'go.sum', 'Cargo.lock', 'Gemfile.lock'],
  data: ['a.json', 'a.csv', 'icon.png', 'a.xyz', 'src/locales/de.json'],
  config: [
    'package.json',
    'webpack.config.js',
    '.eslintrc.js',
    'tsconfig.build.json',
    '.github/build/a.yml',
    'build.gradle.kts',
    'pom.xml',
    'Makefile',
    'gradlew',
  ],
  example: [
    'examples/a.js',
    'samples/b/a.py',
    'bench/a.ts',
    'src/button.stories.tsx',
    'db/store_bench.cc',
    'web/src/jmh/java/org/acme/Speed.java',
  ],
};

describe('the role of a file', () => {
  for (const [role, paths] of Object.entries(roles)) {
    for (const path of paths) {
      it(`${path} is ${role}`, () => {
        assert.equal(createRoleClassifier()(path, languageOf(path).id, {}).role, role);
      });
    }
  }

  it('comes from .gitattributes first, and its negation takes a name or a header back', () => {
    const of = (path: string, text: string): FileRole =>
      createRoleClassifier()(path, 'typescript', parseLinguistAttributes([{ path: '.gitattributes', text }])(path))
        .role;
    assert.equal(of('src/a.ts', '*.ts linguist-generated'), 'generated');
    assert.equal(of('src/a.ts', '*.ts linguist-generated=true\nsrc/a.ts -linguist-generated'), 'production');
    assert.equal(of('src/a.ts', 'src/** linguist-vendored'), 'vendored');
    assert.equal(of('vendor/a.ts', 'vendor/** -linguist-vendored'), 'production');
    assert.equal(of('src/a.ts', 'src/*.ts linguist-documentation'), 'docs');
    assert.equal(of('src/a_generated.ts', '*_generated.ts linguist-generated=false'), 'production');
    const production: ClassifiedRole = { role: 'production', roleReason: { id: 'code-language' } };
    const vendored: ClassifiedRole = { role: 'vendored', roleReason: { id: 'vendored-attribute' } };
    assert.equal(roleByContent(production, {}, true).role, 'generated');
    assert.equal(roleByContent(production, { generated: false }, true).role, 'production');
    assert.equal(roleByContent(vendored, {}, true).role, 'vendored');
  });

  it('is fixture for what benchmarks in a test tree run on, unless its name says test', () => {
    const of = (path: string): FileRole => createRoleClassifier()(path, 'javascript', {}).role;
    assert.equal(of('tests/bench/large.js'), 'fixture');
    assert.equal(of('tests/performance/input.js'), 'fixture');
    assert.equal(of('tests/performance/speed.test.js'), 'test');
    assert.equal(of('src/performance/__tests__/helper.js'), 'test');
  });
});

describe('.gitattributes', () => {
  it('lets a deeper file win over one above it, and a later line over an earlier one', () => {
    const attributesOf = parseLinguistAttributes([
      { path: 'a/b/.gitattributes', text: 'x.ts !linguist-generated\n/y.ts linguist-generated' },
      { path: '.gitattributes', text: '# note\n*.ts linguist-generated\n' },
    ]);
    assert.deepEqual(attributesOf('x.ts'), { generated: true });
    assert.deepEqual(attributesOf('a/b/x.ts'), {});
    assert.deepEqual(attributesOf('a/b/c/x.ts'), {});
    assert.deepEqual(attributesOf('a/b/c/y.tsx'), {});
  });

  it('reads patterns with a slash from the folder of its file', () => {
    const attributesOf = parseLinguistAttributes([{ path: 'a/.gitattributes', text: 'gen/*.ts linguist-generated' }]);
    assert.deepEqual(attributesOf('a/gen/x.ts'), { generated: true });
    assert.deepEqual(attributesOf('a/gen/b/x.ts'), {});
    assert.deepEqual(attributesOf('gen/x.ts'), {});
  });

  it('knows no attribute by the name of something that every object has', () => {
    const text = '* constructor toString=x __proto__=x';
    assert.deepEqual(Object.keys(parseLinguistAttributes([{ path: '.gitattributes', text }])('a.ts')), []);
  });

  it('leaves out patterns that would take forever', () => {
    const attributesOf = parseLinguistAttributes([
      { path: '.gitattributes', text: '*a*a*a*a*a*a*a*a*b linguist-generated' },
    ]);
    assert.deepEqual(attributesOf('a'.repeat(250)), {});
  });
});
