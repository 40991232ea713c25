// Ranks the files of one work tree by history and size, with an empty cache, and prints the first ten:
//   node bench/historyAndSize.ts FOLDER 24|all CACHE
import { rmSync } from 'node:fs';
import { nothingSeen } from '../src/engine/analysis/contents/knownFiles.ts';
import { readContents } from '../src/engine/analysis/contents/readContents.ts';
import { churnOf } from '../src/engine/facts/churn.ts';
import { size } from '../src/engine/facts/size/size.ts';
import { readHistory } from '../src/engine/sources/history/readHistory.ts';
import { listFiles } from '../src/engine/sources/trees/listFiles.ts';
import { FactStore } from '../src/engine/sources/kept/factStore.ts';
import { createCache } from '../src/node/cache.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { hash } from '../src/node/hash.ts';
import { openTree } from './openTree.ts';

const [folder = '.', window = '24', cacheFolder = ''] = process.argv.slice(2);
const logger = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error };
rmSync(cacheFolder, { recursive: true, force: true });
const cache = createCache({ folder: cacheFolder, logger });
const { cancellation } = createCancellation();
const now = Date.now();
const { repository, fileSystem, git, tree } = await openTree(folder, logger);
const request = { repository, windowDays: window === 'all' ? null : 730.5, now, mayRunGit: true };
const [history, { files: known }] = await Promise.all([
  readHistory(request, { git, cache, files: fileSystem, logger }, cancellation),
  listFiles(tree, cancellation).then((listing) =>
    readContents(
      {
        files: listing.files,
        tree,
        objectFormat: 'sha1',
        hash,
        now,
        logger,
        store: FactStore.empty(20),
        seen: nothingSeen,
        facts: [size],
      },
      cancellation,
    ),
  ),
]);
const ranked = known
  .map(({ file: { path }, facts }) => ({ path, score: churnOf(history.of(path), facts.size.nonBlankLines).score }))
  .sort((one, other) => other.score - one.score);
for (const { path, score } of ranked.slice(0, 10)) {
  console.log(`${score.toFixed(2).padStart(8)} ${path}`);
}
git.dispose();
