import * as z from 'zod/mini';
import { runRules } from '../findings/runRules.ts';
import type { Finding } from '../model/finding.ts';
import type { MeasuredText } from '../model/measuredText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { hotSpot } from '../rules/hotSpot.ts';
import { largeFile } from '../rules/largeFile.ts';
import type { Rule } from '../rules/rule.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import { parseSuppressionComment } from '../sources/definition/suppressionComments.ts';
import { measureContent } from '../sources/files/measureContent.ts';
import { defineQuery } from './query.ts';
import type { AnalyzedRepository } from './query.ts';

const count = z.number();

/**
 * The size of a text that is being edited, and the finding that a save would bring; null for a file that the last analysis did not list.
 * The answer is a {@link MeasuredText}.
 */
export const measure = defineQuery({
  question: z.object({ root: z.string(), path: z.string(), text: z.string() }),
  answer: z.object({
    size: z.object({ lines: count, nonBlankLines: count, codeLines: count, bytes: count }),
    finding: z.nullable(z.custom<Finding>()),
  }),
  handle: ({ path, text }, repository) => measureText(path, text, repository),
});

function measureText(path: RepoPath, text: string, last: AnalyzedRepository): MeasuredText | null {
  const { snapshot, definitions } = last;
  const facts = snapshot.files.find((file) => file.path === path);
  if (facts === undefined) {
    return null;
  }
  const { size, minified } = measureContent(new TextEncoder().encode(text), facts.language);
  const { findings } = runRules(
    { files: [{ ...facts, size, minified }], history: snapshot.repository.history, now: Date.parse(snapshot.asOf) },
    {
      rules: [asLastFound(hotSpot, snapshot), largeFile],
      definition: createDefinitionInForce(definitions),
      commentsOf: () => parseSuppressionComment(text, path).suppressions,
    },
  );
  return { size, finding: findings.find(({ ruleId }) => ruleId === largeFile.id) ?? null };
}

/** A rule whose findings hold until the next analysis: a rank needs all files, and a large hot spot is a warning. */
function asLastFound(rule: Rule<object>, { findings }: Snapshot): Rule<object> {
  return {
    ...rule,
    check: ({ files }) =>
      findings.filter(({ ruleId, path }) => ruleId === rule.id && files.some((file) => file.path === path)),
  };
}
