import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { ask } from '../../../../src/engine/queries/ask.ts';
import { defineQuery } from '../../../../src/engine/queries/query.ts';
import { queries } from '../../../../src/engine/queries/registry.ts';

const answer = z.number();
const handle = (): number => 1;

describe('the door for queries', () => {
  it('does not compile a question without a root', () => {
    const question = z.object({ path: z.string() });
    // @ts-expect-error The schema has no root.
    defineQuery({ question, answer, handle });
    defineQuery({ question: z.extend(question, { root: z.string() }), answer, handle });
  });

  it('refuses a question without a root, also of a folder that was not analyzed', () => {
    for (const name of Object.keys(queries)) {
      assert.throws(() => ask(name, { path: 'a.ts', text: '' }, () => undefined), /"root"/u, name);
      assert.equal(
        ask(name, { root: '/r', path: 'a.ts', text: '' }, () => undefined),
        null,
        name,
      );
    }
  });
});
