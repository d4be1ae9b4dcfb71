// What no policy type may have: members and values that are not in the grammar.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { JsonLocation, JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { readOperator } from '#iam/policy/operators.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS, type PolicyType } from '#iam/policy/policy.ts';
import {
  keyAt,
  NONE,
  perStatement,
  valueAt,
  type DocumentParts,
  type LocatedObject,
  type RefusalRow,
} from './refusal.ts';

const TYPES: readonly PolicyType[] = ['identity', 'trust', 'scp', 'rcp'];
const MESSAGE = 'Syntax errors in policy.';
const STRING_ELEMENTS = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;
const EXCLUSIVE = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

/** An old element of the document, which IAM still takes without a use for it. */
const LEGACY_ELEMENT = 'Conditions';

const row = (
  rules: readonly string[],
  find: (parts: DocumentParts) => readonly JsonLocation[],
): RefusalRow => ({ types: TYPES, rules, find, message: MESSAGE });

/** A value that is neither a string nor a list of strings, at the first fault. */
function wrongStrings(value: JsonValue | undefined, path: JsonPath): readonly JsonLocation[] {
  if (value === undefined || typeof value === 'string') return NONE;
  if (!isList(value)) return [valueAt(path)];
  return value.flatMap((each, index) => (typeof each === 'string' ? [] : [valueAt([...path, index])]));
}

/** The condition operators with their keys, for a Condition that is an object. */
function operatorsOf({ value, path }: LocatedObject): readonly (readonly [string, JsonValue, JsonPath])[] {
  const condition = own(value, 'Condition');
  if (!isObject(condition)) return NONE;
  return Object.entries(condition).map(([name, keys]) => [name, keys, [...path, 'Condition', name]] as const);
}

function wrongConditions(statement: LocatedObject): readonly JsonLocation[] {
  const condition = own(statement.value, 'Condition');
  if (condition !== undefined && !isObject(condition)) return [valueAt([...statement.path, 'Condition'])];
  return operatorsOf(statement).flatMap(([, keys, path]) => {
    if (!isObject(keys)) return [valueAt(path)];
    // Numbers and Booleans are in the grammar; null and objects are not.
    return Object.entries(keys).flatMap(([key, values]) =>
      values === null || isObject(values) ? [valueAt([...path, key])] : [],
    );
  });
}

const isUnknown = (element: string): boolean => !(STATEMENT_ELEMENTS as readonly string[]).includes(element);

/** An operator without keys is taken, whatever its name. */
const unknownOperators = (statement: LocatedObject): readonly JsonLocation[] =>
  operatorsOf(statement).flatMap(([name, keys, path]) =>
    isObject(keys) && Object.keys(keys).length > 0 && !isOperator(name) ? [keyAt(path)] : [],
  );

/** NullIfExists has no meaning, but IAM saves it. */
const isOperator = (name: string): boolean =>
  readOperator(name) !== undefined || readOperator(name.replace(/IfExists$/, '')) !== undefined;

export const SYNTAX_REFUSALS: readonly RefusalRow[] = [
  row(['unknown-element', 'misspelt-element'], ({ document }) =>
    Object.keys(document)
      .filter((name) => !(DOCUMENT_ELEMENTS as readonly string[]).includes(name) && name !== LEGACY_ELEMENT)
      .map((name) => keyAt([name])),
  ),
  row(['invalid-version', 'wrong-json-type'], ({ document }) => {
    const version = own(document, 'Version');
    return version === undefined || version === '2008-10-17' || version === '2012-10-17'
      ? []
      : [valueAt(['Version'])];
  }),
  row(['wrong-json-type', 'id-not-supported'], ({ document }) => {
    const id = own(document, 'Id');
    return id === undefined || typeof id === 'string' ? [] : [valueAt(['Id'])];
  }),
  row(['missing-statement'], ({ document }) => {
    const statement = own(document, 'Statement');
    const missing = statement === undefined || (isList(statement) && statement.length === 0);
    return missing ? [valueAt([])] : [];
  }),
  row(['wrong-json-type'], ({ statements }) =>
    statements.flatMap(({ value, path }) => (isObject(value) ? [] : [valueAt(path)])),
  ),
  row(
    ['unknown-element', 'misspelt-element'],
    perStatement(({ value, path }) => {
      const unknown = Object.keys(value).filter(isUnknown);
      return unknown.length === 0 ? NONE : unknown.map((name) => keyAt([...path, name]));
    }),
  ),
  row(
    ['element-combination'],
    perStatement(({ value, path }) => {
      const both = EXCLUSIVE.filter(
        ([one, other]) => own(value, one) !== undefined && own(value, other) !== undefined,
      );
      return both.length === 0 ? NONE : both.map(([one]) => keyAt([...path, one]));
    }),
  ),
  row(
    ['missing-effect'],
    perStatement(({ value, path }) => (own(value, 'Effect') === undefined ? [valueAt(path)] : NONE)),
  ),
  row(
    ['invalid-effect', 'wrong-json-type'],
    perStatement(({ value, path }) => {
      const effect = own(value, 'Effect');
      const known = typeof effect === 'string' && /^(allow|deny)$/i.test(effect);
      return effect === undefined || known ? NONE : [valueAt([...path, 'Effect'])];
    }),
  ),
  row(
    ['wrong-json-type'],
    perStatement(({ value, path }) => {
      const given = STRING_ELEMENTS.filter((element) => own(value, element) !== undefined);
      return given.length === 0
        ? NONE
        : given.flatMap((element) => wrongStrings(own(value, element), [...path, element]));
    }),
  ),
  row(['wrong-json-type'], perStatement(wrongConditions)),
  row(['invalid-operator'], perStatement(unknownOperators)),
  row(
    ['wrong-json-type'],
    perStatement(({ value, path }) => {
      const sid = own(value, 'Sid');
      return sid === undefined || typeof sid === 'string' ? NONE : [valueAt([...path, 'Sid'])];
    }),
  ),
];
