import type { NewTestDraft } from '../languages/newTestDraft.ts';
import { camelCase, relativePath, snakeCase, splitExtension } from '../languages/newTestDraft.ts';
import { familyOf } from '../languages/registry.ts';
import { baseNameOf, splitName } from '../model/repoPath.ts';

/** What a new test is made from. */
export interface TestTemplateInput extends Omit<NewTestDraft, 'name' | 'symbol'> {
  /** The team's text; `{name}`, `{import}` and `{path}` are filled in. */
  readonly teamTemplate?: string;
}

/** The text of a new test: the team's, else the one of the source's family of languages. */
export function testTemplate({ teamTemplate, ...input }: TestTemplateInput): string {
  const { stem } = splitName(baseNameOf(input.source));
  const draft: NewTestDraft = { ...input, name: stem, symbol: symbolOf(stem, input) };
  const template = familyOf(input.language)?.newTest;
  const specifier = template?.specifier?.(draft) ?? splitExtension(relativePath(draft))[0];
  if (teamTemplate !== undefined) {
    return teamTemplate
      .replaceAll('{name}', draft.name)
      .replaceAll('{import}', specifier)
      .replaceAll('{path}', input.source);
  }
  return template?.text(draft, specifier) ?? `// Tests of ${draft.name} (${specifier})\n`;
}

/** The declared name that the file is called after, else a name made from the file's. */
function symbolOf(stem: string, { code }: Pick<NewTestDraft, 'code'>): string {
  const folded = snakeCase(stem).toLowerCase();
  return code?.declares.find((name) => name.toLowerCase() === folded) ?? camelCase(stem);
}
