import type { Report } from '../../engine/index.ts';
import { renderJson } from './json.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';
import type { TextOptions } from './text.ts';

/** A report as bytes to print: a pure function. Who needs no terminal leaves it out. */
type Reporter = (report: Report, terminal: TextOptions) => string;

/** All formats of a report by the name that `--format` takes: a line here and a file beside it are a new one. */
export const formats = {
  text: ({ summary }, terminal) => renderText(summary, terminal),
  json: ({ published }) => renderJson(published),
  sarif: renderSarif,
} satisfies Record<string, Reporter>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly Format[];
