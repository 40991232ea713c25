import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Finding } from '../../../src/engine/model/finding.ts';
import { analyzedExtension, root } from './parts.ts';

describe('the command line', () => {
  it('finds the same as the extension', async () => {
    const parts = await analyzedExtension();
    const [snapshot] = parts.store.all;
    const extension = vscode.extensions.getExtension('plumbline.plumbline');
    assert.ok(snapshot && extension);
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(extension.extensionPath, 'dist', 'cli.cjs'),
      'summary',
      root().fsPath,
      '--format',
      'json',
      '--as-of',
      snapshot.asOf,
    ]);
    const report = JSON.parse(stdout) as { readonly findings: readonly Partial<Finding>[] };
    const shared = ({ ruleId, path, range, key, severity, message, standardIds }: Partial<Finding>): unknown => ({
      ruleId,
      path,
      range,
      key,
      severity,
      message,
      standardIds,
    });
    assert.ok(report.findings.length >= 3);
    assert.deepEqual(report.findings.map(shared), snapshot.findings.map(shared));
  });
});
