import { bundled } from './bundled.ts';
import { folders } from './folders.ts';
import type { StandardSource } from './standardSource.ts';

/** All sources of standards. Where two have a standard of one id, the later one counts: a team may rewrite what is bundled. */
export const standardSources: readonly StandardSource[] = [bundled, folders];
