// Counts of actions, as numbers and in words.
import type { CellCounts, Matrix } from './matrix.ts';

/** The number of actions that may be allowed. */
export const allowedIn = ({ all, some, conditional }: CellCounts): number => all + some + conditional;

const counted = (number: number): string => number.toLocaleString('en');

/** "14 of 22,091 actions" */
export const countWords = ({ counts, totals: { actions } }: Matrix): string =>
  `${counted(allowedIn(counts))} of ${counted(actions)} actions`;
