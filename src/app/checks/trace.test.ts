// The trace of a request: AWS's order of layers, what each comes to, and the sentences on statements.
import { expect, test } from 'vitest';
import { environmentOfPasted } from '#iam/environment/pasted-environment.ts';
import { tryCall } from '#iam/environment/try-call.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { conditionText, nearlyAllowed, statementName, stepsOf, whyOf } from './trace.ts';

type Pasted = Parameters<typeof environmentOfPasted>[0][number];

const policy = (id: string, type: Pasted['type'], ...statements: readonly object[]): Pasted => ({
  id,
  title: id,
  type,
  text: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
});
const GET: OpenCall = {
  label: '',
  principal: { role: 'pasted' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme/a',
  context: {},
};
const VPC = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };

function traceOf(policies: readonly Pasted[], call: OpenCall = GET) {
  const environment = environmentOfPasted(policies);
  const tried = tryCall(environment, call, { rcpServices: new Set(['s3']) }).outcome!;
  return { environment, tried, steps: stepsOf(tried, call.action) };
}

test('layers come in AWS’s order, each with its result', () => {
  const { steps } = traceOf([
    policy('identity', 'identity', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    policy('bucket', 'resource', {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::acme/*',
    }),
    policy('scp', 'scp', { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: VPC }),
    policy('rcp', 'rcp', { Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' }),
  ]);
  expect(steps.map(({ id, state }) => [id, state])).toEqual([
    ['rcp 0', 'denies'],
    ['scp 0', 'allows'],
    ['resource 0', 'silent'],
    ['identity 0', 'allows'],
  ]);
  // A statement that is only assumed is listed with the assumptions.
  expect(steps[1]!.bearing).toHaveLength(1);
  expect(steps[2]!).toMatchObject({ bearing: [], others: [{ effect: 'Deny' }] });
});

test('trust policies and key policies are called so', () => {
  const trust = policy('trust', 'trust', {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'sts:AssumeRole',
  });
  const call: OpenCall = {
    ...GET,
    principal: { caller: '444455556666' },
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::111122223333:role/Pasted',
  };
  expect(traceOf([trust], call).steps[0]!.title).toBe('The role’s trust policy');
});

test('a statement that fails in one element comes nearest, a condition before a resource', () => {
  const { environment, tried } = traceOf([
    policy(
      'identity',
      'identity',
      { Sid: 'Elsewhere', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' },
      { Sid: 'FromVpc', Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: VPC },
      {
        Sid: 'Both',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::other/*',
        Condition: VPC,
      },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
    ),
  ]);
  const near = nearlyAllowed(tried);
  expect(near.map(statementName)).toEqual(['FromVpc', 'Elsewhere']);
  expect(near[0]!.conditions.map(conditionText)).toEqual([
    expect.stringMatching(/^`aws:SourceVpc`: StringEquals `vpc-1`; .*does not send/),
  ]);
  expect(whyOf(near[1]!, environment, GET.resource)).toEqual([
    expect.stringMatching(/not .*`arn:aws:s3:::acme\/a`.* `arn:aws:s3:::other\/\*`/),
  ]);
});

test('an unknown leaves its layer open', () => {
  const policies = [
    policy('identity', 'identity', { Effect: 'Allow', Action: '*', Resource: '*', Condition: VPC }),
  ];
  const { steps, tried } = traceOf(policies, { ...GET, unknownKeys: ['aws:SourceVpc'] });
  expect(steps.map(({ state }) => state)).toEqual(['open']);
  expect(tried.reasons[0]!.conditions.map(conditionText)[0]).toMatch(/unknown whether/);
});
