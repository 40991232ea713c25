import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import { directoryOf } from '../../model/repoPath.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';

const text = z.catch(z.optional(z.string()), undefined);

const ConfigFile = z.object({
  extends: z.catch(z.optional(z.union([z.string(), z.array(z.string())])), undefined),
  references: z.catch(z.optional(z.array(z.object({ path: z.string() }))), undefined),
  compilerOptions: z.catch(
    z.optional(
      z.object({
        baseUrl: text,
        paths: z.catch(z.optional(z.record(z.string(), z.array(z.string()))), undefined),
      }),
    ),
    undefined,
  ),
});

/** One pattern of `paths`, its targets from the repository's root. */
interface PathAlias {
  readonly prefix: string;
  /** null for a pattern without "*". */
  readonly suffix: string | null;
  readonly targets: readonly RepoPath[];
}

/** What a tsconfig.json or jsconfig.json (with what it extends) says of resolving bare specifiers. */
export interface ScriptConfig {
  /** Longest prefix first, as TypeScript matches them. */
  readonly aliases: readonly PathAlias[];
  readonly baseUrl: RepoPath | null;
}

const MAX_EXTENDS = 10;
const MAX_REFERENCES = 50;

/** Reads the configurations that hold for a folder, each file once. */
export class ScriptConfigs {
  readonly #index: PathIndex;
  readonly #read: (path: RepoPath) => string | undefined;
  readonly #packageDirectory: (name: string) => RepoPath | undefined;
  readonly #byFile = new Map<RepoPath, ScriptConfig | undefined>();
  readonly #byDirectory = new Map<RepoPath, readonly ScriptConfig[]>();

  constructor(
    index: PathIndex,
    read: (path: RepoPath) => string | undefined,
    packageDirectory: (name: string) => RepoPath | undefined,
  ) {
    this.#index = index;
    this.#read = read;
    this.#packageDirectory = packageDirectory;
  }

  /** The nearest configurations that say anything of bare specifiers, the most specific first. */
  of(directory: RepoPath): readonly ScriptConfig[] {
    const known = this.#byDirectory.get(directory);
    if (known) {
      return known;
    }
    const configs: ScriptConfig[] = [];
    for (const name of ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json']) {
      const nearest = this.#index.nearest(directory, name);
      const config = nearest === undefined ? undefined : this.#load(joinPath(nearest, name), 0);
      if (config && (config.aliases.length > 0 || config.baseUrl !== null)) {
        configs.push(config);
      }
    }
    this.#byDirectory.set(directory, configs);
    return configs;
  }

  #load(path: RepoPath, depth: number): ScriptConfig | undefined {
    if (!this.#byFile.has(path) && depth < MAX_EXTENDS) {
      this.#byFile.set(path, undefined);
      this.#byFile.set(path, this.#loadFile(path, depth));
    }
    return this.#byFile.get(path);
  }

  #loadFile(path: RepoPath, depth: number): ScriptConfig | undefined {
    const content = this.#read(path);
    if (content === undefined) {
      return undefined;
    }
    const file = ConfigFile.safeParse(parse(content, [], { allowTrailingComma: true }));
    if (!file.success) {
      return undefined;
    }
    const directory = directoryOf(path);
    const { compilerOptions } = file.data;
    const inherited = this.#inherited(directory, [file.data.extends ?? []].flat(), depth);
    const referenced = this.#referenced(directory, file.data.references ?? [], depth);
    const ownBase = compilerOptions?.baseUrl;
    const baseUrl = ownBase === undefined ? inherited.baseUrl : joinPath(directory, withoutConfigDir(ownBase));
    const paths = compilerOptions?.paths;
    const aliases = paths === undefined ? inherited.aliases : readAliases(paths, baseUrl ?? directory);
    return {
      aliases: [...aliases, ...referenced.flatMap((config) => config.aliases)],
      baseUrl: baseUrl ?? referenced.find((config) => config.baseUrl !== null)?.baseUrl ?? null,
    };
  }

  /** What the last of the extended files that says it says. */
  #inherited(directory: RepoPath, names: readonly string[], depth: number): ScriptConfig {
    let result: ScriptConfig = { aliases: [], baseUrl: null };
    for (const name of names) {
      const path = extendedPath(this.#index, directory, name, this.#packageDirectory);
      const parent = path === undefined ? undefined : this.#load(path, depth + 1);
      if (parent) {
        result = {
          aliases: parent.aliases.length > 0 ? parent.aliases : result.aliases,
          baseUrl: parent.baseUrl ?? result.baseUrl,
        };
      }
    }
    return result;
  }

  /** A solution file (`files: []` and references) leaves resolution to the projects beside it that it names. */
  #referenced(
    directory: RepoPath,
    references: readonly { readonly path: string }[],
    depth: number,
  ): readonly ScriptConfig[] {
    return references.slice(0, MAX_REFERENCES).flatMap((reference) => {
      const target = joinPath(directory, reference.path);
      const path = this.#index.has(target) ? target : joinPath(target, 'tsconfig.json');
      return directoryOf(path) === directory ? (this.#load(path, depth + 1) ?? []) : [];
    });
  }
}

function withoutConfigDir(path: string): string {
  return path.replace('${configDir}', '.');
}

function extendedPath(
  index: PathIndex,
  directory: RepoPath,
  name: string,
  packageDirectory: (name: string) => RepoPath | undefined,
): RepoPath | undefined {
  const base = name.startsWith('.') ? joinPath(directory, name) : packagePath(name, packageDirectory);
  return [base, `${base ?? ''}.json`, `${base ?? ''}/tsconfig.json`].find(
    (path) => path !== undefined && index.has(path),
  );
}

function packagePath(name: string, packageDirectory: (name: string) => RepoPath | undefined): RepoPath | undefined {
  const parts = name.split('/');
  const length = name.startsWith('@') ? 2 : 1;
  const directory = packageDirectory(parts.slice(0, length).join('/'));
  return directory === undefined ? undefined : joinPath(directory, parts.slice(length).join('/') || 'tsconfig.json');
}

function readAliases(paths: Readonly<Record<string, readonly string[]>>, base: RepoPath): readonly PathAlias[] {
  return Object.entries(paths)
    .map(([pattern, targets]) => {
      const star = pattern.indexOf('*');
      return {
        prefix: star < 0 ? pattern : pattern.slice(0, star),
        suffix: star < 0 ? null : pattern.slice(star + 1),
        targets: targets.map((target) => joinPath(base, withoutConfigDir(target))),
      };
    })
    .sort((a, b) => Number(a.suffix !== null) - Number(b.suffix !== null) || b.prefix.length - a.prefix.length);
}

/** The paths that a specifier may mean by the first pattern that matches it; empty where none does. */
export function aliasedPaths(config: ScriptConfig, specifier: string): readonly RepoPath[] {
  for (const { prefix, suffix, targets } of config.aliases) {
    if (suffix === null) {
      if (specifier === prefix) {
        return targets;
      }
    } else if (
      specifier.startsWith(prefix) &&
      specifier.endsWith(suffix) &&
      specifier.length >= prefix.length + suffix.length
    ) {
      const matched = specifier.slice(prefix.length, specifier.length - suffix.length);
      return targets.map((target) => target.replace('*', () => matched));
    }
  }
  return [];
}
