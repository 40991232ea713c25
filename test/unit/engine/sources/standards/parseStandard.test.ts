import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseStandard } from '../../../../../src/engine/sources/standards/parseStandard.ts';

const path = 'standards/keep-files-small.md';
const frontMatter = 'id: keep-files-small\ntitle: Keep files small\npillar: Easy to change\n';

function problemOf(markdown: string, at = path): string {
  const result = parseStandard(markdown, at);
  return result.kind === 'problem' ? result.problem.message : `no problem: ${result.standard.id}`;
}

describe('parsing a standard', () => {
  it('reads the front matter and the text after it', () => {
    const markdown = `---\r\n${frontMatter}rules: [large-file]\nappliesTo:\n  - "src/**"\n---\r\n\r\n# Keep\n---\nmore\n`;
    assert.deepEqual(parseStandard(markdown, path), {
      kind: 'standard',
      standard: {
        id: 'keep-files-small',
        title: 'Keep files small',
        pillar: 'Easy to change',
        rules: ['large-file'],
        appliesTo: ['src/**'],
        body: '# Keep\n---\nmore\n',
        path,
      },
    });
  });

  it('applies to all files and belongs to no rule where it says nothing of them', () => {
    const result = parseStandard(`---\n${frontMatter}---\nText`, path);
    assert.deepEqual(result.kind === 'standard' ? [result.standard.rules, result.standard.appliesTo] : [], [[], []]);
  });

  it('tells what is missing', () => {
    assert.match(problemOf('# No front matter'), /begins with front matter/);
    assert.match(problemOf('---\nid: keep-files-small\npillar: x\n---\n'), /needs a title/);
    assert.match(problemOf(`---\n${frontMatter}rules: 7\n---\n`), /"rules" is a list/);
    assert.match(problemOf(`---\n${frontMatter}---\n`, 'standards/other.md'), /"keep-files-small.md"/);
    assert.match(problemOf('---\n- a\n---\n'), /needs an id/);
  });

  it('tells where in the file the YAML is wrong', () => {
    for (const end of ['\n', '\r\n']) {
      const markdown = `---${end}title: Fine${end}rules: [a, "b]${end}---${end}`;
      const result = parseStandard(markdown, path);
      const { line = 0, column = 0, message = '', offset = 0 } = result.kind === 'problem' ? result.problem : {};
      assert.deepEqual([line, markdown.slice(0, offset).split('\n').length], [3, 3]);
      assert.ok(column > 1);
      assert.match(message, /^The front matter is not valid YAML: [^:]+[^:.]\.$/);
      assert.doesNotMatch(message, /at line/);
    }
    const twice = parseStandard(`---\n${frontMatter}title: Twice\n---\n`, path);
    assert.deepEqual(twice.kind === 'problem' && [twice.problem.line, twice.problem.column], [5, 1]);
  });

  it('refuses what YAML could do beyond data', () => {
    assert.match(problemOf(`---\n${frontMatter}rules: !!js/function "x"\n---\n`), /not valid YAML/);
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index] ?? ''},`.repeat(9)}]`),
    ];
    assert.match(problemOf(`---\n${frontMatter}${bomb.join('\n')}\n---\n`), /aliases/);
    assert.match(problemOf(`---\n${frontMatter}${'# x\n'.repeat(5000)}---\n`), /longer than/);
    assert.match(problemOf(`---\n${frontMatter}title: Twice\n---\n`), /not valid YAML/);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({
            unit: fc.constantFrom('-', ':', '[', ']', '{', '&', '*', '!', '|', '>', '\n', ' ', 'a', '"', '#'),
          }),
        ),
        (text) => {
          parseStandard(`---\n${text}\n---\n`, path);
          parseStandard(text, path);
        },
      ),
    );
  });
});
