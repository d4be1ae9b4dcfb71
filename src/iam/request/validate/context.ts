// Whether the condition keys of a request exist, and have values that they can have.
import { GLOBAL_KEYS, type KeyType } from '#iam/reference/global-keys.ts';
import { asList } from '#iam/json/json-value.ts';
import { show, showAll } from '#iam/text/quote.ts';
import { derivedKey, type DerivedFrom } from '#iam/request/derived-keys.ts';
import { error, warning, type RequestProblem } from '#iam/request/problem.ts';
import { nearNames } from '#iam/request/suggest-actions.ts';
import { valueProblem } from './key-value.ts';

const GLOBAL_NAMES = GLOBAL_KEYS.map(({ key }) => key);

export function keyNameProblems(key: string): readonly RequestProblem[] {
  if (/^[^:\s]+:\S/.test(key)) return [];
  return [
    error(
      `key ${key}`,
      `${show(key)} is not a condition key. Write it as namespace:name, such as aws:SourceVpc.`,
    ),
  ];
}

export const isGlobalName = (key: string): boolean => /^aws:/i.test(key);

/** For a key that is not in the reference. Other namespaces may hold keys that the reference does not have. */
export function unknownKeyProblems(key: string): readonly RequestProblem[] {
  if (!isGlobalName(key)) return [];
  const suggestions = nearNames(key, GLOBAL_NAMES).slice(0, 1);
  const advice = suggestions.length > 0 ? ` Did you mean ${showAll(suggestions)}?` : '';
  return [error(`key ${key}`, `AWS has no global condition key ${show(key)}.${advice}`, suggestions)];
}

export const severalValuesProblem = (key: string): string =>
  `A request has one value for ${show(key)}. Write one.`;

/** What is wrong with the values of a key of this type. */
export function keyValueProblems(
  key: string,
  type: KeyType,
  values: readonly string[],
  isGlobal: boolean,
): readonly RequestProblem[] {
  // The reference has service keys with several values whose type it gives as that of one.
  if (isGlobal && values.length > 1 && !type.startsWith('Array'))
    return [error(`key ${key}`, severalValuesProblem(key))];
  const problem = valueProblem(key, type, values);
  return problem === undefined ? [] : [error(`key ${key}`, problem)];
}

/** A key whose value follows from the rest of the request, and is given with another one. */
export function derivedKeyProblems(
  key: string,
  given: string | readonly string[],
  from: DerivedFrom,
): readonly RequestProblem[] {
  const derived = derivedKey(key.toLowerCase(), from);
  if (derived === undefined) return [];
  if (derived === 'absent')
    return [warning(`key ${key}`, `Requests of this principal do not have ${key}. Remove it.`)];
  if (asList(given)[0] === derived[0]) return [];
  return [
    warning(
      `key ${key}`,
      `${key} follows from the rest of the request, where it is ${showAll(derived)}. Remove it.`,
    ),
  ];
}
