/** What the analysis is doing; shown by the language status and by the views that are still empty. */
export type AnalysisState =
  | { readonly kind: 'idle' }
  /** Changes are known, and the window is in the background: analysis starts when it is focused. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly step: string }
  /** The last run failed; the message says what is wrong and what to do. */
  | { readonly kind: 'failed'; readonly message: string };
