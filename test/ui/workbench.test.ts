import assert from 'node:assert/strict';
import { createRepository } from '../fixtures/repositoryBuilder.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('the workbench', () => {
  const repository = createRepository();
  const workbench = useWorkbench(() => {
    repository.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/index.ts': 'export const answer = 42;\n' } });
    repository.checkout();
    return { folder: repository.root };
  });
  after(() => {
    repository.dispose();
  });

  it('shows the files of the folder', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('File: Focus on Files Explorer');
    await page.getByRole('treeitem', { name: 'src' }).first().waitFor();
    await screenshot('explorer-dark');
  });

  it('has Plumbline installed, with an icon in the activity bar', async () => {
    const { page } = workbench();
    const tab = page.getByRole('tab', { name: 'Plumbline' });
    await tab.click();
    await page.getByRole('button', { name: 'Hot Spots Section' }).waitFor();
    assert.equal(await tab.getAttribute('aria-selected'), 'true');
  });

  it('opens a file', async () => {
    const { page, openFile } = workbench();
    await openFile('src/index.ts');
    await page.getByText('answer').first().waitFor();
  });
});
