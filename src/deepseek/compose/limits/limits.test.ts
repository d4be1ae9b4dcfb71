// Why the statements that a limit adds are there, what it says, and what it asks to do.
import { describe, expect, test } from 'vitest';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { codeOf, kitOf, mainRole, OTHER, type Values } from '#deepseek/compose/testing/kits.ts';
import { ec2Kit, GUARDRAIL } from '#deepseek/compose/testing/limits.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';

const NORTH = GUARDRAIL.replace('us-east-1', 'eu-north-1');
const PROFILE = { guardrailProfile: ['us.guardrail.v1:0'] };
const REQUIRED = { guardrailRule: 'required', guardrails: [GUARDRAIL] } as const;
const ENFORCED = { enforcedGuardrail: true, enforcedGuardrails: [GUARDRAIL] } as const;
const VPCE = { network: 'vpce', vpcEndpoints: ['vpce-0123456789abcdef0'] } as const;
const TWO = { regions: ['us-east-1', 'eu-north-1'] } as const;
const INVOKE = ['InvokeModel', 'Converse'];
const STREAM = ['InvokeModelWithResponseStream', 'ConverseStream'];

describe('each added statement says for which calls and answers it is', () => {
  const whysIn = (scenario: ScenarioId, values: Values, sid: string) => {
    const { permissions } = mainRole(ec2Kit(scenario, values));
    return permissions.flatMap(({ document, whys }) =>
      whys.flatMap((each, index) => (document.Statement[index]?.Sid === sid ? each : [])),
    );
  };

  test.each([
    [
      'invoke',
      { ...ENFORCED, also: ['invoke-sagemaker'] },
      'ApplyEnforcedGuardrail',
      INVOKE,
      ['enforcedGuardrail', 'enforcedGuardrails'],
      'bedrockGuardrailEnforcement',
    ],
    [
      'invoke',
      { ...ENFORCED, ...PROFILE },
      'ApplyEnforcedGuardrail',
      INVOKE,
      ['enforcedGuardrail', 'enforcedGuardrails', 'guardrailProfile'],
      'bedrockGuardrailEnforcement',
    ],
    [
      'invoke',
      REQUIRED,
      'DenyWithoutGuardrail',
      [...INVOKE, ...STREAM],
      ['guardrailRule', 'guardrails'],
      'bedrockGuardrailPermissions',
    ],
    [
      'invoke',
      REQUIRED,
      'ApplyTheGuardrail',
      ['ApplyGuardrail', 'GetGuardrail'],
      ['guardrailRule', 'guardrails'],
      'bedrockInference',
    ],
    [
      'invoke',
      { ...REQUIRED, ...PROFILE },
      'ApplyCrossRegionGuardrail',
      ['ApplyGuardrail'],
      ['guardrailRule', 'guardrails', 'guardrailProfile'],
      'bedrockGuardrailProfiles',
    ],
    [
      'invoke',
      { ...REQUIRED, ...VPCE },
      'ApplyTheGuardrail',
      ['ApplyGuardrail'],
      ['guardrailRule', 'guardrails', 'vpcEndpoints'],
      'bedrockInference',
    ],
    [
      'invoke',
      { ...REQUIRED, ...VPCE },
      'ReadTheGuardrail',
      ['GetGuardrail'],
      ['guardrailRule', 'guardrails'],
      'bedrockInference',
    ],
    [
      'mantle',
      { noPriorityTier: true, also: ['invoke'] },
      'DenyPriorityTier',
      INVOKE,
      ['noPriorityTier'],
      'bedrockServiceTier',
    ],
    [
      'mantle',
      { noPriorityTier: true },
      'DenyPriorityTierMantle',
      ['POST /v1/chat/completions on bedrock-mantle'],
      ['noPriorityTier'],
      'bedrockServiceTier',
    ],
  ] as const)('%s %j: %s', (scenario, values, sid, calls, answers, page) => {
    expect(whysIn(scenario, values, sid)).toMatchObject([{ calls, answers, page: PAGES[page] }]);
  });

  test('a call that is narrowed names the limit too', () => {
    const [first] = whysIn('invoke', { ...REQUIRED, ...VPCE }, 'InvokeDeepSeekV32');
    expect(first?.answers.slice(-2)).toEqual(['guardrails', 'vpcEndpoints']);
  });

  test.each([
    ['invoke', REQUIRED, 'DenyWithoutGuardrail', false],
    ['invoke-imported', REQUIRED, 'DenyWithoutGuardrail', true],
    ['invoke-imported', { ...REQUIRED, also: ['invoke'] }, 'DenyWithoutGuardrail', true],
    ['invoke', { ...REQUIRED, ...VPCE }, 'ApplyTheGuardrail', true],
    ['invoke', { ...REQUIRED, ...VPCE }, 'ReadTheGuardrail', false],
    ['invoke', REQUIRED, 'ApplyTheGuardrail', false],
  ] as const)('%s %j: what AWS leaves open of %s is said: %s', (scenario, values, sid, isOpen) => {
    expect(whysIn(scenario, values, sid).map(({ doubt }) => doubt !== undefined)).toEqual([isOpen]);
  });

  test('a tier that no call of the role takes is not denied', () => {
    const sids = (scenario: ScenarioId, values: Values = {}) =>
      documentsOf(ec2Kit(scenario, { noPriorityTier: true, ...values }))
        .flatMap(({ document }) => document.Statement.map(({ Sid = '' }) => Sid))
        .filter((sid) => sid.startsWith('DenyPriority'));
    expect(sids('invoke')).toEqual(['DenyPriorityTier']);
    expect(sids('mantle')).toEqual(['DenyPriorityTierMantle']);
    expect(sids('mantle', { also: ['invoke'] })).toEqual(['DenyPriorityTier', 'DenyPriorityTierMantle']);
  });
});

describe('what stops calls is said, with the answers that change it', () => {
  const stopsOf = (scenario: ScenarioId, values: Values, id: string) =>
    kitOf(scenario, { entity: 'ec2', ...values }).notices.filter((each) => each.id === id);

  test.each([
    ['a guardrail in no Region', { ...REQUIRED, guardrails: [NORTH] }, 'guardrail-region', 'all'],
    [
      'a guardrail in every Region',
      { ...REQUIRED, ...TWO, guardrails: [GUARDRAIL, NORTH] },
      'guardrail-region',
      undefined,
    ],
    [
      'an enforced one elsewhere',
      { ...ENFORCED, enforcedGuardrails: [NORTH] },
      'enforced-guardrail-region',
      'all',
    ],
    ['an enforced one in its Region', ENFORCED, 'enforced-guardrail-region', undefined],
  ] as const)('%s', (_, values, id, calls) => {
    const [notice] = stopsOf('invoke', values, id);
    const fields = id === 'guardrail-region' ? ['guardrails', 'regions'] : ['enforcedGuardrails', 'regions'];
    expect(notice?.stops).toEqual(
      calls && {
        text: expect.stringMatching(/guardrail is in eu-north-1, calls start in us-east-1/) as string,
        fields,
        calls,
      },
    );
    expect(notice === undefined).toBe(calls === undefined);
  });

  test('with an enforced guardrail in one of two Regions, the other is named and nothing is stopped', () => {
    const [notice] = stopsOf('invoke', { ...ENFORCED, ...TWO }, 'enforced-guardrail-region');
    expect(notice?.text).toContain('eu-north-1');
    expect(notice?.stops).toBeUndefined();
  });

  test.each([
    [1, { ...VPCE, ...TWO }, /^1 VPC endpoint is listed/],
    [
      2,
      {
        ...TWO,
        regions: ['us-east-1', 'eu-north-1', 'us-west-2'],
        ...VPCE,
        vpcEndpoints: ['vpce-0123456789abcdef0', 'vpce-0123456789abcdef1'],
      },
      /^2 VPC endpoints are listed/,
    ],
    // https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html: an endpoint is for one service.
    [1, { ...VPCE, also: ['mantle'] }, /^1 VPC endpoint is listed/],
    [1, { ...VPCE, entity: 'own-role', trustNetwork: true }, /^1 VPC endpoint is listed/],
  ] as const)('%i endpoint for more Regions or services', (_, values, words) => {
    const [notice] = stopsOf('invoke', values, 'too-few-endpoints');
    expect(notice?.text).toMatch(words);
    expect(notice?.stops).toMatchObject({
      text: expect.stringMatching(words) as string,
      fields: ['vpcEndpoints', 'regions'],
    });
  });

  test.each([
    [
      'as many endpoints as Regions',
      { ...VPCE, ...TWO, vpcEndpoints: ['vpce-0123456789abcdef0', 'vpce-0123456789abcdef1'] },
    ],
    ['one Region', VPCE],
    ['a guardrail and keys, which have no endpoint of their own', { ...VPCE, also: ['api-keys'] }],
    ['addresses', { ...TWO, network: 'ips', sourceIps: ['203.0.113.0/24'] }],
  ] as const)('%s: enough', (_, values) => {
    expect(stopsOf('invoke', values, 'too-few-endpoints')).toEqual([]);
  });

  test.each(['ec2', 'account'])(
    'no session of a role for %s has a tag, so without it the role is stopped',
    (entity) => {
      const [tagged] = stopsOf('invoke-app-profiles', { entity, matchTags: ['team'] }, 'match-tags-caller');
      expect(tagged?.stops).toMatchObject({ fields: ['tags', 'matchTags'] });
    },
  );
});

test.each([
  ['ec2', 'invoke', {}, []],
  ['github', 'invoke', {}, ['network-runners']],
  ['ec2', 'invoke-marketplace', {}, ['network-leaves-bedrock']],
  ['lambda', 'invoke', { lambdaVpc: true }, ['network-leaves-lambda', 'network-leaves']],
] as const)('%s %s %j: what the network leaves out is named', (entity, scenario, values, ids) => {
  const { notices } = kitOf(scenario, { entity, ...VPCE, ...values });
  expect(notices.map(({ id }) => id).filter((id) => id.startsWith('network-'))).toEqual(ids);
  for (const { id, text } of notices) {
    if (id === 'network-leaves-bedrock') expect(text).toContain('sagemaker:InvokeEndpoint');
    if (id === 'network-leaves-lambda') expect(text).toContain('ec2:CreateNetworkInterface');
    if (id === 'network-leaves') expect(text).not.toMatch(/ec2:|bedrock:InvokeModel\b/);
  }
});

describe('steps', () => {
  const places = (kit: ReturnType<typeof kitOf>) =>
    [...codeOf(kit, 'vpc-endpoints').matchAll(/Values=\*\.([\w-]+)\.([\w.-]+),\*\.\1\.\2-fips"/g)].map(
      ([, region, service]) => `${service} ${region}`,
    );

  test.each([
    ['invoke', { entity: 'ec2', ...TWO }, ['bedrock-runtime us-east-1', 'bedrock-runtime eu-north-1']],
    ['download-weights', { entity: 'ec2' }, ['s3 us-east-1']],
    ['api-keys', {}, ['bedrock-runtime us-east-1']],
    ['invoke', { entity: 'account', trustNetwork: true }, ['bedrock-runtime us-east-1', 'sts us-east-1']],
    ['invoke', { entity: 'account' }, ['bedrock-runtime us-east-1']],
  ] as const)('%s %j: endpoints to check', (scenario, values, services) => {
    expect(places(kitOf(scenario, { ...VPCE, ...values }))).toEqual(services);
  });

  test('without a limit to endpoints or a guardrail there is nothing to check', () => {
    for (const values of [{}, { network: 'ips', sourceIps: ['203.0.113.0/24'] }] as const)
      expect(kitOf('invoke', values).nextSteps.map(({ id }) => id)).not.toContain('vpc-endpoints');
    const ids = kitOf('invoke').nextSteps.map(({ id }) => id);
    expect(ids.filter((id) => id.includes('guardrail'))).toEqual([]);
  });

  test('the key of each guardrail, and sharing only where another account owns it', () => {
    const foreign = GUARDRAIL.replace(/:\d{12}:/, `:${OTHER}:`);
    const kit = ec2Kit('invoke', { ...REQUIRED, guardrails: [GUARDRAIL, foreign, NORTH] });
    expect(JSON.parse(codeOf(kit, 'guardrail-key'))).toEqual({
      Sid: 'UseItsKey',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: [GUARDRAIL, foreign, NORTH].map((arn) =>
        arn.replace(':bedrock:', ':kms:').replace(/guardrail\/.*/, 'key/KEY_ID'),
      ),
    });
    expect(JSON.parse(codeOf(kit, 'share-guardrail'))).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Resource: foreign, Action: ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'] }],
    });
    const ids = ec2Kit('invoke', REQUIRED).nextSteps.map(({ id }) => id);
    expect(ids).toContain('guardrail-key');
    expect(ids).not.toContain('share-guardrail');
    expect(ec2Kit('invoke', ENFORCED).nextSteps.map(({ id }) => id)).toContain('guardrail-key');
  });

  test('tags are set by each service’s own command, and their keys protected', () => {
    const endpoint = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek';
    const kit = ec2Kit('invoke-sagemaker', { endpoints: [endpoint], matchTags: ['team', 'unit'] });
    expect(codeOf(kit, 'tag-resources')).toBe(
      `aws sagemaker add-tags --region us-east-1 --resource-arn ${endpoint} --tags Key=team,Value=VALUE Key=unit,Value=VALUE`,
    );
    expect(kit.nextSteps.find(({ id }) => id === 'tag-resources')?.text).not.toContain('project');
    const both = ['bedrock', 'bedrock-mantle'].flatMap((service) => [
      `${service}:TagResource`,
      `${service}:UntagResource`,
    ]);
    expect(JSON.parse(codeOf(kit, 'protect-tags'))).toEqual({
      Sid: 'ProtectAccessTags',
      Effect: 'Deny',
      Action: [
        ...both,
        'sagemaker:AddTags',
        'sagemaker:DeleteTags',
        'iam:TagRole',
        'iam:UntagRole',
        'sts:TagSession',
      ],
      Resource: '*',
      Condition: {
        'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': ['team', 'unit'] },
        ArnNotLike: { 'aws:PrincipalArn': 'TAG_ADMIN_ARN' },
      },
    });
  });
});
