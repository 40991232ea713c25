import { code } from './code/code.ts';
import { defineContentFact } from './contentFact.ts';

/** Whether the code looks like a suite of tests whatever its name; apart from the other code facts, so that these are seldom decoded. */
export const suite = defineContentFact({
  name: 'suite',
  version: 1,
  from: [code],
  isFor: (file, trees) => code.isFor(file, trees),
  compute: (content): boolean => content.fact(code)?.looksLikeSuite ?? false,
});
