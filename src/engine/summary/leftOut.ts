import type { FileRole } from '../model/fact.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { quantity } from '../model/quantity.ts';

const roleWords: Readonly<Record<Exclude<FileRole, 'production' | 'test'>, readonly [string, string]>> = {
  generated: ['generated file', 'generated files'],
  vendored: ['vendored file', 'vendored files'],
  fixture: ['test fixture', 'test fixtures'],
  example: ['example', 'examples'],
  docs: ['document', 'documents'],
  config: ['configuration file', 'configuration files'],
  data: ['data file', 'data files'],
  lock: ['lock file', 'lock files'],
};

const TRUNCATED =
  'The folder has more files than are listed outside git, so some are missing here. In a git repository all are listed.';

/** What the numbers of a snapshot do not contain, one plain sentence each. */
export function leftOut(snapshot: Snapshot): readonly string[] {
  const sentences: string[] = snapshot.truncated ? [TRUNCATED] : [];
  const roles = Object.entries(roleWords).flatMap(([role, [one, many]]) => {
    const count = snapshot.files.filter((file) => file.role === role).length;
    return count === 0 ? [] : [quantity(count, one, many)];
  });
  if (roles.length > 0) {
    sentences.push(`Not ranked and not asked for tests: ${listed(roles)}.`);
  }
  sentences.push(...testsLeftOut(snapshot), ...commitsLeftOut(snapshot));
  if (snapshot.totals.suppressed > 0) {
    sentences.push(`Suppressed by the team: ${quantity(snapshot.totals.suppressed, 'finding')}.`);
  }
  return sentences;
}

function testsLeftOut({ files }: Snapshot): readonly string[] {
  const unknown = files.filter((file) => file.role === 'production' && file.tests.status === 'unknown').length;
  return unknown === 0 ? [] : [`It cannot be said whether a test reaches ${quantity(unknown, 'production file')}.`];
}

function commitsLeftOut({ files }: Snapshot): readonly string[] {
  const sentences: string[] = [];
  const scaled = files.filter((file) => (file.churn?.bulkCommits ?? 0) > 0).length;
  if (scaled > 0) {
    sentences.push(`Commits of more than 20 files weigh less; this concerns ${quantity(scaled, 'file')}.`);
  }
  const ignored = files.filter((file) => (file.churn?.ignoredRevisions ?? 0) > 0).length;
  if (ignored > 0) {
    sentences.push(
      `Commits named in .git-blame-ignore-revs are not counted; this concerns ${quantity(ignored, 'file')}.`,
    );
  }
  return sentences;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
