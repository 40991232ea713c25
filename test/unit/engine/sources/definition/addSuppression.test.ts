import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addSuppression } from '../../../../../src/engine/sources/definition/addSuppression.ts';
import { parseDefinition } from '../../../../../src/engine/sources/definition/parseDefinition.ts';
import { starterDefinition } from '../../../../../src/engine/sources/definition/starterDefinition.ts';
import { UserError } from '../../../../../src/engine/model/userError.ts';

const entry = { rule: 'hot-spot', glob: 'src/new.ts', reason: 'Split next month', until: '2030-01-31' };

describe('adding a suppression', () => {
  it('begins a file', () => {
    const text = addSuppression(undefined, entry);
    assert.equal(text.endsWith('}\n'), true);
    assert.deepEqual(parseDefinition(text, 'plumbline.json').definition, { suppressions: [entry] });
  });

  it('comes after the comment of the last one, in the layout of the file', () => {
    const text = `{
    // why
    "suppressions": [
        { "rule": "hot-spot", "glob": "a.ts", "reason": "r" } // first, agreed
        // more to come
    ]
}
`;
    assert.equal(
      addSuppression(text, { rule: 'large-file', glob: 'b.ts', reason: 'x' }),
      `{
    // why
    "suppressions": [
        { "rule": "hot-spot", "glob": "a.ts", "reason": "r" }, // first, agreed
        {
            "rule": "large-file",
            "glob": "b.ts",
            "reason": "x"
        }
        // more to come
    ]
}
`,
    );
  });

  it('keeps trailing commas and Windows line ends', () => {
    const text =
      '{\r\n\t"suppressions": [\r\n\t\t{ "rule": "hot-spot", "glob": "a", "reason": "r" }, // c, d\r\n\t],\r\n}\r\n';
    const added = addSuppression(text, entry);
    assert.equal(added.replaceAll('\r\n', '').includes('\n'), false);
    assert.match(added, /"r" \}, \/\/ c, d\r\n\t\t\{\r\n\t\t\t"rule"/);
    assert.match(added, /\t\t\},\r\n\t\],\r\n\}\r\n$/);
  });

  it('tells what to do where the file is broken', () => {
    for (const text of ['{ "rules": ', '[]', '{ "suppressions": {} }']) {
      assert.throws(() => addSuppression(text, entry), UserError);
    }
  });

  it('keeps every comment and every other value, wherever comments stand', () => {
    const gap = fc.constantFrom('', ' ', '\n', '\n\n  ', ' // c, {\n', '/* x, ] */', '\n// y\n', '\r\n\t');
    const before = '{ "rule": "hot-spot", "glob": "old", "reason": "r" }';
    const text = fc
      .tuple(
        fc.array(gap, { minLength: 9, maxLength: 9 }),
        fc.constantFrom('none', 'empty', 'one', 'one,'),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([gaps, kind, trailing, other]) => {
        const g = (index: number): string => gaps[index] ?? '';
        const items = kind === 'empty' ? '' : `${g(3)}${before}${g(4)}${kind === 'one,' ? `,${g(5)}` : ''}`;
        const list = kind === 'none' ? '' : `"suppressions"${g(1)}:${g(2)}[${items}${g(6)}]`;
        const properties = [...(other ? [`"exclude": ["a, b"]${g(7)}`] : []), ...(list === '' ? [] : [list])];
        return `${g(0)}{${properties.join(',')}${g(8)}${trailing && properties.length > 0 ? ',' : ''}${g(1)}}${g(2)}`;
      });
    fc.assert(
      fc.property(text, (written) => {
        const old = parseDefinition(written, 'plumbline.json');
        const added = addSuppression(written, entry);
        const now = parseDefinition(added, 'plumbline.json');
        assert.deepEqual(now.problems, []);
        assert.deepEqual(now.definition, {
          ...old.definition,
          suppressions: [...(old.definition.suppressions ?? []), entry],
        });
        const comments = (source: string): readonly string[] => source.match(/\/\/[^\r\n]*|\/\*.*?\*\//g) ?? [];
        assert.deepEqual(comments(added), comments(written));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the starter definition', () => {
  const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$/gmu, '');

  const outline = {
    languages: [{ language: 'typescript', files: 12 }],
    biggestFolders: [{ path: 'src/\n"x": 1', codeLines: 1200 }],
    generatedFolders: ['src/generated', 'apps/[id]/gen'],
  };

  it('is a definition without problems, for a full and an empty repository', () => {
    for (const facts of [outline, { languages: [], biggestFolders: [], generatedFolders: [] }]) {
      const parsed = parseDefinition(starterDefinition(facts), 'plumbline.json');
      assert.deepEqual(parsed.problems, []);
      assert.deepEqual(parsed.definition.tests, []);
      assert.equal(parsed.definition.exclude?.length, facts.generatedFolders.length);
    }
  });

  it('is plain JSON but for its comments', () => {
    for (const facts of [outline, { languages: [], biggestFolders: [], generatedFolders: [] }]) {
      assert.doesNotThrow(() => JSON.parse(withoutComments(starterDefinition(facts))) as unknown);
    }
  });

  it('counts in words that people write', () => {
    const text = starterDefinition({
      ...outline,
      languages: [
        { language: 'typescript', files: 1204 },
        { language: 'css', files: 1 },
      ],
      biggestFolders: [
        { path: 'src', codeLines: 30_929 },
        { path: '', codeLines: 1 },
      ],
    });
    assert.match(text, /Seen here: typescript \(1,204 files\), css \(1 file\)\.$/mu);
    assert.match(text, /Largest folders: src \(30,929 code lines\), the root \(1 code line\)\.$/mu);
  });

  it('takes a suppression and keeps its comments', () => {
    const starter = starterDefinition(outline);
    const added = addSuppression(starter, entry);
    assert.deepEqual(parseDefinition(added, 'plumbline.json').definition.suppressions, [entry]);
    for (const line of starter.split('\n').filter((text) => text.includes('//'))) {
      assert.equal(added.includes(line), true, line);
    }
  });
});
