// The role in context: what the diagram says follows from the documents of the kit.
import '#core/answers/register-all.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentWith, furtherRoleWith, mainRoleWith } from '#core/compose/testing/roles.ts';
import { anyAnswers } from '#core/answers/answers.arbitrary.ts';
import { setAnswer, startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { isFieldId } from '#core/answers/fields/fields.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import type { PolicyType, Statement } from '#core/iam/policy.ts';
import { compose } from '#core/compose/compose.ts';
import { mapOf, joinWords } from './map-of.ts';
import type { KitPolicy, RoleKit } from '#core/compose/role-kit.ts';

function sentences(kit: RoleKit): readonly string[] {
  const { nodes, edges } = mapOf(kit);
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return edges.map(({ from, verbs, to }) => `${labels.get(from)} ${joinWords(verbs)} ${labels.get(to)}`);
}

const composed = (scenario: ScenarioId, values: Record<string, FieldValue> = {}): readonly string[] =>
  sentences(
    compose(
      Object.entries(values).reduce<Answers>(
        (answers, [id, value]) => (isFieldId(id) ? setAnswer(answers, id, value) : answers),
        startAnswers(scenario),
      ),
    ),
  );

const kit = (parts: Partial<RoleKit>): RoleKit => ({
  scenario: 'invoke',
  roles: [],
  policies: [],
  nextSteps: [],
  notices: [],
  placeholders: [],
  problems: [],
  ...parts,
});

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

const policy = (title: string, type: PolicyType, ...statements: readonly Statement[]): readonly string[] => {
  const own: KitPolicy = {
    id: 'own',
    title,
    name: 'Own',
    attachTo: 'an account',
    target: { kind: 'organization' },
    documents: [documentWith('own', type, ...statements)],
    leaves: [],
  };
  return sentences(kit({ policies: [own] }));
};

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
    'nobody by a Deny',
    { Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: assume },
    [],
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
    'a wildcard among models is every one',
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
    },
    ['App calls every DeepSeek model in every Region'],
  ],
  ['nothing that is denied', { Effect: 'Deny', Action: 's3:*', Resource: '*' }, []],
  [
    'what limits it stands before it',
    {
      Effect: 'Deny',
      Action: 'bedrock:InvokeModel',
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': 'vpce-0abc123def4567890' },
        ArnNotLike: {
          'bedrock:GuardrailIdentifier': [
            'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1',
            'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1:*',
          ],
        },
      },
    },
    ['VPC endpoint vpce-0abc123def4567890 limits App', 'guardrail gr1 limits App'],
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

test('a boundary limits its role, whether the kit holds it or not', () => {
  const limited = mainRoleWith('App', { boundary: 'arn:aws:iam::111122223333:policy/p/Limit' });
  expect(sentences(kit({ roles: [limited] }))).toEqual(['boundary Limit limits App']);
  const own: KitPolicy = {
    id: 'b',
    title: 'Permissions boundary',
    name: 'Limit',
    attachTo: 'the role App',
    target: { kind: 'boundary', path: '/' },
    documents: [documentWith('b', 'identity', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })],
    leaves: [],
  };
  expect(sentences(kit({ roles: [limited], policies: [own] }))).toEqual(['boundary Limit limits App']);
});

test('an SCP tells what it always denies from what it limits and what it lets pass', () => {
  expect(
    policy(
      'Service control policy',
      'scp',
      { Effect: 'Deny', Action: 'bedrock:*', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*' },
      {
        Effect: 'Deny',
        Action: 'bedrock-mantle:CreateInference',
        Resource: '*',
        Condition: { StringLike: { 'bedrock-mantle:Model': '*deepseek*' } },
      },
      {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
      {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        NotResource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
      },
    ),
  ).toEqual([
    'Own limits an account',
    'Own denies every DeepSeek model in every Region',
    'Own denies every DeepSeek model on bedrock-mantle',
    'Own limits models',
    'Own lets pass DeepSeek-V3.2 in every Region',
    'Own denies other models',
  ]);
});

test('a bucket policy opens its bucket, and says to whom', () => {
  const statement: Statement = {
    Effect: 'Allow',
    Principal: { Service: 'bedrock.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::logs/AWSLogs/*',
  };
  expect(policy('Bucket policy', 'resource', statement)).toEqual([
    'Own opens bucket logs',
    'Bedrock writes bucket logs',
  ]);
});

test('an endpoint policy lets calls pass, for anyone', () => {
  const statement: Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'bedrock:InvokeModel',
    Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  };
  expect(policy('VPC endpoint policy', 'resource', statement)).toEqual([
    'Own lets pass DeepSeek-V3.2 in us-east-1',
  ]);
});

test('whatever the answers: every role and policy is there, and every edge has its ends and its words', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const whole = compose(answers);
      const { nodes, edges } = mapOf(whole);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      for (const { id } of whole.roles) expect(ids).toContain(`role:${id}`);
      for (const { from, verbs, to } of edges) {
        expect(ids).toContain(from);
        expect(ids).toContain(to);
        expect(verbs.length).toBeGreaterThan(0);
      }
      for (const { label } of nodes) expect(label).not.toMatch(/^$|undefined|arn:/);
      const busy = new Set(edges.flatMap(({ from, to }) => [from, to]));
      for (const { id } of nodes) expect(busy, 'nothing stands alone').toContain(id);
    }),
    { numRuns: 60 },
  );
});
