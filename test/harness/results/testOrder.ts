/** With the value `reversed`, each suite runs its tests from the last to the first: one that needs another before it fails. */
export const orderVariable = 'PLUMBLINE_TEST_ORDER';

/** Puts the tests of a run into the order that the environment asks for, before it starts. */
export function orderTests(suite: Mocha.Suite): void {
  if (process.env[orderVariable] !== 'reversed') return;
  suite.tests.reverse();
  suite.suites.reverse();
  suite.suites.forEach(orderTests);
}
