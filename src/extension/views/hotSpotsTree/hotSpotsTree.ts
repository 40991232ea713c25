import * as vscode from 'vscode';
import { quantity } from '../../../engine/model/quantity.ts';
import { baseNameOf } from '../../../engine/model/repoPath.ts';
import { commandIds, viewIds } from '../../contributions.ts';
import type { ContextKey, ContextKeyTypes } from '../../contributions.ts';
import type { ChangedFiles } from '../../store/changedFiles.ts';
import type { SnapshotStore } from '../../store/snapshotStore.ts';
import { toTreeItem } from '../treeItem.ts';
import type { ViewContext } from '../viewContext.ts';
import { rowOf } from './treeRow.ts';
import { buildTree } from './treeModel.ts';
import type { GroupBy, SortBy, TreeNode } from './treeModel.ts';
import { emptyReason } from './emptyReason.ts';

/** Shows all findings, file by file, in the view "Hot Spots". */
export function registerHotSpotsTree(context: ViewContext): vscode.Disposable {
  const { store, changedFiles, command } = context;
  const tree = new HotSpotsTree(context);
  const update = (): void => {
    tree.update();
  };
  return vscode.Disposable.from(
    tree,
    store.onDidChange(update),
    store.onDidChangeState(update),
    changedFiles.onDidChange(() => {
      tree.updateChangedFiles();
    }),
    command(commandIds.filterHotSpots, () => tree.askFilter()),
    command(commandIds.clearFilter, () => {
      tree.setFilter('');
    }),
    command(commandIds.groupByNone, () => tree.choose({ groupBy: 'none' })),
    command(commandIds.groupByFolder, () => tree.choose({ groupBy: 'folder' })),
    command(commandIds.groupByRule, () => tree.choose({ groupBy: 'rule' })),
    command(commandIds.sortByScore, () => tree.choose({ sortBy: 'score' })),
    command(commandIds.sortBySize, () => tree.choose({ sortBy: 'size' })),
    command(commandIds.sortByChange, () => tree.choose({ sortBy: 'change' })),
    command(commandIds.showChangedFilesOnly, () => tree.choose({ changedFilesOnly: true })),
    command(commandIds.showAllFiles, () => tree.choose({ changedFilesOnly: false })),
  );
}

interface Choices {
  readonly groupBy: GroupBy;
  readonly sortBy: SortBy;
  readonly changedFilesOnly: boolean;
}
const DEFAULT_CHOICES: Choices = { groupBy: 'rule', sortBy: 'score', changedFilesOnly: false };
const MEMORY_KEY = 'hotSpots';

class HotSpotsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: SnapshotStore;
  readonly #changedFiles: ChangedFiles;
  readonly #memory: ViewContext['memory'];
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<TreeNode>;
  #choices: Choices;
  #filter = '';
  #nodes: readonly TreeNode[] | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor({ store, changedFiles, memory, createTree }: ViewContext) {
    this.#store = store;
    this.#changedFiles = changedFiles;
    this.#memory = memory;
    this.#choices = { ...DEFAULT_CHOICES, ...memory.get<Partial<Choices>>(MEMORY_KEY) };
    this.#view = createTree(viewIds.hotSpots, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.update();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return node === undefined ? [...this.#roots()] : node.kind === 'group' ? [...node.children] : [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return toTreeItem(
      rowOf(node, {
        ruleOf: this.#store.ruleOf,
        uriOf: (root, path) => this.#store.uriOf(root, path),
        repositoryName: (root) => (this.#store.all.length > 1 ? baseNameOf(root.replaceAll('\\', '/')) : undefined),
      }),
    );
  }

  /** Reads the store again. */
  update(): void {
    this.#nodes = undefined;
    this.#changed.fire(undefined);
    this.#updateFrame();
  }

  updateChangedFiles(): void {
    if (this.#choices.changedFilesOnly) {
      this.update();
    }
  }

  async choose(choices: Partial<Choices>): Promise<void> {
    this.#choices = { ...this.#choices, ...choices };
    this.update();
    await this.#memory.update(MEMORY_KEY, this.#choices);
  }

  async askFilter(): Promise<void> {
    const filter = await vscode.window.showInputBox({
      title: 'Filter hot spots',
      prompt: 'Words that the path contains',
      placeHolder: 'For example: src service',
      value: this.#filter,
    });
    if (filter !== undefined) {
      this.setFilter(filter);
    }
  }

  setFilter(filter: string): void {
    this.#filter = filter.trim();
    this.update();
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  #roots(): readonly TreeNode[] {
    this.#nodes ??= buildTree(this.#store.all, {
      ...this.#choices,
      filter: this.#filter,
      ruleOf: this.#store.ruleOf,
      isShown: (root, path) => {
        const uri = this.#choices.changedFilesOnly ? this.#store.uriOf(root, path) : undefined;
        return !this.#choices.changedFilesOnly || (uri !== undefined && this.#changedFiles.has(uri));
      },
    });
    return this.#nodes;
  }

  /** Badge, message and context keys around the rows. */
  #updateFrame(): void {
    this.#view.badge = this.#badge();
    const narrowed = this.#narrowed();
    const isEmpty = this.#roots().length === 0;
    const state = isEmpty ? emptyReason(this.#store, narrowed.length > 0) : 'rows';
    // A message hides the welcome text, so that it is left out wherever there is one.
    const lines = state === 'rows' ? [...narrowed, ...this.#historyNotices()] : [];
    this.#view.message = (state === 'noHistory' ? this.#historyNotices() : lines).join('\n');
    this.#view.description = isEmpty ? narrowed.join(', ') : '';
    setContext('plumbline.hotSpotsState', state);
    setContext('plumbline.filtered', this.#filter !== '');
    setContext('plumbline.changedFilesOnly', this.#choices.changedFilesOnly);
    setContext('plumbline.groupBy', this.#choices.groupBy);
    setContext('plumbline.sortBy', this.#choices.sortBy);
  }

  /** Counts what is ranked: the files to look at first. */
  #badge(): vscode.ViewBadge | undefined {
    const ranked = this.#store.all.flatMap(({ findings }) => findings).filter(({ rank }) => rank !== undefined);
    const [first] = ranked;
    return (
      first && { value: ranked.length, tooltip: quantity(ranked.length, ...this.#store.ruleOf(first.ruleId).counted) }
    );
  }

  /** How the rows are narrowed; empty where they are not. */
  #narrowed(): readonly string[] {
    return [
      ...(this.#filter === '' ? [] : [`Filter: ${this.#filter}`]),
      ...(this.#choices.changedFilesOnly ? ['Changed files only'] : []),
    ];
  }

  /** Why files are not ranked, where they are not. */
  #historyNotices(): readonly string[] {
    const reasons = this.#store.all.flatMap(({ repository: { history } }) =>
      history.ranks || history.reason === undefined ? [] : [history.reason],
    );
    return [...new Set(reasons)];
  }
}

function setContext<K extends ContextKey>(key: K, value: ContextKeyTypes[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
