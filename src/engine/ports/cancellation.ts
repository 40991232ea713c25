/** Tells work to stop, and gives its host a breath. */
export interface Cancellation {
  readonly isCancelled: boolean;
  /** Calls back once, at cancellation or at once if already cancelled; the returned function unsubscribes. */
  onCancelled(callback: () => void): () => void;
  /**
   * Lets the event loop run, so that a cancellation can arrive; call it between pieces of long synchronous work.
   * @throws CancelledError once cancelled
   */
  breathe(): Promise<void>;
}
