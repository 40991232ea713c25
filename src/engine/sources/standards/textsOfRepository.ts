import { problemAtStart } from '../../model/definitionProblem.ts';
import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { globProblem, rebaseGlob } from '../definition/globs.ts';
import { parseStandard } from './parseStandard.ts';
import type { StandardsInput, StandardsRead, UnsourcedStandard } from './standardSource.ts';

/** What is repeated of a glob that someone wrote. */
const LONGEST_GLOB = 60;
const FIRST_HEADING = /^#[ \t]+([^\r\n]+)\r?\n?/u;
/** CommonMark's closing sequence of a heading, which is no part of it. */
const CLOSING = /(?:^|[ \t])#+$/u;

/**
 * Standards of Markdown files of the repository that need not have been written for Plumbline: without front matter the id is the file's
 * name, the title the first heading. Globs mean what they mean in the quality definition at the root.
 * @param pillar where those are listed that name none
 */
export function readTextsOfRepository(files: StandardsInput['files'], pillar: string): StandardsRead {
  const standards: UnsourcedStandard[] = [];
  const problems: DefinitionProblem[] = [];
  for (const { path, text } of files) {
    const result = parseStandard(text, path, (body) => ({ pillar, ...nameOf(path, body) }));
    if (result.kind === 'problem') {
      problems.push(result.problem);
      continue;
    }
    const mistake = result.standard.appliesTo.find((glob) => globProblem(glob) !== undefined);
    if (mistake === undefined) {
      standards.push(forRepository(result.standard));
    } else {
      problems.push(problemAtStart(path, globMessage(mistake)));
    }
  }
  return { standards, problems };
}

function globMessage(glob: string): string {
  const shown = glob.length > LONGEST_GLOB ? `${glob.slice(0, LONGEST_GLOB)}…` : glob;
  return `The glob "${shown}" in "appliesTo" cannot be used. Write it as in the plumbline.json at the root.`;
}

/** What a text is called that does not say so. */
function nameOf(path: RepoPath, body: string): Readonly<Record<string, string>> {
  const id = baseNameOf(path)
    .replace(/\.md$/iu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const title = headingOf(body)?.title;
  return { id, ...(title === undefined ? {} : { title }) };
}

/** With globs that mean what they mean in the quality definition, and without the heading that is its title. */
function forRepository(standard: UnsourcedStandard): UnsourcedStandard {
  const { title, body, appliesTo } = standard;
  const heading = headingOf(body);
  return {
    ...standard,
    appliesTo: appliesTo.map((glob) => rebaseGlob(glob, '')),
    body: heading?.title === title ? body.slice(heading.length).trimStart() : body,
  };
}

/** The heading that a text begins with, and the length of its line. */
function headingOf(body: string): { readonly title: string; readonly length: number } | undefined {
  const [line = '', text] = FIRST_HEADING.exec(body) ?? [];
  const title = text?.trim().replace(CLOSING, '').trim();
  return title === undefined || title === '' ? undefined : { title, length: line.length };
}
