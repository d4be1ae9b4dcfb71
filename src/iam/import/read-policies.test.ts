// Policies are found in JSON: alone, and in the output of AWS's command line.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicies } from './read-policies.ts';
import { TRUST, READ, BUCKET, encoded, laidOut, summary } from './testing/policies.ts';

describe('a policy alone', () => {
  test('keeps its text', async () => {
    const text = `\n${JSON.stringify(TRUST, undefined, '\t')} `;
    expect(await readPolicies(text, 'trust.json')).toEqual({
      policies: [{ title: 'trust.json', where: '', type: 'trust', text, unresolved: [], assumed: [] }],
      unread: [],
    });
  });

  test('keeps its faults for the checks to tell', async () => {
    for (const text of [
      'json\n{"Version": "2012-10-17", "Statement": [],}',
      '{"Version": ',
      '',
      '{"a": 1}',
      '[]',
      '7',
    ]) {
      expect(await readPolicies(text)).toEqual({
        policies: [{ title: 'Policy', where: '', type: 'identity', text, unresolved: [], assumed: [] }],
        unread: [],
      });
    }
  });

  test('is decoded where it is encoded', async () => {
    expect((await readPolicies(` ${encoded(READ)}\n`)).policies).toMatchObject([
      { title: 'Policy', where: '', type: 'identity', text: laidOut(READ) },
    ]);
    expect(await summary(JSON.stringify(JSON.stringify(BUCKET)))).toEqual([
      ['Policy', '', 'resource', BUCKET],
    ]);
  });
});

describe('the command line of AWS', () => {
  test('get-role', async () => {
    const role = { Path: '/', RoleName: 'Reader', AssumeRolePolicyDocument: TRUST, Tags: [] };
    expect(await summary({ Role: role })).toEqual([
      ['Reader', 'Role › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
    ]);
    expect(await summary({ Roles: [{ ...role, AssumeRolePolicyDocument: encoded(TRUST) }] })).toEqual([
      ['Reader', 'Roles › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
    ]);
  });

  test('get-policy-version and get-role-policy', async () => {
    expect(
      await summary({ PolicyVersion: { Document: READ, VersionId: 'v3', IsDefaultVersion: true } }),
    ).toEqual([['v3', 'PolicyVersion › v3 › Document', 'identity', READ]]);
    expect(await summary({ RoleName: 'Reader', PolicyName: 'Read', PolicyDocument: encoded(READ) })).toEqual([
      ['Read', 'Reader › Read › PolicyDocument', 'identity', READ],
    ]);
  });

  test('get-account-authorization-details, with the versions in force', async () => {
    const details = {
      UserDetailList: [
        { UserName: 'ada', UserPolicyList: [{ PolicyName: 'Read', PolicyDocument: encoded(READ) }] },
      ],
      GroupDetailList: [{ GroupName: 'team', GroupPolicyList: [] }],
      RoleDetailList: [
        {
          RoleName: 'Reader',
          AssumeRolePolicyDocument: encoded(TRUST),
          RolePolicyList: [{ PolicyName: 'Logs', PolicyDocument: encoded(READ) }],
        },
      ],
      Policies: [
        {
          PolicyName: 'Managed',
          PolicyVersionList: [
            { Document: encoded(READ), VersionId: 'v2', IsDefaultVersion: true },
            { Document: encoded(BUCKET), VersionId: 'v1', IsDefaultVersion: false },
          ],
        },
      ],
    };
    expect(await summary(details)).toEqual([
      ['Read', 'UserDetailList › ada › UserPolicyList › Read › PolicyDocument', 'identity', READ],
      ['Reader', 'RoleDetailList › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
      ['Logs', 'RoleDetailList › Reader › RolePolicyList › Logs › PolicyDocument', 'identity', READ],
      ['v2', 'Policies › Managed › PolicyVersionList › v2 › Document', 'identity', READ],
    ]);
  });

  test('resource-based policies and of organizations', async () => {
    expect(await summary({ Policy: JSON.stringify(BUCKET) })).toEqual([
      ['Policy', 'Policy', 'resource', BUCKET],
    ]);
    const scp = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } };
    const policy = {
      PolicySummary: { Id: 'p-1', Name: 'NoS3', Type: 'SERVICE_CONTROL_POLICY' },
      Content: JSON.stringify(scp),
    };
    expect(await summary({ Policy: policy })).toEqual([['NoS3', 'Policy › NoS3 › Content', 'scp', scp]]);
  });

  test('what cannot be read is named', async () => {
    const { policies, unread } = await readPolicies(
      JSON.stringify({ Role: { RoleName: 'Reader', AssumeRolePolicyDocument: '%7B%22Version' } }),
    );
    expect(policies).toEqual([]);
    expect(unread).toEqual([
      {
        where: 'Role › Reader › AssumeRolePolicyDocument',
        message: expect.stringMatching(/^`%7B%22Version` .*JSON/),
      },
    ]);
  });
});

describe('malformed texts', () => {
  test('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.json().map(encodeURIComponent)), async (text) => {
        const { policies, unread } = await readPolicies(text);
        expect(policies.length + unread.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never throw on what looks like a template, a plan or a policy', async () => {
    const names = [
      'Resources',
      'Type',
      'Properties',
      'PolicyDocument',
      'Statement',
      'Effect',
      'Fn::Sub',
      'Fn::Join',
      'Fn::If',
      'Ref',
      'Policies',
      '__proto__',
    ];
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('AWS::IAM::Role', '1.0', null, 1, true, '{"Statement":{}}', '%7B'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
        fc.record({ Type: fc.constant('AWS::IAM::Role'), Properties: tie('value') }),
        fc.record({ Resources: fc.record({ A: tie('value') }) }),
        fc.record({ format_version: fc.constant('1'), planned_values: tie('value') }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(value, async (any) => {
        const { policies } = await readPolicies(JSON.stringify(any) ?? '');
        expect(policies.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  const MEGABYTE = 1_000_000;
  test.each([
    ['brackets', '['.repeat(MEGABYTE)],
    ['members', '{"a":'.repeat(MEGABYTE / 5)],
    ['encoded brackets', '%7B'.repeat(MEGABYTE / 3)],
    ['a long string', `{"Policy": "{${'x'.repeat(MEGABYTE)}"}`],
    ['many strings', `[${'"{}",'.repeat(MEGABYTE / 5)}1]`],
    ['many policies', `[${'{"Version":"","Statement":[]},'.repeat(MEGABYTE / 30)}1]`],
    [
      'many functions',
      `{"Resources":{"A":{"Type":"AWS::IAM::Role","Properties":{"PolicyDocument":[${'{"Fn::Sub":"${a}"},'.repeat(MEGABYTE / 20)}1]}}}}`,
    ],
    [
      'nested functions',
      `{"Resources":{"A":{"Type":"AWS::X","Properties":{"PolicyDocument":${'{"Fn::If":[1,'.repeat(20)}1${',2]}'.repeat(20)}}}}}`,
    ],
    [
      'open variables',
      `{"Resources":{"A":{"Type":"AWS::X","Properties":{"PolicyDocument":{"Fn::Sub":"${'${'.repeat(MEGABYTE / 2)}"}}}}}`,
    ],
    ['no JSON', 'Resources '.repeat(MEGABYTE / 10)],
  ])('%s', async (_name, text) => {
    const { policies } = await readPolicies(text);
    expect(policies.length).toBeLessThanOrEqual(2000);
  });
});

describe('a name that is twice in an object', () => {
  const statement = (effect: string) => `{ "Effect": "${effect}", "Action": "a:b", "Resource": "*" }`;
  const template = `{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
    "Version": "2012-10-17",
    "Statement": ${statement('Deny')},
    "Statement": ${statement('Allow')}
  } } } } }`;

  test.each([
    ['JSON', template, 'template, line 4'],
    ['YAML', `# Not JSON\n${template}`, 'template.yaml, line 5'],
  ])('is said of a template as %s, where only the last counts', async (_, text, where) => {
    const name = where.split(',', 1)[0]!;
    const { policies, unread } = await readPolicies(text, name);
    expect(policies).toHaveLength(1);
    expect(policies[0]?.text).toContain('Allow');
    expect(unread).toMatchObject([{ where, message: expect.stringContaining('`Statement`') as string }]);
  });
});
