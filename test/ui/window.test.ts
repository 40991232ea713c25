import assert from 'node:assert/strict';
import { createShop } from '../fixtures/shop.ts';
import { watchGitProcesses } from '../fixtures/watchGitProcesses.ts';
import { answerQuickInput } from '../harness/workbench/quickInput.ts';
import { pointAt } from '../harness/workbench/pointAt.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('the walkthrough', () => {
  const shop = createShop();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  it('has four steps, each with its text', async () => {
    const { page, runCommand, screenshot, webview } = workbench();
    await runCommand('Welcome: Open Walkthrough...');
    await answerQuickInput(page, 'Get Started', 'Get Started with Plumbline');
    const steps = [
      ['See where attention pays off', 'Hot spots'],
      ['Read findings where you write', 'In the editor'],
      ['Know why it matters', 'Standards'],
      ['Agree on your own definition', 'Your own definition'],
    ] as const;
    for (const [index, [step, heading]] of steps.entries()) {
      await page
        .getByRole('button', { name: step })
        .or(page.locator('.step-title', { hasText: step }))
        .first()
        .click();
      await webview().getByRole('heading', { name: heading }).waitFor();
      await screenshot(`walkthrough-${index + 1}`);
    }
  });
});

describe('the quality summary', () => {
  const shop = createShop();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'dark' }));
  after(() => {
    shop.dispose();
  });

  it('is there again after the window is reloaded', async () => {
    const { page, runCommand, screenshot, webview } = workbench();
    await runCommand('Plumbline: Quality Summary');
    await webview().getByRole('button', { name: 'src/orders.ts' }).first().waitFor();
    const loaded = page.waitForEvent('load');
    await runCommand('Developer: Reload Window');
    await loaded;
    await page.getByRole('tab', { name: 'Quality Summary' }).waitFor();
    await webview().getByRole('button', { name: 'src/orders.ts' }).first().waitFor();
    await screenshot('summary-reloaded');
  });
});

describe('a workspace that is not trusted', () => {
  const shop = createShop();
  const settings = {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  };
  const watched = watchGitProcesses();
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light', settings, env: watched.env }));
  after(() => {
    shop.dispose();
    watched.remove();
  });

  it('has its sizes checked without any git process, and shows hot spots once it is trusted', async () => {
    const { page, openFile, screenshot } = workbench();
    await openFile('src/orders.ts');
    await page.getByRole('button', { name: 'Plumbline: Large file' }).waitFor();
    await pointAt(page.locator('[id="status.languageStatus"]'), page.getByText('History: no history'));
    await screenshot('untrusted-file');
    assert.deepEqual(watched.processes(), []);

    await page.getByText('Manage trust').click();
    await page.getByText('You are in Restricted Mode').waitFor();
    await screenshot('untrusted-link');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.getByText('You trust this folder').waitFor();
    await page
      .locator('.monaco-modal-editor-block')
      .getByRole('button', { name: /^Close/u })
      .first()
      .click();
    await page.getByRole('button', { name: 'Plumbline: Hot spot' }).waitFor();
    await screenshot('trusted-file');
    assert.notEqual(watched.processes().length, 0);
  });
});
