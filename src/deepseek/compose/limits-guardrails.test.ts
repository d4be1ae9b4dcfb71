// Calls that are allowed with a guardrail only.
import { describe, expect, test, vi } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { GUARDRAIL_PROFILES } from '#deepseek/facts/guardrail-profiles.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { findRegion } from '#iam/facts/regions.ts';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, textOf, type Values } from './testing/kits.ts';
import { bySid, keysOf, ec2Kit, permissionsOf, GUARDRAIL } from './testing/limits.ts';

vi.setConfig({ testTimeout: 60_000 });

const NORTH = `arn:aws:bedrock:eu-north-1:${ACCOUNT}:guardrail/gr9z8y7x6w5v`;

describe('guardrails', () => {
  const required = (values: Values, scenario: ScenarioId = 'invoke') =>
    ec2Kit(scenario, { guardrailRule: 'required', guardrails: [GUARDRAIL], ...values });

  test('one for each Region; a Region without one is named', () => {
    const kit = required({ regions: ['us-east-1', 'eu-north-1'] });
    expect(textOf(kit, 'guardrail-region')).toMatch(/eu-north-1[^.]* every call .*denied/);
    const both = required({ regions: ['us-east-1', 'eu-north-1'], guardrails: [GUARDRAIL, NORTH] });
    expect(both.notices.map(({ id }) => id)).toEqual(['guardrail-required']);
    expect(bySid(both, 'DenyWithoutGuardrail')?.Condition).toEqual({
      ArnNotLike: {
        'bedrock:GuardrailIdentifier': [GUARDRAIL, `${GUARDRAIL}:*`, NORTH, `${NORTH}:*`],
      },
    });
  });

  test('of R1 only the Region that the call starts from needs one', () => {
    const kit = required({}, 'invoke-r1');
    expect(kit.notices.map(({ id }) => id)).toEqual(['guardrail-required', 'legacy-r1']);
  });

  test('pinned and unpinned ones beside each other keep their own forms', () => {
    const kit = required({ guardrails: [`${GUARDRAIL}:3`, NORTH], regions: ['us-east-1', 'eu-north-1'] });
    expect(bySid(kit, 'DenyWithoutGuardrail')?.Condition).toEqual({
      ArnNotLike: { 'bedrock:GuardrailIdentifier': [`${GUARDRAIL}:3`, NORTH, `${NORTH}:*`] },
    });
  });

  test('what the Deny breaks is said', () => {
    const text = textOf(required({}), 'guardrail-required');
    for (const api of [
      'RetrieveAndGenerate',
      'InvokeAgent',
      'InvokeInlineAgent',
      'Chat Completions',
      'Batch',
      'asynchronous streaming',
      'reasoning content',
    ])
      expect(text).toContain(api);
  });

  test('the Deny names both actions even where the role does not stream', () => {
    expect(bySid(required({ streaming: false }), 'DenyWithoutGuardrail')?.Action).toHaveLength(2);
  });

  test('application profiles and the models behind them are guarded, imported models too', () => {
    const kit = required(
      {
        modelArns: [
          `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`,
          `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`,
        ],
      },
      'invoke-arns',
    );
    const calls = permissionsOf(kit).filter((each) => toArray(each.Action).includes('bedrock:InvokeModel'));
    expect(calls.filter((each) => !keysOf(each.Condition).includes('bedrock:GuardrailIdentifier'))).toEqual(
      [],
    );
    expect(toArray(bySid(kit, 'DenyWithoutGuardrail')?.Resource)).toHaveLength(3);
  });

  test('a SageMaker endpoint takes none: it is not asked, and stays as it is beside a model', () => {
    const endpoint = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/r1`;
    const alone: Answers = { scenario: 'invoke-arns', values: { modelArns: [endpoint] } };
    expect(viewOf(alone).asks('guardrailRule')).toBe(false);
    const kit = required({ also: ['invoke-sagemaker'], endpoints: [endpoint] });
    expect(bySid(kit, 'InvokeDeepSeekEndpoint')?.Condition).toBeUndefined();
  });

  test('what takes none cannot be required to have one, and does not undo the requirement either', () => {
    const marketplace = required(
      { modelArns: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:marketplace/model-endpoint/all-access`] },
      'invoke-arns',
    );
    expect(viewOf({ scenario: 'invoke-arns', values: {} }).asks('guardrailRule')).toBe(true);
    expect(JSON.stringify(marketplace.roles)).not.toContain('GuardrailIdentifier');
    const alone = required({ also: ['invoke'] }, 'mantle');
    expect(alone.problems.map(({ field }) => field)).toEqual(['guardrailRule']);
    expect(alone.problems[0]?.message).toContain('choose “Not required”');
  });

  test('calls with costs by team are guarded on the profile and on the model', () => {
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;
    const kit = required({ appProfiles: [profile] }, 'invoke-app-profiles');
    expect(toArray(bySid(kit, 'DenyWithoutGuardrail')?.Resource)).toEqual([
      profile,
      'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    ]);
  });

  test('a connector applies the enforced guardrail; it is asked for no network', () => {
    const values: Values = { entity: 'opensearch-domain', enforcedGuardrail: true };
    const enforced = bySid(ec2Kit('opensearch', values), 'ApplyEnforcedGuardrail');
    expect(enforced?.Action).toBe('bedrock:ApplyGuardrail');
    const asks = (id: string) => viewOf({ scenario: 'opensearch', values }).asks(id);
    expect(['guardrailRule', 'network', 'enforcedGuardrails'].map(asks)).toEqual([false, false, true]);
  });

  test('looking around calls nothing, so nothing of the kind is asked until the playground is on', () => {
    const asks = (playground: boolean) =>
      ['guardrailRule', 'enforcedGuardrail', 'network', 'noPriorityTier'].map((id) =>
        viewOf({ scenario: 'discover', values: { playground } }).asks(id),
      );
    expect([asks(false), asks(true)]).toEqual([Array(4).fill(false), Array(4).fill(true)]);
  });

  test('profiles of cross-Region guardrails are those of the guardrail’s Region and account', () => {
    const kit = ec2Kit('invoke', {
      regions: ['ap-southeast-3', 'eu-north-1'],
      enforcedGuardrail: true,
      enforcedGuardrails: ['arn:aws:bedrock:ap-southeast-3:444455556666:guardrail/g1'],
      guardrailProfile: ['apac.guardrail.v1:0'],
    });
    const resources = toArray(bySid(kit, 'ApplyEnforcedGuardrail')?.Resource);
    expect(resources).toHaveLength(10);
    for (const arn of resources.slice(1))
      expect(arn).toMatch(
        /^arn:aws:bedrock:ap-\w+-\d:444455556666:guardrail-profile\/apac\.guardrail\.v1:0$/,
      );
    expect(textOf(kit, 'enforced-guardrail-region')).toContain('If one is enforced there');
    expect(textOf(kit, 'share-guardrail')).toContain('444455556666');
  });

  test('every profile routes between Regions that exist, of its partition', () => {
    for (const { partition, routes } of GUARDRAIL_PROFILES)
      for (const { sources, destinations } of routes) {
        for (const code of [...sources, ...destinations]) expect(findRegion(code)?.partition).toBe(partition);
        expect(new Set(destinations).size).toBe(destinations.length);
        expect(destinations).toEqual(expect.arrayContaining([...sources]));
      }
    // AWS prints these numbers of destinations.
    const count = (id: string, region: string) =>
      GUARDRAIL_PROFILES.find((row) => row.id === id)?.routes.find(({ sources }) => sources.includes(region))
        ?.destinations.length;
    expect(
      ['ap-south-1', 'ap-southeast-3', 'ap-southeast-4', 'ap-east-2', 'ap-southeast-5', 'me-central-1'].map(
        (region) => count('apac.guardrail.v1:0', region),
      ),
    ).toEqual([6, 9, 8, 10, 10, 10]);
    expect([count('eu.guardrail.v1:0', 'eu-north-1'), count('us.guardrail.v1:0', 'us-west-1')]).toEqual([
      6, 4,
    ]);
  });
});
