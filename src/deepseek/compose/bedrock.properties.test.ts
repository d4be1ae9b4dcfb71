// Calls of DeepSeek on Bedrock: what holds whatever the answers.
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { findModel, MODELS } from '#deepseek/facts/models.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { statementsOf } from './testing/kits.ts';
import * as fc from 'fast-check';
import { INVOKE, invokes } from './testing/bedrock.ts';

vi.setConfig({ testTimeout: 30_000 });

/** What roles and attachments may do. Boundaries and policies of endpoints and organizations grant nothing. */
const allowed = (answers: Answers): readonly Statement[] =>
  compose(answers)
    .roles.flatMap(({ permissions }) => permissions)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Effect }) => Effect === 'Allow');

const r1 = findModel('r1')!;

const R1_ARN = `:foundation-model/${r1.runtimeId}`;

/** The service prefixes of actions, as AWS's service reference has them: bedrock-runtime is an endpoint and none. */
const PREFIXES =
  'aoss application-autoscaling autoscaling aws-marketplace bedrock bedrock-agentcore bedrock-mantle cloudtrail cloudwatch codebuild ec2 ecr ecr-public ecs eks eks-auth es iam kms lambda logs nova-act organizations s3 sagemaker sagemaker-mlflow servicequotas sns ssm ssmmessages states sts xray'.split(
    ' ',
  );

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
        for (const { Action, Effect } of statementsOf(compose(answers)))
          for (const action of toArray(Action)) {
            // A control may deny what no role for DeepSeek needs.
            if (Effect === 'Deny' && action === 'bedrock:OptimizePrompt') continue;
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
        const view = viewOf(answers);
        const { scenario, scenarios: tasks } = view;
        // Asked for by itself, for models that are sold there.
        if (scenario.id === 'organization' && view.flag('denySubscriptions')) return;
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
