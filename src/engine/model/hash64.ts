/** Two independent 32-bit hashes (FNV-1a, and its steps in the other order). */
export function hash64(bytes: Uint8Array): readonly [number, number] {
  let high = 0x811c9dc5 | 0;
  let low = 0x01234567;
  // An index: an iterator costs several times as much here.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    high = Math.imul(high ^ byte, 0x01000193);
    low = Math.imul(low, 0x5bd1e995) ^ byte ^ (low >>> 13);
  }
  return [high, low | 0];
}

/** The hash as 16 hexadecimal digits; of a text that of its UTF-8. */
export function hashText(text: string | Uint8Array): string {
  return hash64(typeof text === 'string' ? new TextEncoder().encode(text) : text)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
