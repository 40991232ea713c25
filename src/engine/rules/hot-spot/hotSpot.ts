import { testsOf } from '../../model/counterparts.ts';
import type { Churn, TestFacts } from '../../model/fact.ts';
import { grouped, quantity } from '../../model/quantity.ts';
import { defineRule } from '../defineRule.ts';
import type { RuleFile, RuleFinding, RuleInput } from '../defineRule.ts';
import { option } from '../options/option.ts';
import type { ValuesOf } from '../options/option.ts';
import { amount, count, months, share } from '../options/valueTypes.ts';

const options = {
  topShare: option(share, 'Share of the production files that may be hot spots, highest scores first.', 0.03, {
    rootOnly: true,
    starter: true,
  }),
  minScore: option(amount, 'Least score of a hot spot.', 4, { rootOnly: true, starter: true }),
  maxFindings: option(count, 'Greatest number of hot spots in the repository.', 20, { rootOnly: true, starter: true }),
  windowMonths: option(months, 'Months of history that count, or "all".', 24, { rootOnly: true }),
};

/** Files that change often and lately and are not small: the first of the ranking by churn score. */
export const hotSpot = defineRule({
  id: 'hot-spot',
  title: 'Hot spot',
  heading: 'Hot spots',
  counted: ['hot spot', 'hot spots'],
  description: 'Files that change often and lately, and are not small.',
  badge: 'H',
  order: 10,
  severity: 'information',
  standard: 'change-hot-spots-safely',
  options,
  needs: ['churn', 'size', 'tests'],
  check: (input) => (input.history.ranks ? hotSpotsOf(input, input.optionsFor('')) : []),
});

type Needed = 'churn' | 'size' | 'tests';
type File = RuleFile<Needed>;

/** A file with the churn that it is ranked by. */
interface Ranked {
  readonly file: File;
  readonly churn: Churn;
}

function hotSpotsOf(input: RuleInput<object, Needed>, values: ValuesOf<typeof options>): readonly RuleFinding[] {
  const ranking = rankProduction(input.files);
  const most = Math.min(values.maxFindings, Math.ceil(values.topShare * ranking.length));
  return ranking
    .slice(0, most)
    .filter(({ churn }) => churn.score >= values.minScore)
    .map((ranked, index) => findingFor(ranked, index + 1, ranking.length, input));
}

/** All production files, the highest score first; equal scores by path, so that the order is the same everywhere. */
function rankProduction(files: readonly File[]): readonly Ranked[] {
  return files
    .flatMap((file) => (file.role === 'production' && file.churn !== null ? [{ file, churn: file.churn }] : []))
    .sort((one, other) => other.churn.score - one.churn.score || (one.file.path < other.file.path ? -1 : 1));
}

function findingFor({ file, churn }: Ranked, rank: number, of: number, input: RuleInput<object, Needed>): RuleFinding {
  return {
    path: file.path,
    message: messageFor(churn, file, rank, of),
    rank: { rank, of },
    evidence: [
      { name: 'rank', label: 'Rank', value: rank },
      { name: 'outOf', label: 'Files ranked', value: of },
      { name: 'score', label: 'Churn score', value: Math.round(churn.score * 100) / 100 },
      { name: 'commitsLast4Months', label: 'Commits in 4 months', value: churn.revisionsLast4Months },
      { name: 'commitsLast12Months', label: 'Commits in 12 months', value: churn.revisionsLast12Months },
      { name: 'lastChanged', label: 'Last change', value: churn.lastChanged },
      { name: 'nonBlankLines', label: 'Lines that are not blank', value: file.size.nonBlankLines },
      { name: 'codeLines', label: 'Code lines', value: file.size.codeLines },
      { name: 'authors', label: 'Authors', value: churn.authors },
      { name: 'bulkCommits', label: 'Commits of more than 20 files', value: churn.bulkCommits },
      { name: 'renames', label: 'Renames', value: churn.renamedFrom.length },
      { name: 'ignoredRevisions', label: 'Commits left out', value: churn.ignoredRevisions },
      { name: 'historyState', label: 'History', value: input.history.state },
    ],
  };
}

/** The same words and numbers as after the first line in the editor; lines are code lines. */
function messageFor(churn: Churn, { size, tests }: File, rank: number, outOf: number): string {
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
