import { group, option } from '../options/option.ts';
import type { Option } from '../options/option.ts';
import { amount, count, flag, glob, listOf, share } from '../options/valueTypes.ts';

const on = (description: string): Option<boolean> => option(flag, description, true);

/** What a team can set about missing tests. */
export const missingTestOptions = {
  exclusions: group('Which files are never asked for a test.', {
    builtIn: on('Leave out folders and files that rarely need a test, such as docs, migrations and configuration.'),
    byContent: on('Leave out files without a decision worth a test, such as barrels, interfaces and types.'),
    except: option(listOf(glob), 'Globs of files that are looked at although an exclusion names them.', []),
  }),
  steps: group('How tests are found. A step that is switched off finds nothing.', {
    coverage: on('A coverage report that is newer than the file decides.'),
    imports: on('A test that imports the file by value.'),
    inlineTests: on('Tests inside the source file itself, such as Rust test modules and doctests.'),
    mirroredNames: on('A test at the mirrored path, by the conventions.'),
    mirroredNamesWithGaps: on('A test at the mirrored path where some folders are left out.'),
    uniqueNames: on('A test with the same name, where the name is unique in the repository.'),
    reachability: on('Files that a test reaches through the imports of other files.'),
    mentions: on('Files whose folder or class is mentioned in a few test files.'),
    coChange: on('Files that change in the same commits as a test.'),
  }),
  minCodeLines: option(count, 'Least number of code lines of a file that is listed.', 20, { starter: true }),
  minDecisions: option(count, 'Least number of branches of a file that is listed.', 3),
  minTests: option(count, 'With fewer tests of its language in its package, nothing is said about a file.', 3),
  minSiblings: option(count, 'Number of neighboring files that tell whether tests are usual there.', 8),
  minTestedShare: option(share, 'Share of the neighboring files with tests that makes a missing one a finding.', 0.5),
  changedWithinMonths: option(
    amount,
    'Only files that changed in the last months become diagnostics; older ones are listed.',
    4,
  ),
};
