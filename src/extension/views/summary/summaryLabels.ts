import type { SummaryLabels } from '../../../protocol/summaryMessages.ts';
import type { Localizer } from '../../wording/localizer.ts';

/** The texts of the summary page in the user's language. */
export function summaryLabels(l10n: Localizer): SummaryLabels {
  return { ...sectionLabels(l10n), ...columnLabels(l10n), ...actionLabels(l10n) };
}

function sectionLabels(l10n: Localizer) {
  return {
    title: l10n.t('Quality Summary'),
    commit: l10n.t('commit'),
    plainFolder: l10n.t('not at a commit'),
    asOf: l10n.t('as of'),
    analyzing: l10n.t('Analyzing'),
    noSnapshot: l10n.t('Nothing was analyzed yet. The summary appears here as soon as the first analysis is done.'),
    history: l10n.t('History'),
    numbers: l10n.t('In numbers'),
    files: l10n.t('files'),
    productionFiles: l10n.t('production files'),
    testFiles: l10n.t('test files'),
    codeLines: l10n.t('code lines'),
    firstSteps: l10n.t('Start here'),
    nothingFirst: l10n.t('Nothing stands out.'),
    noFiles: l10n.t('There are no files yet.'),
    hotSpots: l10n.t('Hot spots'),
    hotSpotsNone: l10n.t('No hot spot was found.'),
    hotSpotsExplained: l10n.t(
      'The score counts recent commits to a file, each losing half its weight every four months, scaled down for files under 300 lines and for commits that touch more than 20 files. Files with high scores tend to get fixes.',
    ),
    largeFiles: l10n.t('Large files'),
    largeFilesNone: l10n.t('No file is over its limit.'),
    missingTests: l10n.t('No test found'),
    missingTestsNone: l10n.t('No file stands out for missing a test.'),
    missingTestsExplained: l10n.t(
      'No test was found that imports or reaches these files. A test may still cover them in a way that cannot be seen from here.',
    ),
    withoutTest: l10n.t('No test found'),
    rootFolder: l10n.t('(root folder)'),
    expiredSuppressions: l10n.t('Expired suppressions'),
    problems: l10n.t('In the quality definition'),
    standards: l10n.t('Standards that apply'),
    suppressed: l10n.t('Suppressed by the team'),
    leftOut: l10n.t('Left out of these numbers'),
  };
}

function columnLabels(l10n: Localizer) {
  return {
    columnRank: l10n.t('Rank'),
    columnFile: l10n.t('File'),
    columnCodeLines: l10n.t('Code lines'),
    columnScore: l10n.t('Score'),
    columnLast4Months: l10n.t('Commits, 4 months'),
    columnLast12Months: l10n.t('Commits, 12 months'),
    columnLastChanged: l10n.t('Last change'),
    columnAuthors: l10n.t('Authors'),
    columnTests: l10n.t('Tests'),
    columnLimit: l10n.t('Limit'),
    columnKind: l10n.t('Kind'),
    columnExpectedTest: l10n.t('Test expected at'),
    columnNote: l10n.t('Note'),
    columnFindings: l10n.t('Findings'),
    columnRule: l10n.t('Rule'),
    columnReason: l10n.t('Reason'),
    columnStandard: l10n.t('Standard'),
  };
}

function actionLabels(l10n: Localizer) {
  return {
    isHotSpot: l10n.t('hot spot'),
    testsDirect: l10n.t('found'),
    testsCovered: l10n.t('covered'),
    testsIndirect: l10n.t('reached'),
    testsNone: l10n.t('none found'),
    testsUnknown: l10n.t('not known'),
    testsExplained: l10n.t(
      'Tests: a number counts the tests that import or name the file; "reached" means that tests come to it through other files; "none found" that no test was found; "not known" that it cannot be said.',
    ),
    kindProduction: l10n.t('production'),
    kindTest: l10n.t('test'),
    showAll: l10n.t('Show all {0}'),
    showFirst: l10n.t('Show the first {0}'),
    sortBy: l10n.t('Sort by {0}'),
    readStandard: l10n.t('Read the standard'),
    refresh: l10n.t('Analyze again'),
  };
}
