// Service control policies and boundaries: what they deny, and what they let pass.
import { describe, expect, test, vi } from 'vitest';
import { isDenied, type ScpRequest } from './testing/scp-matcher.ts';
import type { RoleKit } from './role-kit.ts';
import { statementsOf } from './testing/kits.ts';
import {
  ADMIN,
  BATCH,
  ENDPOINT,
  from,
  kitWithoutAccount,
  model,
  APP,
  EXEMPT,
  approved,
  V32,
  appProfile,
  vpce,
  call,
  owned,
  GUARDRAIL,
  R1,
  CUSTOM,
  INVOKE,
  V31,
  CLAUDE,
  OURS,
} from './testing/governance.ts';

vi.setConfig({ testTimeout: 30_000 });

const STREAM = 'bedrock:InvokeModelWithResponseStream';

const MANTLE = 'bedrock-mantle:CreateInference';

const OTHERS = '444455556666';

const profile = (region = 'us-east-1') => owned(`inference-profile/us.${R1}`, region);

const job = owned('model-invocation-job/*');

const project = `arn:aws:bedrock-mantle:us-east-1:${OURS}:project/default`;

/** In words, a request, and whether the documents must deny it. */
type Row = readonly [words: string, request: ScpRequest, denied: boolean];

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
