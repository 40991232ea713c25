import { createShop } from '../fixtures/shop.ts';
import { themes, type Theme } from '../harness/server/settings.ts';
import { waitForInlineText } from '../harness/workbench/afterTexts.ts';
import { pointAt } from '../harness/workbench/pointAt.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

/** The class that a theme gives the body of a page in a web view. */
const bodyClasses: Readonly<Record<Theme, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast-light',
};

/** What the surfaces do is tested once, elsewhere; here they are looked at, and out/screenshots keeps the pictures. */
describe('every surface', () => {
  const shop = createShop();
  const settings = { 'plumbline.codeLens.enabled': true };
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light', settings }));
  after(() => {
    shop.dispose();
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`is shown in the theme ${theme}`, async () => {
      const { page, openFile, runCommand, changeTheme, webview, screenshot } = workbench();
      await changeTheme(theme);
      await runCommand('View: Close All Editors');
      await openFile('src/orders.ts');
      // The editor asks for code lines while it has the focus only. A file that was open before first shows the text that is
      // remembered, which is no button yet.
      await page.locator('.codelens-decoration', { hasText: '728 lines' }).waitFor();
      await waitForInlineText(page, 'Hot spot #1 of 10', true);
      await page.getByRole('button', { name: 'Plumbline: Hot spot' }).click();
      await page.getByRole('treeitem', { name: 'Commits in 12 months: 15' }).waitFor();
      await screenshot(`editor-and-views-${theme}`);

      await page.locator('.squiggly-info').first().waitFor();
      const hover = page.locator('.monaco-hover:visible', { hasText: 'Rank' });
      await pointAt(page.locator('.view-line').first().getByText('orders0'), hover.getByRole('link'));
      await screenshot(`hover-${theme}`);

      await runCommand('Plumbline: Quality Summary');
      const body = webview().locator(`body.${bodyClasses[theme]}`);
      await body.getByRole('table', { name: 'Hot spots' }).waitFor();
      await screenshot(`summary-${theme}`);
    });
  }
});
