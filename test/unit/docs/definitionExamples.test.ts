import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { parseDefinition } from '../../../src/engine/sources/definition/parseDefinition.ts';

const project = new URL('../../../', import.meta.url);
const pages = [
  'docs/quality-definition.md',
  ...['docs/rules/', 'media/standards/'].flatMap((folder) =>
    readdirSync(new URL(folder, project)).map((name) => `${folder}${name}`),
  ),
];

/** Code blocks that look like a definition: an object with one of its properties at the top. */
function definitionsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/```jsonc?\n([^]*?)```/g)]
    .map(([, code = '']) => code)
    .filter((code) =>
      /^\{[^{[]*"(?:exclude|rules|tests|testTemplates|coverageReports|suppressions|patterns|standards)"/.test(code),
    );
}

describe('examples of the quality definition in the documentation', () => {
  const examples = pages.flatMap((page) =>
    definitionsIn(readFileSync(new URL(page, project), 'utf8')).map((text) => ({ page, text })),
  );

  it('are read without a problem', () => {
    assert.equal(examples.length > 5, true);
    for (const { page, text } of examples) {
      assert.deepEqual(parseDefinition(text, 'plumbline.json').problems, [], `${page}\n${text}`);
    }
  });
});
