// Dates in conditions: the W3C's profile of ISO 8601, or seconds since 1970.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date

/** Groups: year, month, day, hour, minute, second, fraction, time zone. */
const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Minutes that a time zone is ahead of UTC; undefined where no place on earth is. */
function readZone(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * The instant of an ISO date in milliseconds since 1970, undefined when `text` is not a date or names a day that the
 * calendar lacks. A part that is missing counts as its first; without a time zone the time is that of UTC.
 */
export function parseDate(text: string): number | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const ahead = readZone(match[8] ?? 'Z');
  if (ahead === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined;
  const millisecond = (match[7] ?? '').padEnd(3, '0').slice(0, 3);
  const date = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  date.setUTCHours(Number(hour), Number(minute) - ahead, Number(second), Number(millisecond));
  return date.getTime();
}

/** Whether `text` counts seconds. Four digits are a year. */
export const isEpoch = (text: string): boolean => /^-?\d+$/.test(text) && !/^\d{4}$/.test(text);

/** AWS accepts no form of a date outside the years 0 to 9999. */
const FIRST = -62_167_219_200;
const LAST = 253_402_300_799;

/** Seconds since 1970 as an ISO date; undefined where the year would not have four digits. */
export function dateOfEpoch(seconds: number): string | undefined {
  if (!Number.isInteger(seconds) || seconds < FIRST || seconds > LAST) return undefined;
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}
