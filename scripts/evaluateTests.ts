// Compares the verdicts about missing tests with a real coverage report: npm run evaluate:tests -- <folder> --coverage <report.json>
import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { nothingSeen } from '../src/engine/analysis/contents/knownFiles.ts';
import { readContents } from '../src/engine/analysis/contents/readContents.ts';
import { standTests } from '../src/engine/analysis/standTests.ts';
import type { StandingInput } from '../src/engine/analysis/standTests.ts';
import type { SettlingInput } from '../src/engine/rules/missing-test/assessment.ts';
import { settleVerdicts } from '../src/engine/rules/missing-test/settleVerdicts.ts';
import { DEFAULT_TEST_OPTIONS } from '../src/engine/rules/missing-test/testOptions.ts';
import type { TestOptions, TestOptionsFor, TestStep } from '../src/engine/rules/missing-test/testOptions.ts';
import type { TestFacts } from '../src/engine/model/fact.ts';
import type { RepoPath } from '../src/engine/model/repoPath.ts';
import type { Cache } from '../src/engine/ports/cache.ts';
import type { Logger } from '../src/engine/ports/logger.ts';
import { listFiles } from '../src/engine/sources/trees/listFiles.ts';
import { createWorkTree } from '../src/engine/sources/trees/workTree.ts';
import { FactStore } from '../src/engine/sources/kept/factStore.ts';
import { readFilesOf } from '../src/engine/sources/files/readFiles.ts';
import { readHistory } from '../src/engine/sources/history/readHistory.ts';
import { importGraphOf } from '../src/engine/sources/tests/keptImportGraph.ts';
import { testConventionOf } from '../src/engine/languages/registry.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { createGit } from '../src/node/git.ts';
import { hash } from '../src/node/hash.ts';

/** Share of a file's statements that ran, by its path. */
type Shares = ReadonlyMap<RepoPath, number>;
type Verdicts = ReadonlyMap<RepoPath, TestFacts>;
type Scene = Omit<StandingInput & SettlingInput, 'optionsFor'>;

const WINDOW_DAYS = 730.5;
/** A flagged file that ran at least this far is a wrong word. */
const COVERED = 0.5;
const NO_CACHE: Cache = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };
const silent = (): void => undefined;
const LOGGER: Logger = { debug: silent, info: silent, warn: silent, error: silent };
const EVIDENCE_BUT_NAMES: readonly TestStep[] = [
  'coverage',
  'imports',
  'inlineTests',
  'reachability',
  'mentions',
  'coChange',
];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { coverage: { type: 'string' }, files: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (folder === undefined || values.coverage === undefined) {
    process.stderr.write(
      'Usage: npm run evaluate:tests -- <folder> --coverage <istanbul.json|coverage.py json> [--files]\n',
    );
    process.exitCode = 1;
    return;
  }
  const root = resolve(folder);
  const shares = readShares(readFileSync(values.coverage, 'utf8'), root);
  const scene = await readScene(root);
  const names = linkTests({ ...scene, optionsFor: namesAlone(false) });
  const narrowed = linkTests({ ...scene, optionsFor: namesAlone(true) });
  const chain = linkTests({ ...scene, optionsFor: () => DEFAULT_TEST_OPTIONS });
  const code = productionCode(scene);
  const isCode = (path: RepoPath): boolean => code.has(path);
  const rows = [
    row('names alone', flagged(names, isCode, notLinked), shares),
    row(
      'names alone, after exclusions',
      flagged(narrowed, isCode, (facts) => facts.status === 'none'),
      shares,
    ),
    row(
      'the chain: no test found',
      flagged(chain, isCode, (facts) => facts.status === 'none'),
      shares,
    ),
    row(
      'the chain: listed',
      flagged(chain, isCode, (facts) => facts.listed),
      shares,
    ),
    row(
      'the chain: shown in the editor',
      flagged(chain, isCode, (facts) => facts.worthDiagnostic),
      shares,
    ),
  ];
  print(rows, chain, isCode, shares);
  if (values.files === true) {
    printFiles(chain, isCode, shares);
  }
}

/** Everything that the chain looks at, as of the last commit, without the report that it is measured by. */
async function readScene(root: string): Promise<Scene> {
  const { cancellation } = createCancellation();
  const fileSystem = openFolder(root);
  const git = createGit({ logger: LOGGER });
  const tree = createWorkTree({
    root,
    fileSystem,
    repository: { git, gitFolder: openFolder(`${root}/.git`) },
    logger: LOGGER,
  });
  const { files } = await listFiles(tree, cancellation);
  const store = FactStore.empty(20);
  const objectFormat = 'sha1';
  const request = {
    files,
    tree,
    objectFormat,
    hash,
    now: Date.now(),
    logger: LOGGER,
    store,
    seen: nothingSeen,
  } as const;
  const { contents } = await readContents(request, cancellation);
  const read = readFilesOf(files, contents);
  const decoder = new TextDecoder();
  const { graph } = importGraphOf({
    files: read,
    onFailure: silent,
    read: (path) => {
      const bytes = fileSystem.read(path);
      return bytes === undefined ? undefined : decoder.decode(bytes);
    },
  });
  const history = await readHistory(
    { repository: await git.inspect(root, cancellation), windowDays: WINDOW_DAYS, now: Date.now(), mayRunGit: true },
    { git, cache: NO_CACHE, files: fileSystem, logger: LOGGER },
    cancellation,
  );
  git.dispose();
  const changes = files.map(({ path }) => history.of(path)?.lastChanged ?? 0);
  const now = changes.reduce((latest, change) => Math.max(latest, change), 0);
  return { read, graph, coverage: [], history: history.state.ranks ? history : null, now };
}

function linkTests(input: StandingInput & SettlingInput): Verdicts {
  const { history, modifiedAt = (path: RepoPath) => history?.of(path)?.lastChanged ?? undefined } = input;
  const facts = settleVerdicts(standTests({ ...input, modifiedAt }).standings, input);
  return new Map(facts.map((of, place) => [input.read.files[place]?.path ?? '', of]));
}

function namesAlone(exclusions: boolean): TestOptionsFor {
  const off = Object.fromEntries(EVIDENCE_BUT_NAMES.map((step) => [step, false]));
  const options: TestOptions = {
    ...DEFAULT_TEST_OPTIONS,
    steps: { ...DEFAULT_TEST_OPTIONS.steps, ...off },
    exclusions: { builtIn: exclusions, byContent: exclusions, except: [] },
  };
  return () => options;
}

function productionCode({ read: { files } }: Scene): ReadonlySet<RepoPath> {
  const code = files.filter(({ role, language }) => role === 'production' && testConventionOf(language) !== undefined);
  return new Set(code.map(({ path }) => path));
}

function notLinked({ status }: TestFacts): boolean {
  return status === 'none' || status === 'unknown';
}

function flagged(
  verdicts: Verdicts,
  isCode: (path: RepoPath) => boolean,
  isFlagged: (facts: TestFacts) => boolean,
): readonly RepoPath[] {
  return [...verdicts].filter(([path, facts]) => isFlagged(facts) && isCode(path)).map(([path]) => path);
}

interface Row {
  readonly name: string;
  readonly flagged: number;
  readonly covered: number;
  readonly notInReport: number;
}

function row(name: string, paths: readonly RepoPath[], shares: Shares): Row {
  const covered = paths.filter((path) => (shares.get(path) ?? 0) >= COVERED).length;
  return { name, flagged: paths.length, covered, notInReport: paths.filter((path) => !shares.has(path)).length };
}

function print(rows: readonly Row[], chain: Verdicts, isCode: (path: RepoPath) => boolean, shares: Shares): void {
  const counts = new Map<string, number>();
  for (const [path, { status }] of chain) {
    if (isCode(path)) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  const verdicts = [...counts].map(([status, count]) => `${status} ${count}`).join(', ');
  const lines = [
    `${shares.size} files in the report; verdicts of the production files: ${verdicts}`,
    '',
    '| method | flagged | of these covered at 50 % or more | not in the report |',
    '|---|---|---|---|',
    ...rows.map((item) => `| ${item.name} | ${item.flagged} | ${item.covered} | ${item.notInReport} |`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printFiles(chain: Verdicts, isCode: (path: RepoPath) => boolean, shares: Shares): void {
  for (const path of flagged(chain, isCode, (facts) => facts.status === 'none')) {
    const share = shares.get(path);
    const facts = chain.get(path);
    const listed = facts?.worthDiagnostic === true ? 'shown' : facts?.listed === true ? 'listed' : 'small';
    process.stdout.write(`${share === undefined ? '-' : `${Math.round(share * 100)} %`}\t${listed}\t${path}\n`);
  }
}

/** Reads Istanbul's JSON (an object of files) or coverage.py's (files under "files"). */
function readShares(text: string, root: string): Shares {
  const report = JSON.parse(text) as Record<string, unknown>;
  const files = isRecord(report['files']) ? report['files'] : report;
  const shares = new Map<RepoPath, number>();
  for (const [name, file] of Object.entries(files)) {
    const path = (isAbsolute(name) ? relative(root, name) : name).split(sep).join('/');
    const share = isRecord(file) ? shareOf(file) : undefined;
    if (share !== undefined) {
      shares.set(path, share);
    }
  }
  return shares;
}

function shareOf(file: Record<string, unknown>): number | undefined {
  if (isRecord(file['summary'])) {
    return Number(file['summary']['percent_covered']) / 100;
  }
  const hits = isRecord(file['s']) ? Object.values(file['s']).map(Number) : [];
  return hits.length === 0 ? undefined : hits.filter((count) => count > 0).length / hits.length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

await main();
