// Notices and steps that come with organization policies and boundaries.
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers, completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { checkEntry } from '#deepseek/answers/read-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import { isDenied } from './testing/scp-matcher.ts';
import { statementsOf } from './testing/kits.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import {
  from,
  kitWithoutAccount,
  APP,
  vpce,
  call,
  GUARDRAIL,
  R1,
  answersWithoutAccount,
  INVOKE,
} from './testing/governance.ts';

vi.setConfig({ testTimeout: 30_000 });

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
    expect(notice?.text).toMatch(/flows[^.]* not name it/);
  });

  test('a Region without a guardrail is named', () => {
    const kit = kitWithoutAccount('approve-models', {
      regions: ['us-east-1', 'eu-north-1'],
      requireGuardrail: true,
      orgGuardrails: [GUARDRAIL],
    });
    expect(kit.notices.find(({ id }) => id === 'guardrail-regions')?.text).toContain('eu-north-1');
  });

  test.each([
    [{}, false],
    [{ regions: ['us-east-1', 'eu-north-1'] }, true],
    [
      {
        regions: ['us-east-1', 'eu-north-1'],
        exemptRoles: [`arn:aws:iam::111122223333:role/services/Batch`],
        exemptAdmins: [`arn:aws:iam::111122223333:role/platform/Admin`],
      },
      false,
    ],
  ])('%j: an approved Region that no listed endpoint can be in stops: %s', (values, stops) => {
    const kit = kitWithoutAccount('approve-models', { ...vpce, exemptRoles: [], ...values });
    expect(kit.notices.find(({ id }) => id === 'endpoint-breaks')?.stops !== undefined).toBe(stops);
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
      'starts a batch job must call the bedrock endpoint',
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
      { numRuns: runs(50) },
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
