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
