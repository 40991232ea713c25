import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShop } from '../fixtures/shop.ts';
import { pointAt } from '../harness/workbench/pointAt.ts';
import { answerQuickInput } from '../harness/workbench/quickInput.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

describe('the quality definition in the editor', () => {
  const shop = createShop();
  const definition = join(shop.root, 'plumbline.json');
  const workbench = useWorkbench(() => ({ folder: shop.root, theme: 'light' }));
  after(() => {
    shop.dispose();
  });

  /** A window without a definition, with src/tax.ts open and looked at. */
  beforeEach(async () => {
    const { page, openFile, runCommand } = workbench();
    await runCommand('View: Close All Editors');
    rmSync(definition, { force: true });
    await openFile('src/tax.ts');
    await page.getByRole('button', { name: 'Plumbline: No test' }).waitFor();
  });

  /** Opens the definition that is there by its command: rows of the explorer move while a new file comes in. */
  async function openDefinition(): Promise<void> {
    const { page, runCommand } = workbench();
    await runCommand('Plumbline: Create Quality Definition');
    await page.getByRole('tab', { name: 'plumbline.json', selected: true }).waitFor();
  }

  it('is written with comments, and opened', async () => {
    const { page, runCommand, screenshot } = workbench();
    await runCommand('Plumbline: Create Quality Definition');
    await page.getByRole('tab', { name: 'plumbline.json', selected: true }).waitFor();
    await page.getByRole('button', { name: 'JSON with Comments' }).waitFor();
    await screenshot('definition');
    assert.match(readFileSync(definition, 'utf8'), /^\s*\/\//mu);
  });

  it('is completed and explained by its schema', async () => {
    const { page, screenshot } = workbench();
    writeFileSync(definition, '{\n  "rules": {}\n}\n');
    await openDefinition();
    const key = page.locator('.view-line', { hasText: '"rules"' }).first().locator('span', { hasText: 'rules' }).last();
    await pointAt(key, page.locator('.monaco-hover:visible'));
    await screenshot('definition-hover');
  });

  it('takes a suppression with its reason, asked for in two steps, and loses it again by undo', async () => {
    const { page, openFile, runCommand, screenshot } = workbench();
    writeFileSync(definition, '{\n  // Ours\n  "rules": { "missing-test": { "severity": "warning" } }\n}\n');
    // A question that is asked for with a key is dropped when problems change, so the definition has to be in force.
    await page.locator('.squiggly-warning').first().waitFor();
    await page.locator('.view-line').first().click();
    await page.locator('.lightBulbWidget').click();
    const menu = page.locator('.action-widget');
    await menu.getByText('Suppress "No test found" with reason...').waitFor();
    for (const action of ['Create missing test', 'Open standard']) {
      await menu.getByText(action).waitFor();
    }
    await screenshot('quick-fixes');
    await menu.getByText('Suppress "No test found" with reason...').click();
    await page.getByText('Suppress "No test found": reason (1 of 2)').waitFor();
    await screenshot('suppress-reason');
    await answerQuickInput(page, 'Replaced next month');
    await page.getByText('Suppress: last day (2 of 2)').waitFor();
    await screenshot('suppress-until');
    await answerQuickInput(page, '2099-12-31');
    await page.getByRole('button', { name: 'Plumbline: No findings' }).waitFor();
    await page.getByRole('tab', { name: 'plumbline.json', selected: true }).waitFor();
    await page.getByRole('tab', { name: 'tax.ts' }).waitFor();
    const text = readFileSync(definition, 'utf8');
    assert.match(text, /"reason": "Replaced next month"/u);
    assert.match(text, /"until": "2099-12-31"/u);
    assert.match(text, /^\s*\/\//mu);

    await openDefinition();
    await page.locator('.view-line').first().click();
    await page.keyboard.press('ControlOrMeta+Z');
    await runCommand('File: Save');
    await openFile('src/tax.ts');
    await page.getByRole('button', { name: 'Plumbline: No test' }).waitFor();
    assert.doesNotMatch(readFileSync(definition, 'utf8'), /Replaced next month/u);
    await screenshot('suppress-undone');
  });

  it('has each mistake marked once, at its place', async () => {
    const { page, runCommand, screenshot } = workbench();
    const mistakes = ['"suppressions": [{ "rule": "large-file", "glob": "src/**" }]', '"unknown": 1'];
    writeFileSync(definition, `{\n  ${mistakes.join(',\n  ')}\n}\n`);
    await openDefinition();
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
