/** The time a number of calendar months earlier, in UTC; on the month's last day where it has fewer. @param time milliseconds since 1970 */
export function monthsBefore(time: number, months: number): number {
  const from = new Date(time);
  const first = new Date(time);
  first.setUTCDate(1);
  first.setUTCMonth(from.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.setUTCDate(Math.min(from.getUTCDate(), lastDay));
}

/** A date to rank at, and the end of the time whose fixes are counted; milliseconds since 1970. */
export interface TestedDate {
  readonly date: number;
  readonly until: number;
}

/**
 * The dates to rank at, counted back from the end of the history, the latest first. Each has as many months of fixes behind it as it has
 * of history before it at least.
 * @param oldest start of the history, milliseconds since 1970
 * @param most number of dates at most
 */
export function testedDates(
  history: { readonly oldest: number; readonly newest: number },
  months: number,
  most: number,
): readonly TestedDate[] {
  const at = (step: number): number => monthsBefore(history.newest, step * months);
  return Array.from({ length: most }, (_, index) => ({ date: at(index + 1), until: at(index) })).filter(
    (_, index) => at(index + 2) >= history.oldest,
  );
}
