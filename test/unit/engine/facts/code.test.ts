import assert from 'node:assert/strict';
import { code } from '../../../../src/engine/facts/code/code.ts';
import { factOf } from './readFacts.ts';

const mentionsOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await factOf(code, path, text))?.mentions ?? [];

describe('the code facts of a file', () => {
  it('hold the words of any text in a test tree, and of nothing else but code', async () => {
    const text = '- docker_image: {name: "my-part", tag: v1}\n- docker_image\n';
    assert.deepEqual(await mentionsOf('tests/all.yaml', text), ['docker_image', 'name', 'my-part']);
    assert.equal(await factOf(code, 'ci/all.yaml', text), undefined);
    assert.notEqual(await factOf(code, 'src/a.ts', 'let a;\n'), undefined);
  });

  it('hold a bounded number of words', async () => {
    const text = Array.from({ length: 5000 }, (_, at) => `word${at}`).join('\n');
    assert.equal((await mentionsOf('tests/all.txt', text)).length, 400);
  });

  it('leave the names of a package as they are', async () => {
    const text = '// mentions Nothing\npackage com.acme;\nclass CartTest { Cart cart; }\n';
    const mentions = await mentionsOf('src/test/java/com/acme/CartTest.java', text);
    assert.deepEqual([mentions.includes('Cart'), mentions.includes('Nothing')], [true, false]);
  });
});
