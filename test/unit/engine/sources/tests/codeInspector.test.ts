import assert from 'node:assert/strict';
import { createCodeInspector } from '../../../../../src/engine/sources/tests/codeInspector.ts';

describe('the inspector of test trees', () => {
  const inspector = createCodeInspector();

  it('reads the words of any text in a test tree, and of nothing else but code', () => {
    assert.equal(inspector.inspects('tests/all.yaml', 'yaml'), true);
    assert.equal(inspector.inspects('ci/all.yaml', 'yaml'), false);
    assert.equal(inspector.inspects('src/a.ts', 'typescript'), true);
    const { mentions } = inspector.inspect(
      'tests/all.yaml',
      'yaml',
      '- docker_image: {name: "my-part", tag: v1}\n- docker_image\n',
    );
    assert.deepEqual(mentions, ['docker_image', 'name', 'my-part']);
  });

  it('keeps a bounded number of words', () => {
    const text = Array.from({ length: 5000 }, (_, at) => `word${at}`).join(' ');
    assert.equal(inspector.inspect('tests/all.txt', 'plaintext', text).mentions.length, 400);
  });

  it('leaves the names of a package as they are', () => {
    const text = '// mentions Nothing\npackage com.acme;\nclass CartTest { Cart cart; }\n';
    const { mentions } = inspector.inspect('src/test/java/com/acme/CartTest.java', 'java', text);
    assert.deepEqual([mentions.includes('Cart'), mentions.includes('Nothing')], [true, false]);
  });
});
