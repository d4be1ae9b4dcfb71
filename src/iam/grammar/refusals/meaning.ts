// What IAM refuses in a document whose grammar is right: versions, Sids, dates and missing elements.
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import type { JsonLocation, JsonPath } from '#iam/json/json-path.ts';
import { readOperator } from '#iam/policy/operators.ts';
import {
  keyAt,
  NONE,
  perStatement,
  valueAt,
  wrongStringsOf,
  type DocumentParts,
  type LocatedObject,
  type RefusalRow,
} from './refusal.ts';

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
function isSavedDate(value: string): boolean {
  const text = value.toLowerCase();
  if (!text.includes('t') && !text.includes('-')) return /^\d+$/.test(text) && BigInt(text) <= MAX_EPOCH;
  const at = text.indexOf('t');
  return at < 0 ? isSavedDay(text) : isSavedDay(text.slice(0, at)) && isSavedTime(text.slice(at + 1));
}

/** Policies of IAM and Organizations that grant or limit, so all but trust policies. */
const GRANTING = ['identity', 'scp', 'rcp'] as const;
const ALL = ['identity', 'trust', 'scp', 'rcp'] as const;

export const LEGACY = 'The policy failed legacy parsing';

/** Trust policies of 2008 are saved; AWS's own consoles have made them. */
const wrongVersion = ({ document }: DocumentParts): readonly JsonLocation[] => {
  const version = own(document, 'Version');
  if (version === undefined) return [valueAt([])];
  return version === '2008-10-17' ? [valueAt(['Version'])] : [];
};

function wrongEffectCase({ value, path }: LocatedObject): readonly JsonLocation[] {
  const effect = own(value, 'Effect');
  const wrong =
    typeof effect === 'string' && effect !== 'Allow' && effect !== 'Deny' && /^(allow|deny)$/i.test(effect);
  return wrong ? [valueAt([...path, 'Effect'])] : [];
}

function wrongDates({ value, path }: LocatedObject): readonly JsonLocation[] {
  const condition = own(value, 'Condition');
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([name, keys]) => {
    if (readOperator(name)?.family !== 'Date' || !isObject(keys)) return [];
    return Object.entries(keys).flatMap(([key, values]) =>
      datesAt(values, [...path, 'Condition', name, key]).flatMap(([date, at]) =>
        isSavedDate(date) ? [] : [valueAt(at)],
      ),
    );
  });
}

/** The date or dates that are strings without a policy variable. */
function datesAt(values: JsonValue, path: JsonPath): readonly (readonly [string, JsonPath])[] {
  const all: readonly (readonly [JsonValue, JsonPath])[] = isList(values)
    ? values.map((value, index) => [value, [...path, index]] as const)
    : [[values, path]];
  return all.flatMap(([value, at]) =>
    typeof value === 'string' && !value.includes('${') ? [[value, at] as const] : [],
  );
}

/** Every later Sid that a statement before it has; an empty one does not count. */
function repeatedSids(parts: DocumentParts): readonly JsonLocation[] {
  const seen = new Set<string>();
  const isRepeated = (sid: string): boolean => {
    const isKnown = seen.has(sid);
    if (sid !== '') seen.add(sid);
    return isKnown;
  };
  return perStatement((statement) => {
    const repeated = wrongStringsOf(statement, 'Sid', isRepeated);
    return repeated.length === 0 ? NONE : repeated.map(({ path }) => valueAt(path));
  })(parts);
}

const isEmptyList = (value: JsonValue | undefined): boolean => isList(value) && value.length === 0;

/** Where a statement has neither element, or an empty list. */
const missing = (element: string, opposite: string) =>
  perStatement(({ value, path }) => {
    const given = own(value, element);
    const other = own(value, opposite);
    if (given === undefined && other === undefined) return [valueAt(path)];
    if (!isEmptyList(given) && !isEmptyList(other)) return NONE;
    return [
      ...(isEmptyList(given) ? [valueAt([...path, element])] : []),
      ...(isEmptyList(other) ? [valueAt([...path, opposite])] : []),
    ];
  });

export const MEANING_REFUSALS: readonly RefusalRow[] = [
  {
    types: GRANTING,
    rules: ['missing-version', 'invalid-version'],
    advice: 'Write `"Version": "2012-10-17"`.',
    message: 'Policy document must be version 2012-10-17 or greater.',
    find: wrongVersion,
  },
  { types: ALL, rules: ['invalid-effect'], message: LEGACY, find: perStatement(wrongEffectCase) },
  {
    types: ['identity', 'trust'],
    rules: ['invalid-date-value', 'type-mismatch-date'],
    message: LEGACY,
    find: perStatement(wrongDates),
  },
  {
    types: ALL,
    rules: ['malformed-sid'],
    message:
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    find: perStatement((statement) =>
      wrongStringsOf(statement, 'Sid', (sid) => !/^[0-9A-Za-z]*$/.test(sid)).map(({ path }) => valueAt(path)),
    ),
  },
  {
    types: ALL,
    rules: ['duplicate-sid'],
    message: 'Statement IDs (SID) in a single policy must be unique.',
    find: repeatedSids,
  },
  {
    types: ALL,
    rules: ['missing-action', 'empty-array-action'],
    message: 'Policy statement must contain actions.',
    find: missing('Action', 'NotAction'),
  },
  {
    types: GRANTING,
    rules: ['missing-resource', 'empty-array-resource'],
    message: 'Policy statement must contain resources.',
    find: missing('Resource', 'NotResource'),
  },
  {
    types: ['identity'],
    rules: ['principal-in-identity-policy'],
    message: 'Policy document should not specify a principal.',
    find: perStatement(({ value, path }) =>
      ['Principal', 'NotPrincipal']
        .filter((name) => own(value, name) !== undefined)
        .map((name) => keyAt([...path, name])),
    ),
  },
];
