// Normalizes statements: those with the same meaning become equal texts.
import { isObject, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';

/** A value in which neither the order of members and entries nor the brackets around a single entry count. */
function canonical(value: JsonValue, lowerCase: boolean): string {
  if (Array.isArray(value)) {
    const entries = (value as readonly JsonValue[]).map((each) => canonical(each, lowerCase));
    return entries.length === 1 ? entries[0]! : `[${entries.toSorted().join()}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([name, each]) => `${JSON.stringify(name)}:${canonical(each, lowerCase)}`,
    );
    return `{${members.toSorted().join()}}`;
  }
  // true and "true" are the same to AWS.
  return JSON.stringify(lowerCase ? String(value).toLowerCase() : String(value));
}

/** Condition keys do not mind their case. */
function canonicalCondition(value: JsonValue): string {
  if (!isObject(value)) return canonical(value, false);
  const operators = Object.entries(value).map(([operator, keys]) => {
    if (!isObject(keys)) return `${JSON.stringify(operator)}:${canonical(keys, false)}`;
    const members = Object.entries(keys).map(
      ([key, each]) => `${JSON.stringify(key.toLowerCase())}:${canonical(each, false)}`,
    );
    return `${JSON.stringify(operator)}:{${members.toSorted().join()}}`;
  });
  return `{${operators.toSorted().join()}}`;
}

/** The statement without its Sid. */
export function canonicalStatement(statement: JsonObject): string {
  // A loop: a long policy has thousands of statements.
  const elements: string[] = [];
  for (const name of Object.keys(statement)) {
    const value = statement[name];
    if (name === 'Sid' || value === undefined) continue;
    if (name === 'Condition') elements.push(`Condition:${canonicalCondition(value)}`);
    else elements.push(`${name}:${canonical(value, name === 'Action' || name === 'NotAction')}`);
  }
  return elements.length === 1 ? elements[0]! : elements.toSorted().join();
}
