import type { RepoPath } from '../../model/repoPath.ts';
import { joinPath } from '../pathIndex.ts';
import type { PathIndex } from '../pathIndex.ts';
import { mappedTargets, sourceCandidates } from './scriptPackages.ts';
import type { ScriptPackage, ScriptPackages } from './scriptPackages.ts';

const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.vue', '.svelte', '.json', '.d.ts'];
/** An output extension in a specifier may mean a source extension on disk. */
const SOURCES_OF_OUTPUT: ReadonlyMap<string, readonly string[]> = new Map([
  ['js', ['.ts', '.tsx', '.jsx']],
  ['jsx', ['.tsx']],
  ['mjs', ['.mts', '.ts', '.js']],
  ['cjs', ['.cts', '.ts', '.js']],
]);
const OUTPUT_EXTENSION = /\.(?:d\.)?([cm]?[jt]sx?)$/;

/** Turns paths without an extension, directories and entry points of packages into listed files, as Node.js and bundlers do. */
export class ModuleLookup {
  readonly #index: PathIndex;
  readonly #packages: ScriptPackages;

  constructor(index: PathIndex, packages: ScriptPackages) {
    this.#index = index;
    this.#packages = packages;
  }

  /** The file that a path means: itself, with another extension, or a directory's entry point. */
  find(path: RepoPath, depth = 0): RepoPath | undefined {
    const found = path === '' ? undefined : this.#file(path);
    if (found !== undefined || depth > MAX_DEPTH || !this.#index.hasDirectory(path)) {
      return found;
    }
    const manifest = this.#index.has(joinPath(path, 'package.json')) ? this.#packages.at(path) : undefined;
    return (manifest && this.entry(manifest, depth + 1)) ?? this.#file(joinPath(path, 'index'));
  }

  /** The first of several paths that means a file. */
  first(paths: readonly RepoPath[], depth = 0): RepoPath | undefined {
    for (const path of paths) {
      const found = this.find(path, depth);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** A path below a package's directory, perhaps one of its build output. */
  inPackage(directory: RepoPath, path: string, depth = 0): RepoPath | undefined {
    const candidates = [...sourceCandidates(path), `src/${path}`];
    return this.first(
      candidates.map((candidate) => joinPath(directory, candidate)),
      depth,
    );
  }

  /** The target of a package's `imports` or `exports` for a key. */
  mapped(manifest: ScriptPackage, field: 'imports' | 'exports', key: string, depth = 0): RepoPath | undefined {
    for (const target of mappedTargets(manifest[field], key)) {
      const found = target.startsWith('.') ? this.inPackage(manifest.directory, target, depth + 1) : undefined;
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** What importing the package by its name alone means. */
  entry(manifest: ScriptPackage, depth = 0): RepoPath | undefined {
    for (const path of manifest.entries) {
      const found = this.inPackage(manifest.directory, path, depth + 1);
      if (found !== undefined) {
        return found;
      }
    }
    const mapped = this.mapped(manifest, 'exports', '.', depth);
    if (mapped !== undefined) {
      return mapped;
    }
    const usual = ['src/index', 'index', 'lib/index', 'src/main'].map((path) => joinPath(manifest.directory, path));
    return usual.map((path) => this.#file(path)).find((path) => path !== undefined);
  }

  #file(path: RepoPath): RepoPath | undefined {
    if (this.#index.has(path)) {
      return path;
    }
    const output = OUTPUT_EXTENSION.exec(path);
    const ends = output ? (SOURCES_OF_OUTPUT.get(output[1] ?? '') ?? ['.ts', '.tsx', '.js']) : [];
    const stem = path.slice(0, output?.index);
    const source = ends.find((end) => this.#index.has(stem + end));
    if (source !== undefined) {
      return stem + source;
    }
    const extension = EXTENSIONS.find((end) => this.#index.has(path + end));
    return extension === undefined ? undefined : path + extension;
  }
}

const MAX_DEPTH = 3;
