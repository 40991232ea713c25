import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { CodeFacts } from '../codeFacts.ts';
import { ModuleLookup } from './moduleLookup.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';
import { ReexportFollower } from '../reexports.ts';
import type { Resolve, Resolver, ResolverInput } from '../resolver.ts';
import { ScriptConfigs, aliasedPaths } from './scriptConfig.ts';
import { createScriptPackages, isBuildOutput } from './scriptPackages.ts';
import type { ScriptPackages } from './scriptPackages.ts';

/** Resolves JavaScript, TypeScript, Vue and Svelte: relative paths, tsconfig paths, package.json imports and exports, workspaces. */
export function createScriptResolver(input: ResolverInput, index: PathIndex): Resolver {
  const read = (path: RepoPath): string | undefined => input.read(path);
  const packages = createScriptPackages(index, read);
  const configs = new ScriptConfigs(index, read, (name) => packages.byName(name)?.directory);
  const lookup = new ModuleLookup(index, packages);
  const around = { index, configs, packages, lookup };
  const cache = new Map<string, RepoPath | undefined>();

  const resolveModule = (from: RepoPath, written: string): RepoPath | undefined => {
    const directory = directoryOf(from);
    const key = `${directory}\n${written}`;
    if (!cache.has(key)) {
      const specifier = plainSpecifier(written);
      const found = specifier.startsWith('.')
        ? (lookup.find(joinPath(directory, specifier)) ?? sourceOfOutput(around, joinPath(directory, specifier)))
        : resolveBare(around, directory, specifier);
      cache.set(key, found);
    }
    return cache.get(key);
  };

  const reexports = new ReexportFollower((path) => input.factsOf(path), resolveModule);
  const resolve: Resolve = (path, facts, add) => {
    const host = input.isPartOfTests(path) ? hostedEntry(around, path, facts) : undefined;
    if (host !== undefined) {
      add(host, 'path-literal');
    }
    for (const { kind, specifier, names } of facts.imports) {
      const target = resolveModule(path, specifier);
      if (target === undefined || target === path) {
        continue;
      }
      const weak = kind === 'reexport' || kind === 'path-literal';
      add(target, weak ? 'path-literal' : 'import');
      if (!weak) {
        reexports.follow(target, names, add);
      }
    }
  };
  return { resolve };
}

interface Surroundings {
  readonly index: PathIndex;
  readonly configs: ScriptConfigs;
  readonly packages: ScriptPackages;
  readonly lookup: ModuleLookup;
}

/** What a path to build output, which is not listed, was built from: "dist/cli.js" may come from "src/cli/main.ts". */
function sourceOfOutput({ index, lookup }: Surroundings, path: RepoPath): RepoPath | undefined {
  const home = index.nearest(directoryOf(path), 'package.json');
  const below = home === undefined || home === '' ? path : path.slice(home.length + 1);
  return home === undefined || !isBuildOutput(below) ? undefined : lookup.inPackage(home, below);
}

/** A test that imports "vscode" runs in an editor that has activated the extension: the entry point of its package. */
function hostedEntry(
  { index, packages, lookup }: Surroundings,
  path: RepoPath,
  facts: CodeFacts,
): RepoPath | undefined {
  if (!facts.imports.some(({ specifier }) => specifier === 'vscode')) {
    return undefined;
  }
  const home = index.nearest(directoryOf(path), 'package.json');
  const manifest = home === undefined ? undefined : packages.at(home);
  return manifest === undefined ? undefined : lookup.entry(manifest);
}

function resolveBare(around: Surroundings, directory: RepoPath, specifier: string): RepoPath | undefined {
  const { index, configs, packages, lookup } = around;
  const aliased = configs.of(directory).flatMap((config) => aliasedPaths(config, specifier));
  const home = index.nearest(directory, 'package.json');
  const manifest = home === undefined ? undefined : packages.at(home);
  if (specifier.startsWith('#') && manifest) {
    return lookup.first(aliased) ?? lookup.mapped(manifest, 'imports', specifier);
  }
  const rooted = configs
    .of(directory)
    .flatMap(({ baseUrl }) => (baseUrl === null ? [] : [joinPath(baseUrl, specifier)]));
  return (
    lookup.first(aliased) ??
    resolvePackage(packages, lookup, specifier) ??
    lookup.first([...rooted, ...conventionalAliases(specifier, home ?? '')]) ??
    (/\.[cm]?js$/.test(specifier) ? sourceOfOutput(around, joinPath(home ?? '', specifier)) : undefined)
  );
}

function resolvePackage(packages: ScriptPackages, lookup: ModuleLookup, specifier: string): RepoPath | undefined {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const found = packages.byName(parts.slice(0, length).join('/'));
  if (!found) {
    return undefined;
  }
  const rest = parts.slice(length).join('/');
  const mapped = lookup.mapped(found, 'exports', rest === '' ? '.' : `./${rest}`);
  return mapped ?? (rest === '' ? lookup.entry(found) : lookup.inPackage(found.directory, rest));
}

/** Without webpack's loaders ("raw-loader!./a") and without a query ("./a.svg?url"). */
function plainSpecifier(written: string): string {
  const specifier = written.slice(written.lastIndexOf('!') + 1);
  const query = specifier.indexOf('?');
  return query < 0 ? specifier : specifier.slice(0, query);
}

/** "@/a" and "~/a" as bundlers and frameworks use them without a tsconfig: the package's source folder or its root. */
function conventionalAliases(specifier: string, home: RepoPath): readonly RepoPath[] {
  if (!specifier.startsWith('@/') && !specifier.startsWith('~/')) {
    return [];
  }
  return ['src', 'app', ''].map((folder) => joinPath(joinPath(home, folder), specifier.slice(2)));
}
