// Dates as sentences need them.

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * "26 September 2026", in UTC. Written by hand: the page needs it on its first view, and the first use of Intl.DateTimeFormat costs
 * a phone 30 ms.
 *
 * @param date ISO 8601: "2026-09-26" or with a time
 */
export function dayWords(date: string): string {
  const day = new Date(date);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** The day of an ISO date or time in UTC, where there is little room: "26 Sep 2026". */
export const shortDay = (date: string): string => dayWords(date).replace(/ (\w{3})\w* /, ' $1 ');
