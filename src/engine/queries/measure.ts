import * as z from 'zod/mini';
import { runRules } from '../findings/runRules.ts';
import type { Finding } from '../model/finding.ts';
import type { MeasuredText } from '../model/measuredText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { rules } from '../rules/registry.ts';
import { parseSuppressionComment } from '../sources/definition/suppressionComments.ts';
import { measureContent } from '../facts/size/measureContent.ts';
import { defineQuery } from './query.ts';
import type { AnalyzedRepository } from './query.ts';

const count = z.number();

/** The rules that look at nothing but the size of a file. */
const sizeRules = rules.filter(({ looksAt, needs }) => looksAt === 'files' && needs.every((fact) => fact === 'size'));

/**
 * The size of a text that is being edited, and the findings that a save would bring; null for a file that the last analysis did not list.
 * The answer is a {@link MeasuredText}.
 */
export const measure = defineQuery({
  question: z.object({ root: z.string(), path: z.string(), text: z.string() }),
  answer: z.object({
    size: z.object({ lines: count, nonBlankLines: count, codeLines: count, bytes: count }),
    rules: z.readonly(z.array(z.string())),
    findings: z.readonly(z.array(z.custom<Finding>())),
  }),
  handle: ({ path, text }, repository) => measureText(path, text, repository),
});

function measureText(path: RepoPath, text: string, last: AnalyzedRepository): MeasuredText | null {
  const { snapshot, definition } = last;
  const facts = snapshot.files.find((file) => file.path === path);
  if (facts === undefined) {
    return null;
  }
  const { size, minified } = measureContent(new TextEncoder().encode(text), facts.language);
  const { findings } = runRules(
    { files: [{ ...facts, size, minified }], history: snapshot.repository.history, now: Date.parse(snapshot.asOf) },
    {
      rules: sizeRules,
      definition,
      commentsOf: () => parseSuppressionComment(text, path).suppressions,
      standards: snapshot.standards,
      known: [...snapshot.findings, ...snapshot.suppressed.map(({ finding }) => finding)],
    },
  );
  return { size, rules: sizeRules.map(({ id }) => id), findings };
}
