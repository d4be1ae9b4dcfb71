// The controls of an organization as one set: what each switch adds, their order, and how many fit on one target.
import '#core/answers/register-all.ts';
import { describe, expect, test } from 'vitest';
import { toArray } from '#core/iam/policy.ts';
import { controlsOn, organizationControls } from '#core/compose/governance/organization-controls.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { documentsOf } from './role-kit.ts';
import { answersOf, kitOf, statementsOf, type Values } from './testing/kits.ts';

const EVERY: Values = { denyAccelerators: true, denyManagedModels: true, denySubscriptions: true };
const ALL = [...controlsOn(readAnswers(answersOf('organization', EVERY)))];

const noticesOf = (values: Values): readonly string[] =>
  kitOf('organization', values).notices.map(({ id }) => id);

const namesOf = (values: Values): readonly string[] =>
  documentsOf(kitOf('organization', values)).map(({ name }) => name.replace('DeepSeekControls', ''));

const roles = (count: number, length: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `arn:aws:iam::111122223333:role/${'p'.repeat(length)}/Role${i}`);

describe('each control is a switch', () => {
  test.each(ALL)('%s', (field) => {
    const plans = (values: Values) =>
      organizationControls(readAnswers(answersOf('organization', values))).map(({ id }) => id);
    const without = plans({ ...EVERY, [field]: false });
    expect(plans(EVERY).filter((id) => !without.includes(id))).toHaveLength(1);
    const off = Object.fromEntries(ALL.map((each) => [each, each === field]));
    expect(plans(off)).toHaveLength(1);
  });

  test('with all of them off, the one on models is shown, and that is said', () => {
    const off = Object.fromEntries(ALL.map((each) => [each, false]));
    expect(namesOf(off)).toEqual(['Models']);
    expect(noticesOf(off)).toContain('no-controls');
    expect(noticesOf({ ...off, limitModels: true })).not.toContain('no-controls');
  });
});

test('what stops nothing that runs today comes first, what can stop callers last', () => {
  expect(namesOf({})).toEqual([
    'Protection',
    'NewModels',
    'NoServing',
    'NoLongTermKeys',
    'Models',
    'Regions',
    'Guardrail',
    'Endpoint',
  ]);
  const steps = kitOf('organization').nextSteps.map(({ id }) => id);
  expect(steps).toEqual([
    'inventory',
    'list-endpoints',
    'share-guardrails',
    'turn-on-logs',
    'validate-scp',
    'enable-scp',
    'create-scp',
    'attach-scp',
  ]);
});

describe('a target takes 10 policies, and FullAWSAccess is one of them', () => {
  test('short neighbors share a document until the others fit', () => {
    expect(ALL).toHaveLength(11);
    expect(documentsOf(kitOf('organization', EVERY))).toHaveLength(9);
    expect(noticesOf(EVERY)).not.toContain('scp-quota');
    const titles = kitOf('organization', EVERY).policies.map(({ title }) => title);
    expect(titles).toContain('SCP: only approved models, only approved Regions');
  });

  test('nothing that is denied is lost', () => {
    const said = (values: Values) =>
      statementsOf(kitOf('organization', values)).flatMap(({ Action, Condition, Resource, NotResource }) =>
        toArray(Action).map((action) => JSON.stringify([action, Resource, NotResource, Condition])),
      );
    const joined = said(EVERY);
    for (const field of ALL)
      for (const denial of said(Object.fromEntries(ALL.map((each) => [each, each === field]))))
        expect(joined).toContain(denial);
  });

  test('where they do not fit even so, it is said how many there are', () => {
    const values: Values = {
      ...EVERY,
      scpExemptRoles: [...roles(10, 400)],
      orgEndpoints: Array.from({ length: 50 }, (_, i) => `vpce-0123456789abcde${10 + i}`),
    };
    const documents = documentsOf(kitOf('organization', values)).length;
    expect(documents).toBeGreaterThan(9);
    const notice = kitOf('organization', values).notices.find(({ id }) => id === 'scp-quota');
    expect(notice?.text).toContain(`these are ${documents}`);
  });
});

test('the guardrail is also required of imported models and throughput, and a batch has none', () => {
  const statements = statementsOf(kitOf('organization'), 'require-guardrail');
  const resources = statements.map(({ Resource }) => toArray(Resource).join(' '));
  expect(resources.slice(0, 2)).toEqual([
    'arn:aws:bedrock:*::foundation-model/deepseek.* arn:aws:bedrock:*:*:imported-model/* arn:aws:bedrock:*:*:provisioned-model/*',
    'arn:aws:bedrock:*::foundation-model/deepseek.* arn:aws:bedrock:*:*:imported-model/* arn:aws:bedrock:*:*:provisioned-model/* arn:aws:bedrock:*:*:custom-model/*',
  ]);
});

test('without an exempt role it is said that nobody can change what is protected', () => {
  expect(noticesOf({})).toContain('nobody-exempt');
  expect(noticesOf({ scpExemptRoles: ['BedrockAdmin'] })).not.toContain('nobody-exempt');
  expect(noticesOf({ protectControls: false, denyNewModels: false })).not.toContain('nobody-exempt');
});
