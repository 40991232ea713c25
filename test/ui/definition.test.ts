import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShop } from '../fixtures/shop.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('the quality definition in the editor', () => {
  const shop = createShop();
  const definition = join(shop.root, 'plumbline.json');
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  it('is written with comments, and opened', async () => {
    const { page, openFile, runCommand, screenshot } = workbench();
    await openFile('src/tax.ts');
    await page.getByRole('button', { name: 'Plumbline: No test' }).waitFor();
    await runCommand('Plumbline: Create Quality Definition');
    await page.getByRole('tab', { name: 'plumbline.json', selected: true }).waitFor();
    await page.getByRole('button', { name: 'JSON with Comments' }).waitFor();
    await screenshot('definition');
    assert.match(readFileSync(definition, 'utf8'), /^\s*\/\//mu);
  });

  it('is completed and explained by its schema', async () => {
    const { page, screenshot } = workbench();
    await page
      .locator('.view-line', { hasText: '"rules"' })
      .first()
      .locator('span', { hasText: 'rules' })
      .last()
      .hover();
    await page.locator('.monaco-hover:visible').waitFor();
    await screenshot('definition-hover');
    await page.keyboard.press('Escape');
  });

  it('takes a suppression with its reason, asked for in two steps', async () => {
    const { page, openFile, screenshot } = workbench();
    await openFile('src/tax.ts');
    await page.locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+.');
    const menu = page.locator('.action-widget');
    await menu.getByText('Suppress "No test found" with reason...').waitFor();
    for (const action of ['Create missing test', 'Open standard']) {
      await menu.getByText(action).waitFor();
    }
    await screenshot('quick-fixes');
    await menu.getByText('Suppress "No test found" with reason...').click();
    const input = page.locator('.quick-input-widget input');
    await page.getByText('Suppress "No test found": reason (1 of 2)').waitFor();
    await screenshot('suppress-reason');
    await input.fill('Replaced next month');
    await page.keyboard.press('Enter');
    await page.getByText('Suppress: last day (2 of 2)').waitFor();
    await screenshot('suppress-until');
    await input.fill('2099-12-31');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Plumbline: No findings' }).waitFor();
    await page.getByRole('tab', { name: 'plumbline.json', selected: true }).waitFor();
    await page.getByRole('tab', { name: 'tax.ts' }).waitFor();
    const text = readFileSync(definition, 'utf8');
    assert.match(text, /"reason": "Replaced next month"/u);
    assert.match(text, /"until": "2099-12-31"/u);
    assert.match(text, /^\s*\/\//mu);
  });

  it('loses the suppression again by undo', async () => {
    const { page, openFile, runCommand, screenshot } = workbench();
    await openFile('plumbline.json');
    await page.locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await runCommand('File: Save');
    await openFile('src/tax.ts');
    await page.getByRole('button', { name: 'Plumbline: No test' }).waitFor();
    assert.doesNotMatch(readFileSync(definition, 'utf8'), /Replaced next month/u);
    assert.ok(existsSync(definition));
    await screenshot('suppress-undone');
  });

  it('has each mistake marked once, at its place', async () => {
    const { page, openFile, runCommand, screenshot } = workbench();
    await openFile('plumbline.json');
    const mistakes = ['"suppressions": [{ "rule": "large-file", "glob": "src/**" }]', '"unknown": 1'];
    writeFileSync(definition, `{\n  ${mistakes.join(',\n  ')}\n}\n`);
    await runCommand('Problems: Focus on Problems View');
    const panel = page.locator('.markers-panel');
    await panel
      .getByText(/reason/u)
      .first()
      .waitFor();
    await panel
      .getByText(/unknown/u)
      .first()
      .waitFor();
    await screenshot('definition-problems');
    assert.equal(await panel.locator('.monaco-tl-row', { hasText: /unknown/u }).count(), 1);
    assert.equal(await panel.locator('.monaco-tl-row', { hasText: /reason/u }).count(), 1);
  });
});
