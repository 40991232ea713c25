/** One engineering standard: a Markdown document with front matter. */
export interface Standard {
  /** Lower-case words joined by "-"; unique; the file's name without ".md". */
  readonly id: string;
  readonly title: string;
  /** The group that it is listed under, for example "Change safely". */
  readonly pillar: string;
  /** Rules that link to it. */
  readonly rules: readonly string[];
  /** Globs (minimatch) of the files that it applies to; empty means all. */
  readonly appliesTo: readonly string[];
  /** Markdown after the front matter. */
  readonly body: string;
}
