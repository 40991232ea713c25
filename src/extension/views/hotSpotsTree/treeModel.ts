import type { FileFacts } from '../../../engine/model/fact.ts';
import type { Finding, RuleId } from '../../../engine/model/finding.ts';
import { baseNameOf, directoryOf } from '../../../engine/model/repoPath.ts';
import type { RepoPath } from '../../../engine/model/repoPath.ts';
import type { Snapshot } from '../../../engine/model/snapshot.ts';
import { byImportance } from '../../wording/ruleLookup.ts';
import type { RuleLookup } from '../../wording/ruleLookup.ts';

export type GroupBy = 'none' | 'folder' | 'rule';
export type SortBy = 'score' | 'size' | 'change';

/** How the tree is arranged and narrowed. */
export interface TreeOptions {
  readonly groupBy: GroupBy;
  readonly sortBy: SortBy;
  /** Words that a path must contain, any case; empty for all files. */
  readonly filter: string;
  readonly ruleOf: RuleLookup;
  /** Whether a file is shown at all: "changed files only". */
  readonly isShown: (root: string, path: RepoPath) => boolean;
}

/** A file with its findings; those of one rule in a group by rule. */
export interface FileNode {
  readonly kind: 'file';
  /** Unique in the tree and stable from one analysis to the next. */
  readonly id: string;
  readonly root: string;
  readonly path: RepoPath;
  /** undefined where the snapshot has a finding for a file that it does not list. */
  readonly facts: FileFacts | undefined;
  /** Not empty. */
  readonly findings: readonly Finding[];
  /** The rule that commands of this row are about. */
  readonly ruleId: RuleId;
  /** Below a heading that names its folder. */
  readonly inFolder: boolean;
}

/** Rows under one heading: a folder ("" for the root) or a rule. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly by: 'folder' | 'rule';
  readonly key: string;
  readonly children: readonly FileNode[];
}

export type TreeNode = FileNode | GroupNode;

/** The tree of all snapshots: plain data, in the order that it is shown. */
export function buildTree(snapshots: readonly Snapshot[], options: TreeOptions): readonly TreeNode[] {
  const files = snapshots.flatMap((snapshot) => fileNodes(snapshot, options));
  files.sort(comparison(options));
  const { ruleOf } = options;
  switch (options.groupBy) {
    case 'none':
      return files;
    case 'folder':
      return group(files, 'folder', (file) => [directoryOf(file.path)]);
    case 'rule':
      return group(files, 'rule', (file) => file.findings.map(({ ruleId }) => ruleId)).toSorted(
        (a, b) => ruleOf(a.key).order - ruleOf(b.key).order,
      );
  }
}

function fileNodes(snapshot: Snapshot, options: TreeOptions): readonly FileNode[] {
  const { root } = snapshot.repository;
  const words = options.filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const findings = new Map<RepoPath, Finding[]>();
  for (const finding of snapshot.findings) {
    const list = findings.get(finding.path);
    if (list) {
      list.push(finding);
    } else {
      findings.set(finding.path, [finding]);
    }
  }
  const facts = new Map(snapshot.files.filter(({ path }) => findings.has(path)).map((file) => [file.path, file]));
  return [...findings].flatMap(([path, list]) => {
    const lower = path.toLowerCase();
    if (!words.every((word) => lower.includes(word)) || !options.isShown(root, path)) {
      return [];
    }
    const shown = byImportance(list, options.ruleOf);
    const ruleId = shown[0]?.ruleId ?? '';
    const id = `${root}\n${path}`;
    return [{ kind: 'file', id, root, path, facts: facts.get(path), findings: shown, ruleId, inFolder: false }];
  });
}

function group(
  files: readonly FileNode[],
  by: GroupNode['by'],
  keysOf: (file: FileNode) => readonly string[],
): readonly GroupNode[] {
  const groups = new Map<string, FileNode[]>();
  for (const file of files) {
    for (const key of new Set(keysOf(file))) {
      const child: FileNode =
        by === 'rule' ? { ...file, id: `${key}\n${file.id}`, ruleId: key } : { ...file, inFolder: true };
      groups.set(key, [...(groups.get(key) ?? []), child]);
    }
  }
  return [...groups].map(([key, children]) => ({ kind: 'group', id: `${by}\n${key}`, by, key, children }));
}

function comparison({ sortBy, ruleOf }: TreeOptions): (a: FileNode, b: FileNode) => number {
  const value = (node: FileNode): number => {
    switch (sortBy) {
      case 'score':
        return node.facts?.churn?.score ?? 0;
      case 'size':
        return node.facts?.size.codeLines ?? 0;
      case 'change':
        return Date.parse(node.facts?.churn?.lastChanged ?? '') || 0;
    }
  };
  return (a, b) =>
    (sortBy === 'score' ? ruleOf(a.ruleId).order - ruleOf(b.ruleId).order : 0) ||
    value(b) - value(a) ||
    compareNames(baseNameOf(a.path), baseNameOf(b.path)) ||
    compareNames(a.path, b.path);
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
