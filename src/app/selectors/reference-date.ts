// When AWS's service reference was read, and whether that is long ago.
import { isOldReference } from '#core/reference/age.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "26 September 2026, over 60 days old" */
export const referenceDateWords = (date: string): string =>
  `${day.format(new Date(date))}${isOldReference(date, Date.now()) ? ', over 60 days old' : ''}`;
