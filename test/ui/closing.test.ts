import { createShop } from '../fixtures/shop.ts';
import { ended, installSlowGit } from '../fixtures/slowGit.ts';
import type { SlowGit } from '../fixtures/slowGit.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('closing the window', () => {
  const shop = createShop();
  let slowGit: SlowGit | undefined;
  const workbench = useWorkbench(() => {
    slowGit = installSlowGit();
    // As when it is started in a terminal: the PATH is taken as it is, not from a login shell.
    return { folder: shop.root, env: { VSCODE_CLI: '1' } };
  });
  after(() => {
    slowGit?.dispose();
    shop.dispose();
  });

  it('ends the git processes of an analysis that is under way', async () => {
    const { page } = workbench();
    const walks = (await slowGit?.walks()) ?? [];
    await page.goto('about:blank');
    await Promise.all(walks.map(ended));
  });
});
