// The values of a condition that have neither wildcards nor policy variables.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import type { Fix } from '#iam/rules/check.ts';
import type { Located, ConditionView } from '#iam/rules/policy-view.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';

/** More findings on one condition do not help, and each searches a list of names. */
export const MAX_FOUND = 100;

/**
 * The texts that a string operator compares unchanged: without variables, and without * and ?, which are
 * either wildcards or reported by another check.
 */
export function plainTexts({ operator, values }: ConditionView): readonly Located<string>[] {
  if (operator?.family !== 'String') return [];
  return values.filter(
    (each): each is Located<string> =>
      typeof each.value === 'string' && !hasWildcard(each.value) && !hasVariable(each.value),
  );
}

/** A value as a message begins with it. */
export const shown = (value: string | number | boolean): string =>
  value === '' ? 'An empty text' : show(String(value));

/** Puts another value in the place of one. */
export const replaceWith = (path: JsonPath, value: JsonValue, safe: boolean): Fix => ({
  title: `Replace with ${String(value)}`,
  safe,
  edits: [{ kind: 'replace', path, value }],
});
