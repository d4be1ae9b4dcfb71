// A session policy is narrower than its role: proved with the evaluator's session layer, over answers of brokers.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { PolicyDocument } from '#iam/policy/policy.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import type { Call } from '#iam/request/call.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { kitAccountOf } from './kit-account.ts';
import { environmentOf } from './kit-environment.ts';
import { type PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { prove } from '#iam/environment/prove.ts';
import { resolveRequest } from '#iam/environment/resolve-request.ts';

interface Session {
  readonly target: string;
  readonly policy: PolicyDocument;
}

/** The session policies of the kit, by what they call. */
const sessionsOf = (answers: Answers): readonly Session[] =>
  compose(answers).policies.flatMap(({ target, documents }) =>
    target.kind === 'session'
      ? documents.map(({ document, limit }) => {
          expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit);
          expect(limit).toBe(2048);
          const [, , , region] = target.calls.split(':');
          return {
            target: `${target.calls.split(':').slice(5).join(':')} in ${region}`,
            policy: document,
          };
        })
      : [],
  );

const environments = new WeakMap<Answers, PolicyEnvironment>();

function environmentFor(answers: Answers): PolicyEnvironment {
  const known = environments.get(answers) ?? environmentOf(compose(answers), kitAccountOf(answers));
  environments.set(answers, known);
  return known;
}

function decisionsOn(answers: Answers, call: Call, session: Session | undefined) {
  const environment = environmentFor(answers);
  const { resolved } = resolveRequest(environment, call);
  if (!resolved) throw new Error(`not decided: ${call.label}`);
  const { request, policies } = resolved;
  return decide(request, { ...policies, ...(session && { session: [session.policy] }) }).decision;
}

const broker: Answers = {
  scenario: 'invoke',
  values: {
    entity: 'own-role',
    models: ['v3.2', 'v3.1'],
    also: ['invoke-r1', 'invoke-sagemaker'],
    endpoints: ['arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek'],
    sessionPolicy: true,
  },
};

test('each session can call one thing of the role, and nothing else', () => {
  const sessions = sessionsOf(broker);
  expect(sessions.map(({ target }) => target)).toEqual([
    'foundation-model/deepseek.v3.2 in us-east-1',
    'foundation-model/deepseek.v3-v1:0 in us-east-1',
    'inference-profile/us.deepseek.r1-v1:0 in us-east-1',
    'endpoint/deepseek in us-east-1',
  ]);
  const calls = expectationsOf(broker).filter(
    ({ expect: expected, principal, sessionPolicy }) =>
      sessionPolicy === undefined &&
      expected === 'allowed' &&
      'role' in principal &&
      principal.role === 'app',
  );
  const allowedIn = (session: Session): readonly string[] => [
    ...new Set(
      calls
        .filter((call) => decisionsOn(broker, call, session) === 'allowed')
        .map(({ resource }) => resource.slice(resource.lastIndexOf('/') + 1)),
    ),
  ];
  expect(sessions.map(allowedIn)).toEqual([
    ['deepseek.v3.2'],
    ['deepseek.v3-v1:0'],
    ['us.deepseek.r1-v1:0', 'deepseek.r1-v1:0'],
    ['deepseek'],
  ]);
});

test('a session with its profile cannot call the model behind it by itself, which the role can', () => {
  const profile = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6';
  const answers: Answers = {
    scenario: 'invoke',
    values: {
      entity: 'own-role',
      also: ['invoke-app-profiles'],
      appProfiles: [profile],
      sessionPolicy: true,
    },
  };
  const [, session] = sessionsOf(answers);
  const call: Call = {
    label: 'the model by itself',
    principal: { role: 'app' },
    action: 'bedrock:InvokeModel',
    resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    context: {},
  };
  const through: Call = { ...call, context: { 'bedrock:InferenceProfileArn': profile } };
  expect(session?.target).toContain('application-inference-profile');
  expect(decisionsOn(answers, call, undefined)).toBe('allowed');
  expect(decisionsOn(answers, call, session)).toBe('implicitlyDenied');
  expect(decisionsOn(answers, through, session)).toBe('allowed');
});

test('no session has more than its role, whatever the answers', () => {
  const brokers = completeAnswersOf('invoke', 'invoke-arns', 'invoke-app-profiles', 'invoke-imported');
  fc.assert(
    fc.property(brokers, ({ scenario, values }) => {
      const on: Answers = { scenario, values: { ...values, entity: 'own-role', sessionPolicy: true } };
      const sessions = sessionsOf(on);
      // Calls of the role itself: those of a session have one already.
      const calls = expectationsOf(on).filter(
        ({ principal, sessionPolicy }) =>
          'role' in principal && principal.role === 'app' && sessionPolicy === undefined,
      );
      for (const call of calls.slice(0, 12)) {
        const whole = decisionsOn(on, call, undefined);
        for (const session of sessions.slice(0, 2)) {
          const decision = decisionsOn(on, call, session);
          expect(whole === 'allowed' || decision !== 'allowed').toBe(true);
        }
      }
    }),
  );
});

test('a session applies the guardrail that every call must name', () => {
  const guardrail = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e';
  const answers: Answers = {
    scenario: 'invoke',
    values: { entity: 'own-role', sessionPolicy: true, guardrailRule: 'required', guardrails: [guardrail] },
  };
  const [session] = sessionsOf(answers);
  const calls = expectationsOf(answers).filter(
    ({ expect: expected, principal }) =>
      expected === 'allowed' && 'role' in principal && principal.role === 'app',
  );
  expect(calls.map(({ action }) => action)).toContain('bedrock:ApplyGuardrail');
  for (const call of calls)
    expect([call.label, decisionsOn(answers, call, session)]).toEqual([call.label, 'allowed']);
});

test('an endpoint comes with its components, and with the files of asynchronous calls', () => {
  const endpoint = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek';
  const answers: Answers = {
    scenario: 'invoke-sagemaker',
    values: {
      entity: 'own-role',
      sessionPolicy: true,
      endpoints: [endpoint],
      inferenceComponents: ['arn:aws:sagemaker:us-east-1:111122223333:inference-component/r1'],
      endpointCalls: 'both',
      asyncInput: ['s3://acme-requests/in/'],
      asyncResults: ['s3://acme-results/out/'],
    },
  };
  const sessions = sessionsOf(answers);
  expect(sessions.map(({ target }) => target)).toEqual(['endpoint/deepseek in us-east-1']);
  const calls = expectationsOf(answers).filter(
    ({ expect: expected, principal, action }) =>
      expected === 'allowed' && 'role' in principal && principal.role === 'app' && action !== 's3:ListBucket',
  );
  expect(calls.length).toBeGreaterThan(2);
  for (const call of calls)
    expect([call.label, decisionsOn(answers, call, sessions[0])]).toEqual([call.label, 'allowed']);
});

test('the proof holds: what each session can call, and what the role can but the session cannot', () => {
  const expectations = expectationsOf(broker).filter(({ sessionPolicy }) => sessionPolicy !== undefined);
  const environment = environmentOf(compose(broker), kitAccountOf(broker));
  const proofs = expectations.map((expectation) => prove(environment, expectation));
  expect(proofs.filter(({ passes }) => !passes)).toEqual([]);
  const kinds = groupBy(
    expectations,
    ({ sessionPolicy, expect: expected }) => `${sessionPolicy} ${expected}`,
  );
  expect([...kinds.keys()].toSorted()).toEqual(
    [
      'session.deepseek-us-east-1',
      'session.deepseek.v3-v1-0-us-east-1',
      'session.deepseek.v3.2-us-east-1',
      'session.us.deepseek.r1-v1-0-us-east-1',
    ].flatMap((id) => [`${id} allowed`, `${id} denied`]),
  );
  // What stops the call is the session policy: without it, the role can.
  const denied = expectations.filter(({ expect: expected }) => expected === 'denied');
  for (const { sessionPolicy: _passed, ...call } of denied)
    expect(decisionsOn(broker, call, undefined)).toBe('allowed');
});

test('a session policy is a file of the kit, passed with the command and attached to nothing', () => {
  const { nextSteps, roles, policies } = compose(broker);
  const names = policies.map(({ name }) => name);
  expect(names).toContain('Session-deepseek.v3.2-us-east-1');
  const step = nextSteps.find(({ id }) => id === 'session-policy');
  for (const name of names) expect(step?.code).toContain(`--policy file://${name}.json`);
  expect(roles.flatMap(({ permissions }) => permissions.map(({ name }) => name))).not.toContain(names[0]);
});

test('nothing is added while the switch is off, and the policies of the kit stay as they are when it is on', () => {
  const { sessionPolicy: _on, ...values } = broker.values;
  const off = compose({ ...broker, values });
  const on = compose(broker);
  expect(off.nextSteps.some(({ id }) => id.startsWith('session-policy'))).toBe(false);
  expect(on.roles).toEqual(off.roles);
});

const ten = (arn: (digit: number) => string): readonly string[] =>
  Array.from({ length: 10 }, (_, digit) => arn(digit));

test('a session policy past 2,048 characters is left out, and said', () => {
  const guardrail = (account: string) => (digit: number) =>
    `arn:aws:bedrock:us-east-1:${account}:guardrail/gr1a2b3c4d5${digit}`;
  const { nextSteps, notices } = compose({
    scenario: 'invoke-imported',
    values: {
      entity: 'own-role',
      sessionPolicy: true,
      importedModels: ['arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6'],
      modelEncryption: 'kms',
      modelKeys: ten(
        (digit) => `arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-12345678900${digit}`,
      ),
      enforcedGuardrail: true,
      enforcedGuardrails: ten(guardrail('444455556666')),
      guardrailRule: 'required',
      guardrails: ten(guardrail('111122223333')),
    },
  });
  expect(nextSteps.map(({ id }) => id)).not.toContain('session-policy');
  expect(notices.find(({ id }) => id === 'session-policy-long')?.text).toContain(
    'imported-model/a1b2c3d4e5f6',
  );
});

test('a session that calls a model gets no key of files that another task of the role uploads', () => {
  const key = 'arn:aws:kms:us-east-1:444455556666:key/00000000-0000-0000-0000-000000000000';
  const sessions = sessionsOf({
    scenario: 'invoke',
    values: {
      entity: 'own-role',
      models: ['v3.2', 'v3.1'],
      also: ['upload-weights'],
      callerRoles: ['arn:aws:iam::444455556666:role/broker'],
      weights: ['acme-models'],
      weightsEncryption: 'kms',
      weightsKeys: [key],
      sessionPolicy: true,
    },
  });
  expect(sessions.length).toBeGreaterThan(0);
  for (const { policy } of sessions) expect(JSON.stringify(policy)).not.toContain(key);
});
