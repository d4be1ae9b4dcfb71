// The view made to find out what to load serves the next round of checks, and no later one.
import { expect, test } from 'vitest';
import { takeView, viewAhead, viewOf } from './policy-view.ts';

const source = {
  type: 'identity' as const,
  document: { Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } },
  size: 60,
  length: 60,
};

test('one round of checks takes the view made ahead', () => {
  const ahead = viewAhead(source);
  expect(viewAhead(source)).toBe(ahead);
  expect(takeView(source)).toBe(ahead);
  // What checks keep with a view rests on what was loaded then.
  expect(takeView(source)).not.toBe(ahead);
  expect(takeView(source)).toEqual(viewOf(source));
});
