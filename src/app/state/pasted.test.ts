// Pasted policies get unique numbers, keep their original text, and survive being kept in the browser.
import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from './state.ts';
import { pastedOf, withNewPolicies, withPasted, withChangedPolicy } from './pasted.ts';
import { readPasted } from './read-pasted.ts';

const policy = { title: 'Policy', type: 'identity', original: '{}' } as const;

test('a number is never used twice', () => {
  const two = withNewPolicies(EMPTY_DRAFT, [policy, policy]);
  expect(pastedOf(two).policies.map(({ id }) => id)).toEqual(['pasted.1', 'pasted.2']);
  const second = withPasted(two, { policies: pastedOf(two).policies.slice(1) });
  expect(pastedOf(withNewPolicies(second, [policy])).policies.map(({ id }) => id)).toEqual([
    'pasted.2',
    'pasted.3',
  ]);
});

test('an edit keeps the original text', () => {
  const edited = withChangedPolicy(withNewPolicies(EMPTY_DRAFT, [policy]), 'pasted.1', { text: '{"a":1}' });
  expect(pastedOf(edited).policies[0]).toMatchObject({ original: '{}', text: '{"a":1}' });
  expect(withChangedPolicy(edited, 'pasted.9', { text: '' })).toBe(edited);
});

test('policies that were kept are read back, and invalid ones are left out', () => {
  const { pasted } = withNewPolicies(EMPTY_DRAFT, [
    { ...policy, type: 'resource', attachedTo: 'AWS::S3::Bucket' },
    { ...policy, assumed: [{ expression: 'AWS::Partition', value: 'aws', words: 'assumed as an example' }] },
  ]);
  expect(readPasted(JSON.parse(JSON.stringify(pasted)))).toEqual(pasted);
  const odd = [null, 1, { id: '__proto__' }, { ...policy, id: 'pasted.1', type: 'none', text: '' }];
  expect(readPasted({ open: 'yes', policies: odd })).toEqual({ open: false, policies: [] });
  expect(readPasted('x')).toBeUndefined();
});
