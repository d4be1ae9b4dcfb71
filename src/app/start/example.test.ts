// The example of the first view is what Rolewright composes.
import { expect, test } from 'vitest';
import { compose } from '#deepseek/compose/compose.ts';
import { print } from '#iam/policy/print.ts';
import { EXAMPLE, EXAMPLE_ANSWERS } from './first-view.tsx';

test('the example is the permissions policy of its answers', () => {
  const [role] = compose(EXAMPLE_ANSWERS).roles;
  expect(EXAMPLE).toBe(print(role!.permissions[0]!.document));
});
