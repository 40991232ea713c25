const BINARY_PROBE = 8192;
const LFS_HEADER = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n');
/** The LFS specification keeps pointers under 1024 bytes. */
const LFS_LIMIT = 1024;

/** Whether content is binary: a NUL in the first 8 KiB, as git decides. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_PROBE).includes(0);
}

/** Whether content is a git LFS pointer. Format: the git-lfs specification, version 1. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length < LFS_LIMIT && LFS_HEADER.every((byte, index) => bytes[index] === byte);
}
