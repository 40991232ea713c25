import * as vscode from 'vscode';
import { lineOf } from '../../../engine/model/finding.ts';
import type { Finding } from '../../../engine/model/finding.ts';
import { hoverCommands, hoverText } from './hoverText.ts';
import type { ViewContext } from '../viewContext.ts';

/** The hover on a line with findings: the evidence behind them as a table, with links. */
export function registerHover({ store, settings }: ViewContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(
      { scheme: 'file' },
      {
        provideHover: (document, position) => {
          const { uri } = document;
          const findings = store.findingsAt(uri).filter((finding) => isOn(finding, position.line + 1));
          const file = store.fileAt(uri);
          const located = store.locate(uri);
          if (findings.length === 0 || !file || !located || !settings.get('plumbline.hover.enabled', uri)) {
            return undefined;
          }
          const { history, root } = located.snapshot.repository;
          const size = store.liveSizeAt(uri) ?? file.size;
          const diagnosed = settings.get('plumbline.diagnostics.enabled', uri);
          const text = hoverText({ file, size, findings, diagnosed, history, root });
          const markdown = new vscode.MarkdownString(text);
          markdown.isTrusted = { enabledCommands: hoverCommands };
          return new vscode.Hover(markdown, document.lineAt(position.line).range);
        },
      },
    ),
  );
}

/** @param line 1-based */
function isOn(finding: Finding, line: number): boolean {
  return lineOf(finding) <= line && line <= (finding.range?.endLine ?? lineOf(finding));
}
