import { InvalidArgumentError } from 'commander';

const DAYS_PER_MONTH = 365.25 / 12;

/** The history that counts. In an object, because commander takes a bare null for a missing value. */
export interface HistoryWindow {
  /** null for the whole history. */
  readonly days: number | null;
}

/** `--window`: a number of months, or "all". */
export function parseWindow(text: string): HistoryWindow {
  if (text === 'all') {
    return { days: null };
  }
  const months = Number(text);
  if (!/^\d{1,4}$/u.test(text) || months < 1) {
    throw new InvalidArgumentError('Give a number of months from 1 to 9999, or "all".');
  }
  return { days: months * DAYS_PER_MONTH };
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

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/u;

/** `--as-of`: milliseconds since 1970 for an ISO 8601 date; without a time it is midnight, without a zone it is in UTC. */
export function parseAsOf(text: string): number {
  const [, day, zone] = ISO_DATE.exec(text) ?? [];
  const time = day === undefined ? Number.NaN : Date.parse(text === day || zone !== undefined ? text : `${text}Z`);
  if (day === undefined || Number.isNaN(time) || !exists(day)) {
    throw new InvalidArgumentError('Give an ISO 8601 date such as 2026-05-31 or 2026-05-31T12:00:00Z.');
  }
  return time;
}

/** JavaScript reads February 30 as March 2; a day that does not exist is a mistake. */
function exists(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
