import type { Settings } from '../server/settings.ts';
import type { Opened } from '../workbench/workbenchAddress.ts';

/** What a group of host tests needs to be open in the window that they run in. */
export interface HostWorkspace {
  /** Makes it in an empty temporary folder and says what to open there. */
  readonly build: (folder: string) => Promise<Opened> | Opened;
  readonly settings?: Settings;
}

/** The workspace of tests that lie in test/host itself. */
export const defaultWorkspace = 'repository';
