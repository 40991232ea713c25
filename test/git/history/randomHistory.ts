import type { CommitSpec } from '../../fixtures/repositoryBuilder.ts';
import { NOW } from './readTestHistory.ts';

/** One step of a random history; one that cannot be done where it comes becomes an edit. */
export interface Step {
  readonly kind: 'edit' | 'create' | 'rename' | 'merge';
  readonly branch: 'main' | 'side';
  /** Which file, counted round among those of the branch. */
  readonly file: number;
  readonly alsoEdits: number;
  /** Since the commit before; clocks may go back. */
  readonly minutes: number;
}

/** A file of the last tree of main with all names that it ever had. Names are never used twice. */
export interface PlayedFile {
  readonly path: string;
  readonly names: readonly string[];
}

interface Entry {
  readonly path: string;
  readonly content: string;
}

/** The tree of one branch: files by number. */
type Tree = Map<number, Entry>;

/** Plays the steps on two branches: what commits they make, and what files come out. */
export function playHistory(steps: readonly Step[]): {
  readonly commits: readonly CommitSpec[];
  readonly files: readonly PlayedFile[];
} {
  const play = new Play();
  for (const step of steps) {
    play.step(step);
  }
  return play.result();
}

class Play {
  readonly #commits: CommitSpec[] = [];
  readonly #names: string[][] = [];
  readonly #trees: Record<Step['branch'], Tree> = { main: new Map(), side: new Map() };
  #sideBegun = false;
  #counter = 0;
  #seconds = NOW / 1000 - 90 * 86_400;

  constructor() {
    this.#create('main');
    this.#create('main');
  }

  step(step: Step): void {
    this.#seconds += step.minutes * 60;
    if (step.branch === 'side' && !this.#sideBegun) {
      this.#sideBegun = true;
      this.#trees.side = new Map(this.#trees.main);
      this.#commit('side', { from: 'main', write: {} });
    }
    if (step.kind === 'create') {
      this.#create(step.branch);
    } else if (step.kind === 'merge' && this.#sideBegun) {
      this.#merge(step.branch, step.branch === 'main' ? 'side' : 'main');
    } else if (step.kind === 'rename') {
      this.#rename(step);
    } else {
      this.#edit(step);
    }
  }

  result(): ReturnType<typeof playHistory> {
    const files = [...this.#trees.main].map(([file, { path }]) => ({ path, names: this.#names[file] ?? [] }));
    return { commits: this.#commits, files };
  }

  #create(branch: Step['branch']): void {
    const file = this.#names.length;
    const path = this.#newName(file);
    this.#put(branch, file, path);
    this.#commit(branch, { write: { [path]: this.#contentOf(branch, file) } });
  }

  #edit(step: Step): void {
    const files = new Set([this.#pick(step.branch, step.file), this.#pick(step.branch, step.alsoEdits)]);
    const write: Record<string, string> = {};
    for (const file of files) {
      const path = this.#pathOf(step.branch, file);
      this.#put(step.branch, file, path);
      write[path] = this.#contentOf(step.branch, file);
    }
    this.#commit(step.branch, { write });
  }

  /** Moves a file, unless the other branch knows it by another name: then the two names would never come together again. */
  #rename(step: Step): void {
    const file = this.#pick(step.branch, step.file);
    const from = this.#pathOf(step.branch, file);
    const other = this.#trees[step.branch === 'main' ? 'side' : 'main'].get(file);
    if (other !== undefined && other.path !== from) {
      this.#edit(step);
      return;
    }
    const to = this.#newName(file);
    this.#trees[step.branch].set(file, { path: to, content: this.#contentOf(step.branch, file) });
    this.#commit(step.branch, { rename: [[from, to]] });
  }

  /** Takes over what the other branch has: its new files, and its names where they are newer. */
  #merge(branch: Step['branch'], other: Step['branch']): void {
    const remove: string[] = [];
    const write: Record<string, string> = {};
    for (const [file, theirs] of this.#trees[other]) {
      const ours = this.#trees[branch].get(file);
      const names = this.#names[file] ?? [];
      if (ours === undefined || names.indexOf(theirs.path) > names.indexOf(ours.path)) {
        if (ours !== undefined) {
          remove.push(ours.path);
        }
        this.#trees[branch].set(file, theirs);
        write[theirs.path] = theirs.content;
      }
    }
    this.#commit(branch, { merge: [other], remove, write });
  }

  #commit(branch: Step['branch'], changes: Partial<CommitSpec>): void {
    this.#commits.push({ on: branch, at: this.#seconds, ...changes });
  }

  #newName(file: number): string {
    const names = (this.#names[file] ??= []);
    const name = `dir ${String(file % 3)}/file ${String(file)}, name ${String(names.length)}.ts`;
    names.push(name);
    return name;
  }

  #put(branch: Step['branch'], file: number, path: string): void {
    this.#counter += 1;
    this.#trees[branch].set(file, { path, content: `content ${String(this.#counter)}\n` });
  }

  #pick(branch: Step['branch'], number: number): number {
    const files = [...this.#trees[branch].keys()];
    return files[number % files.length] ?? 0;
  }

  #pathOf(branch: Step['branch'], file: number): string {
    return this.#trees[branch].get(file)?.path ?? '';
  }

  #contentOf(branch: Step['branch'], file: number): string {
    return this.#trees[branch].get(file)?.content ?? '';
  }
}
