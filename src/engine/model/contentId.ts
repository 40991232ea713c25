/** Git's id of a blob with these bytes: lower-case hex, 40 digits (SHA-1) or 64 (SHA-256). */
export type ContentId = string;
