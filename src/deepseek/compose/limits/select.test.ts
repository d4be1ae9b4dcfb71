// What a limit takes of a statement: the actions, resources and principals that support its condition, and no others.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, deny, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { OTHER, type Values } from '#deepseek/compose/testing/kits.ts';
import { guardedStatements } from './guardrail.ts';
import { hasTags } from './match-tags.ts';
import { conditionValues, hasCondition, narrowed, select } from './select.ts';
import { limitTrust } from './trust.ts';

const why = { title: 'It', text: 'Why', answers: ['regions'], page: 'iamAbac' } as const;
const plan = (actions: readonly string[], resources: readonly string[]): PlannedStatement =>
  allow({ sid: 'It', actions, resources, why });

describe('a part of a statement', () => {
  const isA = (arn: string): boolean => arn.startsWith('a');
  const of = ({ actions, resources }: PlannedStatement) => [actions, resources];

  test.each([
    [
      'all of it',
      ['x', 'y'],
      ['a1', 'a2'],
      [
        ['x', 'y'],
        ['a1', 'a2'],
      ],
      [],
    ],
    ['some actions', ['x', 'z'], ['a1'], [['x'], ['a1']], [[['z'], ['a1']]]],
    ['some resources', ['x'], ['a1', 'b1'], [['x'], ['a1']], [[['x'], ['b1']]]],
    [
      'some of both: other actions keep all resources',
      ['x', 'z'],
      ['a1', 'b1'],
      [['x'], ['a1']],
      [
        [['x'], ['b1']],
        [['z'], ['a1', 'b1']],
      ],
    ],
    ['none of its actions', ['z'], ['a1'], undefined, [[['z'], ['a1']]]],
    ['none of its resources', ['x'], ['b1'], undefined, [[['x'], ['b1']]]],
  ])('%s', (_, actions, resources, chosen, rest) => {
    const parts = select(plan(actions, resources), ['x', 'y'], isA);
    expect(parts.chosen && of(parts.chosen)).toEqual(chosen);
    expect(parts.rest.map(of)).toEqual(rest);
    const marked = narrowed([parts], (statement) => ({ ...statement, sid: 'Marked' }));
    expect(marked.map(({ sid }) => sid)).toEqual([...(chosen ? ['Marked'] : []), ...rest.map(() => 'It')]);
  });

  test('a Deny stays whole', () => {
    const statement = deny({ sid: 'No', actions: ['x'], resources: ['a1'], condition: {}, why });
    expect(select(statement, ['x'])).toEqual({ chosen: undefined, rest: [statement] });
  });

  test('a key is found in any operator', () => {
    const statement = {
      ...plan(['x'], ['a']),
      condition: { Null: { k: 'true' }, StringLike: { k: ['b', 'c'] } },
    };
    expect(conditionValues(statement, 'k')).toEqual(['true', 'b', 'c']);
    expect([hasCondition(statement, 'k'), hasCondition(statement, 'other')]).toEqual([true, false]);
    expect(conditionValues(plan(['x'], ['a']), 'k')).toEqual([]);
    expect(hasCondition(plan(['x'], ['a']), 'k')).toBe(false);
  });
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
test.each([
  ['bedrock:us-east-1::foundation-model/deepseek.v3.2', true, false],
  ['bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0', true, false],
  ['bedrock:us-east-1:111122223333:application-inference-profile/a1', true, true],
  ['bedrock:us-east-1:111122223333:imported-model/a1', true, true],
  ['bedrock:us-east-1:111122223333:provisioned-model/a1', true, true],
  ['bedrock:us-east-1:111122223333:marketplace/model-endpoint/all-access', false, false],
  ['bedrock:us-east-1:111122223333:guardrail/foundation-model/x', false, false],
  ['bedrock-mantle:us-east-1:111122223333:project/default', false, true],
  ['sagemaker:us-east-1:111122223333:endpoint/deepseek', false, true],
  ['sagemaker:us-east-1:111122223333:inference-component/deepseek', false, true],
  ['sagemaker:us-east-1:111122223333:endpoint-config/deepseek', false, false],
])('%s: takes a guardrail %s, has tags %s', (rest, guarded, tagged) => {
  for (const partition of ['aws', 'aws-us-gov']) {
    const arn = `arn:${partition}:${rest}`;
    expect(guardedStatements([plan(['bedrock:InvokeModel'], [arn])]).length).toBe(guarded ? 1 : 0);
    expect(hasTags(arn)).toBe(tagged);
    for (const within of [`x${arn}`, `arn:x:y:${arn}`]) {
      expect(guardedStatements([plan(['bedrock:InvokeModel'], [within])])).toEqual([]);
      expect(hasTags(within)).toBe(false);
    }
  }
});

const VPCE = { network: 'vpce', vpcEndpoints: ['vpce-0123456789abcdef0'] } as const;

describe('the trust policy', () => {
  const limited = (values: Values, principal: PlannedStatement['principal']) =>
    limitTrust(
      [{ ...plan(['sts:AssumeRole'], []), ...(principal && { principal }) }],
      readAnswers({ ...startAnswers('invoke'), values: { entity: 'identity-center', ...values } }),
    )[0];
  const AWS = { AWS: `arn:aws:iam::${OTHER}:root` };
  const ORG = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
  const NET = { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };

  test.each([
    ['nothing', {}, AWS, undefined, []],
    ['an organization', { principalOrg: 'o-a1b2c3d4e5' }, AWS, ORG, ['principalOrg']],
    ['a network of calls alone', VPCE, AWS, undefined, []],
    ['a network', { ...VPCE, trustNetwork: true }, AWS, NET, ['vpcEndpoints', 'trustNetwork']],
    ['no network', { trustNetwork: true }, AWS, undefined, []],
    ['a service', { principalOrg: 'o-a1b2c3d4e5' }, { Service: 'ec2.amazonaws.com' }, undefined, []],
    ['everybody', { principalOrg: 'o-a1b2c3d4e5' }, '*', undefined, []],
    ['nobody', { principalOrg: 'o-a1b2c3d4e5' }, undefined, undefined, []],
  ] as const)('limits %s', (_, values, principal, condition, answers) => {
    const statement = limited(values as Values, principal);
    expect(statement?.condition).toEqual(condition);
    expect(statement?.whys[0]?.answers).toEqual(['regions', ...answers]);
  });
});
