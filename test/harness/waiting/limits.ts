/**
 * How long tests wait before they give up, in milliseconds. These are limits for what hangs, not expectations: a machine
 * whose cores others use keeps within them, and a test that passes never comes near.
 */

/** One wait for one thing. */
export const waitLimit = 60_000;

/** A window, from its start until its first test can run. */
export const windowLimit = 120_000;

/** One test, which may wait for several things: a wait gives up first, and says what it saw. */
export const testLimit = 300_000;
