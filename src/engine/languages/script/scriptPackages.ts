import * as z from 'zod/mini';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';

const text = z.catch(z.optional(z.string()), undefined);

const Manifest = z.object({
  name: text,
  source: text,
  main: text,
  module: text,
  types: text,
  exports: z.optional(z.unknown()),
  imports: z.optional(z.unknown()),
});

/** What a package.json says of its entry points. */
export interface ScriptPackage {
  readonly directory: RepoPath;
  readonly name: string | undefined;
  /** Entry points in order of preference: source first. */
  readonly entries: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
}

/** The package.json files among the listed ones: workspaces of npm, Yarn and pnpm need no other sign. */
export interface ScriptPackages {
  /** The package of a name; where several have it, the one nearest to the root. */
  byName(name: string): ScriptPackage | undefined;
  at(directory: RepoPath): ScriptPackage | undefined;
}

const IN_TEST_DATA = /(?:^|\/)(?:fixtures?|__fixtures__|testdata|node_modules|examples?|templates?)\//;

export function createScriptPackages(index: PathIndex, read: (path: RepoPath) => string | undefined): ScriptPackages {
  const byDirectory = new Map<RepoPath, ScriptPackage | undefined>();
  const at = (directory: RepoPath): ScriptPackage | undefined => {
    if (!byDirectory.has(directory)) {
      byDirectory.set(directory, readPackage(directory, read));
    }
    return byDirectory.get(directory);
  };
  let names: Map<string, ScriptPackage> | undefined;
  const readNames = (): Map<string, ScriptPackage> => {
    const found = new Map<string, ScriptPackage>();
    const paths = index.named('package.json').filter((path) => !IN_TEST_DATA.test(path));
    for (const path of [...paths].sort((a, b) => a.split('/').length - b.split('/').length)) {
      const manifest = at(directoryOf(path));
      if (manifest?.name !== undefined && !found.has(manifest.name)) {
        found.set(manifest.name, manifest);
      }
    }
    return found;
  };
  return { at, byName: (name) => (names ??= readNames()).get(name) };
}

function readPackage(directory: RepoPath, read: (path: RepoPath) => string | undefined): ScriptPackage | undefined {
  const content = read(joinPath(directory, 'package.json'));
  if (content === undefined) {
    return undefined;
  }
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    return undefined;
  }
  const { name, source, main, module, types, exports, imports } = parsed.data;
  const entries = [source, main, module, types].filter((entry) => entry !== undefined);
  return { directory, name, entries, exports, imports };
}

/** Directories of build output, and where their sources may lie. */
const OUTPUT = /^(?:\.\/)?(?:dist|lib|build|out|output|es|esm|cjs|umd|types|typings|\.output)(?:[-_.]\w+)?\//;
const FORMAT = /^(?:esm|cjs|es|umd|node|browser|types|src|source|lib|commonjs|module|mjs)\//;

/** Paths that an entry point may stand for, the entry itself first: "dist/esm/a.js" may come from "src/a.ts". */
export function sourceCandidates(entry: string): readonly string[] {
  const path = entry.replace(/^\.\//, '');
  const withoutOutput = path.replace(OUTPUT, '');
  const candidates = [path];
  if (withoutOutput !== path) {
    const inner = withoutOutput.replace(FORMAT, '');
    for (const rest of new Set([withoutOutput, inner])) {
      candidates.push(`src/${rest}`, `source/${rest}`, `lib/${rest}`, rest);
    }
    candidates.push(...bundleEntries(inner));
  }
  return candidates;
}

/** Whether a path below a package's directory leads to where builds go. */
export function isBuildOutput(path: string): boolean {
  return OUTPUT.test(path);
}

/** A bundle is often called after the folder that its entry point lies in. */
function bundleEntries(output: string): readonly string[] {
  const folder = output.replace(/\.[cm]?js$/, '');
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return ['index', 'main', name].map((stem) => `src/${folder}/${stem}`);
}

const MAX_TARGETS = 40;

/**
 * The targets of an `exports` or `imports` field for a key such as "./parser" or "#internal/a", in order, conditions tried in the
 * order written but `types` last. Format: Node.js documentation, "Packages".
 */
export function mappedTargets(field: unknown, key: string): readonly string[] {
  const targets: string[] = [];
  if (typeof field === 'string' || Array.isArray(field)) {
    collectTargets(key === '.' ? field : null, '', targets, 0);
    return targets;
  }
  if (typeof field !== 'object' || field === null) {
    return [];
  }
  const entries = Object.entries(field);
  if (!entries.some(([name]) => name.startsWith('.') || name.startsWith('#'))) {
    collectTargets(key === '.' ? field : null, '', targets, 0);
    return targets;
  }
  const exact = entries.find(([name]) => name === key);
  if (exact) {
    collectTargets(exact[1], '', targets, 0);
    return targets;
  }
  const patterns = entries.filter(([name]) => name.includes('*')).sort(([a], [b]) => b.indexOf('*') - a.indexOf('*'));
  for (const [pattern, value] of patterns) {
    const star = pattern.indexOf('*');
    const tail = pattern.slice(star + 1);
    if (key.startsWith(pattern.slice(0, star)) && key.endsWith(tail) && key.length >= pattern.length - 1) {
      collectTargets(value, key.slice(star, key.length - tail.length), targets, 0);
      break;
    }
  }
  return targets;
}

function collectTargets(value: unknown, matched: string, targets: string[], depth: number): void {
  if (depth > 8 || targets.length >= MAX_TARGETS) {
    return;
  }
  if (typeof value === 'string') {
    targets.push(value.replaceAll('*', () => matched));
  } else if (Array.isArray(value)) {
    for (const item of value) {
      collectTargets(item, matched, targets, depth + 1);
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [, item] of [
      ...entries.filter(([name]) => name !== 'types'),
      ...entries.filter(([name]) => name === 'types'),
    ]) {
      collectTargets(item, matched, targets, depth + 1);
    }
  }
}
