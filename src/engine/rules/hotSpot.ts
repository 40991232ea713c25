import type { Churn, FileFacts, TestFacts } from '../model/fact.ts';
import type { HotSpotOptions } from '../model/hotSpotRanking.ts';
import { testsOf } from '../model/counterparts.ts';
import { grouped, quantity } from '../model/quantity.ts';
import type { Rule, RuleFinding, RuleInput } from './rule.ts';

/** Files that change often and lately and are not small: the first of the ranking by churn score. */
export const hotSpot: Rule<HotSpotOptions> = {
  id: 'hot-spot',
  title: 'Hot spot',
  defaultSeverity: 'information',
  standardId: 'change-hot-spots-safely',
  defaults: { topShare: 0.03, minScore: 4, maxFindings: 20 },
  check(input, optionsFor) {
    return input.history.ranks ? hotSpotsOf(input, optionsFor('')) : [];
  },
};

/** A file with the churn that it is ranked by. */
interface Ranked {
  readonly file: FileFacts;
  readonly churn: Churn;
}

function hotSpotsOf(input: RuleInput, options: HotSpotOptions): readonly RuleFinding[] {
  const ranking = rankProduction(input.files);
  const most = Math.min(options.maxFindings, Math.ceil(options.topShare * ranking.length));
  return ranking
    .slice(0, most)
    .filter(({ churn }) => churn.score >= options.minScore)
    .map((ranked, index) => findingFor(ranked, index + 1, ranking.length, input));
}

/** All production files, the highest score first; equal scores by path, so that the order is the same everywhere. */
function rankProduction(files: readonly FileFacts[]): readonly Ranked[] {
  return files
    .flatMap((file) => (file.role === 'production' && file.churn !== null ? [{ file, churn: file.churn }] : []))
    .sort((one, other) => other.churn.score - one.churn.score || (one.file.path < other.file.path ? -1 : 1));
}

function findingFor({ file, churn }: Ranked, rank: number, outOf: number, input: RuleInput): RuleFinding {
  return {
    path: file.path,
    line: 1,
    message: messageFor(churn, file, rank, outOf),
    standardIds: [hotSpot.standardId],
    evidence: {
      rank,
      outOf,
      score: Math.round(churn.score * 100) / 100,
      commitsLast4Months: churn.revisionsLast4Months,
      commitsLast12Months: churn.revisionsLast12Months,
      lastChanged: churn.lastChanged,
      nonBlankLines: file.size.nonBlankLines,
      codeLines: file.size.codeLines,
      authors: churn.authors,
      bulkCommits: churn.bulkCommits,
      renames: churn.renamedFrom.length,
      ignoredRevisions: churn.ignoredRevisions,
      historyState: input.history.state,
    },
    listOnly: false,
  };
}

/** The same words and numbers as after the first line in the editor; lines are code lines. */
function messageFor(churn: Churn, { size, tests }: FileFacts, rank: number, outOf: number): string {
  const facts = [
    `${quantity(churn.revisionsLast12Months, 'commit')} in 12 months`,
    quantity(size.codeLines, 'line'),
    ...testWords(tests),
  ];
  return `Hot spot #${grouped(rank)} of ${grouped(outOf)}: ${facts.join(', ')}. Small, tested changes pay off most here.`;
}

function testWords(facts: TestFacts): readonly string[] {
  const tests = testsOf(facts).length;
  switch (facts.status) {
    case 'direct':
      return [tests === 0 ? 'covered by tests' : `${quantity(tests, 'test')} found`];
    case 'indirect':
      return ['reached by tests'];
    case 'none':
      return ['no test found'];
    case 'unknown':
      return [];
  }
}
