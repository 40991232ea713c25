/** An error that a user can act on: its message says what is wrong and what to do, in one line. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Git could not say what repository a folder is in, although there is one. The folder is analyzed without history. */
export class UnreadableRepositoryError extends UserError {}

/** The work was cancelled; never shown. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('Cancelled');
  }
}
