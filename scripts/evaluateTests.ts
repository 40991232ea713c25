// Compares the verdicts about missing tests with a real coverage report: npm run evaluate:tests -- <folder> --coverage <report.json>
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { testConventionOf } from '../src/engine/languages/registry.ts';
import type { FileFacts } from '../src/engine/model/fact.ts';
import { definitionFileName } from '../src/engine/model/qualityDefinition.ts';
import { baseNameOf } from '../src/engine/model/repoPath.ts';
import type { RepoPath } from '../src/engine/model/repoPath.ts';
import type { Snapshot } from '../src/engine/model/snapshot.ts';
import type { FileSystem } from '../src/engine/ports/fileSystem.ts';
import type { Git } from '../src/engine/ports/git.ts';
import type { Logger } from '../src/engine/ports/logger.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { createNodeEngine } from '../src/node/createNodeEngine.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { createGit } from '../src/node/git.ts';

/** Share of a file's statements that ran, by its path. */
type Shares = ReadonlyMap<RepoPath, number>;

/** A flagged file that ran at least this far is a wrong word. */
const COVERED = 0.5;
const silent = (): void => undefined;
const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };

/** The options of missing-test in the three definitions that are compared. All leave out the report that they are measured by. */
const CHAIN = { steps: { coverage: false } };
const NAMES = {
  steps: { coverage: false, imports: false, inlineTests: false, reachability: false, mentions: false, coChange: false },
};
const NAMES_OF_ALL_FILES = { ...NAMES, exclusions: { builtIn: false, byContent: false } };

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
  const cacheFolder = mkdtempSync(join(tmpdir(), 'plumbline-evaluate-'));
  try {
    const analyze = (options: object, asOf?: number): Promise<Snapshot> =>
      analyzeWith(options, root, cacheFolder, asOf);
    const asOf = lastChange(await analyze(CHAIN));
    const names = productionCode(await analyze(NAMES_OF_ALL_FILES, asOf));
    const narrowed = productionCode(await analyze(NAMES, asOf));
    const chain = productionCode(await analyze(CHAIN, asOf));
    const rows = [
      row('names alone', names.filter(isNotLinked), shares),
      row('names alone, after exclusions', narrowed.filter(hasNone), shares),
      row('the chain: no test found', chain.filter(hasNone), shares),
      row(
        'the chain: listed',
        chain.filter(({ tests }) => tests.listed),
        shares,
      ),
      row(
        'the chain: shown in the editor',
        chain.filter(({ tests }) => tests.worthDiagnostic),
        shares,
      ),
    ];
    print(rows, chain, shares);
    if (values.files === true) {
      printFiles(chain.filter(hasNone), shares);
    }
  } finally {
    rmSync(cacheFolder, { recursive: true });
  }
}

/** Analyzes a repository as if these options of missing-test were all that its team says. */
async function analyzeWith(
  options: object,
  folder: string,
  cacheFolder: string,
  asOf: number | undefined,
): Promise<Snapshot> {
  const definition = new TextEncoder().encode(JSON.stringify({ version: 1, rules: { 'missing-test': options } }));
  const git = createGit({ logger });
  const ports = {
    git: withDefinitionListed(git),
    openFolder: (root: string) => (root === folder ? withDefinition(openFolder(root), definition) : openFolder(root)),
  };
  const { engine, dispose } = createNodeEngine({ logger, cacheFolder, ports });
  try {
    const { cancellation } = createCancellation();
    return await engine.analyze({ folder, ...(asOf === undefined ? {} : { asOf }) }, cancellation);
  } finally {
    dispose();
    git.dispose();
  }
}

/** A folder with this definition at its root and no other. */
function withDefinition(disk: FileSystem, definition: Uint8Array): FileSystem {
  const mtimeMs = Date.now();
  return {
    ...disk,
    stat: (path) =>
      path === definitionFileName
        ? { kind: 'file', size: definition.length, mtimeMs, ctimeMs: mtimeMs, inode: 0 }
        : disk.stat(path),
    read: (path, maxBytes) => {
      if (baseNameOf(path) !== definitionFileName) {
        return disk.read(path, maxBytes);
      }
      return path === definitionFileName ? definition : undefined;
    },
  };
}

/** Git that lists the definition, whether it is there or not. */
function withDefinitionListed(git: Git): Git {
  return {
    ...git,
    run: async (request, cancellation) => {
      const exit = await git.run(request, cancellation);
      if (request.args.includes('--others')) {
        request.onBytes(new TextEncoder().encode(`? ${definitionFileName}\0`));
      }
      return exit;
    },
  };
}

/** Milliseconds since 1970 of the last commit. */
function lastChange({ files }: Snapshot): number {
  const changes = files.map(({ churn }) => Date.parse(churn?.lastChanged ?? '') || 0);
  return changes.reduce((latest, change) => Math.max(latest, change), 0);
}

/** Files that can have tests. */
function productionCode({ files }: Snapshot): readonly FileFacts[] {
  return files.filter(({ role, language }) => role === 'production' && testConventionOf(language) !== undefined);
}

function hasNone({ tests }: FileFacts): boolean {
  return tests.status === 'none';
}

function isNotLinked({ tests }: FileFacts): boolean {
  return tests.status === 'none' || tests.status === 'unknown';
}

interface Row {
  readonly name: string;
  readonly flagged: number;
  readonly covered: number;
  readonly notInReport: number;
}

function row(name: string, files: readonly FileFacts[], shares: Shares): Row {
  const covered = files.filter(({ path }) => (shares.get(path) ?? 0) >= COVERED).length;
  return { name, flagged: files.length, covered, notInReport: files.filter(({ path }) => !shares.has(path)).length };
}

function print(rows: readonly Row[], chain: readonly FileFacts[], shares: Shares): void {
  const counts = new Map<string, number>();
  for (const { tests } of chain) {
    counts.set(tests.status, (counts.get(tests.status) ?? 0) + 1);
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

function printFiles(files: readonly FileFacts[], shares: Shares): void {
  for (const { path, tests } of files) {
    const share = shares.get(path);
    const listed = tests.worthDiagnostic ? 'shown' : tests.listed ? 'listed' : 'small';
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
