import { createFactWords } from '../../../../src/extension/wording/factWords.ts';
import type { Localizer } from '../../../../src/extension/wording/localizer.ts';

/** Texts as they are written in the code, with their arguments put in. */
export const plainEnglish: Localizer = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/gu, (_, index: string) => String(args[Number(index)])),
};

export const englishWords = createFactWords(plainEnglish, 'en-US');
