import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository, removeFolder, temporaryFolder } from '../fixtures/repositoryBuilder.ts';
import type { TestRepository } from '../fixtures/repositoryBuilder.ts';
import { createShop } from '../fixtures/shop.ts';
import { answerQuickInput } from '../harness/workbench/quickInput.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';
import type { UiTestOptions } from '../harness/workbench/useWorkbench.ts';

/** A window whose hot spots view has no row: what it says instead, and the way out that it offers. */
interface EmptyCase {
  readonly name: string;
  readonly open: () => UiTestOptions & { readonly remove: () => void };
  readonly text: string;
  /** Left out where the way out is in the text. */
  readonly action?: string;
}

function quietRepository(): TestRepository {
  const repository = createRepository();
  repository.commit({ at: '2026-01-05T12:00:00Z', write: { 'src/index.ts': 'export const answer = 42;\n' } });
  repository.checkout();
  return repository;
}

function disposalOf(repository: TestRepository): () => void {
  return () => {
    repository.dispose();
  };
}

function shallowClone(): UiTestOptions & { readonly remove: () => void } {
  const shop = createRepository();
  const commits = Array.from({ length: 8 }, (_, index) => ({
    at: `2026-0${index + 1}-05T12:00:00Z`,
    write: { 'src/index.ts': `export const answer = ${index};\n` },
  }));
  shop.commitAll(commits);
  const clone = shop.clone({ depth: 1 });
  const remove = (): void => {
    shop.dispose();
    clone.dispose();
  };
  return { folder: clone.root, remove };
}

const cases: readonly EmptyCase[] = [
  {
    name: 'no folder',
    open: () => ({ remove: () => undefined }),
    text: 'Plumbline looks at the files and the history of a folder.',
    action: 'Open Folder',
  },
  {
    name: 'no git',
    open() {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'index.ts'), 'export const answer = 42;\n');
      const remove = (): void => {
        removeFolder(folder);
      };
      return { folder, remove };
    },
    text: 'This folder is in no git repository',
    action: 'Quality Summary',
  },
  {
    name: 'no commit',
    open() {
      const repository = createRepository();
      return { folder: repository.root, remove: disposalOf(repository) };
    },
    text: 'The branch has no commit yet.',
  },
  {
    name: 'a shallow clone',
    open: shallowClone,
    text: 'This is a shallow clone',
    action: 'Analyze Again',
  },
  {
    name: 'nothing found',
    open() {
      const repository = quietRepository();
      return { folder: repository.root, remove: disposalOf(repository) };
    },
    text: 'Nothing stands out',
    action: 'Quality Summary',
  },
  {
    name: 'an untrusted workspace',
    open() {
      const repository = quietRepository();
      const settings = {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      };
      return { folder: repository.root, settings, remove: disposalOf(repository) };
    },
    text: 'This workspace is not trusted',
    action: 'Manage Workspace Trust',
  },
];

describe('the hot spots view without rows', () => {
  for (const { name, open, text, action } of cases) {
    describe(`in a window with ${name}`, () => {
      let remove: (() => void) | undefined;
      const workbench = useWorkbench(() => {
        const opened = open();
        remove = opened.remove;
        return { ...opened, theme: 'light' };
      });
      after(() => remove?.());

      it('says why, offers the way out, and has the standards beside it', async () => {
        const { page, screenshot } = workbench();
        await page.getByRole('tab', { name: 'Plumbline' }).first().click();
        await page.locator('.pane', { hasText: 'Hot Spots' }).getByText(text).waitFor();
        if (action !== undefined) {
          await page.locator('.welcome-view-content').getByRole('button', { name: action }).waitFor();
        }
        await page.getByRole('treeitem', { name: 'Change safely, 4 standards' }).waitFor();
        await screenshot(`empty-${name.replaceAll(' ', '-')}`);
      });
    });
  }

  describe('where nothing is left to show', () => {
    const shop = createShop();
    const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'dark' }));
    after(() => {
      shop.dispose();
    });

    beforeEach(async () => {
      const { page, runCommand } = workbench();
      await runCommand('Plumbline: Focus on Hot Spots View');
      await page.getByRole('treeitem', { name: 'orders.ts, Hot spot' }).first().waitFor();
    });

    it('offers to clear the filter that hides them', async () => {
      const { page, runCommand, screenshot } = workbench();
      await runCommand('Plumbline: Filter Hot Spots...');
      await answerQuickInput(page, 'nowhere');
      const clear = page.locator('.welcome-view-content').getByRole('button', { name: 'Clear Filter' });
      await clear.waitFor();
      await screenshot('empty-filtered');
      await clear.click();
      await page.getByRole('treeitem', { name: 'orders.ts, Hot spot' }).first().waitFor();
    });

    it('leads back to all files where no changed one has a finding', async () => {
      const { page, runCommand, screenshot } = workbench();
      await runCommand('Plumbline: Hot Spots: Show Changed Files Only');
      const back = page.locator('.welcome-view-content').getByRole('button', { name: 'Show All Files' });
      await back.waitFor();
      await page.getByText('No changed file has a finding that is shown here.').waitFor();
      await screenshot('empty-changed-files');
      await back.click();
      await page.getByRole('treeitem', { name: 'orders.ts, Hot spot' }).first().waitFor();
    });
  });
});
