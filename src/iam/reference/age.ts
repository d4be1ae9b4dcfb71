// How old the service reference is, in words.

/** AWS adds actions every week. After this many days some of them are missing. */
const OLD_AFTER_DAYS = 60;

const DAY_MS = 86_400_000;

/** `date` as YYYY-MM-DD, `now` in milliseconds since 1970. */
export const isOldReference = (date: string, now: number): boolean =>
  now - Date.parse(date) > OLD_AFTER_DAYS * DAY_MS;

/** "AWS’s service reference here is of 2026-09-26.", and what to do if it is old. Without `now`, the date alone. */
export const referenceWords = (date: string, now = 0): string =>
  `AWS’s service reference here is of ${date}${isOldReference(date, now) ? `, more than ${OLD_AFTER_DAYS} days old: a newer version of Rolewright knows newer actions` : ''}.`;
