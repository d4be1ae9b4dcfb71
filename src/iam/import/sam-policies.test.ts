// What SAM writes for its policy templates.
import { expect, test } from 'vitest';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import type { FoundPolicy } from './found-policies.ts';
import { readPolicies } from './read-policies.ts';

const generatedBy = async (policies: string, type = 'Function'): Promise<readonly FoundPolicy[]> => {
  const { generated = [] } = await readPolicies(
    `Transform: AWS::Serverless-2016-10-31
Resources:
  Jobs: { Type: AWS::SQS::Queue }
  F:
    Type: AWS::Serverless::${type}
    Properties:
      Policies: ${policies}
`,
    'template.yaml',
  );
  return generated;
};
const statements = ([found]: readonly FoundPolicy[]): unknown =>
  (JSON.parse(found?.text ?? '{}') as { Statement?: unknown }).Statement;

test.each([
  [
    '[{ SQSPollerPolicy: { QueueName: !GetAtt Jobs.QueueName } }]',
    'arn:aws:sqs:us-east-1:111122223333:${Jobs.QueueName}',
  ],
  ['{ SNSPublishMessagePolicy: { TopicName: t } }', 'arn:aws:sns:us-east-1:111122223333:t'],
  ['[{ Route53ChangeResourceRecordSetsPolicy: { HostedZoneId: Z1 } }]', 'arn:aws:route53:::hostedzone/Z1'],
  ['[{ AWSSecretsManagerGetSecretValuePolicy: { SecretArn: !Ref S } }]', '${S}'],
  ['[{ VPCAccessPolicy: {} }]', '*'],
])('%s', async (written, resource) => {
  const found = await generatedBy(written);
  expect(statements(found)).toMatchObject([{ Effect: 'Allow', Resource: [resource] }]);
  expect(inferPolicyType(JSON.parse(found[0]!.text) as never)).toBe('identity');
});

test('a template with a condition, on a state machine, and one that lacks its parameter', async () => {
  const found = await generatedBy(
    '[{ EFSWriteAccessPolicy: { FileSystem: fs-1, AccessPoint: ap-1 } }]',
    'StateMachine',
  );
  expect(statements(found)).toMatchObject([
    {
      Resource: ['arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1'],
      Condition: {
        StringEquals: {
          'elasticfilesystem:AccessPointArn':
            'arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/ap-1',
        },
      },
    },
  ]);
  const open = await generatedBy('[{ S3ReadPolicy: {} }]');
  expect(statements(open)).toMatchObject([
    { Resource: ['arn:aws:s3:::${BucketName}', 'arn:aws:s3:::${BucketName}/*'] },
  ]);
  expect(open[0]!.unresolved).toMatchObject([{ expression: 'BucketName' }]);
});
