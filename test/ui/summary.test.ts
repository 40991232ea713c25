import assert from 'node:assert/strict';
import { createRepository } from '../fixtures/repositoryBuilder.ts';
import type { CommitSpec } from '../fixtures/repositoryBuilder.ts';
import { useWorkbench } from '../harness/workbench/useWorkbench.ts';

const DAY = 86_400;
const LARGE = 17;

function moduleOf(name: string, lines: number): string {
  return Array.from({ length: lines }, (_, index) => `export const ${name}${index} = ${index};`).join('\n') + '\n';
}

/** Large files that hardly change, a larger test, and a table of rates that the team accepts. */
function quietCommits(now: number): readonly CommitSpec[] {
  const write: Record<string, string> = {
    'plumbline.json': JSON.stringify({
      suppressions: [{ rule: 'large-file', glob: 'src/rates.ts', reason: 'A table of tax rates' }],
    }),
    'src/rates.ts': moduleOf('rate', 700),
    'test/all.test.ts': moduleOf('check', 3000),
  };
  for (let at = 0; at < LARGE; at += 1) {
    write[`src/large${at}.ts`] = moduleOf('part', 650 + at);
  }
  const path = 'packages/application/features/checkout/paymentMethodSelection.ts';
  return [
    { at: now - 300 * DAY, message: 'Start', write },
    ...[200, 190, 180].map((days) => ({
      at: now - days * DAY,
      message: 'Change',
      write: { [path]: moduleOf('method', 300 + days) },
    })),
  ];
}

describe('the summary page of a quiet repository', () => {
  const repository = createRepository();
  const workbench = useWorkbench(() => {
    repository.commitAll(quietCommits(Math.floor(Date.now() / 1000)));
    repository.checkout();
    return { folder: repository.root, theme: 'light' };
  });
  after(() => {
    repository.dispose();
  });

  beforeEach(async () => {
    const { runCommand, webview } = workbench();
    await runCommand('View: Close All Editors');
    await runCommand('Plumbline: Quality Summary');
    await webview().getByRole('region', { name: 'Hot spots' }).waitFor();
  });

  it('says why there is no hot spot, which file comes next and since when it is quiet', async () => {
    const { screenshot, webview } = workbench();
    const section = webview().getByRole('region', { name: 'Hot spots' });
    await section.getByText('No hot spot was found.').waitFor();
    const text = await section.innerText();
    assert.match(text, /the first 3% of the ranked production files \(1 of 19\) .* churn score of at least 4\./u);
    assert.match(text, /Closest: packages\/\S+paymentMethodSelection\.ts \(score \d\.\d\)/u);
    assert.match(text, /No file changed since \d{4}-\d{2}-\d{2}, and scores halve every four months\./u);
    await screenshot('summary-quiet');
  });

  it('lists large production files before tests, the first 15 until all are wanted', async () => {
    const { webview } = workbench();
    const section = webview().getByRole('region', { name: 'Large files' });
    const rows = section.locator('tbody tr');
    await rows.nth(14).waitFor();
    assert.equal(await rows.count(), 15);
    assert.match(await rows.first().innerText(), /src\/large16\.ts\s+666\s+600\s+production/u);
    const all = section.getByRole('button', { name: 'Show all 18' });
    await all.click();
    await section.getByRole('button', { name: 'Show the first 15' }).waitFor();
    assert.equal(await rows.count(), 18);
    assert.match(await rows.last().innerText(), /test\/all\.test\.ts\s+3,000\s+1,200\s+test/u);
    await section.getByRole('button', { name: 'Code lines' }).click();
    await rows.first().filter({ hasText: 'test/all.test.ts' }).waitFor();
    assert.equal(await rows.count(), 18);
  });

  it('names what the team suppressed, with rule and reason', async () => {
    const { page, screenshot, webview } = workbench();
    const row = webview().getByRole('table', { name: 'Suppressed by the team' }).locator('tbody tr');
    assert.match(await row.innerText(), /src\/rates\.ts\s+large-file\s+A table of tax rates/u);
    await row.getByRole('button', { name: 'src/rates.ts' }).scrollIntoViewIfNeeded();
    await screenshot('summary-suppressed');
    await row.getByRole('button', { name: 'src/rates.ts' }).click();
    await page.getByRole('tab', { name: 'rates.ts', selected: true }).waitFor();
  });
});

describe('the summary page of a repository with deep folders', () => {
  const path = 'packages/application/features/checkout/components/payment/paymentMethodSelectionPanel.ts';
  const repository = createRepository();
  const workbench = useWorkbench(() => {
    const now = Math.floor(Date.now() / 1000);
    repository.commitAll(
      Array.from({ length: 12 }, (_, index) => ({
        at: now - (12 - index) * DAY,
        message: `Change ${index}`,
        write: { [path]: moduleOf('method', 400 + index) },
      })),
    );
    repository.checkout();
    return { folder: repository.root, theme: 'dark' };
  });
  after(() => {
    repository.dispose();
  });

  it('breaks the path of a hot spot between folders, never inside a name', async () => {
    const { runCommand, screenshot, webview } = workbench();
    await runCommand('Plumbline: Quality Summary');
    const file = webview().getByRole('table', { name: 'Hot spots' }).getByRole('button', { name: path });
    await file.waitFor();
    const linesOfNames = await file.evaluate((button) =>
      [...button.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return range.getClientRects().length;
        }),
    );
    assert.deepEqual(
      linesOfNames,
      path.split('/').map(() => 1),
    );
    await screenshot('summary-deep');
  });
});
