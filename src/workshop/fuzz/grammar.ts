// Parts of policies for generated texts, from valid to absurd.
import * as fc from 'fast-check';
import { RULES } from '#deepseek/rules/index.ts';
import { mixedDocumentsOf } from '#iam/rules/documents.arbitrary.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';

export const POLICY_WORDS = [
  '"Version"',
  '"Statement"',
  '"Effect"',
  '"Allow"',
  '"Deny"',
  '"Action"',
  '"NotAction"',
  '"Resource"',
  '"Principal"',
  '"Condition"',
  '"StringEquals"',
  '"ForAllValues:StringLike"',
  '"aws:PrincipalTag/team"',
  '${aws:PrincipalTag/team}',
  'arn:aws:bedrock:*::foundation-model/deepseek.v3-v1:0',
  'arn:aws:iam::111122223333:role/',
  'bedrock:InvokeModel',
  's3:*',
  '*',
  '?',
  ',',
  ':',
  'null',
  '1e5',
] as const;

export const hostile = fc.constantFrom(...HOSTILE_TEXTS);

/** Any JSON value, with names that objects inherit. */
export const anyJson = fc.anything({
  key: fc.constantFrom(
    '__proto__',
    'constructor',
    'Statement',
    'Properties',
    'Type',
    'Resources',
    'Action',
    'a',
  ),
  values: [hostile, fc.constantFrom(null, true, -1, '', '*', 'Allow')],
  maxDepth: 4,
});

/** One value, a few, or as many as no person writes. */
const valuesOf = (...known: readonly unknown[]): fc.Arbitrary<unknown> => {
  const one = fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...known) }, hostile);
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 12, arbitrary: fc.array(one, { maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 40, maxLength: 300 }) },
  );
};

const actions = valuesOf(
  'bedrock:InvokeModel*',
  's3:Get*',
  '*',
  'sagemaker:*Endpoint',
  'iam:PassRole',
  'x:Y',
  '',
);
const resources = valuesOf(
  '*',
  'arn:aws:s3:::amzn-s3-demo-bucket/*',
  'arn:aws:iam::111122223333:role/a',
  'arn::',
);
const operators = [
  'StringEquals',
  'ForAnyValue:ArnLike',
  'NumericLessThanIfExists',
  'Null',
  'IpAddress',
  'Bool',
  'X',
];
const keys = ['aws:SourceArn', 'aws:PrincipalTag/team', 's3:prefix', 'kms:ViaService', 'aws:SourceIp', 'x'];

/** An element under one of these names; the wrong ones are rare. */
const element = (value: fc.Arbitrary<unknown>, ...names: readonly string[]): fc.Arbitrary<object> =>
  fc.tuple(fc.constantFrom(...names), value).map((pair) => Object.fromEntries([pair]));

const statement = fc
  .tuple(
    element(fc.constantFrom('Allow', 'Allow', 'Deny', 'allow', 1), 'Effect'),
    element(actions, 'Action', 'Action', 'NotAction', 'action'),
    element(resources, 'Resource', 'Resource', 'NotResource', '__proto__'),
    fc.option(element(fc.oneof(fc.constant('Same'), hostile), 'Sid')),
    fc.option(
      element(
        fc.constantFrom<unknown>(
          '*',
          { AWS: '111122223333' },
          { Service: 'lambda.amazonaws.com' },
          { Federated: 'x' },
          [],
        ),
        'Principal',
      ),
    ),
    fc.option(
      element(
        element(element(valuesOf('a', '*', true, 5, '10.0.0.0/8'), ...keys), ...operators),
        'Condition',
      ),
    ),
  )
  .map((elements): object => Object.assign({}, ...elements) as object);

const wildPolicy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17', '2012', 1),
  Statement: fc.oneof(
    { weight: 12, arbitrary: fc.array(statement, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(statement, { minLength: 30, maxLength: 100 }) },
  ),
});

/** A policy, of parts of the examples of all checks or of anything. */
export const anyPolicy: fc.Arbitrary<object> = fc.oneof(
  mixedDocumentsOf(RULES).map(({ document }) => document as object),
  wildPolicy,
);
