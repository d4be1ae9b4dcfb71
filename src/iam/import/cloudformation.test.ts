// Policies are found in CloudFormation and SAM templates.
import { describe, expect, test } from 'vitest';
import { readPolicies } from './read-policies.ts';
import { TRUST, READ, BUCKET } from './testing/policies.ts';

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
        message: expect.stringMatching(/^`Document` .*no resource or parameter/),
      },
    ]);
    const NOT_YET = expect.stringContaining('after deployment') as string;
    const at = { where: 'line 1' };
    expect(policies[1]?.unresolved).toEqual([
      { ...at, expression: 'Bucket', marker: '${Bucket}', words: NOT_YET },
      { ...at, expression: 'Bucket.Arn', marker: '${Bucket.Arn}', words: NOT_YET },
      {
        ...at,
        expression: 'Fn::If IsProd',
        words: expect.stringContaining('condition'),
      },
      {
        ...at,
        expression: 'ImportValue.x',
        marker: '${ImportValue.x}',
        words: expect.stringContaining('another stack'),
      },
    ]);
    expect(policies[1]?.assumed).toEqual([
      { expression: 'AWS::Partition', value: 'aws', words: 'assumed as an example' },
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

test('the statement of an event bus policy, without the members beside it', async () => {
  const { policies } = await readPolicies(
    JSON.stringify({
      Resources: {
        Bus: {
          Type: 'AWS::Events::EventBusPolicy',
          Properties: {
            EventBusName: 'bus',
            StatementId: 'organization',
            Statement: { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' },
          },
        },
      },
    }),
  );
  expect(policies.map(({ type, text }) => [type, Object.keys(JSON.parse(text) as object)])).toEqual([
    ['resource', ['Version', 'Statement']],
  ]);
});

test('a number as Sid is a string once the template is deployed', async () => {
  const document = { Version: '2012-10-17', Statement: [{ Sid: 1, ...READ.Statement[0] }] };
  const { policies } = await readPolicies(
    JSON.stringify({
      Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } } },
    }),
  );
  expect(policies[0]?.text).toContain('"Sid": "1"');
});

test('the constructs that CDK writes beside its templates hold no policy', async () => {
  const props = {
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: { Ref: 'A' } }] },
  };
  const tree = { version: 'tree-0.1', tree: { id: 'App', children: { S: { attributes: { props } } } } };
  const { policies } = await readPolicies(JSON.stringify(tree), 'tree.json');
  expect(policies.filter(({ where }) => where !== '')).toEqual([]);
});
