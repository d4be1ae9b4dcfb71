// Roles of agents, flows and prompts on Bedrock.
import { describe, expect, test, vi } from 'vitest';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, idsOf, kitOf, statementsOf, type Values } from './testing/kits.ts';
import { INVOKE, sidsOf, invokes, bySid } from './testing/bedrock.ts';

vi.setConfig({ testTimeout: 30_000 });

/** https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html and its like. */
describe('service roles', () => {
  const SERVICE = [
    ['agents', 'agent/*', 'PassAgentRole', 'DeepSeekAgentRole'],
    ['flows', 'flow/*', 'PassFlowRole', 'DeepSeekFlowRole'],
    ['evaluation', 'evaluation-job/*', 'PassEvaluationRole', 'DeepSeekEvaluationServiceRole'],
  ] as const;

  test.each(SERVICE)('%s: trust, PassRole and what clashes', (scenario, source, sid, role) => {
    const kit = kitOf(scenario);
    expect(statementsOf(kit, 'service.trust')).toEqual([
      {
        Sid: entities.find(kitEntity(scenario))?.sid,
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:us-east-1:${ACCOUNT}:${source}` },
        },
      },
    ]);
    const pass = statementsOf(kit, 'operator').find((statement) => statement.Sid === sid);
    expect(pass?.Resource).toBe(`arn:aws:iam::${ACCOUNT}:role/${role}`);
    expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } });
    expect(idsOf(kit.notices)).toEqual(expect.arrayContaining(['guardrail-clash', 'network-clash']));
    expect(statementsOf(kit, 'operator').filter(invokes)).toEqual([]);
  });

  const kitEntity = (scenario: ScenarioId): string => scenarios.find(scenario)?.entities[0] ?? '';

  test.each([
    [true, ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']],
    [false, 'bedrock:InvokeModel'],
  ])('an agent on V3.2 calls it and nothing else, streaming %j', (streaming, Action) => {
    expect(statementsOf(kitOf('agents', { streaming }), 'service.permissions')).toEqual([
      {
        Sid: 'AgentInvokesDeepSeekV32',
        Effect: 'Allow',
        Action,
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    ]);
  });

  test('an agent on R1 reads profile and model, without the condition that would deny it', () => {
    const kit = kitOf('agents', { servedModels: ['r1'] });
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`;
    const models = ['us-east-1', 'us-east-2', 'us-west-2'].map(
      (region) => `arn:aws:bedrock:${region}::foundation-model/deepseek.r1-v1:0`,
    );
    expect(
      statementsOf(kit, 'service.permissions').map(({ Action, Resource, Condition }) => [
        Action,
        Resource,
        Condition,
      ]),
    ).toEqual([
      [[...INVOKE, 'bedrock:GetInferenceProfile'], profile, undefined],
      [INVOKE, models, { ArnEquals: { 'bedrock:InferenceProfileArn': profile } }],
      ['bedrock:GetFoundationModel', models, undefined],
    ]);
    expect(idsOf(kit.nextSteps)).toEqual(
      expect.arrayContaining(['agent-caller', 'profile-regions', 'end-of-life-r1']),
    );
  });

  test('that agents are closed to new customers is said', () => {
    expect(idsOf(kitOf('agents').notices)).toContain('agents-closed');
  });

  test('Regions without the feature are refused, with the nearest', () => {
    const refused = (scenario: ScenarioId, region: string, values: Values = {}) =>
      kitOf(scenario, { ...values, regions: [region] }).problems[0];
    expect(refused('agents', 'eu-north-1')?.message).toMatch(
      /agent.* DeepSeek-V3\.2 .*eu-north-1.* eu-west-2/,
    );
    expect(refused('flows', 'ap-southeast-3')?.message).toMatch(/flow or stored prompt.* ap-southeast-3/);
    expect(refused('evaluation', 'eu-north-1')?.message).toMatch(/evaluation.* DeepSeek-V3\.2/);
    expect(refused('agents', 'eu-west-2', { servedModels: ['r1'] })).toMatchObject({
      message: expect.stringContaining('DeepSeek-R1'),
      instead: 'us-east-1',
    });
    expect(refused('flows', 'eu-north-1')).toBeUndefined();
  });

  test('a flow renders stored prompts and applies guardrails when they are named', () => {
    const guardrail = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
    const kit = kitOf('flows', { flowPrompts: ['PROMPT1234'], serviceGuardrails: [guardrail] });
    const prompt = `arn:aws:bedrock:us-east-1:${ACCOUNT}:prompt/PROMPT1234`;
    expect(bySid(kit, 'FlowRendersPrompts')?.Resource).toEqual([prompt, `${prompt}:*`]);
    expect(bySid(kit, 'FlowAppliesGuardrail')?.Resource).toBe(guardrail);
    expect(toArray(bySid(kit, 'BuildFlows')?.Action)).toContain('bedrock:PrepareFlow');
  });

  test('an app that calls stored prompts may render them and call their model', () => {
    const kit = kitOf('invoke-prompts', { entity: 'ec2', prompts: ['PROMPT1234'] });
    expect(sidsOf(kit, 'app.permissions')).toEqual(['RenderDeepSeekPrompts', 'InvokeDeepSeekV32']);
    expect(idsOf(kit.nextSteps)).toContain('converse-prompt');
  });
});

test('who writes prompts may read their models and profiles, and call none', () => {
  const kit = kitOf('invoke-prompts', { servedModels: ['r1', 'v3.2'], regions: ['us-east-1'] });
  const author = statementsOf(kit, 'prompt-author');
  const reads = author.filter(({ Action }) =>
    toArray(Action).some((action) => /Get(?:FoundationModel|InferenceProfile)$/.test(action)),
  );
  expect(reads.flatMap(({ Resource }) => toArray(Resource)).toSorted()).toEqual([
    `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`,
    'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  ]);
  expect(author.flatMap(({ Action }) => toArray(Action)).join()).not.toContain('Invoke');
});
