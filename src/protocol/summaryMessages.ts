import * as z from 'zod/mini';
import type { WorkspaceSummary } from '../engine/model/workspaceSummary.ts';

/** What the host tells the page: everything it shows, each time it changes. */
export interface ShowSummaries {
  readonly type: 'show';
  readonly analyzing: boolean;
  /** One a repository of the workspace. */
  readonly summaries: readonly WorkspaceSummary[];
}

/** A message that the page cannot use. */
export function isShowSummaries(message: unknown): message is ShowSummaries {
  return showShape.safeParse(message).success;
}

// The host writes these messages from typed data; the page only makes sure that they are not somebody else's.
const showShape = z.object({
  type: z.literal('show'),
  analyzing: z.boolean(),
  summaries: z.array(
    z.object({ root: z.string(), numbers: z.object({}), history: z.object({ sentence: z.string() }) }),
  ),
});

const summaryRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('openStandard'), id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)) }),
  z.object({ type: z.literal('openFile'), root: z.string(), path: z.string(), line: z.int().check(z.minimum(1)) }),
]);

/** What the page asks of the host. */
export type SummaryRequest = z.infer<typeof summaryRequest>;

/** undefined for anything that is not a request of the page. */
export function parseSummaryRequest(message: unknown): SummaryRequest | undefined {
  return summaryRequest.safeParse(message).data;
}
