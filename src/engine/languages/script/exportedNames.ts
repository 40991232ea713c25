/** Characters of a source that are looked at. */
const MAX_CHARACTERS = 262_144;
const DECLARATION =
  /\bexport[ \t]{1,9}(?:(?:async|abstract|declare)[ \t]{1,9})?(?:function\*?|class|const|let|var|enum)[ \t]{1,9}([\w$]{1,100})/gu;
const LIST = /(?:\bexport|\bmodule\.exports[ \t]{0,9}=)[ \t]{0,9}\{([^{}]{0,4000})\}/gu;
const PROPERTY = /\bexports\.([\w$]{1,100})[ \t]{0,9}=[^=]/gu;
const DEFAULT = /\bexport[ \t]{1,9}default\b|\bmodule\.exports[ \t]{0,9}=[ \t]{0,9}[^{ \t]/u;

/** What a script exports, as far as its text shows it. */
export interface ExportedNames {
  has(name: string): boolean;
  /** Whether it exports one thing as a whole: `export default`, or `module.exports =` of anything but an object literal. */
  readonly asWhole: boolean;
}

/** Reads the exports of a script off its text, for the import that a new test starts with. */
export function exportedNames(source: string): ExportedNames {
  const text = source.slice(0, MAX_CHARACTERS);
  const names = new Set<string>();
  for (const expression of [DECLARATION, PROPERTY]) {
    for (const match of text.matchAll(expression)) {
      names.add(match[1] ?? '');
    }
  }
  for (const match of text.matchAll(LIST)) {
    for (const part of (match[1] ?? '').split(',')) {
      const name = /([\w$]+)\s*(?::|$)/u.exec(part.trim())?.[1];
      names.add(name ?? '');
    }
  }
  return { has: (name) => names.has(name), asWhole: DEFAULT.test(text) || names.has('default') };
}
