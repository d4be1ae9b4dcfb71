// The condition keys that say on whose behalf an AWS service calls.
import { trueWithoutKey } from './absent-key.ts';
import type { StatementView } from './policy-view.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** Keys of older integrations; AWS recommends a source key instead. */
export const OLDER_SOURCE_KEYS: ReadonlySet<string> = new Set(['aws:referer', 'aws:sourceowner']);

/** Whether the statement tests one of the keys, given in lower case. A test that a key is absent does not count. */
export const testsKey = (statement: StatementView, keys: ReadonlySet<string>): boolean =>
  statement.conditions.some(
    (condition) =>
      keys.has(condition.keyName) && !(condition.operator?.base === 'Null' && trueWithoutKey(condition)),
  );
