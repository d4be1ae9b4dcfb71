// Words find scenarios, their trusted entities and options, finished or not.
import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const found = (text: string) => suggest(text).map(({ scenario }) => scenario);

test.each([
  ['github', 'invoke'],
  ['github upload', 'upload-weights'],
  ['scp', 'deny-deepseek'],
  ['scp', 'approve-models'],
  ['eks', 'invoke'],
  ['kubernetes', 'invoke-r1'],
  ['irsa', 'invoke'],
  ['kms', 'import'],
  ['lambda', 'invoke'],
  ['rag', 'opensearch'],
  ['agent', 'agents'],
  ['llama', 'import'],
  ['qwen', 'host-sagemaker'],
  ['endpoint policy', 'endpoint-policy'],
  ['iam user', 'invoke'],
  ['chatbot', 'invoke'],
  ['fine-tune', 'import'],
  ['openai', 'mantle'],
  ['marketpl', 'host-marketplace'],
  ['guardr', 'share-guardrail'],
  ['serverl', 'opensearch-serverless'],
])('“%s” offers %s', (text, scenario) => {
  expect(found(text)).toContain(scenario);
});

test('a trusted entity that is named is part of what is offered', () => {
  expect(suggest('github').slice(0, 3)).toMatchObject([
    { scenario: 'invoke', detail: 'GitHub Actions', answers: { values: { entity: 'github' } } },
    { scenario: 'invoke-r1', detail: 'GitHub Actions' },
    { detail: 'GitHub Actions' },
  ]);
});

test('the best one comes first, and there are at most eight', () => {
  expect(found('batch')[0]).toBe('batch');
  expect(found('deploy on sagemaker')[0]).toBe('host-sagemaker');
  for (const text of ['lambda', 'deepseek', 'call']) expect(found(text).length).toBeLessThanOrEqual(8);
});

test('nothing is offered for nothing, or for words that say nothing', () => {
  expect([suggest(''), suggest('  '), suggest('xyzzy')]).toEqual([[], [], []]);
});

const ROLE = 'arn:aws:iam::444455556666:role/PlatformAdmin';

test.each([
  [`block deepseek for everyone but ${ROLE}`, [ROLE]],
  [`nobody may call deepseek besides ${ROLE}`, [ROLE]],
  [`deny deepseek, only ${ROLE} may call it`, [ROLE]],
  [`block deepseek except for ${ROLE}`, [ROLE]],
  [`block deepseek only for ${ROLE}`, undefined],
  [`block deepseek for ${ROLE}`, undefined],
])('“%s” exempts %j', (text, roles) => {
  const denial = suggest(text).find(({ scenario }) => scenario === 'deny-deepseek');
  expect(denial?.answers.values.scpExemptRoles).toEqual(roles);
  expect(denial?.leftOut).toEqual(roles ? [] : [ROLE]);
});

test.each([
  ['call V3.2 in us-east-1 in account 111122223333', 'invoke', []],
  ['call V3.2, bucket s3://acme-data/', 'invoke-r1', ['s3://acme-data/']],
  ['scp', 'deny-deepseek', []],
  ['deny all models except Claude', 'deny-deepseek', ['Claude']],
  ['deny DeepSeek except MLPlatform and Sandbox', 'deny-deepseek', ['Sandbox']],
  ['a Lambda function calls V3.2 as ChatProd', 'invoke', ['ChatProd']],
  ['LangChain on Lambda with DynamoDB calls DeepSek-V3.2', 'invoke', []],
])('“%s” as %s leaves out %j', (text, scenario, leftOut) => {
  expect(suggest(text).find((each) => each.scenario === scenario)?.leftOut).toEqual(leftOut);
});
