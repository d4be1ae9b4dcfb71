// Service control policies and boundaries: what they deny, and what they let pass.
import '#core/answers/register-all.ts';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers, completeAnswersOf } from '#core/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { checkEntry } from '#core/answers/read-answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import { MAX_POLICY_SIZES } from '#core/facts/quotas.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import { nonWhitespaceLength } from '#core/json/text-size.ts';
import { compose } from './compose.ts';
import { isDenied, type ScpRequest } from './testing/scp-matcher.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { statementsOf } from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

type Values = Readonly<Record<string, FieldValue>>;

const answersWithoutAccount = (scenario: ScenarioId, values: Values): Answers => ({
  ...startAnswers(scenario),
  values,
});
const kitWithoutAccount = (scenario: ScenarioId, values: Values): RoleKit =>
  compose(answersWithoutAccount(scenario, values));

/** Those that make documents for an organization or for all app roles. */
const GOVERNANCE: readonly ScenarioId[] = [
  'deny-deepseek',
  'approve-models',
  'app-boundary',
  'share-guardrail',
];

const INVOKE = 'bedrock:InvokeModel';
const STREAM = 'bedrock:InvokeModelWithResponseStream';
const BATCH = 'bedrock:CreateModelInvocationJob';
const MANTLE = 'bedrock-mantle:CreateInference';
const OURS = '111122223333';
const OTHERS = '444455556666';

const model = (id: string, region = 'us-east-1') => `arn:aws:bedrock:${region}::foundation-model/${id}`;
const owned = (resource: string, region = 'us-east-1') => `arn:aws:bedrock:${region}:${OURS}:${resource}`;
const V32 = 'deepseek.v3.2';
const V31 = 'deepseek.v3-v1:0';
const R1 = 'deepseek.r1-v1:0';
const CLAUDE = 'anthropic.claude-sonnet-4-20250514-v1:0';
const profile = (region = 'us-east-1') => owned(`inference-profile/us.${R1}`, region);
const appProfile = owned('application-inference-profile/a1b2c3d4e5f6');
const job = owned('model-invocation-job/*');
const project = `arn:aws:bedrock-mantle:us-east-1:${OURS}:project/default`;
const imported = owned('imported-model/a1b2c3d4e5f6');
const CUSTOM = [
  imported,
  owned('custom-model/deepseek.x/a1b2c3d4e5f6'),
  owned('custom-model-deployment/a1b2c3d4e5f6'),
  owned('provisioned-model/a1b2c3d4e5f6'),
  owned('marketplace/model-endpoint/all-access'),
];

/** In words, a request, and whether the documents must deny it. */
type Row = readonly [words: string, request: ScpRequest, denied: boolean];

const call = (action: string, resources: string | readonly string[], context = {}): ScpRequest => ({
  action,
  resources: [resources].flat(),
  context: { 'aws:RequestedRegion': 'us-east-1', ...context },
});
const onMantle = (id: string, context = {}): ScpRequest =>
  call(MANTLE, project, { 'bedrock-mantle:Model': id, ...context });

function holds(name: string, kit: RoleKit, rows: readonly Row[]) {
  const statements = statementsOf(kit);
  describe(name, () => {
    test.each(rows)('%s', (_words, request, denied) => {
      expect(isDenied(statements, request)).toBe(denied);
    });
  });
}

const customRows = (denied: boolean): readonly Row[] =>
  CUSTOM.flatMap((arn): Row[] => [
    [`calls of ${arn.slice(40)}`, call(INVOKE, arn), denied],
    [`streams of ${arn.slice(40)}`, call(STREAM, arn), denied],
    [`a batch job that names ${arn.slice(40)}`, call(BATCH, [arn, job]), denied],
  ]);

holds('DeepSeek denied', kitWithoutAccount('deny-deepseek', {}), [
  ['a call', call(INVOKE, model(V32)), true],
  ['a call in another Region', call(INVOKE, model(V32, 'eu-north-1')), true],
  ['a model that AWS adds later', call(INVOKE, model('deepseek.v4')), true],
  ['the streaming action', call(STREAM, model(V31)), true],
  ['a batch job', call(BATCH, [model(V32), job]), true],
  ['R1 through its profile', call(INVOKE, [profile(), model(R1, 'us-west-2')]), true],
  ['an application inference profile', call(INVOKE, [appProfile, model(R1, 'us-east-2')]), true],
  ['bedrock-mantle', onMantle(V32), true],
  ['bedrock-mantle, with its own model ID', onMantle('deepseek.v3.1'), true],
  ['models of other vendors', call(INVOKE, model(CLAUDE)), false],
  ['other vendors on bedrock-mantle', onMantle('openai.gpt-oss-120b'), false],
  ['what it says it leaves: an import job', call('bedrock:CreateModelImportJob', '*'), false],
  ...customRows(false),
]);

holds('side doors closed', kitWithoutAccount('deny-deepseek', { sideDoors: true }), [
  ['a call', call(INVOKE, model(V32)), true],
  ['an import job', call('bedrock:CreateModelImportJob', '*'), true],
  ['a custom model', call('bedrock:CreateCustomModel', '*'), true],
  ['its deployment', call('bedrock:CreateCustomModelDeployment', owned('custom-model/x/y')), true],
  ['fine tuning on mantle', call('bedrock-mantle:CreateFineTuningJob', project), true],
  ['a Marketplace endpoint', call('bedrock:CreateMarketplaceModelEndpoint', '*'), true],
  ['registering an endpoint', call('bedrock:RegisterMarketplaceModelEndpoint', '*'), true],
  ...customRows(true),
  ['models of other vendors', call(INVOKE, model(CLAUDE)), false],
  ['what it says it leaves: SageMaker', call('sagemaker:CreateEndpoint', '*'), false],
]);

holds('no new serving on SageMaker', kitWithoutAccount('deny-deepseek', { denyServing: true }), [
  ['an endpoint', call('sagemaker:CreateEndpoint', `arn:aws:sagemaker:us-east-1:${OURS}:endpoint/x`), true],
  ['an inference component', call('sagemaker:CreateInferenceComponent', '*'), true],
  ['a batch transform job', call('sagemaker:CreateTransformJob', '*'), true],
  ['what it says it leaves: running endpoints', call('sagemaker:InvokeEndpoint', '*'), false],
]);

holds('legacy models denied', kitWithoutAccount('deny-deepseek', { denyScope: 'some' }), [
  ['R1', call(INVOKE, [profile(), model(R1)]), true],
  ['V3.1', call(INVOKE, model(V31)), true],
  ['V3.1 in a batch job', call(BATCH, [model(V31), job]), true],
  ['V3.1 on mantle, where its ID is another', onMantle('deepseek.v3.1'), true],
  ['V3.2', call(INVOKE, model(V32)), false],
  ['V3.2 on mantle', onMantle(V32), false],
]);

const approved = { approvedModels: ['v3.2', 'r1'], regions: ['us-east-1'] };
const viaProfile = (source: string, destination: string): ScpRequest =>
  call(INVOKE, model(R1, destination), {
    'aws:RequestedRegion': destination,
    'bedrock:InferenceProfileArn': profile(source),
  });

holds('only approved models', kitWithoutAccount('approve-models', approved), [
  ['an approved model', call(INVOKE, model(V32)), false],
  ['streams of it', call(STREAM, model(V32)), false],
  ['a batch job of it', call(BATCH, [model(V32), job]), false],
  // https://docs.aws.amazon.com/bedrock/latest/userguide/projects.html
  ['it with the Responses API', call(INVOKE, [model(V32), owned('project/default')]), false],
  ['another with the Responses API', call(INVOKE, [model(V31), owned('project/default')]), true],
  ['it on mantle', onMantle(V32), false],
  ['an application inference profile of it', call(INVOKE, [appProfile, model(V32)]), false],
  ['applying a guardrail', call('bedrock:ApplyGuardrail', owned('guardrail/gr1a2b3c4d5e')), false],
  ['another DeepSeek model', call(INVOKE, model(V31)), true],
  ['streams of another', call(STREAM, model(V31)), true],
  ['a batch job of another', call(BATCH, [model(V31), job]), true],
  ['another on mantle', onMantle('deepseek.v3.1'), true],
  ['a call on mantle that names no model', call(MANTLE, project), true],
  ['another vendor', call(INVOKE, model(CLAUDE)), true],
  ['a profile of another vendor', call(INVOKE, owned(`inference-profile/us.${CLAUDE}`)), true],
  ['an application inference profile of another', call(INVOKE, [appProfile, model(CLAUDE)]), true],
  ['a profile of R1 in another geography', call(INVOKE, owned(`inference-profile/eu.${R1}`)), true],
  ...customRows(true),
]);

holds('only approved Regions', kitWithoutAccount('approve-models', approved), [
  ...['us-east-1', 'us-east-2', 'us-west-2'].map((destination): Row => [
    `R1 served in ${destination}`,
    viaProfile('us-east-1', destination),
    false,
  ]),
  [
    'R1 through an application inference profile',
    call(INVOKE, model(R1, 'us-west-2'), {
      'aws:RequestedRegion': 'us-west-2',
      'bedrock:InferenceProfileArn': appProfile,
    }),
    false,
  ],
  ['R1 called from a Region that is not approved', viaProfile('us-west-2', 'us-west-2'), true],
  [
    'R1 in another Region without the profile',
    call(INVOKE, model(R1, 'us-east-2'), { 'aws:RequestedRegion': 'us-east-2' }),
    true,
  ],
  [
    'an approved model in another Region',
    call(STREAM, model(V32, 'eu-north-1'), { 'aws:RequestedRegion': 'eu-north-1' }),
    true,
  ],
  [
    'a batch job in another Region',
    call(BATCH, [model(V32, 'eu-north-1'), job], { 'aws:RequestedRegion': 'eu-north-1' }),
    true,
  ],
  ['mantle in another Region', onMantle(V32, { 'aws:RequestedRegion': 'eu-north-1' }), true],
  [
    'a profile of another vendor',
    call(INVOKE, model(R1, 'us-west-2'), {
      'aws:RequestedRegion': 'us-west-2',
      'bedrock:InferenceProfileArn': owned(`inference-profile/us.${CLAUDE}`),
    }),
    true,
  ],
]);

holds('R1 not approved', kitWithoutAccount('approve-models', { ...approved, approvedModels: ['v3.2'] }), [
  ['R1 through its profile', call(INVOKE, profile()), true],
  ['R1 in another Region', viaProfile('us-east-1', 'us-west-2'), true],
]);

const nova = 'amazon.nova-pro-v1:0';
holds(
  'models of other vendors stay allowed',
  kitWithoutAccount('approve-models', { ...approved, otherModels: [nova, `us.${CLAUDE}`] }),
  [
    ['by model ID', call(INVOKE, model(nova)), false],
    ['by profile ID', call(INVOKE, [owned(`inference-profile/us.${CLAUDE}`), model(CLAUDE)]), false],
    ['in a batch job', call(BATCH, [model(nova), job]), false],
    ['on mantle', onMantle(nova), false],
    ['another of them', call(INVOKE, model('amazon.nova-lite-v1:0')), true],
  ],
);

const GUARDRAIL = `arn:aws:bedrock:us-east-1:${OURS}:guardrail/gr1a2b3c4d5e`;
const guarded = (id: string) => ({ 'bedrock:GuardrailIdentifier': id });
holds(
  'a guardrail required',
  kitWithoutAccount('approve-models', { ...approved, requireGuardrail: true, orgGuardrails: [GUARDRAIL] }),
  [
    ['with the draft', call(INVOKE, model(V32), guarded(GUARDRAIL)), false],
    ['with a version', call(STREAM, model(V32), guarded(`${GUARDRAIL}:3`)), false],
    [
      'R1 through its profile, with it',
      call(INVOKE, [profile(), model(R1)], {
        ...guarded(GUARDRAIL),
        'bedrock:InferenceProfileArn': profile(),
      }),
      false,
    ],
    ['without any', call(INVOKE, model(V32)), true],
    ['streams without any', call(STREAM, model(V32)), true],
    ['R1 through its profile, without any', call(INVOKE, [profile(), model(R1)]), true],
    ['an application inference profile, without any', call(INVOKE, [appProfile, model(V32)]), true],
    [
      'a guardrail of another Region',
      call(INVOKE, model(V32), guarded(GUARDRAIL.replace('us-east-1', 'eu-north-1'))),
      true,
    ],
    [
      'a guardrail of another account',
      call(INVOKE, model(V32), guarded(GUARDRAIL.replace(OURS, OTHERS))),
      true,
    ],
    ['a guardrail whose ID begins the same', call(INVOKE, model(V32), guarded(`${GUARDRAIL}f`)), true],
    ['a batch job, which cannot name one', call(BATCH, [model(V32), job]), true],
    ['mantle, which has none', onMantle(V32), true],
  ],
);

const ENDPOINT = 'vpce-0abc123def4567890';
const EXEMPT = `arn:aws:iam::${OURS}:role/bedrock-services/DeepSeekBatchServiceRole`;
const ADMIN = `arn:aws:iam::${OURS}:role/platform/DeepSeekPlatformAdmin`;
const APP = `arn:aws:iam::${OURS}:role/app`;
const from = (principal: string, context = {}) => ({
  'aws:PrincipalArn': principal,
  'aws:ViaAWSService': 'false',
  ...context,
});
const vpce = {
  ...approved,
  requireVpce: true,
  orgEndpoints: [ENDPOINT],
  exemptRoles: [EXEMPT],
  exemptAdmins: [ADMIN],
};

holds('a VPC endpoint required', kitWithoutAccount('approve-models', vpce), [
  ['through it', call(INVOKE, model(V32), from(APP, { 'aws:SourceVpce': ENDPOINT })), false],
  ['mantle through it', onMantle(V32, from(APP, { 'aws:SourceVpce': ENDPOINT })), false],
  [
    'a service that calls for the app',
    call(INVOKE, model(V32), { ...from(APP), 'aws:ViaAWSService': 'true' }),
    false,
  ],
  ['the exempt role', call(INVOKE, model(V32), from(EXEMPT)), false],
  ['without one', call(INVOKE, model(V32), from(APP)), true],
  ['streams without one', call(STREAM, model(V32), from(APP)), true],
  ['a batch job without one', call(BATCH, [model(V32), job], from(APP)), true],
  [
    'a batch job through the endpoint',
    call(BATCH, [model(V32), job], { ...from(APP), 'aws:SourceVpce': ENDPOINT }),
    false,
  ],
  ['mantle without one', onMantle(V32, from(APP)), true],
  [
    'through somebody else’s',
    call(INVOKE, model(V32), from(APP, { 'aws:SourceVpce': 'vpce-0fffffffffffffff0' })),
    true,
  ],
  [
    'a role of that name in another account',
    call(INVOKE, model(V32), from(EXEMPT.replace(OURS, OTHERS))),
    true,
  ],
  [
    'a role of that name under another path',
    call(INVOKE, model(V32), from(EXEMPT.replace('bedrock-services/', ''))),
    true,
  ],
  ...[
    'iam:CreateRole',
    'iam:PutRolePolicy',
    'iam:AttachRolePolicy',
    'iam:UpdateAssumeRolePolicy',
    'iam:DeleteRole',
  ].flatMap((action): Row[] => [
    [`${action} on the exempt role`, call(action, EXEMPT, from(APP)), true],
    [`${action} on it by the admin`, call(action, EXEMPT, from(ADMIN)), false],
    [
      `${action} on it by a role of the admin’s name elsewhere`,
      call(action, EXEMPT, from(ADMIN.replace(OURS, OTHERS))),
      true,
    ],
    [`${action} on another role`, call(action, APP, from(APP)), false],
  ]),
]);

const token = (prefix: string, type: string) =>
  call(`${prefix}:CallWithBearerToken`, '*', { [`${prefix}:bearerTokenType`]: type });
const credential = (service: string) =>
  call('iam:CreateServiceSpecificCredential', `arn:aws:iam::${OURS}:user/x`, {
    'iam:ServiceSpecificCredentialServiceName': service,
  });

holds('no long-term keys', kitWithoutAccount('approve-models', { ...approved, noLongTermKeys: true }), [
  ['a long-term key', token('bedrock', 'LONG_TERM'), true],
  ['a long-term key on mantle', token('bedrock-mantle', 'LONG_TERM'), true],
  ['making one', credential('bedrock.amazonaws.com'), true],
  ['a short-term key', token('bedrock', 'SHORT_TERM'), false],
  ['a short-term key on mantle', token('bedrock-mantle', 'SHORT_TERM'), false],
  ['credentials for another service', credential('codecommit.amazonaws.com'), false],
]);

describe('what else is said', () => {
  test('beside a role for R1 stands what a Region SCP must leave open', () => {
    const step = kitWithoutAccount('invoke-r1', {}).nextSteps.find(({ id }) => id === 'profile-regions');
    expect(JSON.parse(step?.code ?? '')).toEqual({
      ArnNotLike: {
        'bedrock:InferenceProfileArn':
          'arn:aws:bedrock:SOURCE-REGION:*:inference-profile/us.deepseek.r1-v1:0',
      },
    });
    for (const region of ['us-east-1', 'us-east-2', 'us-west-2']) expect(step?.text).toContain(region);
    const withR1 = completeAnswers.filter(
      ({ scenario, values }) => scenario === 'invoke-r1' || JSON.stringify(values).includes('r1'),
    );
    fc.assert(
      fc.property(withR1, (answers) => {
        const { roles, nextSteps } = compose(answers);
        const calls = roles
          .flatMap(({ permissions }) => permissions)
          .flatMap(({ document }) => document.Statement)
          .filter(({ Effect, Action }) => Effect === 'Allow' && toArray(Action).includes(INVOKE));
        if (
          calls.some(({ Resource }) =>
            toArray(Resource).some((arn) => arn.endsWith(`foundation-model/${R1}`)),
          )
        )
          expect(nextSteps.map(({ id }) => id)).toContain('profile-regions');
      }),
    );
  });

  test('requiring a guardrail says which calls stop', () => {
    const notice = kitWithoutAccount('approve-models', { requireGuardrail: true }).notices.find(
      ({ id }) => id === 'guardrail-breaks',
    );
    for (const name of ['Chat Completions', 'RetrieveAndGenerate', 'InvokeAgent', 'batch', 'bedrock-mantle'])
      expect(notice?.text).toContain(name);
    // https://docs.aws.amazon.com/bedrock/latest/userguide/flows-guardrails.html
    expect(notice?.text).toContain('flows and Chat Completions that do not name it');
  });

  test('a Region without a guardrail is named', () => {
    const kit = kitWithoutAccount('approve-models', {
      regions: ['us-east-1', 'eu-north-1'],
      requireGuardrail: true,
      orgGuardrails: [GUARDRAIL],
    });
    expect(kit.notices.find(({ id }) => id === 'guardrail-regions')?.text).toContain('eu-north-1');
  });

  test('an approved model that no approved Region offers is named', () => {
    const kit = kitWithoutAccount('approve-models', {
      approvedModels: ['v3.2', 'r1'],
      regions: ['eu-north-1'],
    });
    expect(kit.notices.find(({ id }) => id === 'gap-r1')?.text).toContain('us-east-1');
  });

  test('the endpoints to list are those of models and of batch jobs', () => {
    const kit = kitWithoutAccount('approve-models', vpce);
    const step = kit.nextSteps.find(({ id }) => id === 'list-endpoints');
    for (const service of ['bedrock', 'bedrock-runtime', 'bedrock-mantle'])
      expect(step?.code).toContain(`Values=*.us-east-1.${service},*.us-east-1.${service}-fips"`);
    expect(kit.notices.find(({ id }) => id === 'endpoint-breaks')?.text).toContain(
      'A person or pipeline that starts a batch job',
    );
  });

  test('an exempt role names its account', () => {
    const view = viewOf(answersWithoutAccount('approve-models', vpce));
    for (const account of ['*', '${aws:PrincipalAccount}', '1111*']) {
      const checked = checkEntry('exemptRoles', `arn:aws:iam::${account}:role/x`, view);
      expect(checked.ok).toBe(false);
    }
    const perimeters = completeAnswersOf('approve-models').filter(
      ({ values }) => values['requireVpce'] === true,
    );
    fc.assert(
      fc.property(perimeters, (answers) => {
        const statements = statementsOf(compose(answers));
        const exempt = statements.flatMap(({ Condition }) =>
          toArray(Condition?.['ArnNotLikeIfExists']?.['aws:PrincipalArn']).map(String),
        );
        for (const arn of exempt) {
          expect(arn).toMatch(/^arn:[\w-]+:iam::\d{12}:role\/[^*?$]+$/);
          for (const action of ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'])
            expect([arn, isDenied(statements, call(action, arn, from(APP)))]).toEqual([arn, true]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test.each(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'])(
    '%s has its own ARNs, and words',
    (governPartition) => {
      const kit = kitWithoutAccount('deny-deepseek', { governPartition, sideDoors: true, denyServing: true });
      const arns = JSON.stringify(statementsOf(kit)).match(/arn:[\w-]+:/g) ?? [];
      expect([...new Set(arns)]).toEqual([`arn:${governPartition}:`]);
      expect(kit.notices.some(({ id }) => id === 'not-served')).toBe(governPartition !== 'aws');
    },
  );
});

describe('laws', () => {
  const governed = completeAnswersOf(...GOVERNANCE);

  test('service control policies only deny, and each says what it leaves', () => {
    fc.assert(
      fc.property(governed, (answers) => {
        for (const policy of compose(answers).policies) {
          expect(policy.leaves.length).toBeGreaterThan(0);
          for (const { type, document } of policy.documents)
            if (type === 'scp') expect(document.Statement.map(({ Effect }) => Effect)).not.toContain('Allow');
        }
      }),
    );
  });

  test('no service control policy passes its size limit', () => {
    fc.assert(
      fc.property(fc.oneof(anyAnswers, governed), (answers) => {
        for (const { type, document } of documentsOf(compose(answers)))
          if (type === 'scp')
            expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.scp);
      }),
    );
  });

  test('not even with the longest lists that fit', () => {
    const path = `${'p'.repeat(100)}/`.repeat(5);
    const role = (i: number) => `arn:aws-us-gov:iam::${OURS}:role/${path}${'r'.repeat(62)}${10 + i}`;
    const kit = kitWithoutAccount('approve-models', {
      regions: ['us-east-1'],
      otherModels: Array.from(
        { length: 20 },
        (_, i) => `us.${'v'.repeat(30)}.${'m'.repeat(50)}.${'n'.repeat(10)}${i}`,
      ),
      otherArns: [
        'application-inference-profile',
        'imported-model',
        'marketplace',
        'custom-model',
        'prompt-router',
      ],
      requireGuardrail: true,
      orgGuardrails: Array.from(
        { length: 20 },
        (_, i) => `arn:aws:bedrock:us-east-1:${OURS}:guardrail/${'g'.repeat(60)}${i}`,
      ),
      requireVpce: true,
      orgEndpoints: Array.from({ length: 50 }, (_, i) => `vpce-0123456789abcde${10 + i}`),
      exemptRoles: Array.from({ length: 10 }, (_, i) => role(i).replace('-us-gov', '')),
      exemptAdmins: Array.from({ length: 3 }, (_, i) => role(20 + i).replace('-us-gov', '')),
    });
    expect(kit.problems).toEqual([]);
    for (const { document } of documentsOf(kit))
      expect(nonWhitespaceLength(print(document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.scp);
  });

  test('a type of ARN passes if it is chosen, and is denied if not', () => {
    const examples: Readonly<Record<string, string>> = {
      'application-inference-profile': appProfile,
      'imported-model': imported,
      marketplace: owned('marketplace/model-endpoint/all-access'),
      'custom-model': owned('provisioned-model/a1b2c3d4e5f6'),
      'prompt-router': owned('default-prompt-router/x'),
    };
    fc.assert(
      fc.property(fc.subarray(Object.keys(examples)), (otherArns) => {
        const statements = statementsOf(kitWithoutAccount('approve-models', { ...approved, otherArns }));
        for (const [type, arn] of Object.entries(examples))
          expect([type, isDenied(statements, call(INVOKE, arn))]).toEqual([type, !otherArns.includes(type)]);
      }),
    );
  });

  test('a wildcard in a model ID stands in a Deny or in a boundary, which grants nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kit = compose(answers);
        const granting = kit.roles.flatMap(({ permissions }) => permissions);
        for (const { Effect, Resource } of granting.flatMap(({ document }) => document.Statement))
          if (Effect === 'Allow')
            for (const arn of toArray(Resource)) expect(arn).not.toMatch(/:foundation-model\/.*[*?]/);
      }),
    );
  });

  test('whatever denies calls of a model denies batch jobs of it', () => {
    fc.assert(
      fc.property(governed, (answers) => {
        const statements = statementsOf(compose(answers));
        for (const arn of [model(V32), model(V31), model(R1), model(CLAUDE), ...CUSTOM])
          if (isDenied(statements, call(INVOKE, arn)))
            expect([arn, isDenied(statements, call(BATCH, arn))]).toEqual([arn, true]);
      }),
    );
  });

  test('closing a door opens no other', () => {
    fc.assert(
      fc.property(
        governed.filter(({ scenario }) => scenario === 'approve-models' || scenario === 'deny-deepseek'),
        fc.constantFrom('sideDoors', 'denyServing', 'requireGuardrail', 'requireVpce', 'noLongTermKeys'),
        (answers, id) => {
          const on = compose({ ...answers, values: { ...answers.values, [id]: true } });
          const off = compose({ ...answers, values: { ...answers.values, [id]: false } });
          const said = statementsOf(on).map((statement) => JSON.stringify(statement));
          for (const statement of statementsOf(off)) expect(said).toContain(JSON.stringify(statement));
        },
      ),
    );
  });
});
