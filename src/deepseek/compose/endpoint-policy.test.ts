// Policies of VPC endpoints: which models and whose credentials pass.
import { expect, test, vi } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { documentsOf } from './role-kit.ts';
import { statementsOf, ACCOUNT, answersOf, kitOf } from './testing/kits.ts';
import { noticeOf, allowing } from './testing/data.ts';

vi.setConfig({ testTimeout: 30_000 });

test('endpoint policies name models and whose credentials pass', () => {
  const kit = kitOf('endpoint-policy', {
    endpointServices: ['runtime', 'mantle'],
    servedModels: ['v3.2', 'v3.1', 'r1'],
    endpointImported: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`],
    endpointGuardrails: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`],
  });
  const ours = { 'aws:PrincipalAccount': ACCOUNT };
  const model = (region: string, id: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`;
  expect(statementsOf(kit, 'runtime-endpoint')).toMatchObject([
    {
      Principal: '*',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: [
        model('us-east-1', 'deepseek.v3.2'),
        model('us-east-1', 'deepseek.v3-v1:0'),
        `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`,
        model('us-east-1', 'deepseek.r1-v1:0'),
        model('us-east-2', 'deepseek.r1-v1:0'),
        model('us-west-2', 'deepseek.r1-v1:0'),
        `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`,
      ],
      Condition: { StringEquals: ours },
    },
    { Principal: '*', Action: 'bedrock:ApplyGuardrail', Condition: { StringEquals: ours } },
  ]);
  const project = `arn:aws:bedrock-mantle:us-east-1:${ACCOUNT}:project/default`;
  expect(statementsOf(kit, 'mantle-endpoint')).toMatchObject([
    {
      Principal: '*',
      Action: 'bedrock-mantle:CreateInference',
      Resource: project,
      Condition: { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3.1'], ...ours } },
    },
    {
      Principal: '*',
      Action: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      Resource: project,
      Condition: { StringEquals: ours },
    },
  ]);
  expect(noticeOf(kit, 'mantle-models')).toMatch(/DeepSeek-R1 .*bedrock-mantle/);
  for (const { leaves } of kit.policies) expect(leaves.length).toBeGreaterThan(2);
});

test('an endpoint policy for an organization asks for it, and lets API keys pass on demand only', () => {
  const kit = kitOf('endpoint-policy', {
    endpointServices: ['runtime', 'mantle'],
    endpointCallers: 'organization',
    organizationId: 'o-a1b2c3d4e5',
    endpointKeys: true,
  });
  for (const { Condition } of statementsOf(kit))
    expect(Condition?.['StringEquals']?.['aws:PrincipalOrgID']).toBe('o-a1b2c3d4e5');
  expect(allowing(kit, 'bedrock:CallWithBearerToken').length).toBe(1);
  expect(JSON.stringify(documentsOf(kitOf('endpoint-policy')))).not.toContain('BearerToken');
});

test('R1 alone has no policy on the mantle endpoint', () => {
  const { problems } = readAnswers(
    answersOf('endpoint-policy', { servedModels: ['r1'], endpointServices: ['mantle'] }),
  );
  expect(problems[0]?.message).toMatch(/DeepSeek-R1 .*bedrock-mantle/);
});
