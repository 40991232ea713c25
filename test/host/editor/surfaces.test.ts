import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../harness/waiting/waitUntil.ts';
import {
  analyzedExtension,
  fileUri,
  problems,
  quickFixes,
  root,
  rows,
  shown,
  thisFileSection,
  untilProblems,
} from './parts.ts';
import type { ExtensionParts } from './parts.ts';

describe('findings on every surface', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows no problem of a file that is not open, and shows it once it is', async () => {
    await untilProblems(parts, 'src/engine.ts', []);
    await vscode.window.showTextDocument(fileUri('src/engine.ts'));
    await untilProblems(parts, 'src/engine.ts', ['hot-spot', 'large-file']);
    const found = problems('src/engine.ts');
    for (const { diagnostic, ruleId } of found) {
      assert.equal(diagnostic.range.start.line, 0);
      assert.equal(diagnostic.range.end.line, 0);
      const { code } = diagnostic;
      assert.ok(typeof code === 'object');
      assert.match(code.target.toString(), /^plumbline-standard:\/[\w-]+\.md$/u);
      assert.equal(code.value, ruleId);
    }
  });

  it('shows the rows of the tree below the rule that lists them, hot spots first', async () => {
    const items = await rows(parts);
    assert.deepEqual(
      items.map(({ label, description }) => [label, String(description).replace(/ ·.*/u, '')]),
      [
        ['Hot spots', '(1)'],
        ['engine.ts', 'src'],
        ['Large files', '(1)'],
        ['engine.ts', 'src'],
        ['No test found', '(1)'],
        ['grade.ts', 'src'],
      ],
    );
    assert.equal(items[0]?.accessibilityInformation?.label, 'Hot spots, 1 file');
    assert.match(String(items[1]?.description), /^src · score \d+\.\d · 700 lines$/u);
    assert.match(items[1]?.accessibilityInformation?.label ?? '', /^engine\.ts, Hot spot #1 of \d+, /u);
  });

  it('shows badges with the evidence as plain text', async () => {
    assert.equal((await shown(parts, 'src/engine.ts')).badge, 'HL');
    assert.equal((await shown(parts, 'src/grade.ts')).badge, '?');
    assert.equal((await shown(parts, 'src/part1.ts')).badge, undefined);
  });

  it('groups by folder, where rows need not name it, and not at all', async () => {
    const labels = async (): Promise<readonly unknown[]> => (await rows(parts)).map(({ label }) => label);
    try {
      await vscode.commands.executeCommand('plumbline.groupByFolder');
      assert.deepEqual(await labels(), ['src', 'engine.ts', 'grade.ts']);
      assert.match(String((await rows(parts))[1]?.description), /^score \d+\.\d · 700 lines$/u);
      await vscode.commands.executeCommand('plumbline.groupByNone');
      assert.deepEqual(await labels(), ['engine.ts', 'grade.ts']);
    } finally {
      await vscode.commands.executeCommand('plumbline.groupByRule');
    }
  });

  it('keeps what it says of a file while the output has the focus', async () => {
    const provider = parts.providers.trees.get('plumbline.thisFile');
    assert.ok(provider);
    const sections = async (): Promise<readonly unknown[]> =>
      ((await provider.getChildren()) ?? []).map((node) => (node as { readonly label: string }).label);
    await vscode.window.showTextDocument(fileUri('src/grade.ts'));
    const before = await sections();
    assert.deepEqual(before, ['Findings', 'Tests', 'Facts', 'Standards']);
    const moved = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme === 'output') {
          subscription.dispose();
          resolve();
        }
      });
    });
    await vscode.commands.executeCommand('plumbline.showLog');
    await vscode.commands.executeCommand('workbench.panel.output.focus');
    await moved;
    assert.deepEqual(await sections(), before);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await sections(), []);
  });

  it('shows what changes together with a file', async () => {
    await vscode.window.showTextDocument(fileUri('guide/prices.md'));
    const companions = async (): Promise<readonly string[]> =>
      (await thisFileSection(parts, 'Changes together with')).map(
        ({ label, description }) => `${label}: ${description}`,
      );
    const found = await waitUntil('the companions of guide/prices.md', companions, (seen) => seen.length > 0);
    assert.deepEqual(found, ['guide/taxes.md: in 6 of 6 commits, 100 %']);
  });

  it('shows problems of all files where the scope is the workspace', async () => {
    const settings = vscode.workspace.getConfiguration('plumbline');
    await settings.update('diagnostics.scope', 'workspace');
    try {
      await untilProblems(parts, 'src/grade.ts', ['missing-test']);
      await untilProblems(parts, 'src/engine.ts', ['hot-spot', 'large-file']);
      await settings.update('diagnostics.enabled', false);
      await untilProblems(parts, 'src/grade.ts', []);
      await untilProblems(parts, 'src/engine.ts', []);
    } finally {
      await settings.update('diagnostics.enabled', undefined);
      await settings.update('diagnostics.scope', undefined);
    }
  });

  it('offers quick fixes at the line of a finding', async () => {
    await vscode.window.showTextDocument(fileUri('src/grade.ts'));
    await untilProblems(parts, 'src/grade.ts', ['missing-test']);
    const commands = (await quickFixes('src/grade.ts')).map(({ command }) => command);
    assert.ok(commands.includes('plumbline.createMissingTest'));
    assert.ok(commands.includes('plumbline.openStandard'));
    assert.ok(commands.includes('plumbline.suppress'));
  });

  it('goes from a source to its test and back', async () => {
    await vscode.commands.executeCommand('plumbline.goToTest', fileUri('src/part3.ts'));
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, `${root().path}/test/part3.test.ts`);
    await vscode.commands.executeCommand('plumbline.goToSource');
    assert.equal(vscode.window.activeTextEditor.document.uri.path, `${root().path}/src/part3.ts`);
  });

  it('copies findings as Markdown', async () => {
    await vscode.commands.executeCommand('plumbline.copyAsMarkdown', fileUri('src/grade.ts'));
    assert.match(await vscode.env.clipboard.readText(), /^- `src\/grade\.ts`\n {2}- No test found/u);
  });
});
