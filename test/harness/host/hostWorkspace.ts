import type { Settings } from '../server/settings.ts';
import type { Opened } from '../workbench/workbenchAddress.ts';

export interface BuiltWorkspace extends Opened {
  /** Removes what was made outside the given folder. */
  readonly dispose?: () => void;
}

/** What a group of host tests needs to be open in the window that they run in. */
export interface HostWorkspace {
  /** Makes it, and says what to open. Given is an empty temporary folder, which may be used or not. */
  readonly build: (folder: string) => BuiltWorkspace;
  readonly settings?: Settings;
}

/** The workspace of tests that lie in test/host itself. */
export const defaultWorkspace = 'repository';
