import { runRules } from '../findings/runRules.ts';
import type { MeasuredText } from '../model/measuredText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { rules } from '../rules/registry.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import type { ParsedDefinition } from '../sources/definition/parseDefinition.ts';
import { parseSuppressionComment } from '../sources/definition/suppressionComments.ts';
import { measureContent } from '../sources/files/measureContent.ts';

/** What the last analysis of a repository left. */
export interface LastAnalysis {
  readonly snapshot: Snapshot;
  readonly definitions: readonly ParsedDefinition[];
}

/** The rules that look at nothing but the size of a file. */
const sizeRules = rules.filter(({ looksAt, needs }) => looksAt === 'files' && needs.every((fact) => fact === 'size'));

/**
 * Judges the size of a listed file's text as the next analysis will once the text is saved; reads nothing.
 * @returns undefined for a file that the last analysis did not list
 */
export function measureText(path: RepoPath, text: string, last: LastAnalysis): MeasuredText | undefined {
  const { snapshot, definitions } = last;
  const facts = snapshot.files.find((file) => file.path === path);
  if (facts === undefined) {
    return undefined;
  }
  const { size, minified } = measureContent(new TextEncoder().encode(text), facts.language);
  const { findings } = runRules(
    { files: [{ ...facts, size, minified }], history: snapshot.repository.history, now: Date.parse(snapshot.asOf) },
    {
      rules: sizeRules,
      definition: createDefinitionInForce(definitions),
      commentsOf: () => parseSuppressionComment(text, path).suppressions,
      known: [...snapshot.findings, ...snapshot.suppressed.map(({ finding }) => finding)],
    },
  );
  return { size, rules: sizeRules.map(({ id }) => id), findings };
}
