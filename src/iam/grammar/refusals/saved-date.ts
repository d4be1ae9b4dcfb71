// The dates that IAM saves: far more than those that it can compare.

const MAX_EPOCH = 9_223_372_036_854_775_807n;
const YEARS = { min: -292_275_054, max: 292_278_993 } as const;

const isBetween = (text: string, min: number, max: number): boolean => {
  if (!/^\d+$/.test(text)) return false;
  const number = Number(text);
  return number >= min && number <= max;
};

function isSavedDay(day: string): boolean {
  const match = /^(-?\d+)(?:-(\d+)(?:-(\d+))?)?$/.exec(day);
  if (!match) return false;
  const [, year, month = '1', date = '1'] = match;
  const isYear = Number(year) >= YEARS.min && Number(year) <= YEARS.max;
  return isYear && isBetween(month, 1, 12) && isBetween(date, 1, 31);
}

/** Seconds with a fraction of up to nine digits, and "Z" or an offset of two digits and two digits. */
function isSavedSecond(text: string): boolean {
  const match = /^(\d+)(?:\.(\d+))?(?:z|\+(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!match) return false;
  const [, seconds = '', fraction = '0', hours = '0', minutes = '0'] = match;
  return (
    isBetween(seconds, 0, 59) &&
    isBetween(fraction, 0, 999_999_999) &&
    isBetween(hours, 0, 23) &&
    isBetween(minutes, 0, 59)
  );
}

function isSavedTime(time: string): boolean {
  if (time === '') return true;
  const [hour = '', minute = '0', ...seconds] = time.split(':');
  // The colon of an offset is one more.
  const rest = seconds.join(':');
  return isBetween(hour, 0, 23) && isBetween(minute, 0, 59) && (rest === '' || isSavedSecond(rest));
}

/** Whether IAM saves a condition on dates with this value. */
export function isSavedDate(value: string): boolean {
  const text = value.toLowerCase();
  if (!text.includes('t') && !text.includes('-')) return /^\d+$/.test(text) && BigInt(text) <= MAX_EPOCH;
  const at = text.indexOf('t');
  return at < 0 ? isSavedDay(text) : isSavedDay(text.slice(0, at)) && isSavedTime(text.slice(at + 1));
}
