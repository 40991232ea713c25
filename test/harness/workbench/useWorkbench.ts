import { openWorkbench, type Workbench, type WorkbenchOptions } from './openWorkbench.ts';

/** Where `npm run test:ui` has installed Plumbline. */
export const extensionsVariable = 'PLUMBLINE_TEST_EXTENSIONS';

export type UiTestOptions = Omit<WorkbenchOptions, 'extensionsFolder'>;

/**
 * Opens a workbench with Plumbline installed for the tests of a `describe` block, and closes it after them. `prepare`
 * runs first and makes what the window shows. A test that fails leaves a picture, named by its title, in out/screenshots.
 */
export function useWorkbench(prepare: () => UiTestOptions): () => Workbench {
  let opened: Workbench | undefined;

  before(async function () {
    this.timeout(120_000);
    const extensionsFolder = process.env[extensionsVariable];
    if (extensionsFolder === undefined) throw new Error('Start the UI tests with npm run test:ui.');
    opened = await openWorkbench({ ...prepare(), extensionsFolder });
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await opened?.screenshot(`failed ${this.currentTest.fullTitle()}`.replaceAll(/\W+/g, '-').slice(0, 120));
  });
  after(async () => {
    await opened?.close();
  });

  return () => {
    if (opened === undefined) throw new Error('The workbench opens before the first test, not before the block.');
    return opened;
  };
}
