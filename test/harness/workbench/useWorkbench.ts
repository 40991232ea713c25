import { startWindow } from '../results/restarts.ts';
import { windowLimit } from '../waiting/limits.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './openWorkbench.ts';

/** Where `npm run test:ui` has installed Plumbline. */
export const extensionsVariable = 'PLUMBLINE_TEST_EXTENSIONS';

export type UiTestOptions = Omit<WorkbenchOptions, 'extensionsFolder'>;

/**
 * Opens a workbench with Plumbline installed for the tests of a `describe` block, and closes it after them. `prepare`
 * runs first and makes what the window shows. A test that fails prints what the window showed, as a screen reader has it,
 * and leaves a picture in out/screenshots, named by its title.
 */
export function useWorkbench(prepare: () => UiTestOptions): () => Workbench {
  let opened: Workbench | undefined;

  before(async function () {
    // Twice, for a window that never begins is started once more.
    this.timeout(2 * windowLimit + 60_000);
    const extensionsFolder = process.env[extensionsVariable];
    if (extensionsFolder === undefined) throw new Error('Start the UI tests with npm run test:ui.');
    const options = { ...prepare(), extensionsFolder };
    const name = this.test?.parent?.fullTitle() ?? '';
    opened = await startWindow(name, () => openWorkbench(options));
  });
  afterEach(async function () {
    // A test whose hook failed has no state.
    if (opened === undefined || this.currentTest === undefined || this.currentTest.state === 'passed') return;
    const name = `failed ${this.currentTest.fullTitle()}`.replaceAll(/\W+/g, '-').slice(0, 120);
    const picture = await opened.screenshot(name);
    console.log(`What the window showed (and ${picture}):\n${await opened.page.locator('body').ariaSnapshot()}`);
    console.log(`What it logged:\n${opened.logged().join('\n')}`);
  });
  after(async () => {
    await opened?.close();
  });

  return () => {
    if (opened === undefined) throw new Error('The workbench opens before the first test, not before the block.');
    return opened;
  };
}
