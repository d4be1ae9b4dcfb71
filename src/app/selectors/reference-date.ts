// When AWS's service reference was read, and whether that is long ago.
import { isOldReference } from '#core/reference/age.ts';
import { dayWords } from '#core/text/dates.ts';

/** "26 September 2026, over 60 days old" */
export const referenceDateWords = (date: string): string =>
  `${dayWords(date)}${isOldReference(date, Date.now()) ? ', over 60 days old' : ''}`;
