/** A whole number with "," between groups of three digits: 12,345. */
export function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** A number with its noun: "1 commit", "1,204 commits". */
export function quantity(value: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(value)} ${value === 1 ? noun : plural}`;
}
