import type { RepoPath } from '../model/repoPath.ts';
import type { CodeFacts } from './codeFacts.ts';
import type { AddEdge } from './resolver.ts';

/** What a module exports of other modules. */
interface Reexports {
  /** Exported name to where it comes from. */
  readonly named: ReadonlyMap<string, { readonly specifier: string; readonly name: string }>;
  /** Specifiers of `export *`. */
  readonly stars: readonly string[];
  readonly declares: ReadonlySet<string>;
  readonly isBarrel: boolean;
}

const MAX_DEPTH = 12;
const MAX_VISITED = 500;

/** A name as one module exports it. */
interface ExportedName {
  readonly path: RepoPath;
  readonly name: string;
}

/** Follows imported names through re-exports to the files that declare them. */
export class ReexportFollower {
  readonly #factsOf: (path: RepoPath) => CodeFacts | null | undefined;
  readonly #resolveModule: (from: RepoPath, specifier: string) => RepoPath | undefined;
  readonly #cache = new Map<RepoPath, Reexports | undefined>();

  /** @param resolveModule the listed file that a specifier written in `from` means */
  constructor(
    factsOf: (path: RepoPath) => CodeFacts | null | undefined,
    resolveModule: (from: RepoPath, specifier: string) => RepoPath | undefined,
  ) {
    this.#factsOf = factsOf;
    this.#resolveModule = resolveModule;
  }

  /** Adds an edge to each file on the way from `target` to where the names come from, `target` not included. */
  follow(target: RepoPath, names: readonly string[], add: AddEdge): void {
    const known = this.#reexportsOf(target);
    if (known === undefined || (known.named.size === 0 && known.stars.length === 0)) {
      return;
    }
    for (const name of names) {
      let at: ExportedName | undefined = { path: target, name };
      for (let depth = 0; depth < MAX_DEPTH && at !== undefined; depth++) {
        at = this.#step(at, new Set());
        if (at !== undefined) {
          add(at.path, 'import');
        }
      }
    }
  }

  /** Where an exported name comes from by one step; undefined where it is the module's own, or unknown. */
  #step(exported: ExportedName, visited: Set<string>): ExportedName | undefined {
    const { path, name } = exported;
    const reexports = this.#reexportsOf(path);
    const key = `${path}\n${name}`;
    if (reexports === undefined || visited.has(key) || visited.size > MAX_VISITED) {
      return undefined;
    }
    visited.add(key);
    const named = reexports.named.get(name);
    if (named) {
      const target = this.#resolveModule(path, named.specifier);
      return target === undefined ? undefined : { path: target, name: named.name };
    }
    return reexports.declares.has(name) ? undefined : this.#throughStars(exported, reexports, visited);
  }

  #throughStars({ path, name }: ExportedName, reexports: Reexports, visited: Set<string>): ExportedName | undefined {
    const { stars } = reexports;
    // `module.exports = require("./main")` and a lone `export *` stand for the other module whatever is asked of them.
    const isForward = reexports.isBarrel && stars.length === 1 && reexports.named.size === 0;
    if (name === '*' && !isForward) {
      return undefined;
    }
    for (const star of stars) {
      const target = this.#resolveModule(path, star);
      if (target !== undefined && (isForward || this.#provides(target, name, visited))) {
        return { path: target, name };
      }
    }
    return undefined;
  }

  #provides(path: RepoPath, name: string, visited: Set<string>): boolean {
    return this.#reexportsOf(path)?.declares.has(name) === true || this.#step({ path, name }, visited) !== undefined;
  }

  #reexportsOf(path: RepoPath): Reexports | undefined {
    if (!this.#cache.has(path)) {
      const facts = this.#factsOf(path);
      this.#cache.set(path, facts ? readReexports(facts) : undefined);
    }
    return this.#cache.get(path);
  }
}

function readReexports(facts: CodeFacts): Reexports {
  const named = new Map<string, { specifier: string; name: string }>();
  const stars: string[] = [];
  for (const { kind, specifier, names, exportedNames } of facts.imports) {
    if (kind !== 'reexport') {
      continue;
    }
    names.forEach((name, at) => {
      const exported = exportedNames?.[at] ?? name;
      if (exported === '*') {
        stars.push(specifier);
      } else {
        named.set(exported, { specifier, name });
      }
    });
  }
  return { named, stars, declares: new Set(facts.declares), isBarrel: facts.exempt === 'barrel' };
}
