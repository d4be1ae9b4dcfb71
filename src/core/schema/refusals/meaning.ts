// What IAM refuses in a document whose grammar is right: versions, Sids, dates and missing elements.
import { isSavedDate } from './saved-date.ts';
import { isList, isObject, own, type JsonObject, type JsonValue } from '#core/json/json-value.ts';
import type { JsonLocation, JsonPath } from '#core/json/json-path.ts';
import { readOperator } from '#core/iam/operators.ts';
import { keyAt, objectsOf, stringsOf, valueAt, type LocatedObject, type RefusalRow } from './refusal.ts';

/** Policies of IAM and Organizations that grant or limit, so all but trust policies. */
const GRANTING = ['identity', 'scp', 'rcp'] as const;
const ALL = ['identity', 'trust', 'scp', 'rcp'] as const;

export const LEGACY = 'The policy failed legacy parsing';

/** Trust policies of 2008 are saved; AWS's own consoles have made them. */
const wrongVersion = (document: JsonObject): readonly JsonLocation[] => {
  const version = own(document, 'Version');
  if (version === undefined) return [valueAt([])];
  return version === '2008-10-17' ? [valueAt(['Version'])] : [];
};

const wrongEffectCase = (document: JsonObject): readonly JsonLocation[] =>
  objectsOf(document).flatMap(({ value, path }) => {
    const effect = own(value, 'Effect');
    const wrong =
      typeof effect === 'string' && /^(allow|deny)$/i.test(effect) && effect !== 'Allow' && effect !== 'Deny';
    return wrong ? [valueAt([...path, 'Effect'])] : [];
  });

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
function repeatedSids(document: JsonObject): readonly JsonLocation[] {
  const seen = new Set<string>();
  return objectsOf(document).flatMap((statement) =>
    stringsOf(statement, 'Sid').flatMap(({ text, path }) => {
      if (text === '') return [];
      const repeated = seen.has(text);
      seen.add(text);
      return repeated ? [valueAt(path)] : [];
    }),
  );
}

/** Where a statement has neither element, or an empty list. */
const missing = (document: JsonObject, element: string, opposite: string): readonly JsonLocation[] =>
  objectsOf(document).flatMap(({ value, path }) => {
    const names = [element, opposite].filter((name) => own(value, name) !== undefined);
    if (names.length === 0) return [valueAt(path)];
    return names.flatMap((name) => {
      const given = own(value, name);
      return isList(given) && given.length === 0 ? [valueAt([...path, name])] : [];
    });
  });

export const MEANING_REFUSALS: readonly RefusalRow[] = [
  {
    types: GRANTING,
    rules: ['missing-version', 'invalid-version'],
    advice: 'Write `"Version": "2012-10-17"`.',
    message: 'Policy document must be version 2012-10-17 or greater.',
    find: wrongVersion,
  },
  { types: ALL, rules: ['invalid-effect'], message: LEGACY, find: wrongEffectCase },
  {
    types: ['identity', 'trust'],
    rules: ['invalid-date-value', 'type-mismatch-date'],
    message: LEGACY,
    find: (document) => objectsOf(document).flatMap(wrongDates),
  },
  {
    types: ALL,
    rules: ['malformed-sid'],
    message:
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    find: (document) =>
      objectsOf(document).flatMap((statement) =>
        stringsOf(statement, 'Sid').flatMap(({ text, path }) =>
          /^[0-9A-Za-z]*$/.test(text) ? [] : [valueAt(path)],
        ),
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
    find: (document) => missing(document, 'Action', 'NotAction'),
  },
  {
    types: GRANTING,
    rules: ['missing-resource', 'empty-array-resource'],
    message: 'Policy statement must contain resources.',
    find: (document) => missing(document, 'Resource', 'NotResource'),
  },
  {
    types: ['identity'],
    rules: ['principal-in-identity-policy'],
    message: 'Policy document should not specify a principal.',
    find: (document) =>
      objectsOf(document).flatMap(({ value, path }) =>
        ['Principal', 'NotPrincipal']
          .filter((name) => own(value, name) !== undefined)
          .map((name) => keyAt([...path, name])),
      ),
  },
];
