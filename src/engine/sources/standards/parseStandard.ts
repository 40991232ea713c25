import { parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { problemAtStart } from '../../model/definitionProblem.ts';
import type { DefinitionProblem } from '../../model/definitionProblem.ts';
import { isRecord } from '../../model/isRecord.ts';
import { baseNameOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { positionAt } from '../definition/textPosition.ts';
import type { UnsourcedStandard } from './standardSource.ts';

/** A standard, or what keeps a document from being one. */
type StandardResult =
  | { readonly kind: 'standard'; readonly standard: UnsourcedStandard }
  | { readonly kind: 'problem'; readonly problem: DefinitionProblem };

// Front matter may come from a repository, so it is short and without the parts of YAML that can grow or run.
const MAX_CHARACTERS = 10_000;
const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([^]*?)(?:\r?\n)---[ \t]*(?:\r?\n|$)/;

const text = z.string().check(z.trim(), z.minLength(1));
const list = z._default(z.array(text).check(z.maxLength(100)), []);
const frontMatter = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  title: text,
  pillar: text,
  rules: list,
  appliesTo: list,
});

const EXPECTED: Readonly<Record<string, string>> = {
  id: 'The id is lower-case words joined by "-".',
  title: 'A standard needs a title.',
  pillar: 'A standard needs a pillar: the group that it is listed under.',
  rules: '"rules" is a list of rule ids, 100 at most.',
  appliesTo: '"appliesTo" is a list of globs, 100 at most.',
};

/**
 * Reads one standard: Markdown with YAML front matter (id, title, pillar, and optionally rules and appliesTo). Never throws.
 * @param path its file name without ".md" is the id
 * @param unsaid what stands for properties that the front matter leaves out, from the text after it; with it the front matter may be missing
 */
export function parseStandard(
  markdown: string,
  path: RepoPath,
  unsaid?: (body: string) => Readonly<Record<string, string>>,
): StandardResult {
  const [whole = '', yaml] = FRONT_MATTER.exec(markdown) ?? [];
  if (yaml === undefined && unsaid === undefined) {
    return problem(path, 0, 'A standard begins with front matter between two lines of "---": id, title, pillar.');
  }
  const body = markdown.slice(whole.length).trimStart();
  const data: Data = yaml === undefined ? { value: {} } : readYaml(yaml);
  if (data.problem !== undefined) {
    const { at } = data;
    return at === undefined
      ? problem(path, whole.length, data.problem)
      : problemAt(path, markdown, whole.indexOf('\n') + 1 + at, data.problem);
  }
  const parsed = frontMatter.safeParse(isRecord(data.value) ? { ...unsaid?.(body), ...data.value } : data.value);
  if (!parsed.success) {
    const isNamed = unsaid === undefined || (isRecord(data.value) && 'id' in data.value);
    return problem(path, whole.length, expectation(parsed.error, isNamed));
  }
  if (unsaid === undefined && `${parsed.data.id}.md` !== baseNameOf(path)) {
    return problem(path, whole.length, `The id and the file name differ; call the file "${parsed.data.id}.md".`);
  }
  return { kind: 'standard', standard: { ...parsed.data, body, path } };
}

/** @param isNamed whether the id is written in the text, and not only in the file's name */
function expectation({ issues }: z.core.$ZodError, isNamed: boolean): string {
  const [key] = issues[0]?.path ?? [];
  if (key === 'id' && !isNamed) {
    return 'The file\'s name gives no id. Call the file by words of a to z and digits, or add an "id" to its front matter.';
  }
  const message = typeof key === 'string' ? EXPECTED[key] : undefined;
  return message ?? 'The front matter needs an id, a title and a pillar.';
}

interface Data {
  readonly value?: unknown;
  readonly problem?: string;
  /** Where the problem is in the YAML, in UTF-16 units; undefined where it is about all of it. */
  readonly at?: number;
}

function readYaml(yaml: string): Data {
  if (yaml.length > MAX_CHARACTERS) {
    return { problem: `The front matter is longer than ${MAX_CHARACTERS} characters.` };
  }
  try {
    const document = parseDocument(yaml, {
      schema: 'core',
      customTags: [],
      merge: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const [mistake] = [...document.errors, ...document.warnings];
    if (mistake === undefined) {
      return { value: document.toJS({ maxAliasCount: 10 }) as unknown };
    }
    const [said = ''] = mistake.message.split('\n');
    return { problem: `The front matter is not valid YAML: ${said.replace(/[.:]$/u, '')}.`, at: mistake.pos[0] };
  } catch {
    return { problem: 'The front matter repeats itself through too many aliases.' };
  }
}

function problem(path: RepoPath, length: number, message: string): StandardResult {
  return { kind: 'problem', problem: problemAtStart(path, message, length) };
}

function problemAt(path: RepoPath, markdown: string, offset: number, message: string): StandardResult {
  return { kind: 'problem', problem: { path, offset, length: 0, ...positionAt(markdown, offset), message } };
}
