import type { Report } from '../../engine/index.ts';
import { renderJson } from './json.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';
import type { TextOptions } from './text.ts';

/** What a format may need beside the report. */
interface Surroundings {
  readonly terminal: TextOptions;
  /** Of the program: a semantic version. */
  readonly version: string;
}

/** A report as text to print: a pure function. Who needs nothing around it leaves that out. */
type Reporter = (report: Report, around: Surroundings) => string;

/** All formats of a report by the name that `--format` takes: a line here and a file beside it are a new one. */
export const formats = {
  text: ({ summary }, { terminal }) => renderText(summary, terminal),
  json: ({ published }) => renderJson(published),
  sarif: (report, { version }) => renderSarif(report, version),
} satisfies Record<string, Reporter>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly Format[];
