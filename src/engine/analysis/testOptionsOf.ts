import { createOptionsFor } from '../findings/optionsInForce.ts';
import type { DefinitionInForce } from '../model/definitionInForce.ts';
import { directoryOf } from '../model/repoPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { missingTest } from '../rules/missing-test/missingTest.ts';
import type { TestOptions, TestOptionsFor } from '../rules/missing-test/testOptions.ts';

/** What quality definitions set about tests, each for the files below its folder, over the defaults. */
export function testOptionsOf(definition: DefinitionInForce): TestOptionsFor {
  const optionsFor = createOptionsFor(missingTest, definition);
  const byFolder = new Map<RepoPath, TestOptions>();
  const made = new Map<object, TestOptions>();
  return (path) => {
    const folder = directoryOf(path);
    const known = byFolder.get(folder);
    if (known !== undefined) {
      return known;
    }
    const values = optionsFor(path);
    const options = made.get(values) ?? { ...values, conventions: definition.testConventionsFor(path) };
    made.set(values, options);
    byFolder.set(folder, options);
    return options;
  };
}
