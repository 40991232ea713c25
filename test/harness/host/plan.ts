import { readFileSync } from 'node:fs';

/** What the runner tells the tests in the extension host: a JSON file that this environment variable names. */
export const planVariable = 'PLUMBLINE_HOST_PLAN';

export interface HostPlan {
  /** Bundled test files, absolute. */
  readonly files: readonly string[];
  /** Where to write the results, absolute. */
  readonly results: string;
  /** A port of this machine to which the report is written. */
  readonly outputPort: number;
  readonly color: boolean;
  /** Only tests whose full title holds this text. */
  readonly grep?: string | undefined;
}

/** The plan of this run; throws where there is none. */
export function readPlan(): HostPlan {
  const file = process.env[planVariable];
  if (file === undefined) throw new Error(`${planVariable} is not set: start the host tests with npm run test:host.`);
  return JSON.parse(readFileSync(file, 'utf8')) as HostPlan;
}
