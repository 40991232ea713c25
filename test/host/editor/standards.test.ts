import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { StandardNode } from '../../../src/extension/views/standardsTree/standardNodes.ts';
import { waitUntil } from '../../harness/waiting/waitUntil.ts';
import { analyzedExtension, fileUri, thisFileSection, until } from './parts.ts';
import type { ExtensionParts } from './parts.ts';

const STANDARD = 'docs/standards/call-our-client.md';

describe("the team's own standards", () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
    await write('plumbline.json', '{"standards": ["docs/standards"]}');
    await write(STANDARD, '---\nappliesTo: [src/]\n---\n# Call our client\n\nIt tries again.\n');
    await untilTitle('Call our client');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('plumbline.json'));
    await vscode.workspace.fs.delete(fileUri('docs'), { recursive: true });
    await untilTitle(undefined);
  });

  function write(path: string, text: string): Thenable<void> {
    return vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
  }

  async function untilTitle(title: string | undefined): Promise<void> {
    const own = (): string | undefined => parts.store.all[0]?.standards.find(({ path }) => path === STANDARD)?.title;
    await until(parts, `the standard to be called ${String(title)}`, own, (seen) => seen === title);
  }

  it('are listed before the bundled ones', async () => {
    const provider = parts.providers.trees.get('plumbline.standards');
    const [first, ...others] = ((await provider?.getChildren()) ?? []) as readonly StandardNode[];
    assert.ok(first?.kind === 'pillar');
    assert.equal(first.title, 'Of this repository');
    assert.deepEqual(
      first.standards.map(({ title, lead }) => [title, lead]),
      [['Call our client', 'It tries again.']],
    );
    assert.ok(others.length > 0);
  });

  it('are shown for the files that they are about', async () => {
    const standards = async (): Promise<readonly string[]> =>
      (await thisFileSection(parts, 'Standards')).map(({ label }) => label);
    await vscode.window.showTextDocument(fileUri('src/engine.ts'));
    await waitUntil('the standards of src/engine.ts', standards, (seen) => seen.includes('Call our client'));
    await vscode.window.showTextDocument(fileUri('guide/prices.md'));
    // The view asks for standards before it asks for companions, so that the answer about standards is there too.
    const companions = (): Promise<readonly unknown[]> => thisFileSection(parts, 'Changes together with');
    await waitUntil('the companions of guide/prices.md', companions, (seen) => seen.length > 0);
    assert.deepEqual(await standards(), []);
  });

  it('are read again when they are saved, also in the document that is open', async () => {
    const shown = await vscode.workspace.openTextDocument(vscode.Uri.parse('plumbline-standard:/call-our-client.md'));
    assert.match(shown.getText(), /^# Call our client\n\nIt tries again\.\n/u);
    await write(STANDARD, '# Use our client\n\nIt tries three times.\n');
    await untilTitle('Use our client');
    await waitUntil(
      'the text of the open document',
      () => shown.getText(),
      (text) => text.startsWith('# Use our client\n\nIt tries three times.\n'),
    );
  });
});
