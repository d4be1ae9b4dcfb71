// What the map says follows from the documents of the kit as they stand.
import { expect, test } from 'vitest';
import { documentWith, furtherRoleWith, mainRoleWith } from '#deepseek/compose/testing/roles.ts';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { isFieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { kit, sentences } from './testing/sentences.ts';

const composed = (scenario: ScenarioId, values: Record<string, FieldValue> = {}): readonly string[] =>
  sentences(
    compose(
      Object.entries(values).reduce<Answers>(
        (answers, [id, value]) => (isFieldId(id) ? setAnswer(answers, id, value) : answers),
        startAnswers(scenario),
      ),
    ),
  );

/** What a role with these permissions is said to do. */
const does = (...statements: readonly Statement[]): readonly string[] =>
  sentences(
    kit({
      roles: [
        mainRoleWith('App', { permissions: [documentWith('App.permissions', 'identity', ...statements)] }),
      ],
    }),
  );

/** Who is said to get into a role with this trust. */
const trusts = (...statements: readonly Statement[]): readonly string[] =>
  sentences(
    kit({ roles: [mainRoleWith('App', { trust: documentWith('App.trust', 'trust', ...statements) })] }),
  );

test('an app role: who assumes it, what it calls and writes', () => {
  expect(composed('invoke', { regions: ['us-east-1', 'us-west-2'], functionNames: ['chat'] })).toEqual([
    'Lambda assumes DeepSeekInvoke',
    'DeepSeekInvoke calls DeepSeek-V3.2 in 2 Regions',
    'DeepSeekInvoke writes log group /aws/lambda/chat',
  ]);
});

test('models behind a profile are told apart from the profile', () => {
  const said = composed('invoke-r1');
  expect(said).toContain('DeepSeekR1Invoke calls DeepSeek-R1 in 3 Regions, only through the profile');
  expect(said.join('\n')).toMatch(/DeepSeek-R1 through its us\. profile in us-east-1/);
});

test('an import: the service assumes, the deployer passes, bucket and key are named', () => {
  const said = composed('import', {
    weights: ['acme-models'],
    weightsEncryption: 'kms',
    weightsKeys: ['arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-12ab-34cd-56ef-1234567890ab'],
  });
  expect(said).toEqual(
    expect.arrayContaining([
      'Bedrock assumes DeepSeekModelImportRole',
      'DeepSeekModelImportRole reads bucket acme-models',
      'Deployer passes DeepSeekModelImportRole',
    ]),
  );
  expect(said.join('\n')).toMatch(/DeepSeekModelImportRole decrypts with[\w ]* KMS key 0a1b2c3d…/);
});

const assume = 'sts:AssumeRole';

test.each<[string, Statement, readonly string[]]>([
  [
    'one service of two names',
    {
      Effect: 'Allow',
      Principal: { Service: ['es.amazonaws.com', 'opensearchservice.amazonaws.com'] },
      Action: assume,
    },
    ['OpenSearch Service assumes App'],
  ],
  [
    'an account',
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: assume },
    ['account 444455556666 assumes App'],
  ],
  [
    'a role below a path',
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:role/a/b/Client' }, Action: assume },
    ['role Client of 444455556666 assumes App'],
  ],
  [
    'a permission set, whose principal is the account',
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: assume,
      Condition: {
        ArnLike: {
          'aws:PrincipalArn':
            'arn:aws:iam::444455556666:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_DataTeam_????????????????',
        },
      },
    },
    ['permission set DataTeam assumes App'],
  ],
  [
    'a branch on GitHub',
    {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:acme/app:ref:refs/heads/main' },
      },
    },
    ['GitHub Actions repo:acme/app:ref:refs/heads/main assumes App'],
  ],
  [
    'a service account of a cluster',
    {
      Effect: 'Allow',
      Principal: {
        Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'oidc.eks.us-east-1.amazonaws.com/id/ABC:sub': 'system:serviceaccount:ml:chat' },
      },
    },
    ['EKS service account ml/chat assumes App'],
  ],
  [
    'who is stopped by a Deny',
    { Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: assume },
    ['account 444455556666 cannot assume App'],
  ],
])('trust: %s', (_what, statement, expected) => {
  expect(trusts(statement)).toEqual(expected);
});

test.each<[string, Statement, readonly string[]]>([
  [
    'a bucket and its objects are one',
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::acme', 'arn:aws:s3:::acme/a/*'],
    },
    ['App reads and writes bucket acme'],
  ],
  [
    'actions without a resource are told by what they are about',
    {
      Effect: 'Allow',
      Action: ['bedrock:CreateModelImportJob', 'bedrock:ListModelImportJobs'],
      Resource: '*',
    },
    ['App reads and manages import jobs'],
  ],
  [
    'many of them are told as their service',
    {
      Effect: 'Allow',
      Action: ['ssmmessages:OpenDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:CreateSession'],
      Resource: '*',
    },
    ['App manages Session Manager'],
  ],
  [
    'a model on bedrock-mantle is its condition',
    {
      Effect: 'Allow',
      Action: 'bedrock-mantle:CreateInference',
      Resource: 'arn:aws:bedrock-mantle:us-east-1:111122223333:project/default',
      Condition: { StringEquals: { 'bedrock-mantle:Model': 'deepseek.v3.1' } },
    },
    ['App calls DeepSeek-V3.1 on bedrock-mantle'],
  ],
  [
    'a wildcard alone is the plural',
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/*',
    },
    ['App calls imported models'],
  ],
  [
    'a quota is one of its service',
    {
      Effect: 'Allow',
      Action: 'servicequotas:RequestServiceQuotaIncrease',
      Resource: 'arn:aws:servicequotas:us-east-1:111122223333:ec2/*',
    },
    ['App manages quotas of Amazon EC2'],
  ],
  [
    'a wildcard among models is every one',
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
    },
    ['App calls every DeepSeek model in every Region'],
  ],
  ['what a Deny stops', { Effect: 'Deny', Action: 's3:*', Resource: '*' }, ['App is denied Amazon S3']],
  [
    'what a Deny spares is required',
    {
      Effect: 'Deny',
      Action: 'bedrock:InvokeModel',
      Resource: '*',
      Condition: {
        ArnNotLike: {
          'bedrock:GuardrailIdentifier': [
            'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1',
            'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1:*',
          ],
        },
      },
    },
    ['App is denied models, without guardrail gr1', 'App calls only with guardrail gr1'],
  ],
  [
    'a Deny of two conditions requires neither',
    {
      Effect: 'Deny',
      Action: 'bedrock:InvokeModel',
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': 'vpce-0abc123def4567890', 'aws:RequestedRegion': 'us-east-1' },
      },
    },
    [
      'App is denied models, not through VPC endpoint vpce-0abc123def4567890, outside us-east-1',
      'App calls only through VPC endpoint vpce-0abc123def4567890, unless its other conditions let it pass',
    ],
  ],
  [
    'an Allow under a condition requires it',
    {
      Effect: 'Allow',
      Action: 'bedrock:ListFoundationModels',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    },
    ['App reads foundation models', 'App calls only from addresses 203.0.113.0/24'],
  ],
])('permissions: %s', (_what, statement, expected) => {
  expect(does(statement)).toEqual(expected);
});

test('one role of the kit that assumes another is tied to it, from both documents once', () => {
  const target = 'arn:aws:iam::444455556666:role/Target';
  const statement: Statement = { Effect: 'Allow', Action: assume, Resource: target };
  const first = mainRoleWith('First', {
    permissions: [documentWith('First.permissions', 'identity', statement)],
  });
  const second = furtherRoleWith('Target', {
    arn: target,
    account: '444455556666',
    trust: documentWith('Target.trust', 'trust', {
      Effect: 'Allow',
      Principal: { AWS: first.arn },
      Action: assume,
    }),
  });
  expect(sentences(kit({ roles: [first, second] }))).toEqual(['First assumes Target']);
});
