/** What JSON leaves as it is although a terminal may obey it, or show it as another text: C1 controls and format characters. */
const INVISIBLE = /[\u{7f}-\u{9f}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A report as JSON, two spaces a level, with a line break at its end. Characters that cannot be seen are escaped, which changes no value. */
export function renderJson(report: object): string {
  return `${JSON.stringify(report, null, 2).replace(INVISIBLE, escaped)}\n`;
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
