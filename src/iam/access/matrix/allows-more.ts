// Whether access that changed may be more than it was: whatever is not certainly the same or less.
import { parseArn } from '#iam/policy/arn.ts';
import { readOperator } from '#iam/policy/operators.ts';
import { globCovers, globsMeet } from '#iam/policy/patterns/glob.ts';
import type { AccessGrant, ActionAccess } from './action-access.ts';

/** Whether `wide` matches all resources that `narrow` does. A wildcard stays in its field, as AWS reads it. */
function arnCovers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '*') return true;
  const [all, some] = [parseArn(wide), parseArn(narrow)];
  if (!all || !some) return false;
  return (Object.keys(all) as readonly (keyof typeof all)[]).every((field) =>
    globCovers(all[field], some[field]),
  );
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** "StringEquals aws:RequestedRegion us-east-1, us-west-2" in its parts. */
function conditionIn(words: string): Condition | undefined {
  const [, operator, key, values] = /^(\S+) ("(?:[^"\\]|\\.)*"|[^"\s]\S*) (.+)$/.exec(words) ?? [];
  if (operator === undefined || key === undefined || values === undefined) return undefined;
  return {
    operator,
    key: key.toLowerCase(),
    values: values.match(/"(?:[^"\\]|\\.)*"|[^,]+/g)?.map((each) => each.trim()) ?? [],
  };
}

/** Whether the wide condition holds wherever the narrow one does; both in words. */
function isImplied(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  const [all, some] = [conditionIn(wide), conditionIn(narrow)];
  const [loose, tight] = [readOperator(all?.operator ?? ''), readOperator(some?.operator ?? '')];
  if (!all || !some || !loose || !tight || all.key !== some.key) return false;
  const isSameKind = loose.family === tight.family && loose.set === tight.set;
  if (!isSameKind || loose.negated !== tight.negated || (tight.ifExists && !loose.ifExists)) return false;
  // “Equals” asks for more than “Like”, and the other way round where both are negated.
  const [patterns, plain] = loose.negated ? [tight, loose] : [loose, tight];
  if (
    loose.base !== tight.base &&
    !(patterns.wildcards && plain.base === patterns.base.replace('Like', 'Equals'))
  )
    return false;
  const matches = (pattern: string, value: string): boolean =>
    pattern === value ||
    (patterns.family === 'Arn'
      ? arnCovers(pattern, value)
      : patterns.wildcards && globCovers(pattern, value));
  const [outer, inner] = loose.negated ? [some, all] : [all, some];
  return inner.values.every((value) => outer.values.some((pattern) => matches(pattern, value)));
}

const allImplied = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.every((each) => narrow.some((other) => isImplied(each, other)));

/** A denial's conditions, and the resources that it is on. */
function denialIn(words: string): { readonly conditions: readonly string[]; readonly on: string } {
  const [, conditions = words, on = ''] = /^(.*?) on ((?:all but )?(?:arn:|\$\{|\*).*)$/.exec(words) ?? [];
  return { conditions: conditions.split(' and '), on };
}

function deniesAsMuch(before: string, after: string): boolean {
  const [old, now] = [denialIn(before), denialIn(after)];
  return (now.on === '' || now.on === old.on) && allImplied(now.conditions, old.conditions);
}

function covers(wide: AccessGrant, narrow: AccessGrant): boolean {
  const isLeftOut = (text: string): boolean =>
    narrow.except.some((other) => arnCovers(other, text)) ||
    (parseArn(text) !== undefined && narrow.on.some((other) => parseArn(other) && !globsMeet(other, text)));
  return (
    wide.on.every((text) => narrow.on.some((other) => arnCovers(text, other))) &&
    wide.except.every(isLeftOut) &&
    allImplied(wide.when, narrow.when) &&
    wide.unless.every((old) => narrow.unless.some((now) => deniesAsMuch(old, now)))
  );
}

/** Whether something may be allowed now that was not before. */
export const allowsMore = (before: ActionAccess, after: ActionAccess): boolean =>
  !after.grants.every((grant) => before.grants.some((old) => covers(old, grant)));
