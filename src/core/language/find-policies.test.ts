// Policies are found wherever AWS's command line, CloudFormation and Terraform put them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPolicies } from './find-policies.ts';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const READ = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
};
const BUCKET = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }],
};

const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const laidOut = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** Name, way and type of each, and the document. */
const summary = (value: unknown) =>
  findPolicies(typeof value === 'string' ? value : JSON.stringify(value)).policies.map(
    ({ name, where, type, text }) => [name, where, type, JSON.parse(text) as unknown],
  );

describe('a policy alone', () => {
  test('keeps its text', () => {
    const text = `\n${JSON.stringify(TRUST, undefined, '\t')} `;
    expect(findPolicies(text, 'trust.json')).toEqual({
      policies: [{ name: 'trust.json', where: '', type: 'trust', text }],
      unread: [],
    });
  });

  test('keeps its faults for the checks to tell', () => {
    for (const text of [
      'json\n{"Version": "2012-10-17", "Statement": [],}',
      '{"Version": ',
      '',
      '{"a": 1}',
      '[]',
      '7',
    ]) {
      expect(findPolicies(text)).toEqual({
        policies: [{ name: 'Policy', where: '', type: 'identity', text }],
        unread: [],
      });
    }
  });

  test('is decoded where it is encoded', () => {
    expect(findPolicies(` ${encoded(READ)}\n`).policies).toEqual([
      { name: 'Policy', where: '', type: 'identity', text: laidOut(READ) },
    ]);
    expect(summary(JSON.stringify(JSON.stringify(BUCKET)))).toEqual([['Policy', '', 'resource', BUCKET]]);
  });
});

describe('the command line of AWS', () => {
  test('get-role', () => {
    const role = { Path: '/', RoleName: 'Reader', AssumeRolePolicyDocument: TRUST, Tags: [] };
    expect(summary({ Role: role })).toEqual([
      ['Reader', 'Role › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
    ]);
    expect(summary({ Roles: [{ ...role, AssumeRolePolicyDocument: encoded(TRUST) }] })).toEqual([
      ['Reader', 'Roles › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
    ]);
  });

  test('get-policy-version and get-role-policy', () => {
    expect(summary({ PolicyVersion: { Document: READ, VersionId: 'v3', IsDefaultVersion: true } })).toEqual([
      ['v3', 'PolicyVersion › v3 › Document', 'identity', READ],
    ]);
    expect(summary({ RoleName: 'Reader', PolicyName: 'Read', PolicyDocument: encoded(READ) })).toEqual([
      ['Read', 'Reader › Read › PolicyDocument', 'identity', READ],
    ]);
  });

  test('get-account-authorization-details, with the versions in force', () => {
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
    expect(summary(details)).toEqual([
      ['Read', 'UserDetailList › ada › UserPolicyList › Read › PolicyDocument', 'identity', READ],
      ['Reader', 'RoleDetailList › Reader › AssumeRolePolicyDocument', 'trust', TRUST],
      ['Logs', 'RoleDetailList › Reader › RolePolicyList › Logs › PolicyDocument', 'identity', READ],
      ['v2', 'Policies › Managed › PolicyVersionList › v2 › Document', 'identity', READ],
    ]);
  });

  test('policies of resources and of organizations', () => {
    expect(summary({ Policy: JSON.stringify(BUCKET) })).toEqual([['Policy', 'Policy', 'resource', BUCKET]]);
    const scp = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } };
    const policy = {
      PolicySummary: { Id: 'p-1', Name: 'NoS3', Type: 'SERVICE_CONTROL_POLICY' },
      Content: JSON.stringify(scp),
    };
    expect(summary({ Policy: policy })).toEqual([['NoS3', 'Policy › NoS3 › Content', 'scp', scp]]);
  });

  test('what cannot be read is named', () => {
    const { policies, unread } = findPolicies(
      JSON.stringify({ Role: { RoleName: 'Reader', AssumeRolePolicyDocument: '%7B%22Version' } }),
    );
    expect(policies).toEqual([]);
    expect(unread).toEqual([
      {
        where: 'Role › Reader › AssumeRolePolicyDocument',
        message: '`%7B%22Version` cannot be read as JSON.',
      },
    ]);
  });
});

describe('CloudFormation', () => {
  const template = {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: TRUST,
          Policies: [
            {
              PolicyName: { 'Fn::Sub': '${AWS::StackName}-read' },
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 's3:GetObject',
                    Resource: [
                      {
                        'Fn::Join': [
                          '',
                          ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', { Ref: 'Bucket' }, '/*'],
                        ],
                      },
                      {
                        'Fn::Sub': [
                          '${Arn}/${!aws:username}/*',
                          { Arn: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
                        ],
                      },
                      { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, { 'Fn::ImportValue': 'x' }] },
                      { Ref: 'AWS::NoValue' },
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: BUCKET },
      },
      Scp: {
        Type: 'AWS::Organizations::Policy',
        Properties: { Type: 'SERVICE_CONTROL_POLICY', Content: { Version: '2012-10-17', Statement: [] } },
      },
      Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Ref: 'Document' } } },
      Bucket: { Type: 'AWS::S3::Bucket' },
    },
  };

  test('the policies of a template', () => {
    const { policies, unread } = findPolicies(JSON.stringify(template));
    expect(policies.map(({ name, type, attachedTo }) => [name, type, attachedTo])).toEqual([
      ['Role', 'trust', undefined],
      ['Role: ${AWS::StackName}-read', 'identity', undefined],
      ['BucketPolicy', 'resource', 'AWS::S3::Bucket'],
      ['Scp', 'scp', undefined],
    ]);
    expect(policies[1]?.where).toBe(
      'Resources › Role › Properties › Policies › ${AWS::StackName}-read › PolicyDocument',
    );
    expect(JSON.parse(policies[1]?.text ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: ['arn:aws:s3:::${Bucket}/*', '${Bucket.Arn}/${aws:username}/*', '${ImportValue}'],
        },
      ],
    });
    expect(unread).toEqual([
      { where: policies[1]?.where, message: '`Fn::If` on IsProd: read as true. Other cases are not shown.' },
      {
        where: 'Resources › Managed › Properties › PolicyDocument',
        message: 'Only deploying the template tells what stands here.',
      },
    ]);
  });

  test('a template within what the command line prints', () => {
    const inner = { Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: READ } } } };
    for (const body of [inner, JSON.stringify(inner)]) {
      expect(findPolicies(JSON.stringify({ TemplateBody: body })).policies).toMatchObject([
        { name: 'P', type: 'identity' },
      ]);
    }
  });

  test('other languages are named', () => {
    for (const text of [
      'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}',
      'resource "aws_iam_role" "r" {\n',
    ]) {
      const { policies, unread } = findPolicies(text, 'file');
      expect(policies).toEqual([]);
      expect(unread).toMatchObject([{ where: 'file', message: /^This is (?:YAML|Terraform source)/ }]);
    }
  });
});

describe('Terraform', () => {
  const resource = (address: string, values: object) => ({
    address,
    mode: 'managed',
    type: address.split('.').at(-2)!.replace(/^.*\./, ''),
    values,
  });
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          resource('aws_iam_role.reader', {
            name: 'reader',
            assume_role_policy: JSON.stringify(TRUST),
            inline_policy: [{ name: 'read', policy: JSON.stringify(READ) }],
          }),
          resource('aws_s3_bucket_policy.b', { bucket: 'b', policy: JSON.stringify(BUCKET) }),
          resource('aws_organizations_policy.o', {
            type: 'RESOURCE_CONTROL_POLICY',
            content: JSON.stringify(BUCKET),
          }),
          resource('aws_iam_policy.bad', { policy: 'file("x")' }),
          { ...resource('data.aws_iam_policy_document.d', { json: JSON.stringify(READ) }), mode: 'data' },
        ],
        child_modules: [
          { resources: [resource('module.m.aws_iam_policy.p[0]', { policy: JSON.stringify(READ) })] },
        ],
      },
    },
    resource_changes: [
      { address: 'aws_iam_policy.later', change: { after_unknown: { arn: true, policy: true } } },
      { address: 'aws_iam_role.reader', change: { after_unknown: { arn: true } } },
    ],
    prior_state: {
      values: {
        root_module: { resources: [resource('aws_iam_policy.old', { policy: JSON.stringify(READ) })] },
      },
    },
  };

  test('the policies of a plan', () => {
    const { policies, unread } = findPolicies(JSON.stringify(plan));
    expect(policies.map(({ name, where, type, attachedTo }) => [name, where, type, attachedTo])).toEqual([
      ['aws_iam_role.reader', 'aws_iam_role.reader › assume_role_policy', 'trust', undefined],
      [
        'aws_iam_role.reader: read',
        'aws_iam_role.reader › inline_policy › read › policy',
        'identity',
        undefined,
      ],
      ['aws_s3_bucket_policy.b', 'aws_s3_bucket_policy.b › policy', 'resource', 'AWS::S3::Bucket'],
      ['aws_organizations_policy.o', 'aws_organizations_policy.o › content', 'rcp', undefined],
      ['module.m.aws_iam_policy.p[0]', 'module.m.aws_iam_policy.p[0] › policy', 'identity', undefined],
    ]);
    expect(policies[1]?.text).toBe(laidOut(READ));
    expect(unread).toEqual([
      { where: 'aws_iam_policy.bad › policy', message: 'This is no policy as JSON.' },
      {
        where: 'aws_iam_policy.later › policy',
        message: 'The plan does not tell: it is known only after apply.',
      },
    ]);
  });
});

describe('hostile texts', () => {
  test('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(encodeURIComponent)), (text) => {
        const { policies, unread } = findPolicies(text);
        expect(policies.length + unread.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never throw on what looks like a template, a plan or a policy', () => {
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
    fc.assert(fc.property(value, (any) => findPolicies(JSON.stringify(any) ?? '').policies.length >= 0));
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
  ])('%s are read in no time', (_name, text) => {
    const start = performance.now();
    const { policies } = findPolicies(text);
    expect(policies.length).toBeLessThanOrEqual(2000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
