import { buildEditorRepository } from '../host/editor/editorRepository.ts';
import { answerQuickInput, quickInput } from '../harness/workbench/quickInput.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('a command', () => {
  const repository = buildEditorRepository();
  const workbench = useWorkbench(() => ({ folder: repository.root, theme: 'light' }));
  after(() => {
    repository.dispose();
  });

  beforeEach(async () => {
    const { page, runCommand } = workbench();
    await runCommand('View: Close All Editors');
    await page.getByRole('tab', { name: /Plumbline - 1 hot spot/u }).waitFor();
  });

  /** Runs a command that asks which file, and takes one by its name; the others have to be offered too. */
  async function choose(command: string, offered: readonly string[], name: string): Promise<void> {
    const { page, runCommand } = workbench();
    await runCommand(command);
    for (const other of offered) await quickInput(page).getByRole('option', { name: other }).waitFor();
    await answerQuickInput(page, name, name);
    await page.getByRole('tab', { name, selected: true }).waitFor();
  }

  for (const test of ['part8.test.ts', 'wide.test.ts']) {
    it(`asks which test, and opens ${test}`, async () => {
      await workbench().openFile('src/part8.ts');
      await choose('Plumbline: Go to Test', ['part8.test.ts', 'wide.test.ts'], test);
    });
  }

  for (const source of ['part8.ts', 'part9.ts']) {
    it(`asks which source, and opens ${source}`, async () => {
      await workbench().openFile('test/wide.test.ts');
      await choose('Plumbline: Go to Source', ['part8.ts', 'part9.ts'], source);
    });
  }

  for (const file of ['engine.ts', 'grade.ts']) {
    it(`asks which file to open, and opens ${file}`, async () => {
      await choose('Plumbline: Open File', ['engine.ts', 'grade.ts'], file);
    });
  }

  it('shows the commits of a file in the timeline', async () => {
    const { page, openFile, runCommand } = workbench();
    await openFile('src/engine.ts');
    await runCommand('Plumbline: Show History of File');
    const timeline = page.getByRole('tree', { name: /Timeline/u });
    await timeline.getByRole('treeitem', { name: 'Change the engine, part 19' }).waitFor();
  });
});
