import * as vscode from 'vscode';
import type { Snapshot } from '../../../engine/model/snapshot.ts';
import type { WorkspaceSummary } from '../../../engine/model/workspaceSummary.ts';
import { parseSummaryRequest } from '../../../protocol/summaryMessages.ts';
import type { ShowSummaries, SummaryRequest } from '../../../protocol/summaryMessages.ts';
import { commandIds } from '../../contributions.ts';
import type { ViewContext, ViewSources } from '../viewContext.ts';
import { isOpenable } from './openablePlace.ts';
import { summaryHtml } from './summaryHtml.ts';

const VIEW_TYPE = 'plumbline.summary';

/** The Quality Summary: one page for the workspace, drawn again with each new snapshot, and kept over a reload of the window. */
export function registerSummary(context: ViewContext): vscode.Disposable {
  let shown: SummaryPage | undefined;
  const adopt = (panel: vscode.WebviewPanel): void => {
    const page = new SummaryPage(panel, context);
    shown = page;
    panel.onDidDispose(() => {
      page.dispose();
      shown = shown === page ? undefined : shown;
    });
  };
  return vscode.Disposable.from(
    context.command(commandIds.showSummary, () => {
      if (shown) {
        shown.reveal();
      } else {
        adopt(vscode.window.createWebviewPanel(VIEW_TYPE, 'Quality Summary', vscode.ViewColumn.Active));
      }
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (panel) => {
        adopt(panel);
        return Promise.resolve();
      },
    }),
    { dispose: () => shown?.close() },
  );
}

class SummaryPage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #sources: ViewSources;
  readonly #subscriptions: vscode.Disposable;
  readonly #summaries = new WeakMap<Snapshot, WorkspaceSummary>();

  constructor(panel: vscode.WebviewPanel, sources: ViewSources) {
    this.#panel = panel;
    this.#sources = sources;
    const { store, extensionUri } = sources;
    const update = (): void => void this.#show();
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const request = parseSummaryRequest(message);
        if (request) {
          void this.#answer(request);
        }
      }),
      store.onDidChange(update),
      store.onDidChangeState(update),
    );
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'summaryLight.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'summaryDark.svg'),
    };
    this.#load(vscode.Uri.joinPath(extensionUri, 'dist'));
  }

  reveal(): void {
    this.#panel.reveal();
  }

  close(): void {
    this.#panel.dispose();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #load(folder: vscode.Uri): void {
    const { webview } = this.#panel;
    const uriOf = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.html = summaryHtml({
      script: uriOf('webview.js'),
      style: uriOf('webview.css'),
      source: webview.cspSource,
      nonce: newNonce(),
      title: this.#panel.title,
    });
  }

  /** Sends what there is to see. A hidden page is gone; it asks again when it is back. */
  async #show(): Promise<void> {
    if (!this.#panel.visible) {
      return;
    }
    const { store } = this.#sources;
    const message: ShowSummaries = {
      type: 'show',
      analyzing: store.state.kind === 'running',
      summaries: store.all.map((snapshot) => this.#summaryOf(snapshot)),
    };
    await this.#panel.webview.postMessage(message);
  }

  #summaryOf(snapshot: Snapshot): WorkspaceSummary {
    const known = this.#summaries.get(snapshot);
    const summary = known ?? this.#sources.summarize(snapshot);
    this.#summaries.set(snapshot, summary);
    return summary;
  }

  async #answer(request: SummaryRequest): Promise<void> {
    switch (request.type) {
      case 'ready':
        return this.#show();
      case 'refresh':
        await vscode.commands.executeCommand(commandIds.refresh);
        return;
      case 'openStandard':
        await vscode.commands.executeCommand(commandIds.openStandard, request.id);
        return;
      case 'openFile':
        return this.#openFile(request);
    }
  }

  async #openFile({ root, path, line }: SummaryRequest & { readonly type: 'openFile' }): Promise<void> {
    const { store } = this.#sources;
    const uri = isOpenable({ root, path }, store.all) ? store.uriOf(root, path) : undefined;
    if (uri) {
      const selection = new vscode.Range(line - 1, 0, line - 1, 0);
      await vscode.commands.executeCommand('vscode.open', uri, { selection } satisfies vscode.TextDocumentShowOptions);
    }
  }
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
