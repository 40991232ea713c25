import * as zlib from 'node:zlib';

/** The reversed polynomial of CRC-32 as in gzip (https://www.rfc-editor.org/rfc/rfc1952#section-8). */
const POLYNOMIAL = 0xedb88320;

/**
 * CRC-32 of bytes.
 * @param value of the bytes before these
 * @returns an unsigned 32-bit number
 */
export function crc32(bytes: Uint8Array, value = 0): number {
  // Node has it since 20.15 and 22.2, many times faster than what can be written here.
  const { crc32: native } = zlib as { crc32?: typeof zlib.crc32 };
  return native === undefined ? slowCrc32(bytes, value) : native(bytes, value);
}

/** The same for a Node without it. */
export function slowCrc32(bytes: Uint8Array, value = 0): number {
  const table = crcTable();
  let crc = ~value;
  for (let at = 0; at < bytes.length; at++) {
    crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

function crcTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 1) === 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    }
    return crc;
  });
}
