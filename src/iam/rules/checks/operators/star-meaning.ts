// The meaning of a lone * as the value of a condition: depending on the operator it requires the key, or nothing.
import { isObject, own } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { atValue, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey, removeKey } from '#iam/rules/condition-edits.ts';
import { keyType } from '#iam/rules/key-type.ts';
import { type Located, type ConditionView, type StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** The condition is true when the key is there, when it is not there, always or never. */
type StarMeaning = 'present' | 'absent' | 'always' | 'never';

/** The first value that is just *, where the operator takes it as a wildcard. */
export function starOf({ operator, values }: ConditionView): Located<string | number | boolean> | undefined {
  return operator?.wildcards ? values.find(({ value }) => value === '*') : undefined;
}

/** The effect of the condition when one of its values is just *. */
export function starMeaning(condition: ConditionView): StarMeaning {
  const { operator } = condition;
  const withKey = !operator?.negated;
  const withoutKey = trueWithoutKey(condition) ?? false;
  if (withKey) return withoutKey ? 'always' : 'present';
  return withoutKey ? 'absent' : 'never';
}

/** Whether every value of the key fits a lone *: ARN operators match nothing but ARNs. */
export function fitsEverything({ operator, keyName }: ConditionView, reference: Reference): boolean {
  const type = keyType(keyName, reference);
  return (
    operator?.family !== 'Arn' || type === 'ARN' || type === 'ArrayOfARN' || keyName === 'aws:principalarn'
  );
}

/** The text of the Null condition on the same key, if there is one. */
function nullValue(statement: StatementView, { keyName }: ConditionView): string | undefined {
  const block = statement.source['Condition'];
  const keys = isObject(block) ? own(block, 'Null') : undefined;
  if (!isObject(keys)) return undefined;
  const name = Object.keys(keys).find((each) => each.toLowerCase() === keyName);
  return name === undefined ? undefined : JSON.stringify(keys[name]);
}

/** A hit on a condition that says in a roundabout way whether its key is there. */
export function sayWithNull(
  condition: ConditionView,
  statement: StatementView,
  meaning: 'present' | 'absent',
  reference: Reference,
): CheckFindings {
  const star = starOf(condition);
  if (!star || starMeaning(condition) !== meaning) return undefined;
  const value = meaning === 'present' ? 'false' : 'true';
  const existing = nullValue(statement, condition);
  const isRedundant = existing === `"${value}"` || existing === value;
  const edits = isRedundant
    ? [removeKey(statement, condition)]
    : moveKey(statement, condition, 'Null', value);
  // Whether an empty text is a value to Null, AWS does not say: only what allows nothing more either way is safe.
  const safe = (statement.effect === 'Allow') === (meaning === 'present');
  const { key, operatorName } = condition;
  return {
    message: `${operatorName} with \`*\` only requires ${show(key)} to be ${meaning === 'present' ? 'present' : 'absent'}. Write \`"Null": { … : "${value}" }\`, or name the values you mean.`,
    locations: [atValue(star.path)],
    ...(edits &&
      fitsEverything(condition, reference) && {
        fix: {
          title: isRedundant ? 'Remove it: Null tests this already' : `Write it as Null ${value}`,
          safe,
          edits,
        },
      }),
  };
}
