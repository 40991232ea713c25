import type { Snapshot } from '../../engine/model/snapshot.ts';

/** One line about one run for the log: "1.2 s, 2 git processes, 312 commits, 4 files re-read, cached at HEAD abc1234". */
export function runLine(snapshot: Pick<Snapshot, 'repository' | 'timings'>, elapsedMs: number): string {
  const { gitProcesses, commitsRead, filesRead } = snapshot.timings;
  const { head } = snapshot.repository;
  return [
    elapsedMs < 1000 ? `${elapsedMs.toFixed(0)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`,
    count(gitProcesses, 'git process', 'git processes'),
    count(commitsRead, 'commit', 'commits'),
    `${count(filesRead, 'file', 'files')} re-read`,
    head === null ? 'no HEAD' : `cached at HEAD ${head.slice(0, 7)}`,
  ].join(', ');
}

function count(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`;
}
