// Principals and boundaries that the answers create themselves are problems under their questions.
import { describe, expect, test } from 'vitest';
import { ACCOUNT, kitOf, OTHER, type Values } from './testing/kits.ts';

const problemsOf = (values: Values) =>
  kitOf('invoke', values).problems.map(({ field, raw, message }) => ({ field, raw, message }));

describe('a trust policy that names a role of the same answers', () => {
  const tagged = { entity: 'tagged-role', sessionTagKeys: ['team'], roleName: 'App' };
  const account = { entity: 'account', account: ACCOUNT, roleName: 'App', externalId: 'x-1' };

  test.each([
    ['by its name', { ...tagged, callerRoles: ['Caller', 'App'] }, 'callerRoles', 'App'],
    ['in another case', { ...tagged, callerRoles: ['aPP'] }, 'callerRoles', 'aPP'],
    [
      'by its ARN, whatever the path',
      { ...account, trustedPrincipals: [`arn:aws:iam::${ACCOUNT}:role/other/App`] },
      'trustedPrincipals',
      `arn:aws:iam::${ACCOUNT}:role/other/App`,
    ],
  ] as const)('%s', (_words, values, field, raw) => {
    const name = raw.slice(raw.lastIndexOf('/') + 1);
    expect(problemsOf(values as Values)).toEqual([
      { field, raw, message: expect.stringMatching(new RegExp(`\\b${name}\\b.*exist`)) },
    ]);
  });

  test('a user of that name, and a role of that name in another account, exist by themselves', () => {
    const others = [`arn:aws:iam::${ACCOUNT}:user/App`, `arn:aws:iam::${OTHER}:role/App`];
    expect(problemsOf({ ...account, trustedPrincipals: others })).toEqual([]);
  });
});

describe('a permissions policy with the name of the boundary', () => {
  const values = { entity: 'ec2', account: ACCOUNT, policyName: 'Limits' };
  const withBoundary = (boundary: string) =>
    problemsOf({ ...values, boundary }).map(({ field, raw }) => [field, raw]);

  test('is a problem of the policy’s name, whatever its case and path', () => {
    const found = [['policyName', 'Limits']];
    expect(withBoundary(`arn:aws:iam::${ACCOUNT}:policy/Limits`)).toEqual(found);
    expect(withBoundary(`arn:aws:iam::${ACCOUNT}:policy/security/LIMITS`)).toEqual(found);
  });

  test('is fine under another name', () =>
    expect(withBoundary(`arn:aws:iam::${ACCOUNT}:policy/LimitsOfApps`)).toEqual([]));
});
