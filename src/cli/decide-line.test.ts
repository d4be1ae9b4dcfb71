// What the decide command prints for a line.
import { expect, test } from 'vitest';
import { createReference } from '#iam/reference/reference.ts';
import { answerLine } from './decide-line.ts';

const facts = { rcpServices: new Set(['s3']) };
const answer = (line: unknown) => answerLine(JSON.stringify(line), 7, facts) as Record<string, unknown>;

const line = {
  principal: 'arn:aws:iam::111122223333:user/mara',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a.txt',
  context: {},
  identityPolicies: [
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
        },
      ],
    },
  ],
};

test('a decision comes with each statement, each condition and what the condition saw', () => {
  expect(answer(line)).toMatchObject({
    decision: 'implicitlyDenied',
    reasons: [
      {
        layer: 'identity',
        document: 0,
        path: ['Statement', 0],
        effect: 'Allow',
        matched: 'no',
        because: ['condition'],
        conditions: [
          {
            operator: 'StringEquals',
            key: 'aws:SourceVpc',
            expected: ['vpc-1'],
            seen: 'absent',
            result: 'no',
          },
        ],
      },
    ],
    deciding: { code: 'identity-no-allow' },
  });
});

test('unknown keys are listed', () => {
  expect(answer({ ...line, unknownKeys: ['aws:SourceVpc'] })).toMatchObject({
    decision: 'depends',
    possible: ['allowed', 'implicitlyDenied'],
    openKeys: ['aws:SourceVpc'],
    deciding: { text: 'It is allowed if aws:SourceVpc meets StringEquals `vpc-1`.', statements: [0] },
  });
});

test('every policy layer of a line counts', () => {
  const all = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const none = { Version: '2012-10-17', Statement: [] };
  const both = { ...line, identityPolicies: [all] };
  expect(answer(both)['decision']).toBe('allowed');
  expect(answer({ ...both, permissionsBoundaries: [none] })['decision']).toBe('implicitlyDenied');
  expect(answer({ ...both, sessionPolicies: [none] })['decision']).toBe('implicitlyDenied');
  expect(answer({ ...both, scps: [[all], [none]] })['decision']).toBe('implicitlyDenied');
  expect(answer({ ...both, vpcEndpointPolicies: [none] })['decision']).toBe('implicitlyDenied');
  expect(answer({ ...both, resourceAccountId: '444455556666' })['decision']).toBe('implicitlyDenied');
  const denied = {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
  };
  expect(answer({ ...both, rcps: [[denied]] })['decision']).toBe('explicitlyDenied');
  expect(answer({ ...both, resourcePolicy: denied })['decision']).toBe('explicitlyDenied');
});

test('a malformed line gives an error that says what to write', () => {
  expect(answerLine('{', 3, facts)).toMatchObject({ error: { line: 3 } });
  expect(answer([])).toEqual({ error: { line: 7, problems: [expect.stringMatching(/line as an object/)] } });
  const { error } = answer({ ...line, action: 's3:*', context: { a: {} }, scps: [{}] }) as {
    error: { problems: readonly string[] };
  };
  expect(error.problems).toHaveLength(3);
});

test('a policy under an unknown member is noted', () => {
  const { notes } = answer({ ...line, permissionsBoundary: {}, expected: 'allowed' }) as { notes: string[] };
  expect(notes).toContainEqual(expect.stringMatching(/^Not read, .*: `permissionsBoundary`\.$/));
});

test('a repeated member is an error', () => {
  const text = JSON.stringify(line).replace('"Effect":', '"Effect":"Deny","Effect":');
  expect(answerLine(text, 3, facts)).toEqual({
    error: { line: 3, problems: [expect.stringContaining('`Effect` occurs 2 times')] },
  });
});

test('problems that the reference finds come with the decision', () => {
  const reference = createReference({ date: '2026-11-01', services: {}, arns: {}, namespaces: {}, rcp: [] });
  expect(answerLine(JSON.stringify(line), 7, facts, () => reference)).toMatchObject({
    decision: 'implicitlyDenied',
    problems: [expect.stringMatching(/no service .*`s3`/)],
  });
});
