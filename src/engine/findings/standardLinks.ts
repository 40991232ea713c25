import type { Finding } from '../model/finding.ts';
import { once } from '../model/once.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Standard } from '../model/standard.ts';
import type { Rule } from '../rules/defineRule.ts';
import { createMatcher } from '../rules/options/compileGlob.ts';

/** Which standards apply: the only place that decides it. */
export interface StandardLinks {
  /**
   * Ids of the standards that apply to a finding, the most specific first: what the finding itself names, then the rule's own and
   * those that name the rule, as far as they match the file: those of the team before what is bundled, the rule's own before others of its source.
   * @param named ids that the finding names; one that is no standard is left out
   */
  ofFinding(rule: Pick<Rule, 'id' | 'standard'>, path: RepoPath, named: readonly string[]): readonly string[];
  /** Ids of the standards whose globs match a file. One for all files is none of this file's: a list of all has it. */
  ofFile(path: RepoPath): readonly string[];
}

const known = new WeakMap<readonly Standard[], StandardLinks>();

/** @param standards of a snapshot, those nearest to the team first; the same array is prepared once */
export function standardLinksOf(standards: readonly Standard[]): StandardLinks {
  const links = known.get(standards) ?? createStandardLinks(standards);
  known.set(standards, links);
  return links;
}

function createStandardLinks(standards: readonly Standard[]): StandardLinks {
  const ids = new Set(standards.map(({ id }) => id));
  const linked = standards.map(({ id, source, rules, appliesTo }) => {
    const matcher = once(() => createMatcher(appliesTo));
    const matches = (path: RepoPath): boolean => matcher()(path);
    return { id, source, rules, matches, isForAll: appliesTo.length === 0 };
  });
  const naming = new Map<string, typeof linked>();
  return {
    ofFinding({ id, standard }, path, named) {
      const isAbout = (link: (typeof linked)[number]): boolean => link.id === standard || link.rules.includes(id);
      const candidates = naming.get(id) ?? ownFirst(linked.filter(isAbout), standard);
      naming.set(id, candidates);
      const byRule = candidates.filter(({ isForAll, matches }) => isForAll || matches(path)).map((link) => link.id);
      return [...new Set([...named.filter((other) => ids.has(other)), ...byRule])];
    },
    ofFile: (path) => linked.filter(({ matches }) => matches(path)).map(({ id }) => id),
  };
}

/** The rule's own standard before the others of its source. */
function ownFirst<Link extends Pick<Standard, 'id' | 'source'>>(links: readonly Link[], own: string): Link[] {
  const first = links.find(({ id }) => id === own);
  const others = links.filter((link) => link !== first);
  const at = first === undefined ? -1 : others.findIndex(({ source }) => source === first.source);
  return first === undefined ? others : others.toSpliced(at < 0 ? others.length : at, 0, first);
}

/** Ids of the standards that apply to a file: those that its findings link to, in their order, then those whose globs match it. */
export function standardsOfFile(
  path: RepoPath,
  findings: readonly Finding[],
  standards: readonly Standard[],
): readonly string[] {
  const linked = findings.filter((finding) => finding.path === path).flatMap(({ standardIds }) => standardIds);
  return [...new Set([...linked, ...standardLinksOf(standards).ofFile(path)])];
}
