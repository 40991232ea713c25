import assert from 'node:assert/strict';
import { summaryHtml } from '../../../../src/extension/views/summary/summaryHtml.ts';

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
