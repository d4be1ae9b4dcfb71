// Counts of actions, and how they are said.
import type { CellCounts, Matrix } from './matrix.ts';

/** How many actions may be allowed. */
export const allowedIn = ({ all, some, conditional }: CellCounts): number => all + some + conditional;

const counted = (number: number): string => number.toLocaleString('en');

/** "14 of 22,091 actions" */
export const countWords = ({ counts, totals: { actions } }: Matrix): string =>
  `${counted(allowedIn(counts))} of ${counted(actions)} actions`;
