import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { cleanGitEnvironment } from '../../fixtures/repositoryBuilder.ts';
import { codeLines } from '../editor/editorRepository.ts';
import { analyzedExtension, until } from '../editor/parts.ts';
import type { ExtensionParts } from '../editor/parts.ts';
import { changedFile, layouts } from './buildLayouts.ts';

for (const name of layouts) {
  describe(`a ${name} is analyzed again`, () => {
    let parts: ExtensionParts;
    let folder: vscode.Uri;
    let file: vscode.Uri;
    let start: string;

    before(async () => {
      parts = await analyzedExtension();
      const found = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
      assert.ok(found);
      folder = found.uri;
      file = vscode.Uri.joinPath(folder, changedFile);
      start = git('rev-parse', 'HEAD');
    });

    beforeEach(async () => {
      git('checkout', '--quiet', '--force', '-B', 'work', start);
      await follows(false);
    });

    function git(...args: readonly string[]): string {
      const date = new Date().toISOString();
      const env = { ...cleanGitEnvironment(), GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
      const result = spawnSync('git', args, { cwd: folder.fsPath, env, encoding: 'utf8' });
      assert.equal(result.status, 0, result.stderr);
      return result.stdout.trim();
    }

    /** Commits a change that makes the file large. */
    async function grow(): Promise<void> {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(codeLines(650)));
      git('commit', '--quiet', '--all', '--message', 'Grow');
      await follows(true);
    }

    /** Makes a branch on which the file is large, and goes back. */
    async function growOnAnotherBranch(): Promise<void> {
      git('switch', '--quiet', '--force-create', 'grown');
      await grow();
      git('switch', '--quiet', 'work');
      await follows(false);
    }

    /** Waits until what is known of the folder is that of the commit that is checked out. */
    async function follows(isLarge: boolean): Promise<void> {
      const head = git('rev-parse', 'HEAD');
      const expected = isLarge ? `${head} large` : head;
      const look = (): string => {
        const large = parts.store.findingsAt(file).some(({ ruleId }) => ruleId === 'large-file');
        return `${parts.store.locate(file)?.snapshot.repository.head ?? 'nothing'}${large ? ' large' : ''}`;
      };
      await until(parts, `the analysis of the ${name} at ${expected}`, look, (seen) => seen === expected);
    }

    it('after a commit, and after one that changes nothing but the branch', async () => {
      assert.equal(statSync(join(git('rev-parse', '--show-toplevel'), '.git')).isDirectory(), name === 'subfolder');
      await grow();
      git('commit', '--quiet', '--allow-empty', '--message', 'Say something');
      await follows(true);
      git('reset', '--quiet', '--soft', 'HEAD~1');
      await follows(true);
    });

    it('after a checkout', async () => {
      await grow();
      git('switch', '--quiet', '--detach', start);
      await follows(false);
    });

    it('after a rebase', async () => {
      await growOnAnotherBranch();
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'lib/other.ts'), new Uint8Array());
      git('add', '.');
      git('commit', '--quiet', '--message', 'Add another file');
      await follows(false);
      git('rebase', '--quiet', 'grown');
      await follows(true);
    });

    it('after a pull', async () => {
      await growOnAnotherBranch();
      git('pull', '--quiet', '--ff-only', '.', 'grown');
      await follows(true);
    });
  });
}
