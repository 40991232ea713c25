import { devNull } from 'node:os';

/** `GIT_` variables of the user that say where git and its configuration are; they cannot point at another repository. */
const KEPT =
  /^GIT_(?:EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM)$/u;

/** Programs and texts for a person at a terminal; no process here has one. */
const DROPPED = /^(?:GIT_.*|EDITOR|VISUAL|PAGER|SSH_ASKPASS|PREFIX|LANGUAGE)$/iu;

/** What every git process gets, whatever the user's environment says. */
const FIXED_ENVIRONMENT = {
  // Without it git writes to the pipe after every commit, which costs a fifth more time.
  GIT_FLUSH: '0',
  // The history as it was recorded: replace refs and grafts drop commits without a word.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: devNull,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // A missing object is an error, never a download. The second is for versions of git that do not know the first.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
} as const;

/** Configuration that wins over the repository's and the user's: nothing of the repository runs, and output has one form. */
export const SAFE_CONFIGURATION: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'core.deltaBaseCacheLimit=24m',
  'advice.graftFileDeprecated=false',
  'log.showSignature=false',
  'color.ui=false',
];

/** The environment of a git process: the user's, without what would lead git to another repository or to a helper program. */
export function gitEnvironment(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(([name]) => KEPT.test(name) || !DROPPED.test(name));
  return { ...Object.fromEntries(kept), ...FIXED_ENVIRONMENT };
}
