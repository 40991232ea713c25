/** `vscode.l10n`, as the pure modules need it: texts are translated where they are written, and tested without a host. */
export interface Localizer {
  /** @param message English text with `{0}`, `{1}` for the arguments */
  t(message: string, ...args: readonly (string | number | boolean)[]): string;
}
