import * as vscode from 'vscode';
import { lineOf } from '../../../engine/model/finding.ts';
import type { Finding, Severity } from '../../../engine/model/finding.ts';
import type { DefinitionProblem } from '../../../engine/model/definitionProblem.ts';
import { diagnosticSource, standardScheme } from '../../contributions.ts';

/** What a diagnostic points to beside its own place. */
export interface RelatedFile {
  readonly uri: vscode.Uri;
  readonly message: string;
}

/** Columns beyond the end of a line are cut by the editor. */
const WHOLE_LINE = 1000;

/** @param document the file where it is open, for the exact range of the line */
export function diagnosticOf(
  finding: Finding,
  document: vscode.TextDocument | undefined,
  related: readonly RelatedFile[],
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(lineOf(finding), document),
    finding.message,
    severityOf(finding.severity),
  );
  diagnostic.source = diagnosticSource;
  const [standard] = finding.standardIds;
  diagnostic.code =
    standard === undefined
      ? finding.ruleId
      : { value: finding.ruleId, target: vscode.Uri.from({ scheme: standardScheme, path: `/${standard}.md` }) };
  if (related.length > 0) {
    diagnostic.relatedInformation = related.map(
      ({ uri, message }) =>
        new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, new vscode.Position(0, 0)), message),
    );
  }
  return diagnostic;
}

/** A mistake in a quality definition or in a suppression comment. */
export function problemDiagnosticOf(problem: DefinitionProblem, document: vscode.TextDocument): vscode.Diagnostic {
  const range = new vscode.Range(
    document.positionAt(problem.offset),
    document.positionAt(problem.offset + problem.length),
  );
  const diagnostic = new vscode.Diagnostic(range, problem.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}

function rangeOf(line: number, document: vscode.TextDocument | undefined): vscode.Range {
  const index = Math.max(0, line - 1);
  if (document === undefined || index >= document.lineCount) {
    return new vscode.Range(index, 0, index, WHOLE_LINE);
  }
  const { range, firstNonWhitespaceCharacterIndex, isEmptyOrWhitespace } = document.lineAt(index);
  return isEmptyOrWhitespace ? range : range.with(new vscode.Position(index, firstNonWhitespaceCharacterIndex));
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}
