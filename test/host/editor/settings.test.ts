import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyzedExtension, badge, fileUri, untilProblems } from './parts.ts';
import type { ExtensionParts } from './parts.ts';

const HOT_SPOT = 'src/engine.ts';

describe('a setting switches its surface off and on at once:', () => {
  let parts: ExtensionParts;
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('plumbline');

  before(async () => {
    parts = await analyzedExtension();
  });

  beforeEach(async () => {
    await vscode.window.showTextDocument(fileUri(HOT_SPOT));
    await untilProblems(parts, HOT_SPOT, ['hot-spot', 'large-file']);
  });

  afterEach(async () => {
    for (const name of ['diagnostics.enabled', 'explorerBadges.enabled', 'hover.enabled', 'codeLens.enabled']) {
      await settings().update(name, undefined);
    }
  });

  it('problems', async () => {
    await settings().update('diagnostics.enabled', false);
    await untilProblems(parts, HOT_SPOT, []);
    await settings().update('diagnostics.enabled', true);
    await untilProblems(parts, HOT_SPOT, ['hot-spot', 'large-file']);
  });

  it('badges', async () => {
    assert.equal(await badge(parts, HOT_SPOT), 'HL');
    await settings().update('explorerBadges.enabled', false);
    assert.equal(await badge(parts, HOT_SPOT), undefined);
  });

  it('the hover, which then leaves nothing of its own', async () => {
    assert.match(await hoverText(), /Rank/u);
    await settings().update('hover.enabled', false);
    assert.doesNotMatch(await hoverText(), /Rank/u);
  });

  it('the code lens', async () => {
    assert.deepEqual(await lenses(), []);
    await settings().update('codeLens.enabled', true);
    assert.deepEqual(await lenses(), ['21 commits in 12 months, 700 lines']);
  });

  async function hoverText(): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      fileUri(HOT_SPOT),
      new vscode.Position(0, 0),
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    return contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')).join('\n');
  }

  async function lenses(): Promise<readonly (string | undefined)[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      fileUri(HOT_SPOT),
    );
    return found.map(({ command }) => command?.title);
  }
});
