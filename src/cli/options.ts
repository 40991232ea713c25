import { InvalidArgumentError } from 'commander';

const DAYS_PER_MONTH = 365.25 / 12;

/** `--window`: days for a number of months, null for "all". */
export function parseWindow(text: string): number | null {
  if (text === 'all') {
    return null;
  }
  const months = Number(text);
  if (!/^\d{1,4}$/u.test(text) || months < 1) {
    throw new InvalidArgumentError('Give a number of months from 1 to 9999, or "all".');
  }
  return months * DAYS_PER_MONTH;
}

const MOST_MONTHS = 120;

/** `--months`: a whole number of months. */
export function parseMonths(text: string): number {
  const months = Number(text);
  if (!/^\d{1,3}$/u.test(text) || months < 1 || months > MOST_MONTHS) {
    throw new InvalidArgumentError(`Give a number of months from 1 to ${MOST_MONTHS}.`);
  }
  return months;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

/** `--as-of`: milliseconds since 1970 for an ISO 8601 date; a date alone is its midnight in UTC. */
export function parseAsOf(text: string): number {
  const time = ISO_DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || !sameDay(text, time)) {
    throw new InvalidArgumentError('Give an ISO 8601 date such as 2026-05-31 or 2026-05-31T12:00:00Z.');
  }
  return time;
}

/** JavaScript reads 2026-02-30 as March 2; a date that does not exist is a mistake. */
function sameDay(text: string, time: number): boolean {
  return text.length > 10 || new Date(time).toISOString().startsWith(text);
}
