import * as vscode from 'vscode';
import type { Finding, Severity } from '../../../engine/model/finding.ts';
import type { DefinitionProblem } from '../../../engine/model/definitionProblem.ts';
import type { TextRange } from '../../../engine/model/textRange.ts';
import { diagnosticSource, standardScheme } from '../../contributions.ts';

/** What a diagnostic points to beside its own place. */
export interface RelatedFile {
  readonly uri: vscode.Uri;
  readonly range: TextRange | null;
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
    finding.range === null ? firstLine(document) : rangeOf(finding.range, document),
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
      ({ uri, range, message }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(uri, range === null ? new vscode.Position(0, 0) : rangeOf(range, undefined)),
          message,
        ),
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

/** @param document the file where it is open: it may be shorter by now */
function rangeOf(
  { startLine, startColumn, endLine, endColumn }: TextRange,
  document: vscode.TextDocument | undefined,
): vscode.Range {
  const range = new vscode.Range(startLine - 1, startColumn - 1, endLine - 1, endColumn - 1);
  return document?.validateRange(range) ?? range;
}

function firstLine(document: vscode.TextDocument | undefined): vscode.Range {
  if (document === undefined) {
    return new vscode.Range(0, 0, 0, WHOLE_LINE);
  }
  const { range, firstNonWhitespaceCharacterIndex, isEmptyOrWhitespace } = document.lineAt(0);
  return isEmptyOrWhitespace ? range : range.with(new vscode.Position(0, firstNonWhitespaceCharacterIndex));
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
