// Application profiles, bedrock-mantle, API keys and discovery: what their callers can do.
import { describe, expect, test, vi } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { documentsOf } from './role-kit.ts';
import { ACCOUNT, idsOf, kitOf, statementsOf } from './testing/kits.ts';
import { problemsOf, sidsOf, invokes, bySid } from './testing/bedrock.ts';

vi.setConfig({ testTimeout: 30_000 });

const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;

describe('application profiles', () => {
  test('V3.2 behind a profile is not opened by the us. profile when the fallback is on', () => {
    const kit = kitOf('invoke-app-profiles', {
      entity: 'ec2',
      appProfiles: [PROFILE],
      profileModels: ['v3.2', 'r1'],
      profileFallback: true,
    });
    const arns = bySid(kit, 'InvokeV32ModelViaAppProfile')?.Condition?.['ArnEquals'];
    expect(arns).toEqual({ 'bedrock:InferenceProfileArn': PROFILE });
    expect(kitOf('invoke-app-profiles', { profileModels: ['v3.2'], profileFallback: true })).toEqual(
      kitOf('invoke-app-profiles', { profileModels: ['v3.2'] }),
    );
  });

  test('the admin reaches every chosen model and Region', () => {
    const kit = kitOf('invoke-app-profiles', {
      profileModels: ['v3.2', 'v3.1', 'r1'],
      regions: ['us-west-2', 'sa-east-1'],
    });
    const resources = toArray(bySid(kit, 'CreateDeepSeekAppProfile')?.Resource);
    expect(resources).toEqual(
      expect.arrayContaining([
        `arn:aws:bedrock:us-west-2:${ACCOUNT}:application-inference-profile/*`,
        `arn:aws:bedrock:sa-east-1:${ACCOUNT}:application-inference-profile/*`,
        'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
        'arn:aws:bedrock:sa-east-1::foundation-model/deepseek.v3.2',
        'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0',
        `arn:aws:bedrock:us-west-2:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`,
        'arn:aws:bedrock:us-east-2::foundation-model/deepseek.r1-v1:0',
      ]),
    );
    expect(resources).not.toContain('arn:aws:bedrock:sa-east-1::foundation-model/deepseek.v3-v1:0');
    expect(idsOf(kit.notices)).toContain('every-team');
  });

  test('with a tag, the admin makes and reaches the profiles of that team only', () => {
    const kit = kitOf('invoke-app-profiles', { profileTag: 'team=a' });
    const conditionOf = (sid: string) => bySid(kit, sid)?.Condition;
    expect(conditionOf('CreateDeepSeekAppProfile')).toEqual({ StringEquals: { 'aws:RequestTag/team': 'a' } });
    expect(conditionOf('ManageAppProfiles')).toEqual({ StringEquals: { 'aws:ResourceTag/team': 'a' } });
    // Without it, the profile and its costs could be handed to another team, or be left for anyone to claim.
    expect(conditionOf('RetagOwnAppProfiles')).toEqual({
      StringEquals: { 'aws:ResourceTag/team': 'a' },
      StringEqualsIfExists: { 'aws:RequestTag/team': 'a' },
    });
    expect(conditionOf('UntagOwnAppProfiles')).toEqual({
      StringEquals: { 'aws:ResourceTag/team': 'a' },
      'ForAllValues:StringNotEqualsIgnoreCase': { 'aws:TagKeys': ['team'] },
      Null: { 'aws:TagKeys': 'false' },
    });
    expect(conditionOf('TagNewAppProfiles')).toEqual({
      StringEquals: { 'aws:RequestTag/team': 'a' },
      Null: { 'aws:ResourceTag/team': 'true' },
    });
    expect(idsOf(kit.notices)).not.toContain('every-team');
    expect(kit.nextSteps.find(({ id }) => id === 'make-profile')?.code).toContain(
      'copyFrom=arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2 --tags',
    );
  });

  test('a profile where none of its models is offered is refused, with what works', () => {
    const kit = kitOf('invoke-app-profiles', {
      profileModels: ['r1'],
      regions: ['us-east-1'],
      appProfiles: [PROFILE.replace('us-east-1', 'eu-north-1')],
    });
    expect(problemsOf(kit)).toEqual([
      [
        'appProfiles',
        expect.stringMatching(
          /eu-north-1, .*DeepSeek-R1 .*DeepSeek-V3\.2 or DeepSeek-V3\.1, .*us-east-1, us-east-2, us-west-2/,
        ),
      ],
    ]);
  });

  test('that Chat Completions do not work is said', () => {
    expect(idsOf(kitOf('invoke-app-profiles').notices)).toContain('no-chat-completions');
  });
});

describe('bedrock-mantle', () => {
  test('Regions without V3.1 get a statement without it', () => {
    const kit = kitOf('mantle', { models: ['v3.2', 'v3.1'], regions: ['us-east-1', 'sa-east-1'] });
    const infers = statementsOf(kit, 'app').filter(
      ({ Action }) => Action === 'bedrock-mantle:CreateInference',
    );
    expect(infers.map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
      [
        `arn:aws:bedrock-mantle:us-east-1:${ACCOUNT}:project/default`,
        { StringEquals: { 'bedrock-mantle:Model': ['deepseek.v3.2', 'deepseek.v3.1'] } },
      ],
      [
        `arn:aws:bedrock-mantle:sa-east-1:${ACCOUNT}:project/default`,
        { StringEquals: { 'bedrock-mantle:Model': 'deepseek.v3.2' } },
      ],
    ]);
    expect(idsOf(kit.notices)).toEqual(expect.arrayContaining(['mantle-limits', 'mantle-or-runtime']));
  });

  test('R1 cannot be chosen, and a link that brings it says why', () => {
    const kit = kitOf('mantle', { models: ['r1'] });
    const [[field, message] = [], ...others] = problemsOf(kit);
    expect([field, others]).toEqual(['models', []]);
    for (const part of ['bedrock-mantle', 'DeepSeek-V3.2', `“${findScenario('invoke-r1')?.title}”`])
      expect(message).toContain(part);
    expect(JSON.stringify(documentsOf(kit))).not.toContain('r1');
  });

  test('a Region that does not offer the model is refused with the nearest that does', () => {
    const [problem] = kitOf('mantle', { regions: ['eu-central-1'] }).problems;
    expect(problem).toMatchObject({ field: 'regions', instead: expect.stringMatching(/^eu-/) });
    expect(problem?.message).toMatch(/DeepSeek-V3\.2 .*bedrock-mantle .*eu-central-1/);
    expect(problem?.message).toContain(problem?.instead);
  });

  test('projects of one Region stay in it', () => {
    const arn = `arn:aws:bedrock-mantle:us-west-2:${ACCOUNT}:project/proj_a`;
    const kit = kitOf('mantle', { regions: ['us-east-1', 'us-west-2'], mantleProjects: [arn] });
    expect(bySid(kit, 'MantleDeepSeekInference')?.Resource).toBe(arn);
    expect(kit.notices.find(({ id }) => id === 'mantle-projects')?.text).toContain('in us-east-1');
  });
});

describe('API keys', () => {
  test('beside another task they add no model of their own', () => {
    const kit = kitOf('invoke-r1', { entity: 'ec2', also: ['api-keys'] });
    expect(JSON.stringify(documentsOf(kit))).not.toContain('deepseek.v3');
    expect(viewOf({ scenario: 'invoke-r1', values: { also: ['api-keys'] } }).asks('models')).toBe(false);
  });

  test('another task beside them does not take their own calls away', () => {
    const kit = kitOf('api-keys', { entity: 'ec2', also: ['invoke-r1'] });
    expect(JSON.stringify(documentsOf(kit))).toContain('deepseek.v3.2');
  });

  test('Regions that AWS’s list leaves out are named', () => {
    const textOf = (regions: readonly string[]) =>
      kitOf('api-keys', { regions }).notices.find(({ id }) => id === 'key-regions')?.text;
    expect(textOf(['us-east-1', 'us-east-2'])).toContain('leaves out us-east-2.');
    expect(textOf(['us-east-1'])).toBeUndefined();
  });
});

describe('discovery', () => {
  test('opens no call until the playground is switched on', () => {
    expect(statementsOf(kitOf('discover', { servedModels: ['v3.2', 'r1'] }), 'app').filter(invokes)).toEqual(
      [],
    );
    const kit = kitOf('discover', { entity: 'ec2', servedModels: ['v3.2', 'r1'], playground: true });
    expect(sidsOf(kit, 'app.permissions')).toEqual([
      'DiscoverModelsAndProfilesAndLoadPlayground',
      'ReadDeepSeekModels',
      'ReadPublicHub',
      'InvokeDeepSeekV32',
      'InvokeR1UsProfileAndReadR1Profile',
      'InvokeR1ModelViaProfileOnly',
    ]);
    const actions = statementsOf(kit).flatMap(({ Action }) => toArray(Action));
    expect(actions.filter((action) => /^bedrock:(Put|Create|Delete)|^aws-marketplace:/.test(action))).toEqual(
      [],
    );
  });
});

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
test.each([
  [
    'invoke-prompts',
    { servedModels: ['r1'] },
    'GetInferenceProfile',
    'inference-profile/us.deepseek.r1-v1:0',
  ],
  ['opensearch', { connectorTarget: 'r1' }, 'GetInferenceProfile', 'inference-profile/us.deepseek.r1-v1:0'],
  ['opensearch', { connectorTarget: 'imported' }, 'GetImportedModel', 'imported-model/a1b2c3d4e5f6'],
  ['opensearch-serverless', { connectorTarget: 'r1' }, 'GetInferenceProfile', 'us.deepseek.r1-v1:0'],
  ['invoke-arns', { modelArns: [PROFILE] }, 'GetInferenceProfile', PROFILE],
  [
    'invoke-arns',
    { modelArns: [PROFILE.replace('application-inference-profile', 'provisioned-model')] },
    'GetProvisionedModelThroughput',
    'provisioned-model/a1b2c3d4e5f6',
  ],
] as const)('a role of %s with %j may %s, which AWS lists as required for the call', (...row) => {
  const [scenario, values, action, named] = row;
  const role = kitOf(scenario, values).roles[0]?.permissions.flatMap(({ document }) => document.Statement);
  const allowing = role?.filter(({ Action }) => toArray(Action).includes(`bedrock:${action}`)) ?? [];
  expect(allowing.flatMap(({ Resource }) => toArray(Resource))).toEqual([expect.stringContaining(named)]);
});
