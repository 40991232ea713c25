import type { StandardSource } from './standardSource.ts';

/** The starter standards of media/standards, which every host has. */
export const bundled: StandardSource = {
  kind: 'bundled',
  read: (input) => ({ standards: input.bundled(), problems: [] }),
};
