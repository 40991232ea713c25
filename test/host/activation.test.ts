import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('activates in a real VS Code', async () => {
    const extension = vscode.extensions.getExtension('plumbline.plumbline');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('sees the folder that is open', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });
});
