const dates = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** An ISO 8601 date as "Nov 3, 2026", in UTC. */
export function mediumDate(iso: string): string {
  return dates.format(new Date(iso));
}
