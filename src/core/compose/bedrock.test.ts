// What callers and service roles of Bedrock can and cannot come out as, whatever the answers.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers } from '#core/answers/answers.arbitrary.ts';
import { type Answers } from '#core/answers/answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import { findModel, MODELS } from '#core/facts/models.ts';
import { entities } from '#core/catalog/entities.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import { compose } from './compose.ts';
import { documentsOf, type RoleKit } from './role-kit.ts';
import { ACCOUNT, codeOf, createdRole, idsOf, kitOf, statementsOf, type Values } from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;

const sidsOf = (kit: RoleKit, id: string): readonly (string | undefined)[] =>
  statementsOf(kit, id).map(({ Sid }) => Sid);

const bySid = (kit: RoleKit, sid: string): Statement | undefined =>
  statementsOf(kit).find((statement) => statement.Sid === sid);

const problemsOf = (kit: RoleKit) => kit.problems.map(({ field, message }) => [field, message]);

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const invokes = (statement: Statement): boolean =>
  statement.Effect === 'Allow' && toArray(statement.Action).some((action) => INVOKE.includes(action));

/** What roles and attachments may do. Boundaries and policies of endpoints and organizations grant nothing. */
const allowed = (answers: Answers): readonly Statement[] =>
  compose(answers)
    .roles.flatMap(({ permissions }) => permissions)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Effect }) => Effect === 'Allow');

const r1 = findModel('r1')!;
const R1_ARN = `:foundation-model/${r1.runtimeId}`;

/** The service prefixes of actions, as AWS's service reference has them: bedrock-runtime is an endpoint and none. */
const PREFIXES = [
  'aoss',
  'bedrock',
  'bedrock-mantle',
  'cloudwatch',
  'ec2',
  'ecr',
  'es',
  'iam',
  'kms',
  'logs',
].concat(['s3', 'sagemaker', 'ssm', 'ssmmessages', 'sts']);

describe('whatever the answers', () => {
  test('R1 is called through a profile only, never by its bare ID', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const statement of allowed(answers).filter(invokes)) {
          if (!toArray(statement.Resource).some((arn) => arn.endsWith(R1_ARN))) continue;
          expect(
            toArray(statement.Condition?.['ArnEquals']?.['bedrock:InferenceProfileArn']).length,
          ).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('whoever may call the R1 profile may call the model in every destination Region', () => {
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        for (const role of compose(answers).roles) {
          const statements = role.permissions.flatMap(({ document }) => document.Statement).filter(invokes);
          const profiles = statements
            .flatMap(({ Resource }) => toArray(Resource))
            .filter((arn) => arn.endsWith(`:inference-profile/${r1.profile!.id}`));
          for (const profile of profiles) {
            const regions = statements
              .filter(({ Condition }) =>
                toArray(Condition?.['ArnEquals']?.['bedrock:InferenceProfileArn']).includes(profile),
              )
              .flatMap(({ Resource }) => toArray(Resource))
              .map((arn) => arn.split(':')[3]);
            expect(regions).toEqual(expect.arrayContaining([...r1.profile!.destinationRegions]));
          }
        }
      }),
    );
  });

  test('no action is one that does not exist', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { Action } of statementsOf(compose(answers)))
          for (const action of toArray(Action)) {
            expect(PREFIXES).toContain(action.split(':')[0]);
            expect(action).not.toMatch(
              /^bedrock-runtime:|^bedrock:(Converse|ConverseStream|ImportModel|StartAsyncInvoke|InvokeModelWithBidirectionalStream|CountTokens|OptimizePrompt)$/,
            );
          }
      }),
    );
  });

  test('a caller that streams has the streaming action wherever it has the other', () => {
    const callers = [
      'invoke',
      'invoke-r1',
      'invoke-imported',
      'invoke-app-profiles',
      'invoke-prompts',
      'api-keys',
    ];
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        const { scenarios: tasks } = viewOf(answers);
        if (!tasks.every(({ id }) => callers.includes(id))) return;
        const streams = viewOf(answers).flag('streaming');
        const [main] = compose(answers).roles;
        const statements = main!.permissions.flatMap(({ document }) => document.Statement);
        for (const statement of statements.filter(invokes))
          expect(toArray(statement.Action).includes(INVOKE[1]!)).toBe(streams);
      }),
    );
  });

  test('application profiles are named one by one, never as inference-profile/*', () => {
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        const resources = allowed(answers)
          .filter(invokes)
          .flatMap(({ Resource }) => toArray(Resource));
        expect(resources.filter((arn) => /inference-profile\/.*\*/.test(arn))).toEqual([]);
        const view = viewOf(answers);
        if (view.asks('appProfiles'))
          expect(resources).toEqual(
            expect.arrayContaining(view.list('appProfiles').map((arn) => arn.trim())),
          );
      }),
    );
  });

  test('keys are short-term ones, on the endpoints that are called, and none is made for a user', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const statements = allowed(answers);
        const actions = statements.flatMap(({ Action }) => toArray(Action));
        expect(actions).not.toContain('iam:CreateServiceSpecificCredential');
        for (const prefix of ['bedrock', 'bedrock-mantle'])
          for (const { Action, Condition } of statements) {
            if (!toArray(Action).includes(`${prefix}:CallWithBearerToken`)) continue;
            expect(Condition?.['StringEquals']?.[`${prefix}:BearerTokenType`]).toBe('SHORT_TERM');
          }
        const view = viewOf(answers);
        const keyed = view.scenarios.some(({ id }) => id === 'api-keys');
        if (keyed) expect(actions.some((action) => action.endsWith(':CallWithBearerToken'))).toBe(true);
      }),
    );
  });

  test('serverless DeepSeek asks for no Marketplace subscription', () => {
    const serverless = scenarios
      .all()
      .filter(({ family, regionRule }) => family === 'call' && regionRule !== 'marketplace')
      .map(({ id }) => id);
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        // Nor does a Deny on it block DeepSeek.
        const { scenario, scenarios: tasks } = viewOf(answers);
        if (scenario.family !== 'govern' && !tasks.every(({ id }) => serverless.some((each) => each === id)))
          return;
        for (const { Action } of statementsOf(compose(answers)))
          expect(toArray(Action).filter((action) => action.startsWith('aws-marketplace:'))).toEqual([]);
      }),
    );
  });

  test('no account or organization is asked for on models, on either endpoint', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const statement of allowed(answers)) {
          const onModel = toArray(statement.Resource).some((arn) => arn.includes(':foundation-model/'));
          if (onModel)
            expect(JSON.stringify(statement.Condition ?? {})).not.toMatch(/aws:Resource(Account|Org)/);
        }
      }),
    );
  });

  test('each endpoint gets its own model IDs, under its own prefix', () => {
    const runtime = new Set(MODELS.map(({ runtimeId }) => runtimeId));
    const onMantle = new Set(MODELS.flatMap(({ mantleId }) => mantleId ?? []));
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        if (viewOf(answers).scenario.family !== 'call') return;
        for (const { Action, Resource, Condition } of allowed(answers)) {
          const actions = toArray(Action);
          const infers = actions.includes('bedrock-mantle:CreateInference');
          const named = toArray(Condition?.['StringEquals']?.['bedrock-mantle:Model']).map(String);
          if (infers) expect(named.length).toBeGreaterThan(0);
          expect(named.filter((id) => !onMantle.has(id))).toEqual([]);
          for (const arn of toArray(Resource)) {
            const id = arn.split(':foundation-model/')[1];
            if (id?.startsWith('deepseek.')) expect(runtime.has(id)).toBe(true);
            if (arn.startsWith('arn:') && actions.some((action) => action.startsWith('bedrock-mantle:')))
              expect(arn).toMatch(/^arn:aws:bedrock-mantle:[\w-]+:\d{12}:project\//);
          }
        }
      }),
    );
  });

  test('no model is allowed by a wildcard', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { Resource, Condition } of allowed(answers)) {
          for (const arn of toArray(Resource)) expect(arn).not.toMatch(/:foundation-model\/.*[*?]/);
          expect(JSON.stringify(Condition?.['StringLike'] ?? {})).not.toContain('bedrock-mantle:Model');
        }
      }),
    );
  });

  test('a model and the Regions of its statement belong together', () => {
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        for (const statement of allowed(answers).filter(invokes))
          for (const arn of toArray(statement.Resource)) {
            const [, , , region = '', , resource = ''] = arn.split(':', 6);
            const model = MODELS.find((each) => arn.endsWith(`:foundation-model/${each.runtimeId}`));
            if (!model || !resource.startsWith('foundation-model/')) continue;
            expect([...model.regions, ...(model.profile?.destinationRegions ?? [])]).toContain(region);
          }
      }),
    );
  });
});

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
        'This profile is in eu-north-1, where DeepSeek-R1 is not offered: select DeepSeek-V3.2 or DeepSeek-V3.1, or paste a profile of us-east-1, us-east-2, us-west-2.',
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
    expect(problemsOf(kit)).toEqual([
      [
        'models',
        'DeepSeek-R1 is not on the bedrock-mantle endpoint. Choose DeepSeek-V3.2, or the scenario “Call DeepSeek-R1 on Bedrock”.',
      ],
    ]);
    expect(JSON.stringify(documentsOf(kit))).not.toContain('r1');
  });

  test('a Region that does not offer the model is refused with the nearest that does', () => {
    const [[field, message] = []] = problemsOf(kitOf('mantle', { regions: ['eu-central-1'] }));
    expect(field).toBe('regions');
    expect(message).toContain('DeepSeek-V3.2 on the bedrock-mantle endpoint is not offered in eu-central-1.');
    expect(message).toContain('The nearest Region that works is eu-');
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
      problemsOf(kitOf(scenario, { ...values, regions: [region] }))[0]?.[1];
    expect(refused('agents', 'eu-north-1')).toBe(
      'An agent with DeepSeek-V3.2 is not offered in eu-north-1. The nearest Region that works is eu-west-2.',
    );
    expect(refused('flows', 'ap-southeast-3')).toContain('flow or stored prompt');
    expect(refused('evaluation', 'eu-north-1')).toContain('Model evaluation with DeepSeek-V3.2');
    expect(refused('agents', 'eu-west-2', { servedModels: ['r1'] })).toContain(
      'DeepSeek-R1 is not offered in eu-west-2. The nearest Region that works is us-east-1.',
    );
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

describe('evaluation', () => {
  const buckets = {
    evaluationPrompts: ['s3://acme-evaluation/prompts'],
    evaluationResults: ['s3://acme-evaluation/results'],
  };

  test('built-in metrics: models, batch jobs and buckets', () => {
    const own = { StringEquals: { 'aws:ResourceAccount': ACCOUNT } };
    expect(statementsOf(kitOf('evaluation', buckets), 'service.permissions')).toEqual([
      {
        Sid: 'EvaluateDeepSeek',
        Effect: 'Allow',
        Action: [...INVOKE, 'bedrock:CreateModelInvocationJob'],
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
      {
        Sid: 'EvaluationBatchJobs',
        Effect: 'Allow',
        Action: ['bedrock:CreateModelInvocationJob', 'bedrock:StopModelInvocationJob'],
        Resource: `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/*`,
      },
      {
        Sid: 'ReadPromptDataset',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::acme-evaluation/prompts/*',
        Condition: own,
      },
      {
        Sid: 'WriteEvaluationOutput',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        Resource: 'arn:aws:s3:::acme-evaluation/results/*',
        Condition: own,
      },
      {
        Sid: 'EvaluationBucket',
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:aws:s3:::acme-evaluation',
        Condition: own,
      },
    ]);
  });

  test('a judge is another vendor’s model, and no DeepSeek one can be it', () => {
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'judge' });
    const judge = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0';
    expect(bySid(kit, 'EvaluationJudge')?.Resource).toBe(judge);
    expect(toArray(bySid(kit, 'EvaluateDeepSeek')?.Action)).not.toContain(INVOKE[1]);
    expect(toArray(bySid(kit, 'CreateDeepSeekEvaluation')?.Resource)).toContain(judge);
    expect(idsOf(kit.notices)).toContain('judge-approved');
  });

  test('a judge that cannot be called in a Region directly is called through its profile only', () => {
    const profile = `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.anthropic.claude-sonnet-4-6`;
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'judge', judges: [profile] });
    expect(bySid(kit, 'EvaluationJudge')).toBeUndefined();
    expect(bySid(kit, 'EvaluationJudgeProfile')).toMatchObject({
      Action: 'bedrock:InvokeModel',
      Resource: profile,
    });
    // The star also stands for the ARN without a Region, which global profiles call.
    expect(bySid(kit, 'EvaluationJudgeViaProfile')).toMatchObject({
      Resource: 'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6',
      Condition: { ArnEquals: { 'bedrock:InferenceProfileArn': profile } },
    });
    // Jobs are checked on models, never on profiles.
    const model = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6';
    expect(bySid(kit, 'EvaluationJudgeBatches')?.Resource).toBe(model);
    expect(toArray(bySid(kit, 'CreateDeepSeekEvaluation')?.Resource)).toContain(model);
    expect(codeOf(kit, 'start-evaluation')).toContain(`"modelIdentifier": "${profile}"`);
  });

  test('people need a second role, which the operator passes to SageMaker', () => {
    const kit = kitOf('evaluation', { ...buckets, evaluationKind: 'human' });
    const loops = createdRole(kit, 'human-loops');
    expect(loops.trust.document.Statement[0]?.Principal).toEqual({ Service: 'sagemaker.amazonaws.com' });
    expect(bySid(kit, 'PassHumanLoopRole')?.Resource).toBe(loops.arn);
    expect(bySid(kit, 'ManageHumanLoops')?.Resource).toBe('*');
    expect(idsOf(kit.nextSteps)).toContain('work-team');
  });

  test('R1 cannot be evaluated, and a link that brings it says why', () => {
    const kit = kitOf('evaluation', { ...buckets, models: ['r1'] });
    expect(problemsOf(kit)[0]?.[1]).toContain('not list model evaluation for DeepSeek-R1');
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
