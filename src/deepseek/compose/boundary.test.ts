// A boundary caps what a role may be given, and never cancels what it is given now.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { compose } from './compose.ts';
import type { KitPolicy, RoleKit } from './role-kit.ts';
import { mainRole } from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Whether every string that `inner` stands for is one that `outer` stands for. */
function covers(outer: string, inner: string): boolean {
  const source = outer.replaceAll(/[.+^${}()|[\]\\?]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(inner);
}

/** What a role's Allow lets happen is let happen by one statement of the boundary, under the same conditions or none. */
function allowedBy(boundary: readonly Statement[], { Action, Resource, Condition }: Statement): boolean {
  return toArray(Action).every((action) =>
    toArray(Resource).every((resource) =>
      boundary.some(
        (cap) =>
          cap.Effect === 'Allow' &&
          toArray(cap.Action).includes(action) &&
          toArray(cap.Resource).some((pattern) => covers(pattern, resource)) &&
          (cap.Condition === undefined || JSON.stringify(cap.Condition) === JSON.stringify(Condition)),
      ),
    ),
  );
}

const statementsOf = (policy: KitPolicy | undefined): readonly Statement[] =>
  policy?.documents.flatMap(({ document }) => document.Statement) ?? [];
const roleStatements = (kit: RoleKit): readonly Statement[] =>
  kit.roles[0]?.permissions.flatMap(({ document }) => document.Statement) ?? [];
const boundaryOf = (kit: RoleKit): KitPolicy | undefined => kit.policies.find(({ id }) => id === 'boundary');

/** What a statement says, whatever it is called. */
const unnamed = (statement: Statement): string => JSON.stringify({ ...statement, Sid: undefined });

const withValue = (answers: Answers, values: Readonly<Record<string, FieldValue>>): Answers => ({
  ...answers,
  values: { ...answers.values, ...values },
});

/** Answers for a role that may have a boundary made for it. */
const boundable = completeAnswers
  .map((answers) => withValue(answers, { boundary: '', makeBoundary: true }))
  .filter((answers) => viewOf(answers).asks('makeBoundary'));

test('the boundary made for a role allows all the role allows, and denies nothing more', () => {
  fc.assert(
    fc.property(boundable, (answers) => {
      const kit = compose(answers);
      const cap = statementsOf(boundaryOf(kit));
      const own = roleStatements(kit);
      for (const statement of own)
        if (statement.Effect === 'Allow')
          expect([statement, allowedBy(cap, statement)]).toEqual([statement, true]);
      const denied = own.filter(({ Effect }) => Effect === 'Deny').map(unnamed);
      for (const statement of cap.filter(({ Effect }) => Effect === 'Deny'))
        expect(denied).toContain(unnamed(statement));
    }),
  );
});

test('it is one policy, and the role carries it', () => {
  fc.assert(
    fc.property(boundable, (answers) => {
      const kit = compose(answers);
      const policy = boundaryOf(kit);
      expect(policy?.documents.length).toBe(1);
      expect(mainRole(kit).boundary?.endsWith(`${mainRole(kit).path}${policy?.name}`)).toBe(true);
    }),
  );
});

test('switched off it leaves no trace', () => {
  fc.assert(
    fc.property(boundable, (answers) => {
      const kit = compose(withValue(answers, { makeBoundary: false }));
      expect([mainRole(kit).boundary, boundaryOf(kit)]).toEqual([undefined, undefined]);
      expect(JSON.stringify(kit)).not.toContain('makeBoundary');
      const on = compose(answers);
      expect(on.roles[0]?.permissions).toEqual(kit.roles[0]?.permissions);
    }),
  );
});

const role = (values: Readonly<Record<string, FieldValue>>) =>
  compose(withValue(startAnswers('invoke'), { account: '111122223333', ...values }));

test('it holds the logs of the entity as well as the calls', () => {
  const kit = role({ makeBoundary: true });
  const actions = statementsOf(boundaryOf(kit)).flatMap(({ Action }) => toArray(Action));
  expect(actions).toEqual(expect.arrayContaining(['bedrock:InvokeModel', 'logs:PutLogEvents']));
  expect(mainRole(kit).boundary).toBe('arn:aws:iam::111122223333:policy/DeepSeekInvokeBoundary');
});

test('a boundary that is given stays the boundary', () => {
  const boundary = 'arn:aws:iam::111122223333:policy/Mine';
  const kit = role({ makeBoundary: true, boundary });
  expect([mainRole(kit).boundary, boundaryOf(kit)]).toEqual([boundary, undefined]);
});

test('statements that fill several policies are capped by one', () => {
  const models = Array.from(
    { length: 50 },
    (_, i) => `arn:aws:bedrock:us-east-1:111122223333:imported-model/${'a'.repeat(10)}${10 + i}`,
  );
  const endpoints = Array.from(
    { length: 20 },
    (_, i) => `arn:aws:sagemaker:us-east-1:111122223333:endpoint/${'e'.repeat(60)}${10 + i}`,
  );
  const kit = compose(
    withValue(startAnswers('invoke-arns'), {
      account: '111122223333',
      modelArns: models,
      also: ['invoke-sagemaker'],
      endpoints,
      makeBoundary: true,
    }),
  );
  expect(kit.roles[0]?.permissions.length).toBeGreaterThan(1);
  const policy = boundaryOf(kit);
  expect(policy?.documents.length).toBe(1);
  for (const statement of roleStatements(kit)) expect(allowedBy(statementsOf(policy), statement)).toBe(true);
  expect(policy?.leaves.join(' ')).toContain('conditions');
});

test('each block of the boundary for app roles adds what it says, and nothing else', () => {
  const actionsOf = (boundaryBlocks: readonly string[]) =>
    statementsOf(boundaryOf(compose(withValue(startAnswers('app-boundary'), { boundaryBlocks })))).flatMap(
      ({ Action }) => toArray(Action),
    );
  expect(actionsOf(['logs'])).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  expect(actionsOf(['keys'])).toEqual(['kms:Decrypt']);
  expect(actionsOf(['mantle', 'short-keys'])).toEqual(
    expect.arrayContaining(['bedrock-mantle:CreateInference', 'bedrock-mantle:CallWithBearerToken']),
  );
  expect(actionsOf(['models'])).not.toContain('bedrock-mantle:CreateInference');
  expect(actionsOf(['reads'])).toEqual(['bedrock:GetInferenceProfile', 'bedrock:GetImportedModel']);
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockagentcore.html: harness/ID
test.each(['runtime/deepseek_agent-a1b2c3d4e5', 'harness/MyHarness-a1b2c3d4e5'])(
  'the block for agents lets an app role call %s',
  (agent) => {
    const account = '111122223333';
    const agentRuntimes = [`arn:aws:bedrock-agentcore:us-east-1:${account}:${agent}`];
    const cap = compose(withValue(startAnswers('app-boundary'), { account, boundaryBlocks: ['agentcore'] }));
    const kit = compose(
      withValue(startAnswers('invoke-agentcore'), { account, entity: 'ec2', agentRuntimes }),
    );
    for (const statement of roleStatements(kit))
      expect([statement.Sid, allowedBy(statementsOf(boundaryOf(cap)), statement)]).toEqual([
        statement.Sid,
        true,
      ]);
  },
);

test('the delegated admin makes roles below the path, with this boundary, and cannot lift it', () => {
  const kit = compose(
    withValue(startAnswers('app-boundary'), {
      governPartition: 'aws-us-gov',
      account: '111122223333',
      path: '/apps/',
    }),
  );
  const bySid = new Map(roleStatements(kit).map((statement) => [statement.Sid, statement]));
  const [create, remove, edit] = ['CreateRolesWithBoundary', 'NoBoundaryRemoval', 'NoBoundaryEdit'].map(
    (sid) => bySid.get(sid),
  );
  const arn = 'arn:aws-us-gov:iam::111122223333:policy/DeepSeekBoundary';
  expect(create).toMatchObject({
    Effect: 'Allow',
    Resource: 'arn:aws-us-gov:iam::111122223333:role/apps/*',
    Condition: { ArnEquals: { 'iam:PermissionsBoundary': arn } },
  });
  expect(remove).toMatchObject({
    Effect: 'Deny',
    Action: 'iam:DeleteRolePermissionsBoundary',
    Resource: '*',
  });
  expect(edit).toMatchObject({ Effect: 'Deny', Resource: arn });
  expect(bySid.get('ManagePoliciesOfThePath')?.Resource).toBe(
    'arn:aws-us-gov:iam::111122223333:policy/apps/*',
  );
});

test('with the path / the admin gets no tags, policies, instance profiles or PassRole of the whole account', () => {
  const kit = compose(withValue(startAnswers('app-boundary'), { account: '111122223333', path: '/' }));
  const actions = roleStatements(kit)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => toArray(Action));
  for (const action of [
    'iam:TagRole',
    'iam:CreatePolicyVersion',
    'iam:PassRole',
    'iam:CreateInstanceProfile',
  ])
    expect(actions).not.toContain(action);
  const said = kit.notices.map(({ id }) => id);
  expect(said).toContain('boundary-path');
  expect(said).not.toContain('boundary-scripts');
});

test('that a tag can change what a role may do is said beside the admin’s tag actions', () => {
  const kit = compose(withValue(startAnswers('app-boundary'), { account: '111122223333' }));
  const whys = kit.roles.flatMap(({ permissions }) => permissions.flatMap((each) => each.whys.flat()));
  expect(whys.find(({ calls }) => calls.includes('TagRole'))?.text).toContain('aws:PrincipalTag');
});

test('a boundary and a policy of one name are a problem of the policy name', () => {
  const kit = role({ makeBoundary: true, policyName: 'deepseekinvokeBOUNDARY' });
  expect(kit.problems).toMatchObject([{ field: 'policyName', raw: 'deepseekinvokeBOUNDARY' }]);
});
