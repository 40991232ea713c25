import * as vscode from 'vscode';
import { sourcesOf, testsOf } from '../../engine/model/counterparts.ts';
import type { TestedSource } from '../../engine/model/counterparts.ts';
import { displayPath } from '../../engine/model/repoPath.ts';
import { UserError } from '../../engine/model/userError.ts';
import type { EngineClient } from '../analysis/engineClient.ts';
import { commandIds } from '../contributions.ts';
import type { SnapshotStore } from '../store/snapshotStore.ts';
import { createAndOpen } from './createAndOpen.ts';
import { registerReported } from './reportedCommand.ts';
import { chooseTarget, targetOf } from './target.ts';
import type { Target } from './target.ts';

/** Create a missing test, and go from a source to its tests and back. */
export function registerTestCommands(
  store: SnapshotStore,
  client: EngineClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerReported(commandIds.createMissingTest, log, async (argument) => {
      const target = await chooseTarget(argument, store);
      if (target) {
        await createMissingTest(target, store, client);
      }
    }),
    registerReported(commandIds.goToTest, log, async (argument) => {
      const target = await chooseTarget(argument, store);
      if (target === undefined) {
        return;
      }
      const tests = target.facts === undefined ? [] : testsOf(target.facts.tests);
      if (tests.length === 0) {
        throw new UserError(
          'No test was found for this file. "Plumbline: Create Missing Test" makes one where tests are kept.',
        );
      }
      await goTo(tests, target, store, 'Tests of this file');
    }),
    registerReported(commandIds.goToSource, log, async (argument) => {
      const target = targetOf(argument, store);
      const sources = sourcesOf(target.path, target.snapshot.files);
      if (sources.length === 0) {
        throw new UserError('No file was found that this one tests.');
      }
      await goTo(sources, target, store, 'Files that this one tests');
    }),
  );
}

async function createMissingTest(target: Target, store: SnapshotStore, client: EngineClient): Promise<void> {
  const { facts } = target;
  const hasTests = facts !== undefined && testsOf(facts.tests).length > 0;
  if (facts === undefined || facts.role !== 'production' || hasTests) {
    throw new UserError(
      hasTests
        ? 'Tests were found for this file: "Plumbline: Go to Test" opens them.'
        : 'This is not a file of the product, so no test is expected for it.',
    );
  }
  if (facts.tests.links.some(({ kind }) => kind === 'inline')) {
    throw new UserError('This file holds its own tests.');
  }
  const { path, text } = await client.ask('edit', {
    edit: { kind: 'newTest', root: target.root, path: target.path },
  });
  const uri = store.uriOf(target.root, path);
  if (uri !== undefined) {
    await createAndOpen(uri, target.root, client, () => text);
  }
}

async function goTo(
  destinations: readonly TestedSource[],
  { root }: Target,
  store: SnapshotStore,
  title: string,
): Promise<void> {
  const chosen =
    destinations.length === 1
      ? destinations[0]
      : await vscode.window
          .showQuickPick(
            destinations.map((to) => ({ label: displayPath(to.path).path, description: to.evidence, to })),
            { title, matchOnDescription: true },
          )
          .then((item) => item?.to);
  const uri = chosen && store.uriOf(root, chosen.path);
  if (uri) {
    await vscode.window.showTextDocument(uri);
  }
}
