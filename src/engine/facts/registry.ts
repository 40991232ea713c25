import { code } from './code/code.ts';
import type { ContentFact } from './contentFact.ts';
import { size } from './size/size.ts';
import { suite } from './suite.ts';

/** The providers that are asked about every file of a repository; one that reads another stands behind it. */
export const contentFacts: readonly ContentFact[] = [size, code, suite];
