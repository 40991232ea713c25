/**
 * A bounded store of bytes outside the repository. An entry is whole or absent: written atomically, checksummed, and thrown away
 * with a log line where it is truncated, foreign or of another version.
 */
export interface Cache {
  /** @param key lower-case letters, digits and "-" */
  read(key: string): Promise<Uint8Array | undefined>;
  /** @param bytes in one piece or in several that follow each other */
  write(key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void>;
}
