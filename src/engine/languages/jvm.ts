import { baseNameOf } from '../model/repoPath.ts';
import type { CommentSyntax } from './commentSyntax.ts';
import { cLike, doubleQuoted, nestedSlashStar, singleQuoted, tripleDouble, tripleSingle } from './commentSyntax.ts';
import { isClassRegistry, registryFacts } from './jvm/classRegistries.ts';
import { createJvmResolver } from './jvm/resolveJvm.ts';
import { scanJvm } from './jvm/scanJvm.ts';
import type { LanguageFamily } from './language.ts';
import type { NewTestDraft } from './newTestDraft.ts';
import { importedNearby, splitExtension } from './newTestDraft.ts';
import { defineTests } from './testConvention.ts';

const java: CommentSyntax = { ...cLike, strings: [tripleDouble, doubleQuoted] };
const kotlin: CommentSyntax = {
  ...cLike,
  block: [nestedSlashStar],
  strings: [{ ...tripleDouble, escapes: false }, doubleQuoted],
};
const groovy: CommentSyntax = {
  ...cLike,
  strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
  characters: false,
};

/** Languages of the Java virtual machine that use each other's classes. */
export const jvm: LanguageFamily = {
  languages: [
    { id: 'java', kind: 'code', syntax: java, extensions: 'java' },
    { id: 'kotlin', kind: 'code', syntax: kotlin, extensions: 'kt ktm' },
    { id: 'kotlin', kind: 'config', syntax: kotlin, extensions: 'kts' },
    { id: 'scala', kind: 'code', syntax: kotlin, extensions: 'scala sc' },
    { id: 'groovy', kind: 'code', syntax: groovy, extensions: 'groovy gvy', names: 'jenkinsfile' },
  ],
  projectFiles: {
    manifests: 'pom.xml build.gradle build.gradle.kts build.sbt',
    configuration: 'pom.xml build.xml jenkinsfile build.sbt gradlew gradlew.bat mvnw mvnw.cmd',
    locks: 'gradle.lockfile',
  },
  sourceFolders: 'java kotlin scala groovy',
  packageFolders: 'java kotlin scala groovy aspectj resources',
  tests: defineTests({
    family: 'Java, Kotlin and Scala',
    suffixes: ['Test', 'Tests', 'TestCase', 'TestSuite', 'ITCase', 'IntegrationTest'],
    treeSuffixes: ['Spec', 'Specs', 'Suite', 'Specification', 'Properties', 'Props', 'IT'],
    treePrefixes: ['Test'],
    directories: ['test', 'tests', 'it', 'inttest', 'androidtest', 'integrationtest', 'testfixtures', 'functionaltest'],
    directoryEnds: ['test'],
    sourceSets: true,
    bareInTree: 'suite',
    placement: { from: ['src/main'], to: 'src/test', suffix: 'Test' },
  }),
  imports: {
    scanners: { java: scanJvm, kotlin: scanJvm, scala: scanJvm, groovy: scanJvm },
    createResolver: createJvmResolver,
    registry: { matches: isClassRegistry, factsOf: registryFacts },
  },
  newTest: { text: testText },
};

/** What is woven into or builds the code of the Java virtual machine; its imports and tests are not known. */
export const jvmTools: LanguageFamily = {
  languages: [
    { id: 'aspectj', kind: 'code', syntax: java, extensions: 'aj' },
    { id: 'gradle', kind: 'config', syntax: groovy, extensions: 'gradle' },
  ],
};

function testText(draft: NewTestDraft): string {
  const [stem, extension] = splitExtension(baseNameOf(draft.test));
  const old = importedNearby(draft).some((specifier) => /^org\.junit\.(?!jupiter)/u.test(specifier));
  const test = old ? 'org.junit.Test' : 'org.junit.jupiter.api.Test';
  const end = extension === '.java' ? ';' : '';
  const head = draft.code?.packageName == null ? '' : `package ${draft.code.packageName}${end}\n\n`;
  if (extension === '.scala') {
    return `${head}import org.scalatest.funsuite.AnyFunSuite\n\nclass ${stem} extends AnyFunSuite {\n  test("works") {\n    fail("Write this test.")\n  }\n}\n`;
  }
  const failing = `throw ${extension === '.java' ? 'new ' : ''}AssertionError("Write this test.")${end}`;
  return `${head}import ${test}${end}\n\nclass ${stem} {\n    @Test\n    ${extension === '.java' ? 'void' : 'fun'} works() {\n        ${failing}\n    }\n}\n`;
}
