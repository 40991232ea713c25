import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bundledStandards } from '../fixtures/bundledStandards.ts';

/** Bytes: what is loaded at activation is read by everyone who opens a window. */
const MOST_AT_ACTIVATION = 110_000;

describe('the built extension', () => {
  const bundle = readFileSync('dist/extension.cjs');

  it('loads little at activation', () => {
    assert.ok(bundle.length <= MOST_AT_ACTIVATION, `dist/extension.cjs has ${bundle.length} bytes`);
  });

  it('loads no standard at activation', () => {
    const text = bundle.toString();
    assert.deepEqual(
      bundledStandards()
        .map(({ title }) => title)
        .filter((title) => text.includes(title)),
      [],
    );
  });
});
