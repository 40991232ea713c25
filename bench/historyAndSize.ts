// Ranks the files of one work tree by history and size, with an empty cache, and prints the first ten:
//   node bench/historyAndSize.ts FOLDER 24|all CACHE
import { rmSync } from 'node:fs';
import { churnOf } from '../src/engine/facts/churn.ts';
import { readHistory } from '../src/engine/sources/history/readHistory.ts';
import { listFiles } from '../src/engine/sources/trees/listFiles.ts';
import { createWorkTree } from '../src/engine/sources/trees/workTree.ts';
import { scanFiles } from '../src/engine/sources/files/scanFiles.ts';
import { createCache } from '../src/node/cache.ts';
import { createCancellation } from '../src/node/cancellation.ts';
import { openFolder } from '../src/node/fileSystem.ts';
import { createGit } from '../src/node/git.ts';

const [folder = '.', window = '24', cacheFolder = ''] = process.argv.slice(2);
const logger = { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error };
rmSync(cacheFolder, { recursive: true, force: true });
const cache = createCache({ folder: cacheFolder, logger });
const { cancellation } = createCancellation();
const git = createGit({ logger });
const now = Date.now();
const repository = await git.inspect(folder, cancellation);
const root = repository?.root ?? folder;
const files = openFolder(root);
const tree = createWorkTree({
  root,
  fileSystem: files,
  repository: { git, gitFolder: openFolder(`${root}/.git`) },
  logger,
});
const request = { repository, windowDays: window === 'all' ? null : 730.5, now, mayRunGit: true };
const [history, { facts }] = await Promise.all([
  readHistory(request, { git, cache, files, logger }, cancellation),
  listFiles(tree, cancellation).then((listing) =>
    scanFiles(
      {
        files: listing.files,
        tree,
        cache,
        cacheKey: 'bench',
        version: '1',
        now,
        logger,
        inspector: { inspects: () => false, inspect: () => null },
      },
      cancellation,
    ),
  ),
]);
const ranked = [...facts]
  .map(([path, { size }]) => ({ path, score: churnOf(history.of(path), size.nonBlankLines).score }))
  .sort((one, other) => other.score - one.score);
for (const { path, score } of ranked.slice(0, 10)) {
  console.log(`${score.toFixed(2).padStart(8)} ${path}`);
}
git.dispose();
