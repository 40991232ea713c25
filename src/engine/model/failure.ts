/** What was thrown, in one line for the log: the message and the first place in the code. */
export function failureInOneLine(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return String(thrown);
  }
  const [place = ''] = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at\s/u.test(line));
  return `${thrown.name}: ${thrown.message.replaceAll(/\s+/gu, ' ')} ${place.trim()}`.trimEnd();
}
