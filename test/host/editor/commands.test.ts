import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { analyzedExtension, fileUri, git, quickFixes, ruleIds, until } from './parts.ts';
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

  describe('Create Missing Test', () => {
    const test = 'test/grade.test.ts';

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(fileUri(test)).then(
        () => undefined,
        () => undefined,
      );
      await until(parts, () => parts.store.fileAt(fileUri('src/grade.ts'))?.tests.status === 'none');
    });

    it('is a quick fix that makes the test where tests are kept, and opens it', async () => {
      await vscode.window.showTextDocument(fileUri('src/grade.ts'));
      await until(parts, () => ruleIds('src/grade.ts').includes('missing-test'));
      const fix = (await quickFixes('src/grade.ts')).find(({ command }) => command === 'plumbline.createMissingTest');
      assert.ok(fix);
      await vscode.commands.executeCommand(fix.command, ...((fix.arguments ?? []) as unknown[]));
      assert.equal(activePath(), test);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /import \{ grade \} from '\.\.\/src\/grade\.ts';/u);
      assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(test))), text);
      await until(parts, () => parts.store.fileAt(fileUri('src/grade.ts'))?.tests.status === 'direct');
      await until(parts, () => ruleIds('src/grade.ts').length === 0);
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
      await until(parts, () => parts.store.fileAt(fileUri(definition)) === undefined);
    });

    it('writes one that the analysis takes, in a tab of its own', async () => {
      await vscode.window.showTextDocument(fileUri('src/grade.ts'), { preview: true });
      await vscode.commands.executeCommand('plumbline.createDefinition');
      assert.equal(activePath(), definition);
      const tabs = vscode.window.tabGroups.activeTabGroup.tabs.map(({ label }) => label);
      assert.deepEqual(tabs, ['grade.ts', definition]);
      await until(parts, () => parts.store.fileAt(fileUri(definition)) !== undefined);
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

  describe('commands that ask which file', () => {
    /** Runs a command that asks which file, and takes one by its place in the list; again, where the list was not there yet. */
    async function pick(command: string, from: string, place: number, expected: string): Promise<void> {
      while (activePath() !== expected) {
        await vscode.window.showTextDocument(fileUri(from));
        const done = vscode.commands.executeCommand(command);
        await vscode.commands.executeCommand('workbench.action.focusQuickOpen');
        for (let move = 0; move < place; move += 1) {
          await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        }
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        await done;
      }
    }

    it('ask where a file has several tests', async () => {
      const links = parts.store.fileAt(fileUri('src/part8.ts'))?.tests.links.map(({ path }) => path) ?? [];
      assert.deepEqual([...links].sort(), ['test/part8.test.ts', 'test/wide.test.ts']);
      await pick('plumbline.goToTest', 'src/part8.ts', 0, links[0] ?? '');
      await pick('plumbline.goToTest', 'src/part8.ts', 1, links[1] ?? '');
    });

    it('ask where no row and no file is given', async () => {
      await pick('plumbline.openFile', 'src/part1.ts', 0, 'src/engine.ts');
      await pick('plumbline.openFile', 'src/part1.ts', 1, 'src/grade.ts');
    });

    it('ask where a test has several sources', async () => {
      await pick('plumbline.goToSource', 'test/wide.test.ts', 1, 'src/part9.ts');
      await pick('plumbline.goToSource', 'test/wide.test.ts', 0, 'src/part8.ts');
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
    await until(parts, () => parts.store.fileAt(extra) !== undefined);
    await vscode.workspace.fs.writeFile(fileUri('.git/info/exclude'), new TextEncoder().encode('src/extra.ts\n'));
    await vscode.commands.executeCommand('plumbline.refresh');
    assert.equal(parts.store.fileAt(extra), undefined);
    assert.equal(parts.store.state.kind, 'idle');
    await vscode.workspace.fs.delete(extra);
  });

  it('Cancel ends an analysis, and the last snapshot stays', async () => {
    const before = parts.store.all[0];
    const watching = parts.store.onDidChangeState(({ kind }) => {
      if (kind === 'running') {
        queueMicrotask(() => void vscode.commands.executeCommand('plumbline.cancel'));
      }
    });
    await vscode.commands.executeCommand('plumbline.refresh');
    watching.dispose();
    assert.equal(parts.store.state.kind, 'idle');
    assert.equal(parts.store.all[0], before);
    git('commit', '--quiet', '--allow-empty', '--message', 'After the cancellation');
    await until(parts, () => parts.store.all[0]?.repository.head === git('rev-parse', 'HEAD').trim());
  });

  it('Show History opens the timeline, which this editor has', async () => {
    const all = await vscode.commands.getCommands(true);
    assert.ok(all.includes('files.openTimeline') && all.includes('timeline.focus'));
    await vscode.commands.executeCommand('plumbline.showHistory', fileUri('src/engine.ts'));
  });
});
