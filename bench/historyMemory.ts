// Reads one history cold and prints this process's peak memory in MiB, before and after: node bench/historyMemory.ts FOLDER 24|all CACHE
import { openHistoryBench } from './historyRun.ts';

const [folder = '.', window = '24', cacheFolder = ''] = process.argv.slice(2);
const bench = openHistoryBench(folder, cacheFolder);
const before = process.resourceUsage().maxRSS / 1024;
await bench.read(window === 'all' ? null : 730.5, bench.emptyCache());
console.log(JSON.stringify({ before: Math.round(before), after: Math.round(process.resourceUsage().maxRSS / 1024) }));
