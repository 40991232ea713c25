import { baseNameOf, directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ImportReference } from '../codeFacts.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';
import { ReexportFollower } from '../reexports.ts';
import type { AddEdge, Resolve, Resolver, ResolverInput } from '../resolver.ts';

const PACKAGE_NAME = /^\[package\][^[]*?^[ \t]*name[ \t]*=[ \t]*"([^"\n]+)"/m;
const LIBRARY_NAME = /^\[lib\][^[]*?^[ \t]*name[ \t]*=[ \t]*"([^"\n]+)"/m;
/** Files that are the root of a module tree: their modules lie beside them, not in a folder of their name. */
const ROOT_NAMES: ReadonlySet<string> = new Set(['mod.rs', 'lib.rs', 'main.rs', 'build.rs']);

/** Rust: `mod` declarations, `crate::`, `self::`, `super::`, and crates of the workspace by name. */
export function createRustResolver(input: ResolverInput, index: PathIndex): Resolver {
  const crates = readCrates(input, index);
  const modules = new ModuleTree(index);
  const cache = new Map<string, RepoPath | undefined>();
  const resolveModule = (from: RepoPath, specifier: string): RepoPath | undefined => {
    const key = `${from}\n${specifier}`;
    if (!cache.has(key)) {
      cache.set(key, modules.resolve(from, specifier.split('::'), crates));
    }
    return cache.get(key);
  };
  const reexports = new ReexportFollower((path) => input.factsOf(path), resolveModule);
  const resolve: Resolve = (path, facts, add) => {
    for (const reference of facts.imports) {
      if (reference.kind === 'module-declaration' || reference.kind === 'path-literal') {
        const { kind, specifier } = reference;
        const target =
          kind === 'path-literal' ? joinPath(directoryOf(path), specifier) : modules.child(path, specifier);
        if (target !== undefined && index.has(target)) {
          // The compiler takes every module in, whether anything of it is used or not.
          add(target, 'path-literal');
        }
      } else {
        addUse(path, reference, resolveModule, reexports, add);
      }
    }
  };
  const joined = new Map<RepoPath, boolean>();
  const hasModuleEdges = (path: RepoPath): boolean => {
    const home = index.nearest(directoryOf(path), 'Cargo.toml') ?? '';
    const known = joined.get(home) ?? crateIsJoined(input, modules, joinPath(home, 'src'));
    joined.set(home, known);
    return known;
  };
  return { resolve, hasModuleEdges };
}

/** `use a::b::{C, d}`: the module of `a::b`, the modules among the names, and where re-exported names come from. */
function addUse(
  path: RepoPath,
  { kind, specifier, names }: ImportReference,
  resolveModule: (from: RepoPath, specifier: string) => RepoPath | undefined,
  reexports: ReexportFollower,
  add: AddEdge,
): void {
  const strength = kind === 'reexport' ? 'path-literal' : 'import';
  const target = resolveModule(path, specifier);
  const modules = names.map((name) => (name === '*' ? undefined : resolveModule(path, `${specifier}::${name}`)));
  const isModule = modules.map((module) => module !== undefined && module !== target);
  // `use crate::money` means the module, not the file around it.
  if (target !== undefined && isModule.includes(false)) {
    add(target, strength);
  }
  for (const module of modules) {
    if (module !== undefined) {
      add(module, strength);
    }
  }
  if (target !== undefined && strength === 'import') {
    reexports.follow(target, names, add);
  }
}

function crateIsJoined(input: ResolverInput, modules: ModuleTree, source: RepoPath): boolean {
  return ['lib.rs', 'main.rs'].some((name) => {
    const root = joinPath(source, name);
    const facts = input.factsOf(root);
    const declared = facts?.imports.filter(({ kind }) => kind === 'module-declaration') ?? [];
    return (
      facts != null &&
      (declared.length === 0 || declared.some(({ specifier }) => modules.child(root, specifier) !== undefined))
    );
  });
}

/** The tree of modules that the layout of files gives. */
class ModuleTree {
  readonly #index: PathIndex;

  constructor(index: PathIndex) {
    this.#index = index;
  }

  /** The file of `mod name;` written in `path`. */
  child(path: RepoPath, name: string): RepoPath | undefined {
    return this.#inDirectory(this.#childDirectory(path), name);
  }

  /** The file of a path's module; what follows the last module (types, functions) is left out. */
  resolve(from: RepoPath, segments: readonly string[], crates: ReadonlyMap<string, RepoPath>): RepoPath | undefined {
    const [first = ''] = segments;
    let at: RepoPath | undefined;
    let done = 1;
    if (first === 'crate') {
      at = this.#crateRoot(from);
    } else if (first === 'self') {
      at = from;
    } else if (first === 'super') {
      at = this.#parent(from);
      for (; segments[done] === 'super' && at !== undefined; done++) {
        at = this.#parent(at);
      }
    } else {
      at = crates.get(first) ?? this.child(from, first);
    }
    for (const segment of segments.slice(done)) {
      const next: RepoPath | undefined = at === undefined ? undefined : this.child(at, segment);
      if (next === undefined) {
        break;
      }
      at = next;
    }
    return at;
  }

  #childDirectory(path: RepoPath): RepoPath {
    const name = baseNameOf(path);
    const directory = directoryOf(path);
    const isRoot = ROOT_NAMES.has(name) || /(?:^|\/)(?:tests|benches|examples|bin)$/.test(directory);
    return isRoot ? directory : joinPath(directory, name.replace(/\.rs$/, ''));
  }

  #inDirectory(directory: RepoPath, name: string): RepoPath | undefined {
    return [`${name}.rs`, `${name}/mod.rs`]
      .map((path) => joinPath(directory, path))
      .find((path) => this.#index.has(path));
  }

  #parent(path: RepoPath): RepoPath | undefined {
    const directory = baseNameOf(path) === 'mod.rs' ? directoryOf(directoryOf(path)) : directoryOf(path);
    const candidates = [`${directory}/mod.rs`, `${directory}/lib.rs`, `${directory}/main.rs`, `${directory}.rs`];
    return candidates.find((candidate) => candidate !== path && this.#index.has(candidate));
  }

  #crateRoot(path: RepoPath): RepoPath | undefined {
    const home = this.#index.nearest(directoryOf(path), 'Cargo.toml');
    const folders = [joinPath(home ?? '', 'src'), home ?? ''];
    return folders
      .flatMap((folder) => ['lib.rs', 'main.rs'].map((name) => joinPath(folder, name)))
      .find((candidate) => this.#index.has(candidate));
  }
}

/** Names of the workspace's crates as code writes them, and their library's root file. */
function readCrates(input: ResolverInput, index: PathIndex): ReadonlyMap<string, RepoPath> {
  const crates = new Map<string, RepoPath>();
  for (const path of index.named('Cargo.toml')) {
    const text = input.read(path) ?? '';
    const name = LIBRARY_NAME.exec(text)?.[1] ?? PACKAGE_NAME.exec(text)?.[1];
    const root = joinPath(directoryOf(path), 'src/lib.rs');
    if (name !== undefined && index.has(root)) {
      crates.set(name.replaceAll('-', '_'), root);
    }
  }
  return crates;
}
