import type { DefinitionProblem } from '../../engine/model/definitionProblem.ts';
import { printableText } from '../../engine/model/printableText.ts';
import { displayPath } from '../../engine/model/repoPath.ts';

/** Mistakes in the quality definition and in suppression comments, one line each: path:line:column: what to do. */
export function renderProblems(problems: readonly DefinitionProblem[]): string {
  return problems
    .map(({ path, line, column, message }) =>
      printableText(`${displayPath(path).path}:${line}:${column}: ${message.replace(/\s+/gu, ' ')}`),
    )
    .map((line) => `${line}\n`)
    .join('');
}
