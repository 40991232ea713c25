import type { TestConvention } from '../../model/qualityDefinition.ts';
import { quantity } from '../../model/quantity.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { escapeGlob } from './globs.ts';

/** What a repository looks like, as far as a first definition needs it. */
export interface RepositoryOutline {
  /** Languages by number of files, the most frequent first. */
  readonly languages: readonly { readonly language: string; readonly files: number }[];
  /** Conventions that tests of the repository already follow. */
  readonly testConventions: readonly TestConvention[];
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
    // Files that change often and lately, and are not small.
    "hot-spot": { "severity": "information", "topShare": 0.03, "minScore": 4, "maxFindings": 20 },

    // Files with more code lines than the limit. "limits" sets another one for some files; the first match counts:
    // { "glob": "src/parser/**", "lines": 900 }
    "large-file": { "production": 600, "test": 1200, "limits": [] },

    // Files that no test imports or reaches.
    "missing-test": { "exclude": [] }
  },

  // Where tests are, beside the usual places. {name} and {path} stand for the same text on both sides.
${conventions(outline)}
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

function conventions({ testConventions }: RepositoryOutline): string {
  if (testConventions.length === 0) {
    return '  // { "source": "src/{path}/{name}.ts", "test": "spec/{path}/{name}.spec.ts" }\n  "tests": [],\n';
  }
  return `  "tests": ${list(testConventions.slice(0, MOST).map(({ source, test }) => ({ source, test })))},\n`;
}

/** One value a line. */
function list(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
}

/** A name from the repository inside a comment must not end it. */
function oneLine(name: string): string {
  return name.replaceAll(/\p{C}|\u2028|\u2029/gu, ' ');
}
