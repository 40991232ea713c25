import assert from 'node:assert/strict';
import {
  parseSuppressionComment,
  readSuppressionComments,
} from '../../../../../src/engine/sources/definition/suppressionComments.ts';

const parse = (text: string) => parseSuppressionComment(text, 'a.ts');

describe('suppression comments', () => {
  it('are read in the comments of any language', () => {
    for (const line of [
      '// plumbline-ignore large-file: one table',
      '/* plumbline-ignore large-file: one table */',
      '# plumbline-ignore large-file: one table\r',
      '<!-- plumbline-ignore large-file: one table -->',
      '-- plumbline-ignore large-file : one table',
      ' * plumbline-ignore large-file:one table',
      '{# plumbline-ignore large-file: one table #}',
      ';; plumbline-ignore large-file: one table',
    ]) {
      assert.deepEqual(parse(`first\n${line}\n`), {
        suppressions: [{ ruleId: 'large-file', reason: 'one table', line: 2 }],
        problems: [],
      });
    }
  });

  it('count in the first ten lines alone', () => {
    const comment = '// plumbline-ignore hot-spot: being split';
    assert.equal(parse('\n'.repeat(9) + comment).suppressions.length, 1);
    assert.equal(parse('\n'.repeat(10) + comment).suppressions.length, 0);
  });

  it('need a reason, and say so at their place', () => {
    const text = 'x\n  // plumbline-ignore hot-spot:  \n// plumbline-ignore hot-spot because\n';
    const { suppressions, problems } = parse(text);
    assert.deepEqual(suppressions, []);
    assert.deepEqual(
      problems.map(({ offset, length }) => text.slice(offset, offset + length)),
      ['plumbline-ignore hot-spot:', 'plumbline-ignore hot-spot because'],
    );
  });

  it('need a known rule', () => {
    assert.match(parse('// plumbline-ignore hotspots: x').problems[0]?.message ?? '', /no rule "hotspots"/);
  });

  it('are not taken from code or prose', () => {
    assert.deepEqual(
      parse('const a = "plumbline-ignore hot-spot: x";\nWrite plumbline-ignore hot-spot: x in a comment'),
      {
        suppressions: [],
        problems: [],
      },
    );
  });

  it('are read from the file; a file that is gone has none', () => {
    const bytes = new TextEncoder().encode(`// plumbline-ignore hot-spot: é\n${'x'.repeat(20_000)}`);
    const fileSystem = {
      stat: () => undefined,
      list: () => [],
      read: (path: string) => (path === 'a.ts' ? bytes : undefined),
    };
    assert.equal(readSuppressionComments('a.ts', fileSystem).suppressions[0]?.reason, 'é');
    assert.deepEqual(readSuppressionComments('b.ts', fileSystem), { suppressions: [], problems: [] });
  });
});
