// Decisions on a call: the owners of documents, the locations of statements, and unknown facts.
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { kitAccountOf } from './kit-account.ts';
import { callOf } from '#iam/environment/prefill.ts';
import { environmentOfPasted } from '#iam/environment/pasted-environment.ts';
import { environmentOf } from './kit-environment.ts';
import { type PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { tryCall, type CallOutcome } from '#iam/environment/try-call.ts';

const answersOf = (scenario: ScenarioId, values: Answers['values'] = {}): Answers => {
  const start = startAnswers(scenario);
  return { ...start, values: { ...start.values, ...values } };
};

const environmentFor = (answers: Answers, edits: Record<string, string> = {}): PolicyEnvironment =>
  environmentOf(compose(answers), kitAccountOf(answers), edits);

const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const CONVERSE: OpenCall = {
  label: 'Converse',
  principal: { role: 'app' },
  action: 'bedrock:InvokeModel',
  resource: MODEL,
  context: {},
};

function tried(environment: PolicyEnvironment, call: OpenCall): CallOutcome {
  const trial = tryCall(environment, call);
  expect(trial.problems).toBeUndefined();
  return trial.outcome!;
}

const deciding = ({ deciding: { statements }, reasons }: CallOutcome) =>
  statements.map((index) => reasons[index]!.location);

const documentOf = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('the documents of a kit', () => {
  const answers = answersOf('invoke');

  test('give the location of the statement that decides', () => {
    const found = tried(environmentFor(answers), CONVERSE);
    expect(found.decision).toBe('allowed');
    expect(deciding(found)).toEqual([{ documentId: 'app.permissions', path: ['Statement', 0] }]);
  });

  test('count with their hand edits', () => {
    const edited = documentOf(
      { Effect: 'Allow', Action: 'bedrock:*', Resource: '*' },
      { Sid: 'Not', Effect: 'Deny', Action: 'bedrock:Invoke*', Resource: '*' },
    );
    const found = tried(environmentFor(answers, { 'app.permissions': edited }), CONVERSE);
    expect(found.decision).toBe('explicitlyDenied');
    expect(deciding(found)).toEqual([{ documentId: 'app.permissions', path: ['Statement', 1] }]);
  });

  test('a statement outside a list has a location', () => {
    const edited = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
    });
    const found = tried(environmentFor(answers, { 'app.permissions': edited }), CONVERSE);
    expect(deciding(found)).toHaveLength(1);
    expect(deciding(found)[0]!.documentId).toBe('app.permissions');
  });

  test('give no outcome if one that applies cannot be parsed', () => {
    const { problems } = tryCall(environmentFor(answers, { 'app.permissions': '{"Statement": [' }), CONVERSE);
    expect(problems).toEqual([expect.stringMatching(/^Permissions policy .*not valid JSON/)]);
  });

  test('may be broken if they do not apply to the call', () => {
    expect(tried(environmentFor(answers, { 'app.trust': '{' }), CONVERSE).decision).toBe('allowed');
  });

  test('an unknown role is a problem', () => {
    expect(tryCall(environmentFor(answers), { ...CONVERSE, principal: { role: 'gone' } }).problems).toEqual([
      expect.stringMatching(/no role “gone”/),
    ]);
  });
});

describe('callers outside the kit', () => {
  const environment = environmentFor(answersOf('invoke'));
  const assume = (caller: string): OpenCall => ({
    label: '',
    principal: { caller },
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::111122223333:role/DeepSeekInvoke',
    context: {},
  });

  test('a service needs the trust policy', () => {
    const found = tried(environment, assume('lambda.amazonaws.com'));
    expect(found.decision).toBe('allowed');
    expect(deciding(found)).toEqual([{ documentId: 'app.trust', path: ['Statement', 0] }]);
    expect(tried(environment, assume('ec2.amazonaws.com')).decision).toBe('implicitlyDenied');
  });

  test('an account stands for a role of it', () => {
    const found = tried(environment, assume('444455556666'));
    expect(found.decision).toBe('implicitlyDenied');
    expect(found.assumptions).toContainEqual(
      expect.stringMatching(/caller’s own policies .*allow everything/),
    );
  });

  test('missing policies are listed as assumptions', () => {
    const { assumptions } = tried(environment, {
      ...CONVERSE,
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    });
    expect(assumptions).toContainEqual(
      expect.stringMatching(/policy of the resource .*delegate to account 111122223333/),
    );
  });
});

describe('unknowns', () => {
  test('a boundary that the kit does not have leaves the decision open', () => {
    const answers = answersOf('invoke', { boundary: 'arn:aws:iam::111122223333:policy/TeamBoundary' });
    const environment = environmentFor(answers);
    expect(environment.roles[0]!.hasKitBoundary).toBe(false);
    const found = tried(environment, CONVERSE);
    expect(found.decision).toBe('depends');
    expect(found.deciding.text).toMatch(/boundary `arn:aws:iam::111122223333:policy\/TeamBoundary`/);
    // No boundary allows what the role's own policies do not.
    expect(tried(environment, { ...CONVERSE, action: 'bedrock:DeleteGuardrail' }).decision).toBe(
      'implicitlyDenied',
    );
  });

  test('the decision depends on an unknown key', () => {
    const edited = documentOf({
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
    });
    const environment = environmentFor(answersOf('invoke'), { 'app.permissions': edited });
    expect(tried(environment, CONVERSE).decision).toBe('implicitlyDenied');
    const open = tried(environment, { ...CONVERSE, unknownKeys: ['aws:SourceVpce'] });
    expect(open.decision).toBe('depends');
    expect(open.openKeys).toEqual(['aws:SourceVpce']);
    expect(tried(environment, { ...CONVERSE, context: { 'aws:SourceVpce': 'vpce-1' } }).decision).toBe(
      'allowed',
    );
  });
});

describe('keys that every request carries', () => {
  const denyIf = (condition: object) =>
    environmentFor(answersOf('invoke'), {
      'app.permissions': documentOf(
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition },
      ),
    });

  test.each([
    [{ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 'aws:CurrentTime'],
    [{ NumericGreaterThan: { 'aws:EpochTime': '1577836800' } }, 'aws:EpochTime'],
    [{ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } }, 'aws:RequestedRegion'],
    [{ StringLike: { 'aws:UserAgent': '*' } }, 'aws:UserAgent'],
  ])('are not taken to be absent where a Deny tests them: %j', (condition, key) => {
    const found = tried(denyIf(condition), CONVERSE);
    expect(found.possible).toContain('explicitlyDenied');
    expect(found.openKeys).toEqual([key]);
  });

  test('count with the values given', () => {
    const environment = denyIf({ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } });
    const at = (region: string) =>
      tried(environment, { ...CONVERSE, context: { 'AWS:requestedregion': region } });
    expect(at('us-east-1').decision).toBe('allowed');
    expect(at('us-west-2').decision).toBe('explicitlyDenied');
  });

  test('TLS is assumed, which is listed if a statement tests it', () => {
    const environment = denyIf({ Bool: { 'aws:SecureTransport': 'false' } });
    const found = tried(environment, CONVERSE);
    expect(found.decision).toBe('allowed');
    expect(found.assumptions.join(' ')).toContain('sent over TLS');
    expect(tried(environmentFor(answersOf('invoke')), CONVERSE).assumptions.join(' ')).not.toContain('TLS');
    const plain = tried(environment, { ...CONVERSE, context: { 'aws:SecureTransport': 'false' } });
    expect(plain.decision).toBe('explicitlyDenied');
    expect(plain.assumptions.join(' ')).not.toContain('TLS');
  });
});

test('a caller whose own policies are missing is allowed only if those allow it', () => {
  const environment = environmentFor(answersOf('deny-deepseek'));
  const someone = { caller: 'arn:aws:iam::111122223333:role/Someone' };
  const found = tried(environment, {
    ...CONVERSE,
    principal: someone,
    resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
  });
  expect([found.decision, found.needsOwnPolicies]).toEqual(['allowed', true]);
  expect(found.deciding.text).toMatch(/own policies, .*must allow/);
  expect(tried(environment, { ...CONVERSE, principal: someone }).needsOwnPolicies).toBe(false);
  expect(tried(environmentFor(answersOf('invoke')), CONVERSE).needsOwnPolicies).toBe(false);
  // A service has no policies of its own.
  const lambda = expectationsOf(answersOf('invoke')).find(({ action }) => action === 'sts:AssumeRole')!;
  expect(tried(environmentFor(answersOf('invoke')), callOf(lambda)).needsOwnPolicies).toBe(false);
});

test('control policies of a kit count together with FullAWSAccess', () => {
  const answers = answersOf('deny-deepseek');
  const environment = environmentFor(answers);
  const deepseek = expectationsOf(answers).find(({ expect: expected }) => expected === 'denied')!;
  const found = tried(environment, callOf(deepseek));
  expect(found.decision).toBe('explicitlyDenied');
  expect(
    deciding(found).every((place) =>
      environment.policies.some(({ documents }) => documents.some(({ id }) => id === place!.documentId)),
    ),
  ).toBe(true);
  expect(found.assumptions.join(' ')).toContain('FullAWSAccess');
});

test('the policy of an endpoint filters calls through it, and is not a policy of the resources it names', () => {
  const answers = answersOf('endpoint-policy');
  const environment = environmentFor(answers);
  const through = callOf(expectationsOf(answers).find(({ expect: expected }) => expected === 'allowed')!);
  expect(deciding(tried(environment, through)).map((place) => place?.documentId)).toContain(
    environment.policies[0]!.documents[0]!.id,
  );
  const { viaEndpoint: _none, ...past } = through;
  const found = tried(environment, past);
  expect(found.reasons.some(({ location }) => location !== undefined)).toBe(false);
});

describe('pasted policies', () => {
  const identity = (id: string, ...statements: readonly object[]) =>
    ({ id, title: id, type: 'identity', text: documentOf(...statements) }) as const;
  const get: OpenCall = {
    label: '',
    principal: { role: 'pasted' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme/a',
    context: {},
  };
  const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme/*' };

  test('identity policies are those of one caller', () => {
    const environment = environmentOfPasted([
      identity('pasted.1', allow),
      identity('pasted.2', { Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    ]);
    const found = tried(environment, get);
    expect(found.decision).toBe('explicitlyDenied');
    expect(deciding(found)).toEqual([{ documentId: 'pasted.2', path: ['Statement', 0] }]);
  });

  test.each([
    ['on *', { Resource: '*' }],
    ['on a pattern of the bucket', { Resource: 'arn:aws:s3:::ac*' }],
    ['on all but something', { NotResource: 'arn:aws:s3:::acme/b' }],
  ])('of several bucket policies, that of the bucket counts whole: a Deny %s', (_where, where) => {
    const bucket = (id: string, ...statements: readonly object[]) =>
      ({ id, title: id, type: 'resource', text: documentOf(...statements) }) as const;
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', ...where };
    const environment = environmentOfPasted([
      identity('pasted.1', allow),
      bucket('pasted.2', { ...allow, Principal: '*' }, deny),
      bucket('pasted.3', { ...allow, Principal: '*', Resource: 'arn:aws:s3:::other/*' }),
    ]);
    const found = tried(environment, get);
    expect(found.decision).toBe('explicitlyDenied');
    expect(deciding(found)).toEqual([{ documentId: 'pasted.2', path: ['Statement', 1] }]);
    expect(tried(environment, { ...get, resource: 'arn:aws:s3:::other/a' }).decision).toBe('allowed');
  });

  test('account and partition come from the texts', () => {
    const environment = environmentOfPasted([
      identity('pasted.1', {
        Effect: 'Allow',
        Action: 'sqs:*',
        Resource: 'arn:aws-cn:sqs:cn-north-1:444455556666:q',
      }),
    ]);
    expect(environment).toMatchObject({ account: '444455556666', partition: 'aws-cn' });
  });

  test('resource control policies count', () => {
    const rcp = {
      id: 'pasted.2',
      title: 'RCP',
      type: 'rcp',
      text: documentOf({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
    } as const;
    const trial = tryCall(environmentOfPasted([identity('pasted.1', allow), rcp]), get, {
      rcpServices: new Set(['s3']),
    });
    expect(trial.outcome?.decision).toBe('explicitlyDenied');
    expect(deciding(trial.outcome!)).toEqual([{ documentId: 'pasted.2', path: ['Statement', 0] }]);
  });

  test('a trust policy belongs to a role, a single resource policy to any resource', () => {
    const trust = {
      id: 'pasted.1',
      title: 'Trust',
      type: 'trust',
      text: documentOf({
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    } as const;
    const environment = environmentOfPasted([trust]);
    const call: OpenCall = {
      label: '',
      principal: { caller: 'ec2.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: environment.roles[0]!.arn!,
      context: {},
    };
    expect(tried(environment, call).decision).toBe('allowed');
    const key = {
      id: 'pasted.1',
      title: 'Key policy',
      type: 'resource',
      text: documentOf({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/App' },
        Action: 'kms:Decrypt',
        Resource: '*',
      }),
    } as const;
    const decrypt = (name: string): OpenCall => ({
      label: '',
      principal: { caller: `arn:aws:iam::111122223333:role/${name}` },
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      context: {},
    });
    expect(tried(environmentOfPasted([key]), decrypt('App')).decision).toBe('allowed');
    expect(tried(environmentOfPasted([key]), decrypt('Other')).decision).toBe('implicitlyDenied');
  });
});
