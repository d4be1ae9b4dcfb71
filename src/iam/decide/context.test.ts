// Which condition keys a request carries, as far as its kind tells.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { expect, test } from 'vitest';
import type { GivenContext } from '#iam/request/given-context.ts';
import { createContext } from './context.ts';
import { FEDERATED, requestOf, SERVICE, SESSION, USER } from './testing/builders.ts';

interface Asked extends Partial<GivenContext> {
  readonly principal?: unknown;
  readonly action?: string;
  readonly throughEndpoint?: boolean;
}

function stateOf(key: string, { principal = USER, action = 's3:getobject', ...more }: Asked = {}) {
  const request = requestOf({ principal, action, resource: '*' });
  const { throughEndpoint = false, ...given } = more;
  return createContext(
    { context: {}, unknownKeys: [], openKeys: [], unspecified: 'unknown', ...given },
    { principal: request.principal, resourceAccount: undefined, action, throughEndpoint },
  ).state(key);
}

const user = (credentials: string) => ({ principal: { kind: 'user', arn: USER, credentials } });

test.each<[string, Asked, readonly (readonly [key: string, expected: string])[]]>([
  [
    'any call',
    {},
    [
      ['aws:securetransport', 'present'],
      ['aws:currenttime', 'present'],
      ['aws:epochtime', 'present'],
      ['aws:sourcevpc', 'unknown'],
      ['aws:sourceip', 'unknown'],
      ['aws:sourcearn', 'absent'],
      ['aws:sourceaccount', 'absent'],
      ['aws:sourceorgid', 'absent'],
      ['aws:sourceorgpaths', 'absent'],
      ['sts:externalid', 'absent'],
    ],
  ],
  [
    'a call of a service',
    { principal: SERVICE },
    [
      ['aws:sourcearn', 'unknown'],
      ['aws:sourceorgid', 'unknown'],
      ['aws:sourceorgpaths', 'unknown'],
    ],
  ],
  [
    'a call through an endpoint',
    { throughEndpoint: true },
    [
      ['aws:sourcevpc', 'present'],
      ['aws:sourcevpce', 'present'],
      ['aws:vpcsourceip', 'present'],
      ['aws:sourceip', 'absent'],
    ],
  ],
  ['a call of STS', { action: 'sts:assumerole' }, [['sts:externalid', 'unknown']]],
  [
    'a long-term key',
    user('access-key'),
    [
      ['aws:multifactorauthpresent', 'absent'],
      ['aws:multifactorauthage', 'absent'],
      ['aws:tokenissuetime', 'absent'],
      ['aws:federatedprovider', 'absent'],
    ],
  ],
  [
    'a session of a user',
    user('session-token'),
    [
      ['aws:multifactorauthage', 'unknown'],
      ['aws:tokenissuetime', 'unknown'],
      ['aws:federatedprovider', 'absent'],
    ],
  ],
  [
    'a session of a role',
    { principal: SESSION },
    [
      ['aws:tokenissuetime', 'present'],
      ['aws:multifactorauthpresent', 'unknown'],
      ['aws:federatedprovider', 'unknown'],
    ],
  ],
  ['a federated session', { principal: FEDERATED }, [['aws:tokenissuetime', 'present']]],
  ['an anonymous call', { principal: 'anonymous' }, [['aws:multifactorauthage', 'absent']]],
])('%s', (_, asked, keys) => {
  for (const [key, expected] of keys) expect(stateOf(key, asked), key).toBe(expected);
});

test('of two spellings of a key one counts, and which is not known unless both have the same values', () => {
  const both = (one: string | readonly string[], two: string | readonly string[]) =>
    stateOf('aws:sourcevpc', { context: { 'aws:SourceVpc': one, 'aws:sourcevpc': two } });
  expect(both('a', ['a'])).toEqual(['a']);
  expect(both('a', 'b')).toBe('unknown');
  expect(both(['a'], ['a', 'b'])).toBe('unknown');
  expect(both(['a', 'b'], ['a', 'c'])).toBe('unknown');
});

test('keys that are open or unknown', () => {
  const context = { 'aws:TagKeys': ['a'] };
  expect(stateOf('aws:tagkeys', { context, openKeys: ['aws:TagKeys'] })).toEqual({ atLeast: ['a'] });
  expect(stateOf('aws:tagkeys', { openKeys: ['aws:TagKeys'], unspecified: 'absent' })).toBe('unknown');
  expect(stateOf('aws:tagkeys', { context, unknownKeys: ['aws:TagKeys'] })).toBe('unknown');
});

test('what is not given is absent where all is given, or all keys with its prefix', () => {
  expect(stateOf('aws:securetransport', { unspecified: 'absent' })).toBe('absent');
  const completePrefixes = ['aws:PrincipalTag/'];
  expect(stateOf('aws:principaltag/team', { completePrefixes })).toBe('absent');
  expect(stateOf('aws:requesttag/team', { completePrefixes })).toBe('unknown');
});
