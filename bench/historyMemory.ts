// Reads one history cold and prints this process's peak memory in MiB, before and after: node bench/historyMemory.ts FOLDER 24|all CACHE
import { readFileSync } from 'node:fs';
import { openHistoryBench } from './historyRun.ts';

const [folder = '.', window = '24', cacheFolder = ''] = process.argv.slice(2);
const bench = openHistoryBench(folder, cacheFolder);
const before = peakMebibytes();
await bench.read(window === 'all' ? null : 730.5, bench.emptyCache());
console.log(JSON.stringify({ before, after: peakMebibytes() }));

/** Linux counts the memory of the parent in `resourceUsage` until the program was loaded, so the kernel's own peak goes first. */
function peakMebibytes(): number {
  let kibibytes = process.resourceUsage().maxRSS;
  try {
    kibibytes = Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    // Not Linux.
  }
  return Math.round(kibibytes / 1024);
}
