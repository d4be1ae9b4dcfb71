// Policies are found wherever AWS's command line, CloudFormation and Terraform put them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicies } from './read-policies.ts';

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
const summary = async (value: unknown) =>
  (await readPolicies(typeof value === 'string' ? value : JSON.stringify(value))).policies.map(
    ({ title, where, type, text }) => [title, where, type, JSON.parse(text) as unknown],
  );

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

  test('policies of resources and of organizations', async () => {
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

  test('the policies of a template', async () => {
    const { policies, unread } = await readPolicies(JSON.stringify(template));
    expect(policies.map(({ title, type, attachedTo }) => [title, type, attachedTo])).toEqual([
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
          Resource: ['arn:aws:s3:::${Bucket}/*', '${Bucket.Arn}/${aws:username}/*', '${ImportValue.x}'],
        },
      ],
    });
    expect(unread).toEqual([
      {
        where: 'Resources › Managed › Properties › PolicyDocument',
        message: '`Document` is open. Nothing in the template has this name.',
      },
    ]);
    const NOT_YET = 'It is known only once the stack is deployed.';
    const at = { where: 'line 1' };
    expect(policies[1]?.unresolved).toEqual([
      { ...at, expression: 'Bucket', marker: '${Bucket}', words: NOT_YET },
      { ...at, expression: 'Bucket.Arn', marker: '${Bucket.Arn}', words: NOT_YET },
      {
        ...at,
        expression: 'Fn::If IsProd',
        words: 'Read as if the condition held; the other case is not in the document.',
      },
      {
        ...at,
        expression: 'ImportValue.x',
        marker: '${ImportValue.x}',
        words: 'It comes from another stack.',
      },
    ]);
    expect(policies[1]?.assumed).toEqual([
      { expression: 'AWS::Partition', value: 'aws', words: 'taken as an example' },
    ]);
  });

  test('a template within what the command line prints', async () => {
    const inner = { Resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: READ } } } };
    for (const body of [inner, JSON.stringify(inner)]) {
      expect((await readPolicies(JSON.stringify({ TemplateBody: body }))).policies).toMatchObject([
        { title: 'P', type: 'identity' },
      ]);
    }
  });
});

describe('a Terraform plan', () => {
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

  test('a policy in a block that is known only after apply is named', async () => {
    const { unread } = await readPolicies(
      JSON.stringify({
        ...plan,
        resource_changes: [
          {
            address: 'aws_iam_role.r',
            change: { after_unknown: { arn: true, inline_policy: [{ policy: true }] } },
          },
        ],
      }),
    );
    expect(unread.map(({ where }) => where)).toContain('aws_iam_role.r › inline_policy › #1 › policy');
  });

  test('the policies of a plan', async () => {
    const { policies, unread } = await readPolicies(JSON.stringify(plan));
    expect(policies.map(({ title, where, type, attachedTo }) => [title, where, type, attachedTo])).toEqual([
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

describe('a name that stands twice', () => {
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
