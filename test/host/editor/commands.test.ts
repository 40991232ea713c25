import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { analyzedExtension, fileUri, git, quickFixes, until, untilHeadIsAnalyzed, untilProblems } from './parts.ts';
import type { ExtensionParts } from './parts.ts';

describe('commands', () => {
  let parts: ExtensionParts;

  before(async () => {
    parts = await analyzedExtension();
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  function activePath(): string | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return uri && vscode.workspace.asRelativePath(uri);
  }

  async function untilTests(path: string, status: 'none' | 'direct'): Promise<void> {
    const known = (): unknown => parts.store.fileAt(fileUri(path))?.tests.status;
    await until(parts, `${path} to have tests: ${status}`, known, (seen) => seen === status);
  }

  async function untilAnalyzed(path: string, wanted: boolean): Promise<void> {
    const known = (): boolean => parts.store.fileAt(fileUri(path)) !== undefined;
    await until(parts, `${path} to be ${wanted ? 'known' : 'gone'}`, known, (seen) => seen === wanted);
  }

  describe('Create Missing Test', () => {
    const test = 'test/grade.test.ts';

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(fileUri(test)).then(
        () => undefined,
        () => undefined,
      );
      await untilTests('src/grade.ts', 'none');
    });

    it('is a quick fix that makes the test where tests are kept, and opens it', async () => {
      await vscode.window.showTextDocument(fileUri('src/grade.ts'));
      await untilProblems(parts, 'src/grade.ts', ['missing-test']);
      const fix = (await quickFixes('src/grade.ts')).find(({ command }) => command === 'plumbline.createMissingTest');
      assert.ok(fix);
      await vscode.commands.executeCommand(fix.command, ...((fix.arguments ?? []) as unknown[]));
      assert.equal(activePath(), test);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /import \{ grade \} from '\.\.\/src\/grade\.ts';/u);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(test))), text);
      await untilTests('src/grade.ts', 'direct');
      await untilProblems(parts, 'src/grade.ts', []);
    });

    it('opens a file that is there by then, and leaves it as it is', async () => {
      await vscode.workspace.fs.writeFile(fileUri(test), new TextEncoder().encode('// Mine\n'));
      await vscode.commands.executeCommand('plumbline.createMissingTest', fileUri('src/grade.ts'));
      assert.equal(activePath(), test);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(test))), '// Mine\n');
    });
  });

  describe('Create Quality Definition', () => {
    const definition = 'plumbline.json';
    const outside = join(tmpdir(), `plumbline-outside-${process.pid}.json`);

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(fileUri(definition).fsPath, { force: true });
      rmSync(outside, { force: true });
      await untilAnalyzed(definition, false);
    });

    it('writes one that the analysis takes, in a tab of its own', async () => {
      await vscode.window.showTextDocument(fileUri('src/grade.ts'), { preview: true });
      await vscode.commands.executeCommand('plumbline.createDefinition');
      assert.equal(activePath(), definition);
      const tabs = vscode.window.tabGroups.activeTabGroup.tabs.map(({ label }) => label);
      assert.deepEqual(tabs, ['grade.ts', definition]);
      await untilAnalyzed(definition, true);
      assert.deepEqual(parts.store.all[0]?.problems, []);
    });

    it('opens the one that is there, and leaves it as it is', async () => {
      writeFileSync(fileUri(definition).fsPath, '{} // Ours\n');
      await vscode.commands.executeCommand('plumbline.createDefinition');
      assert.equal(activePath(), definition);
      assert.equal(readFileSync(fileUri(definition).fsPath, 'utf8'), '{} // Ours\n');
    });

    it('writes nothing through a link that leads out of the repository, or nowhere', async () => {
      symlinkSync(outside, fileUri(definition).fsPath);
      await vscode.commands.executeCommand('plumbline.createDefinition');
      assert.equal(existsSync(outside), false);
      writeFileSync(outside, '{}\n');
      await vscode.commands.executeCommand('plumbline.createDefinition');
      assert.equal(activePath(), undefined);
      assert.equal(readFileSync(outside, 'utf8'), '{}\n');
    });
  });

  it('Why This Finding opens the page of the rule, rendered', async () => {
    await vscode.commands.executeCommand('plumbline.explainFinding', fileUri('src/grade.ts'));
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.viewType, 'vscode.markdown.preview.editor');
    assert.match(input.uri.path, /\/docs\/rules\/missing-test\.md$/u);
  });

  it('Copy as Markdown lists each file of a selection once, with its findings', async () => {
    const { root } = parts.store.all[0]?.repository ?? {};
    const rows = ['src/engine.ts', 'src/grade.ts', 'src/engine.ts'].map((path) => ({ root, path }));
    await vscode.commands.executeCommand('plumbline.copyAsMarkdown', rows[0], rows);
    const lines = (await vscode.env.clipboard.readText()).split('\n');
    assert.deepEqual(
      lines.map((line) => line.slice(0, 15)),
      ['- `src/engine.t', '  - Hot spot #1', '  - 700 code li', '- `src/grade.ts', '  - No test fou', ''],
    );
  });

  it('Analyze Again finds what no event has told', async () => {
    const extra = fileUri('src/extra.ts');
    await vscode.workspace.fs.writeFile(extra, new TextEncoder().encode('export const extra = 1;\n'));
    await untilAnalyzed('src/extra.ts', true);
    await vscode.workspace.fs.writeFile(fileUri('.git/info/exclude'), new TextEncoder().encode('src/extra.ts\n'));
    await vscode.commands.executeCommand('plumbline.refresh');
    assert.equal(parts.store.fileAt(extra), undefined);
    assert.equal(parts.store.state.kind, 'idle');
    await vscode.workspace.fs.delete(extra);
    await vscode.workspace.fs.writeFile(fileUri('.git/info/exclude'), new Uint8Array());
  });

  it('Cancel ends an analysis, and the last snapshot stays', async () => {
    let before: unknown;
    const watching = parts.store.onDidChangeState(({ kind }) => {
      if (kind === 'running') {
        // Not sooner: an analysis of what another test did may still end well.
        before = parts.store.all[0];
        queueMicrotask(() => void vscode.commands.executeCommand('plumbline.cancel'));
      }
    });
    await vscode.commands.executeCommand('plumbline.refresh');
    watching.dispose();
    assert.equal(parts.store.state.kind, 'idle');
    assert.equal(parts.store.all[0], before);
    git('commit', '--quiet', '--allow-empty', '--message', 'After the cancellation');
    await untilHeadIsAnalyzed(parts);
  });
});
