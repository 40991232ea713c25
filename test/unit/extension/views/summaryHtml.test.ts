import assert from 'node:assert/strict';
import { isOpenable } from '../../../../src/extension/views/summary/openablePlace.ts';
import { summaryHtml } from '../../../../src/extension/views/summary/summaryHtml.ts';
import { fileFacts, finding, snapshotOf } from '../../engine/summary/snapshotBuilder.ts';

describe('the frame of the summary page', () => {
  const html = summaryHtml({
    script: 'https://host/webview.js',
    style: 'https://host/webview.css',
    source: 'https://host',
    nonce: 'abc123',
    title: '"><script>',
  });

  it('lets nothing run and load but its own script and style', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html) ?? [];
    assert.equal(policy, "default-src 'none'; style-src https://host; script-src 'nonce-abc123'");
    assert.equal(html.match(/<script/gu)?.length, 1);
    assert.doesNotMatch(html, /style=|onclick=/u);
  });
});

describe('a file that the summary page asks for', () => {
  const problem = { path: 'plumbline.json', offset: 0, length: 0, line: 1, column: 1, message: 'm' };
  const snapshot = snapshotOf([fileFacts('src/a.ts')], [finding('hot-spot', 'src/b.ts')], { problems: [problem] });
  const { root } = snapshot.repository;
  const isOpened = (path: string, at = root): boolean => isOpenable({ root: at, path }, [snapshot]);

  it('is opened if a snapshot names it', () => {
    assert.deepEqual(
      ['src/a.ts', 'src/b.ts', 'plumbline.json'].map((path) => isOpened(path)),
      [true, true, true],
    );
  });

  it('is not opened if none does, or another one', () => {
    assert.equal(isOpened('../../etc/passwd'), false);
    assert.equal(isOpened('src/c.ts'), false);
    assert.equal(isOpened('src/a.ts', '/elsewhere'), false);
  });
});
