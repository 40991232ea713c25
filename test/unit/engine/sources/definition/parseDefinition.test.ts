import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDefinition } from '../../../../../src/engine/sources/definition/parseDefinition.ts';
import { resolveDefinition } from '../../../../../src/engine/sources/definition/resolveDefinition.ts';
import { qualityDefinitionSchema } from '../../../../../src/engine/sources/definition/qualityDefinitionSchema.ts';

/** What the problem is shown on. */
function problemsOf(text: string, path = 'plumbline.json'): readonly { on: string; message: string; json: boolean }[] {
  return parseDefinition(text, path).problems.map(({ offset, length, message, shownByJsonSupport }) => ({
    on: text.slice(offset, offset + length),
    message,
    json: shownByJsonSupport ?? false,
  }));
}

/** The first line of each suppression. */
function linesOf({ suppressionRanges }: ReturnType<typeof parseDefinition>): readonly number[] {
  return suppressionRanges.map(({ startLine }) => startLine);
}

describe('parsing a quality definition', () => {
  it('tells the line and the column of each mistake, both from 1', () => {
    const text = '{\r\n  "rules": {\n    "large-file": { "production": "many" }\n  },\n\n  "exlude": []\n}\n';
    assert.deepEqual(
      parseDefinition(text, 'plumbline.json').problems.map(({ line, column }) => [line, column]),
      [
        [3, 35],
        [6, 3],
      ],
    );
  });

  it('reads comments and trailing commas, and tells the line of each suppression', () => {
    const text = `{
  // ours
  "exclude": ["legacy/",],
  "rules": { "hot-spot": { "topShare": 0.05, }, },
  "suppressions": [
    { "rule": "large-file", "glob": "a.ts", "reason": "One table" },
    /* second */
    { "rule": "hot-spot", "glob": "b.ts", "reason": "Generated soon", "until": "2030-01-31" },
  ],
}`;
    const parsed = parseDefinition(text, 'plumbline.json');
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(parsed.definition.exclude, ['legacy/']);
    assert.equal(parsed.definition.rules?.['hot-spot']?.['topShare'], 0.05);
    assert.deepEqual(linesOf(parsed), [6, 8]);
  });

  it('keeps the valid parts beside a value of another type, at every depth', () => {
    const text = `{ "exclude": ["a/**", 7, "b/**"], "rules": { "hot-spot": { "topShare": 3, "minScore": 2, "color": "red" }, "large-file": 5 } }`;
    const { definition } = parseDefinition(text, 'plumbline.json');
    assert.deepEqual(definition, { exclude: ['a/**', 'b/**'], rules: { 'hot-spot': { minScore: 2 } } });
    assert.deepEqual(
      problemsOf(text).map(({ on, json }) => [on, json]),
      [
        ['7', true],
        ['3', true],
        ['"color"', true],
        ['5', true],
      ],
    );
  });

  it('tells an unknown rule with the one that was perhaps meant', () => {
    const text = '{ "rules": { "hotspot": {}, "large-file": { "production": 5 } } }';
    assert.deepEqual(problemsOf(text), [
      { on: '"hotspot"', message: 'There is no rule "hotspot". Perhaps "hot-spot" is meant.', json: false },
    ]);
    assert.deepEqual(parseDefinition(text, 'plumbline.json').definition.rules, { 'large-file': { production: 5 } });
  });

  it('tells a bad glob where it stands and leaves only that out', () => {
    const text =
      '{ "exclude": ["ok/**", "//abs"], "rules": { "large-file": { "limits": [{ "glob": "{a", "lines": 4 }, { "glob": "b", "lines": 5 }] } } }';
    assert.deepEqual(
      problemsOf(text).map(({ on }) => on),
      ['"{a"', '"//abs"'],
    );
    const { definition } = parseDefinition(text, 'plumbline.json');
    assert.deepEqual(definition.exclude, ['ok/**']);
    assert.deepEqual(definition.rules?.['large-file']?.['limits'], [{ glob: 'b', lines: 5 }]);
  });

  it('refuses a suppression without a reason, with an unknown rule or a day that does not exist', () => {
    const entries = [
      '{ "rule": "hot-spot", "glob": "a" }',
      '{ "rule": "hot-spot", "glob": "b", "reason": " " }',
      '{ "rule": "hot", "glob": "c", "reason": "r" }',
      '{ "rule": "hot-spot", "glob": "d", "reason": "r", "until": "2027-02-30" }',
      '{ "rule": "hot-spot", "glob": "e", "reason": "r", "until": "2028-02-29" }',
    ];
    const text = `{ "suppressions": [\n${entries.join(',\n')}\n] }`;
    assert.deepEqual(
      problemsOf(text).map(({ on, json }) => [on, json]),
      [
        [entries[0], false],
        ['" "', false],
        ['"hot"', false],
        ['"2027-02-30"', false],
      ],
    );
    const parsed = parseDefinition(text, 'plumbline.json');
    const { definition } = parsed;
    assert.deepEqual(
      definition.suppressions?.map(({ glob }) => glob),
      ['e'],
    );
    assert.deepEqual(linesOf(parsed), [6]);
  });

  it('refuses conventions without a name, with an unknown placeholder or from outside the folder', () => {
    const text = `{ "tests": [
      { "source": "src/{path}/{name}.ts", "test": "spec/{path}/{name}.spec.ts" },
      { "source": "src/*.ts", "test": "spec/{name}.ts" },
      { "source": "src/{name}.ts", "test": "spec/{stem}/{name}.ts" },
      { "source": "/src/{name}.ts", "test": "spec/{name}.ts" } ] }`;
    assert.deepEqual(
      problemsOf(text).map(({ on }) => on),
      ['"src/*.ts"', '"spec/{stem}/{name}.ts"', '"/src/{name}.ts"'],
    );
    assert.equal(parseDefinition(text, 'plumbline.json').definition.tests?.length, 1);
  });

  it('tells numbers that count for the repository only where they stand in a subfolder', () => {
    const text = '{ "rules": { "hot-spot": { "topShare": 0.1, "severity": "hint" } } }';
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(
      problemsOf(text, 'packages/a/plumbline.json').map(({ on }) => on),
      ['"topShare"'],
    );
    assert.deepEqual(parseDefinition(text, 'packages/a/plumbline.json').definition.rules?.['hot-spot'], {
      severity: 'hint',
    });
  });

  it('lets the last of two equal keys count, and none where that one is wrong', () => {
    assert.deepEqual(parseDefinition('{ "exclude": ["a"], "exclude": ["b"] }', 'plumbline.json').definition.exclude, [
      'b',
    ]);
    assert.deepEqual(parseDefinition('{ "exclude": ["a"], "exclude": 1 }', 'plumbline.json').definition, {});
  });

  it('reads a hostile file without harm', () => {
    for (const text of ['['.repeat(100_000), `{"a":`.repeat(50_000), 'x'.repeat(400_000)]) {
      const parsed = parseDefinition(text, 'plumbline.json');
      assert.deepEqual(parsed.definition, {});
      assert.equal(parsed.problems.length > 0, true);
    }
    const many = parseDefinition(`{ "exclude": [${'1,'.repeat(20_000)} "ok"], "rules": {} }`, 'plumbline.json');
    assert.deepEqual(many.definition, { rules: {} });
    const inherited = parseDefinition(
      '{ "__proto__": { "exclude": ["x"] }, "constructor": 1, "rules": { "__proto__": {} } }',
      'plumbline.json',
    );
    assert.deepEqual(Object.keys(inherited.definition), ['rules']);
  });

  it('never throws and always gives a valid definition, for any JSON and any text', () => {
    const words = fc.constantFrom(
      'rules',
      'hot-spot',
      'large-file',
      'limits',
      'glob',
      'exclude',
      'tests',
      'suppressions',
      'reason',
      'severity',
      'off',
      '**',
      '{a',
      '__proto__',
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        words,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(words, tie('value'), { maxKeys: 5 }),
    })).object;
    const text = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.tuple(json, fc.nat(), fc.string()).map(([value, at, noise]) => {
        const whole = JSON.stringify(value);
        return whole.slice(0, at % whole.length) + noise + whole.slice(at % whole.length);
      }),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('plumbline.json', 'a/plumbline.json'), (written, path) => {
        const { definition, problems } = parseDefinition(written, path);
        assert.equal(qualityDefinitionSchema.safeParse(definition).success, true);
        for (const { offset, length } of problems) {
          assert.equal(offset >= 0 && length >= 0 && offset <= written.length, true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the last good definition', () => {
  const parse = (text: string) => parseDefinition(text, 'plumbline.json');
  const good = parse(
    '{ "exclude": ["a/**"], "rules": { "large-file": { "production": 400, "test": 900 } }, "suppressions": [{ "rule": "hot-spot", "glob": "a", "reason": "r" }] }',
  );

  it('stays as a whole while the text is not well-formed', () => {
    const typing = parse('{ "exclude": ["a/**"], "rules": { "large-file": {');
    const inForce = resolveDefinition(good, typing);
    assert.deepEqual(inForce.definition, good.definition);
    assert.deepEqual(inForce.problems, typing.problems);
  });

  it('keeps a property with a mistake and takes the others from the new text', () => {
    const { definition } = resolveDefinition(
      good,
      parse('{ "rules": { "large-file": { "production": "many", "test": 1000 } } }'),
    );
    assert.deepEqual(definition, { rules: { 'large-file': { production: 400, test: 1000 } } });
  });

  it('keeps a list with a mistake as a whole, with the lines of its suppressions', () => {
    const broken = parse('{\n\n"suppressions": [{ "rule": "hot-spot", "glob": "b", "reason": "" }] }');
    const inForce = resolveDefinition(good, broken);
    assert.deepEqual(inForce.definition, { suppressions: good.definition.suppressions });
    assert.deepEqual(linesOf(inForce), [1]);
    assert.equal(inForce.problems.length, 1);
  });

  it('does not bring back what was taken out on purpose', () => {
    assert.deepEqual(resolveDefinition(good, parse('{}')).definition, {});
  });
});
