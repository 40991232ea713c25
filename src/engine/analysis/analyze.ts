import { runRules } from '../findings/runRules.ts';
import type { AnalysisRequest, EnginePorts } from './request.ts';
import type { DefinitionProblem } from '../model/definitionProblem.ts';
import { failureInOneLine } from '../model/failure.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Cancellation } from '../ports/cancellation.ts';
import type { Logger } from '../ports/logger.ts';
import { hotSpot } from '../rules/hot-spot/hotSpot.ts';
import { ruleDescriptions, rules } from '../rules/registry.ts';
import { readSuppressionComments } from '../sources/definition/suppressionComments.ts';
import { unknownStandards } from '../sources/definition/unknownStandards.ts';
import { contentAt } from '../sources/files/readFiles.ts';
import { assembleFacts, withRolesOfContent } from './assembleFacts.ts';
import { boundedContents } from './contents/boundedContents.ts';
import { hotSpotRankingOf } from './hotSpotRanking.ts';
import { readRepository } from './readRepository.ts';
import { readStandards } from './readStandards.ts';
import type { KnownStandards } from './readStandards.ts';
import type { Reading } from './reading.ts';
import type { AssembledFacts, KeptAnalysis } from './keptAnalysis.ts';
import { createStopwatch } from './stopwatch.ts';
import type { Stopwatch } from './stopwatch.ts';
import { findTestFacts } from './testFacts.ts';
import { readTextFacts, textKindsOf } from './textFacts.ts';
import type { KeptTextFacts } from './textFacts.ts';
import { totalsOf } from '../summary/totals.ts';

/**
 * One analysis, from sources over facts and rules to a snapshot.
 * @param kept what the last analysis of the folder left; it stays as it is
 * @throws UserError; CancelledError
 */
export async function analyze(
  request: AnalysisRequest,
  ports: EnginePorts,
  kept: KeptAnalysis | undefined,
  cancellation: Cancellation,
): Promise<{ readonly snapshot: Snapshot; readonly kept: KeptAnalysis }> {
  const watch = createStopwatch(ports.clock);
  const gitBefore = ports.git.started;
  const now = request.asOf ?? ports.clock.now();
  // One moment for the whole run, so that the next run from the same moment finds the same numbers.
  const reading = await readRepository({ ...request, asOf: now }, kept?.reading, ports, cancellation, watch);
  const read = withRolesOfContent(reading.kept.files, kept?.facts.read);
  await cancellation.breathe();
  const tests = await watch.time('tests', () => findTestFacts({ ...ports, reading, read, now }, kept?.tests));
  await cancellation.breathe();
  const texts = await watch.time('rules', () => readTextFacts({ reading, read, ports }, kept?.texts, cancellation));
  const standards = await readStandards(reading, ports, kept?.standards, cancellation);
  const { facts, judged } = await watch.time('rules', () => {
    const assembled = assembleFacts(read, reading.history, tests.facts, kept?.facts);
    return Promise.resolve({
      facts: assembled,
      judged: judge(reading, assembled, { texts, standards, now, logger: ports.logger }),
    });
  });
  const { head = null } = reading.repository ?? {};
  const snapshot: Snapshot = {
    repository: { root: reading.root, head, history: reading.history.state },
    asOf: new Date(now).toISOString(),
    ...judged,
    truncated: reading.truncated,
    timings: timingsOf(watch, reading, ports.git.started - gitBefore),
  };
  const contents = reading.isPartial ? reading.kept : boundedContents(reading.kept, textKindsOf(texts));
  return { snapshot, kept: { reading: { ...reading, kept: contents }, facts, tests: tests.kept, texts, standards } };
}

type Judged = Pick<
  Snapshot,
  'files' | 'findings' | 'suppressed' | 'remarks' | 'rules' | 'standards' | 'hotSpotRanking' | 'problems' | 'totals'
>;

/** What files are judged by. */
interface Grounds {
  readonly texts: KeptTextFacts;
  readonly standards: KnownStandards;
  readonly now: number;
  readonly logger: Logger;
}

function judge(
  reading: Reading,
  { facts: files, read }: AssembledFacts,
  { texts, standards, now, logger }: Grounds,
): Judged {
  const { definition } = reading;
  const commentProblems: DefinitionProblem[] = [];
  const { findings, suppressed, remarks } = runRules(
    { files, history: reading.history.state, now },
    {
      // One whose texts could not be read would take files for such as hold nothing.
      rules: rules.filter(({ id, text }) => text === undefined || texts.byRule.has(id)),
      definition,
      standards: standards.standards,
      onFailure: (rule, thrown) => {
        logger.error(`The rule ${rule} failed and says nothing: ${failureInOneLine(thrown)}`);
      },
      textFactsOf: (rule, path) => texts.byRule.get(rule)?.facts.get(path)?.value,
      commentsOf: (path) => {
        if (contentAt(read, path)?.suppresses !== true) {
          return [];
        }
        const comments = readSuppressionComments(path, reading.tree);
        commentProblems.push(...comments.problems);
        return comments.suppressions;
      },
    },
  );
  const hotSpots = [...findings, ...suppressed.map(({ finding }) => finding)]
    .filter(({ ruleId }) => ruleId === hotSpot.id)
    .map(({ path }) => path);
  return {
    files,
    findings,
    suppressed,
    remarks,
    rules: ruleDescriptions,
    standards: standards.standards,
    hotSpotRanking: hotSpotRankingOf(files, new Set(hotSpots), definition),
    problems: [
      ...reading.definitions.flatMap(({ problems }) => problems),
      ...(standards.complete ? unknownStandards(reading.definitions, idsOf(standards)) : []),
      ...standards.problems,
      ...commentProblems,
    ],
    totals: totalsOf(files, findings, suppressed.length, ruleDescriptions),
  };
}

function idsOf({ standards }: KnownStandards): ReadonlySet<string> {
  return new Set(standards.map(({ id }) => id));
}

function timingsOf(watch: Stopwatch, reading: Reading, gitProcesses: number): Snapshot['timings'] {
  return {
    totalMs: watch.total(),
    listMs: watch.of('list'),
    historyMs: watch.of('history'),
    filesMs: watch.of('files'),
    testsMs: watch.of('tests'),
    rulesMs: watch.of('rules'),
    gitProcesses,
    commitsRead: reading.commitsRead,
    filesRead: reading.filesRead,
  };
}
