import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { runGit } from './runGit.ts';
import { codeOf, codePath } from './syntheticCode.ts';

/** How large a synthetic repository is. The same numbers give the same repository, byte for byte. */
export interface SyntheticSize {
  readonly commits: number;
  /** Files of the last commit, about. */
  readonly files: number;
  /** Whether the files hold TypeScript that imports other files, every third of them a test; else lines of text. */
  readonly code?: boolean;
}

const FIRST_COMMIT = Date.UTC(2015, 0, 1) / 1000;
const LAST_COMMIT = Date.UTC(2026, 0, 1) / 1000;
const AUTHORS = 300;
const LINES = 60;

/**
 * Makes a bare repository through `git fast-import`, unless it is there already: few files change often and most seldom, as in real ones,
 * with merges, exact renames and some commits that touch many files.
 * @param folder absolute path
 */
export async function makeSyntheticRepository(folder: string, size: SyntheticSize): Promise<void> {
  if (existsSync(folder)) {
    return;
  }
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  runGit(unfinished, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const git = spawn('git', ['fast-import', '--quiet', '--done', '--depth=30'], {
    cwd: unfinished,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  await writeHistory(git.stdin, size);
  const [code] = (await once(git, 'close')) as [number];
  if (code !== 0) {
    throw new Error(`git fast-import ended with ${code}`);
  }
  renameSync(unfinished, folder);
}

async function writeHistory(stream: Writable, size: SyntheticSize): Promise<void> {
  const history = new SyntheticHistory(size);
  for (let commit = 0; commit < size.commits; commit++) {
    if (!stream.write(history.commit(commit))) {
      await once(stream, 'drain');
    }
  }
  stream.end('done\n');
}

/** The commits of one history, one after the other. */
class SyntheticHistory {
  readonly #size: SyntheticSize;
  readonly #paths: string[] = [];
  #random = 42;

  constructor(size: SyntheticSize) {
    this.#size = size;
  }

  commit(number: number): string {
    const seconds = Math.floor(FIRST_COMMIT + ((LAST_COMMIT - FIRST_COMMIT) * number) / this.#size.commits);
    const author = `Author ${this.#below(AUTHORS)}`;
    const person = `${author} <${author.replace(' ', '').toLowerCase()}@example.com> ${seconds} +0000`;
    const isOnSide = number % 10 === 7;
    const isMerge = number % 10 === 9 && number > 10;
    const branch = isOnSide ? 'side' : 'main';
    const head = `commit refs/heads/${branch}\ncommitter ${person}\ndata 4\nwork\n`;
    const from = isOnSide ? 'from refs/heads/main\n' : isMerge ? 'merge refs/heads/side\n' : '';
    return `${head}${from}${isMerge ? '' : this.#changes(number)}\n`;
  }

  #changes(number: number): string {
    const grows = this.#paths.length < (this.#size.files * (number + 1)) / this.#size.commits;
    const count = number % 500 === 0 ? 60 : 1 + this.#below(4);
    const touched = new Set(Array.from({ length: count }, () => this.#oldPath()));
    if (grows) {
      touched.add(this.#newPath());
    }
    const writes = [...touched].map((path) => `M 100644 inline ${path}\n${data(this.#content(path, number))}`);
    return writes.join('') + (number % 97 === 0 ? this.#rename(touched) : '');
  }

  #rename(touched: ReadonlySet<string>): string {
    const place = this.#below(this.#paths.length);
    const from = this.#paths[place];
    // Code is not moved: whatever imports it would have to change with it.
    if (from === undefined || touched.has(from) || this.#size.code === true) {
      return '';
    }
    const to = from.replace('.ts', 'x.ts');
    this.#paths[place] = to;
    return `R ${from} ${to}\n`;
  }

  /** The cube makes few files take most of the changes. */
  #oldPath(): string {
    const place = Math.floor(this.#paths.length * (this.#below(1_000_000) / 1_000_000) ** 3);
    return this.#paths[place] ?? this.#newPath();
  }

  #newPath(): string {
    const number = this.#paths.length;
    const path = this.#size.code === true ? codePath(number) : textPath(number);
    this.#paths.push(path);
    return path;
  }

  #content(path: string, number: number): string {
    if (this.#size.code === true) {
      return codeOf(path, number);
    }
    const changed = number % LINES;
    return Array.from({ length: LINES }, (_, line) =>
      line === changed ? `const changedIn = ${number};` : `line ${line} of ${path.length}`,
    ).join('\n');
  }

  /** A linear congruential generator (Numerical Recipes): the same numbers everywhere. */
  #below(limit: number): number {
    this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#random / 2 ** 32) * limit);
  }
}

function textPath(number: number): string {
  return `packages/package${number % 40}/src/area${number % 23}/topic${number % 11}/someFileName${number}.ts`;
}

function data(content: string): string {
  return `data ${content.length}\n${content}\n`;
}
