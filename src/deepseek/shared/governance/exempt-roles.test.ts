// Roles that service control policies exempt: whom the condition fits, what that opens, and who can change such a role.
import { describe, expect, test } from 'vitest';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { answersOf, kitOf, textOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { allowed } from '#iam/request/expectation.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';

/** Every service control policy that there is; a test below proves that none is left out. */
const EVERYTHING: readonly (readonly [ScenarioId, Values])[] = [
  ['deny-deepseek', { sideDoors: true, denyServing: true }],
  [
    'approve-models',
    {
      requireGuardrail: true,
      requireVpce: true,
      noLongTermKeys: true,
      exemptRoles: ['arn:aws:iam::111122223333:role/bedrock-services/Batch'],
    },
  ],
  [
    'organization',
    {
      denyAccelerators: true,
      denySubscriptions: true,
      exemptRoles: ['arn:aws:iam::111122223333:role/bedrock-services/Batch'],
    },
  ],
];

test('every scenario that makes a service control policy asks which roles are exempt, and is tested here', () => {
  const making = scenarios
    .all()
    .filter(({ id }) => documentsOf(kitOf(id as ScenarioId)).some(({ type }) => type === 'scp'));
  expect(making.map(({ id }) => id).toSorted()).toEqual(EVERYTHING.map(([id]) => id).toSorted());
  for (const { fields } of making)
    expect(fields).toEqual(expect.arrayContaining(['scpExemptRoles', 'scpExemptAdmins']));
});

test('an exempt role gets past every policy of an organization, one after the other', () => {
  const answers = answersOf('organization', {
    ...EVERYTHING.find(([id]) => id === 'organization')?.[1],
    scpExemptRoles: ['BedrockAdmin'],
  });
  const environment = environmentOf(compose(answers), kitAccountOf(answers));
  const stopped = expectationsOf(answers).filter(
    ({ expect: outcome, topic }) => outcome === 'denied' && topic !== 'Exempt roles',
  );
  expect(stopped.length).toBeGreaterThan(80);
  const asExempt = stopped.map((each) =>
    allowed({
      ...each,
      principal: {
        caller: { kind: 'role-session', roleArn: 'arn:aws:iam::444455556666:role/BedrockAdmin' },
      },
    }),
  );
  expect(asExempt.filter((each) => !prove(environment, each).passes).map(({ label }) => label)).toEqual([]);
});

const ROLES = [
  'arn:aws:iam::111122223333:role/platform/ModelOps',
  'BedrockAdmin',
  'AWSReservedSSO_BedrockAdmin_*',
];

const statementsIn = (scenario: ScenarioId, values: Values) =>
  documentsOf(kitOf(scenario, values)).flatMap(({ document }) => document.Statement);

const principalsOf = (statement: ReturnType<typeof statementsIn>[number]) =>
  statement.Condition?.['ArnNotLike']?.['aws:PrincipalArn'];

describe.each(EVERYTHING)('%s', (scenario, values) => {
  test('every Deny of every policy ends before the exempt roles', () => {
    const statements = statementsIn(scenario, { ...values, scpExemptRoles: ['BedrockAdmin'] }).filter(
      ({ Sid }) => Sid !== 'ProtectExemptRoles',
    );
    expect(statements.length).toBeGreaterThan(3);
    for (const statement of statements)
      expect([statement.Sid, principalsOf(statement)]).toEqual([
        statement.Sid,
        'arn:aws:iam::*:role/BedrockAdmin',
      ]);
  });

  test('without an exemption there is none, and nothing of it is said', () => {
    const kit = kitOf(scenario, values);
    expect(textOf(kit, 'exempt-roles')).toBe('');
    expect(kit.notices.map(({ id }) => id)).not.toContain('exempt-roles');
    const conditions = JSON.stringify(
      statementsIn(scenario, { ...values, exemptRoles: [] }).map(({ Condition }) => Condition),
    );
    expect(conditions).not.toContain('aws:PrincipalArn');
  });

  test.each([[[]], [['arn:aws:iam::111122223333:role/Root']]])(
    'exempt roles pass and similar names do not, with %j to change them',
    (scpExemptAdmins) => {
      for (const roles of [...ROLES.map((role) => [role]), ROLES]) {
        const answers = answersOf(scenario, { ...values, scpExemptRoles: roles, scpExemptAdmins });
        const environment = environmentOf(compose(answers), kitAccountOf(answers));
        const expectations = expectationsOf(answers);
        expect(expectations.filter((each) => !prove(environment, each).passes)).toEqual([]);
        const labels = expectations.map(({ label, difference }) => `${label} | ${difference ?? ''}`);
        expect(labels.some((label) => label.includes(' as '))).toBe(true);
        expect(labels.some((label) => /same name .*path/.test(label))).toBe(
          roles.some((role) => !role.startsWith('AWSReservedSSO')),
        );
        expect(labels.some((label) => label.includes('by another administrator'))).toBe(
          scpExemptAdmins.length > 0 && roles.some((role) => !role.startsWith('AWSReservedSSO')),
        );
      }
    },
  );
});

test('the notice says who gets past the policies', () => {
  const notice = (values: Values) =>
    kitOf('approve-models', values).notices.find(({ id }) => id === 'exempt-roles')?.text ?? '';
  expect(notice({ scpExemptRoles: ['BedrockAdmin'] })).toMatch(
    /every member account, .*create a role named BedrockAdmin/,
  );
  expect(notice({ scpExemptRoles: ['AWSReservedSSO_ModelOps_*'] })).toMatch(
    /assign the permission set ModelOps/,
  );
  expect(notice({ scpExemptRoles: ['BedrockAdmin'], scpExemptAdmins: ['Root'] })).toMatch(/Only Root can /);
  expect(notice({})).toBe('');
});

test('a permission set is compared with its role, with and without a Region in its path', () => {
  const [statement] = statementsIn('deny-deepseek', { scpExemptRoles: ['AWSReservedSSO_ModelOps_*'] });
  const path = 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/';
  expect(principalsOf(statement!)).toEqual([
    `${path}AWSReservedSSO_ModelOps_????????????????`,
    `${path}*/AWSReservedSSO_ModelOps_????????????????`,
  ]);
});
