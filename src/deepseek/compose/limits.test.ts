// Limits of the network, the organization and the tier, and what the switches say.
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { kitOf, mainRole, mainTrust, textOf, type Values } from './testing/kits.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { bySid, keysOf, ec2Kit, permissionsOf, GUARDRAIL } from './testing/limits.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the network', () => {
  test('limits only calls that the role’s holder makes itself, to models, agents and S3', () => {
    fc.assert(
      fc.property(completeAnswers, ({ scenario, values }) => {
        for (const network of ['vpce', 'ip']) {
          const kit = compose({ scenario, values: { ...values, network } });
          for (const { Effect, Action, Condition } of permissionsOf(kit)) {
            const keys = keysOf(Condition);
            const limited = keys.includes('aws:SourceVpce') || keys.includes('aws:SourceIp');
            expect(keys.includes('aws:SourceVpce') && keys.includes('aws:SourceIp')).toBe(false);
            if (!limited) continue;
            expect(Effect).toBe('Allow');
            expect(keys).not.toContain('aws:CalledViaLast');
            for (const action of toArray(Action))
              expect(action).toMatch(
                /^(?:bedrock:(?:InvokeModel|InvokeModelWithResponseStream|ApplyGuardrail|CallWithBearerToken)|bedrock-mantle:\w+|bedrock-agentcore:\w+|sagemaker:(?:InvokeEndpoint\w*|CallWithBearerToken)|s3:\w+)$/,
              );
          }
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test('says what it leaves open, and where to look for the endpoints', () => {
    const kit = ec2Kit('invoke', {
      entity: 'lambda',
      functionNames: ['chat'],
      network: 'vpce',
      vpcEndpoints: ['vpce-0abc123def4567890'],
      guardrailRule: 'required',
      guardrails: [GUARDRAIL],
    });
    expect(bySid(kit, 'InvokeDeepSeekV32')?.Condition).toEqual({
      ArnLike: { 'bedrock:GuardrailIdentifier': [GUARDRAIL, `${GUARDRAIL}:*`] },
      StringEquals: { 'aws:SourceVpce': 'vpce-0abc123def4567890' },
    });
    expect(bySid(kit, 'WriteFunctionLogs')?.Condition).toBeUndefined();
    expect(textOf(kit, 'network-leaves')).toContain('logs:PutLogEvents');
    expect(kit.nextSteps.find(({ id }) => id === 'vpc-endpoints')?.code).toContain(
      'Values=*.us-east-1.bedrock-runtime',
    );
  });

  test('models behind a profile are limited with the profile', () => {
    const kit = ec2Kit('invoke-r1', { network: 'ip', sourceIps: ['203.0.113.0/24'] });
    expect(bySid(kit, 'InvokeR1UsProfile')?.Condition).toEqual({
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    });
    expect(keysOf(bySid(kit, 'InvokeR1ModelViaProfileOnly')?.Condition)).toEqual([
      'bedrock:InferenceProfileArn',
    ]);
  });

  test('with the trust policy limited too, the endpoint of STS is among those to look for', () => {
    const codeOf = (trustNetwork: boolean) =>
      ec2Kit('invoke', { entity: 'account', network: 'vpce', trustNetwork }).nextSteps.find(
        ({ id }) => id === 'vpc-endpoints',
      )?.code;
    expect(codeOf(true)).toContain('*.us-east-1.sts');
    expect(codeOf(false)).not.toContain('sts');
  });

  test('of a trust policy only where principals of IAM assume the role', () => {
    const trustKeys = (values: Values) =>
      keysOf(mainTrust(ec2Kit('invoke', { network: 'ip', trustNetwork: true, ...values })).Condition);
    expect(trustKeys({ entity: 'account' })).toContain('aws:SourceIp');
    for (const entity of ['lambda', 'ec2', 'github', 'eks-irsa'])
      expect(trustKeys({ entity })).not.toContain('aws:SourceIp');
  });
});

describe('organization and tier', () => {
  test('the organization stands in trust policies of IAM principals only', () => {
    const trustOf = (entity: string) =>
      mainRole(ec2Kit('invoke', { entity, principalOrg: 'o-a1b2c3d4e5' })).trust.document.Statement[0];
    for (const entity of ['mfa-user', 'identity-center', 'tagged-role'])
      expect(trustOf(entity)?.Condition?.['StringEquals']).toMatchObject({
        'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
      });
    for (const entity of ['lambda', 'ec2', 'github', 'eks-irsa', 'eks-pods'])
      expect(JSON.stringify(trustOf(entity))).not.toContain('PrincipalOrgID');
  });

  test.each([
    ['invoke', { models: ['v3.2', 'v3.1'] }],
    ['invoke', { models: ['v3.1'] }],
    ['invoke-r1', {}],
    ['invoke-imported', {}],
    ['invoke-app-profiles', {}],
    ['invoke-arns', {}],
    ['invoke-prompts', {}],
    ['discover', { playground: true }],
    ['api-keys', {}],
  ] as const)('the Priority tier is denied to %s with %j, whatever the model', (scenario, values) => {
    expect(
      bySid(kitOf(scenario, { ...values, entity: 'lambda', noPriorityTier: true }), 'DenyPriorityTier'),
    ).toEqual({
      Sid: 'DenyPriorityTier',
      Effect: 'Deny',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: '*',
      Condition: { StringEquals: { 'bedrock:ServiceTier': 'priority' } },
    });
  });

  test('with V3.1 alone, the denial of Priority says that its card does not list the tier today', () => {
    const kit = kitOf('invoke', { models: ['v3.1'], entity: 'lambda', noPriorityTier: true });
    const whys = mainRole(kit).permissions.flatMap((each) => each.whys.flat());
    const why = whys.find(({ title }) => title === 'No Priority tier');
    expect(why?.text).toMatch(/Priority only .*DeepSeek-V3\.2/);
    expect(why?.text).toContain('November 18, 2025');
  });

  test('the Priority tier of bedrock-mantle is denied by its own key', () => {
    const kit = kitOf('mantle', { models: ['v3.1'], noPriorityTier: true });
    expect(bySid(kit, 'DenyPriorityTierMantle')?.Condition).toEqual({
      StringEquals: { 'bedrock-mantle:ServiceTier': 'priority' },
    });
    expect(bySid(kit, 'DenyPriorityTier')).toBeUndefined();
  });

  test('a switch that was set and applies to nothing is said', () => {
    const limits: Values = { noPriorityTier: true, network: 'vpce', guardrailRule: 'required' };
    const ids = (values: Values) =>
      kitOf('discover', values).notices.filter(({ id }) => id.startsWith('no-effect-')).length;
    expect([ids({}), ids(limits), ids({ ...limits, playground: true })]).toEqual([0, 3, 0]);
    expect(textOf(kitOf('invoke-sagemaker', limits), 'no-effect-noPriorityTier')).toContain(
      'No Priority tier',
    );
  });
});

test('the account of a resource is asked for on buckets and keys only', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      for (const role of compose(answers).roles)
        for (const { Action, Resource, Condition } of role.permissions.flatMap(
          (each) => each.document.Statement,
        )) {
          if (!keysOf(Condition).some((key) => /^aws:Resource(?:Account|OrgID)$/.test(key))) continue;
          for (const action of toArray(Action)) expect(action).toMatch(/^(?:s3|kms):/);
          for (const resource of toArray(Resource)) expect(resource).not.toContain('jumpstart');
        }
    }),
    { numRuns: runs(300) },
  );
});
