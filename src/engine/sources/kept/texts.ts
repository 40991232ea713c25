/** Strings as columns: the length of each in UTF-16 units, and all of them as UTF-8. */
export interface TextColumns {
  readonly lengths: Uint32Array;
  readonly text: Uint8Array;
}

const ESCAPE = '\u0001';
const ODD = /[\u0001\uD800-\uDFFF]/u;

/** UTF-8 has no lone surrogates: they are written as U+0001 and their hexadecimal code, and so is U+0001 itself. */
export function encodeTexts(strings: readonly string[]): TextColumns {
  const written = strings.map(escapeLone);
  return {
    lengths: Uint32Array.from(written, ({ length }) => length),
    text: new TextEncoder().encode(written.join('')),
  };
}

/** Strings in columns by their numbers; each is made when it is first asked for. Past the end they are empty. */
export function createTexts({ lengths, text }: TextColumns): (index: number) => string {
  const made: (string | undefined)[] = [];
  let whole: { readonly all: string; readonly odd: boolean; readonly starts: Uint32Array } | undefined;
  return (index) => {
    const known = made[index];
    if (known !== undefined) {
      return known;
    }
    whole ??= decodeWhole(lengths, text);
    const start = whole.starts[index] ?? whole.all.length;
    const part = whole.all.slice(start, start + (lengths[index] ?? 0));
    const string = whole.odd ? unescapeLone(part) : part;
    made[index] = string;
    return string;
  };
}

function decodeWhole(
  lengths: Uint32Array,
  text: Uint8Array,
): { readonly all: string; readonly odd: boolean; readonly starts: Uint32Array } {
  // A mark of the byte order at the start is a part of the first string.
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
  const starts = new Uint32Array(lengths.length);
  let at = 0;
  for (let index = 0; index < lengths.length; index++) {
    starts[index] = at;
    at += lengths[index] ?? 0;
  }
  return { all, odd: all.includes(ESCAPE), starts };
}

function escapeLone(text: string): string {
  return ODD.test(text)
    ? text.replace(/[\u0001\uD800-\uDFFF]/gu, (unit) => ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0'))
    : text;
}

function unescapeLone(text: string): string {
  return text.includes(ESCAPE)
    ? text.replace(/\u0001([0-9a-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
