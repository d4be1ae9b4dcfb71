// Pasted policies live beside the answers: numbered once, kept in the browser, read back only when they are whole.
import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from './state.ts';
import { pastedOf, readPasted, withNewPolicies, withPasted, withChangedPolicy } from './pasted.ts';

const policy = { title: 'Policy', type: 'identity', original: '{}' } as const;

test('a number is never given twice', () => {
  const two = withNewPolicies(EMPTY_DRAFT, [policy, policy]);
  expect(pastedOf(two).policies.map(({ id }) => id)).toEqual(['pasted.1', 'pasted.2']);
  const second = withPasted(two, { policies: pastedOf(two).policies.slice(1) });
  expect(pastedOf(withNewPolicies(second, [policy])).policies.map(({ id }) => id)).toEqual([
    'pasted.2',
    'pasted.3',
  ]);
});

test('an edit keeps what was pasted', () => {
  const edited = withChangedPolicy(withNewPolicies(EMPTY_DRAFT, [policy]), 'pasted.1', { text: '{"a":1}' });
  expect(pastedOf(edited).policies[0]).toMatchObject({ original: '{}', text: '{"a":1}' });
  expect(withChangedPolicy(edited, 'pasted.9', { text: '' })).toBe(edited);
});

test('what was kept is read back, and what is none is left out', () => {
  const { pasted } = withNewPolicies(EMPTY_DRAFT, [
    { ...policy, type: 'resource', attachedTo: 'AWS::S3::Bucket' },
    { ...policy, assumed: [{ expression: 'AWS::Partition', value: 'aws', words: 'taken as an example' }] },
  ]);
  expect(readPasted(JSON.parse(JSON.stringify(pasted)))).toEqual(pasted);
  const odd = [null, 1, { id: '__proto__' }, { ...policy, id: 'pasted.1', type: 'none', text: '' }];
  expect(readPasted({ open: 'yes', policies: odd })).toEqual({ open: false, policies: [] });
  expect(readPasted('x')).toBeUndefined();
});
