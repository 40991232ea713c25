import { quantity } from '../../model/quantity.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Rule } from '../../rules/defineRule.ts';
import { rules } from '../../rules/registry.ts';
import { settingsOf } from '../../rules/ruleSettings.ts';
import { escapeGlob } from './globs.ts';

/** What a repository looks like, as far as a first definition needs it. */
export interface RepositoryOutline {
  /** Languages by number of files, the most frequent first. */
  readonly languages: readonly { readonly language: string; readonly files: number }[];
  /** Folders by code lines, the largest first. */
  readonly biggestFolders: readonly { readonly path: RepoPath; readonly codeLines: number }[];
  readonly generatedFolders: readonly RepoPath[];
}

const MOST = 5;

/** The text of a first `plumbline.json`: what holds anyway, explained, with what was seen in the repository. Comments are all that it adds to JSON. */
export function starterDefinition(outline: RepositoryOutline): string {
  return `{
  // Plumbline's quality definition: what your team calls quality, reviewed like code.
  // The numbers are those in force without this file, so change what does not fit and delete the rest.
${seen(outline)}
  // Files that no rule looks at. Globs are relative to the folder of this file.
  "exclude": ${list(outline.generatedFolders.map((folder) => `${escapeGlob(folder)}/**`))},

  "rules": {
${rules
  .map(settings)
  .filter((part) => part !== '')
  .join(',\n\n')}
  },

  // Where tests are, beside the usual places. {name} and {path} stand for the same text on both sides.
  // { "source": "src/{path}/{name}.ts", "test": "spec/{path}/{name}.spec.ts" }
  "tests": [],

  // Findings that the team accepts. Each needs a reason; after its last day a finding comes back:
  // { "rule": "large-file", "glob": "src/tables.ts", "reason": "One table, easier to read whole", "until": "2030-06-30" }
  "suppressions": []
}
`;
}

function seen({ languages, biggestFolders }: RepositoryOutline): string {
  const kinds = languages
    .slice(0, MOST)
    .map(({ language, files }) => `${oneLine(language)} (${quantity(files, 'file')})`);
  const folders = biggestFolders
    .slice(0, MOST)
    .map(({ path, codeLines }) => `${oneLine(path) || 'the root'} (${quantity(codeLines, 'code line')})`);
  return [
    kinds.length === 0 ? '' : `  // Seen here: ${kinds.join(', ')}.\n`,
    folders.length === 0 ? '' : `  // Largest folders: ${folders.join(', ')}.\n`,
  ].join('');
}

/** The options that a team is most likely to set, with the values in force; empty for a rule without one. */
function settings(rule: Rule): string {
  const shown = Object.entries(settingsOf(rule)).filter(([, { starter }]) => starter !== false);
  const examples = shown.flatMap(([name, { starter, description }]) =>
    typeof starter === 'boolean' ? [] : `    // "${name}": ${description} ${JSON.stringify(starter.example)}\n`,
  );
  const values = shown.map(([name, { fallback }]) => `"${name}": ${JSON.stringify(fallback)}`);
  return values.length === 0
    ? ''
    : `    // ${rule.description}\n${examples.join('')}    "${rule.id}": { ${values.join(', ')} }`;
}

/** One value a line. */
function list(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
}

/** A name from the repository inside a comment must not end it. */
function oneLine(name: string): string {
  return name.replaceAll(/\p{C}|\u2028|\u2029/gu, ' ');
}
