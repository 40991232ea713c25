/** How a comment that suppresses findings begins. */
export const SUPPRESSION_MARK = 'plumbline-ignore';
/** Such a comment stands in these first lines, and in these first bytes. */
export const FIRST_LINES = 10;
export const FIRST_BYTES = 16_384;

const MARK = new TextEncoder().encode(SUPPRESSION_MARK);
const NEWLINE = 0x0a;

/** Whether the first lines of a file name a suppression; nearly none does, so that files need not be read again for it. */
export function mayHoldSuppression(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, FIRST_BYTES) - MARK.length;
  let lines = 1;
  for (let at = 0; at <= end && lines <= FIRST_LINES; at++) {
    if (bytes[at] === NEWLINE) {
      lines++;
    } else if (bytes[at] === MARK[0] && MARK.every((byte, index) => bytes[at + index] === byte)) {
      return true;
    }
  }
  return false;
}
