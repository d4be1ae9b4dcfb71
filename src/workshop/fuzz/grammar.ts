// Parts of policies for generated texts, from valid to absurd.
import * as fc from 'fast-check';
import { RULES } from '#deepseek/rules/index.ts';
import { mixedDocumentsOf } from '#iam/rules/documents.arbitrary.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';

export const POLICY_WORDS: readonly string[] = [
  '"Version" "Statement" "Effect" "Allow" "Deny" "Action" "NotAction" "Resource" "Principal" "Condition"',
  '"StringEquals" "ForAllValues:StringLike" "aws:PrincipalTag/team" ${aws:PrincipalTag/team} bedrock:InvokeModel s3:*',
  'arn:aws:bedrock:*::foundation-model/deepseek.v3-v1:0 arn:aws:iam::111122223333:role/ * ? , : null 1e5',
].flatMap((line) => line.split(' '));

export const hostile = fc.constantFrom(...HOSTILE_TEXTS);

const NAMES =
  'Statement Properties Type Resources Action StringEquals ForAnyValue:ArnLike Null aws:SourceIp a';

/** Any JSON value, with names that objects inherit. */
export const anyJson = fc.anything({
  key: fc.constantFrom('__proto__', 'constructor', ...NAMES.split(' ')),
  values: [hostile, fc.constantFrom(null, true, -1, '', '*', 'Allow', '10.0.0.0/8')],
  maxDepth: 4,
});

const ELEMENTS = 'Sid Effect Action NotAction Resource NotResource Principal Condition action __proto__';
const VALUES = [
  'Allow',
  'Deny',
  'allow',
  's3:Get*',
  'x:Y',
  '*',
  '',
  'arn:aws:s3:::amzn-s3-demo-bucket/*',
  'arn::',
];

/** One value, a few, or as many as no person writes. */
const one = fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...VALUES) }, hostile);
const value = fc.oneof(
  { weight: 6, arbitrary: one },
  { weight: 12, arbitrary: fc.array(one, { maxLength: 5 }) },
  { weight: 3, arbitrary: anyJson },
  { weight: 1, arbitrary: fc.array(one, { minLength: 40, maxLength: 300 }) },
);
const statement = fc.dictionary(fc.constantFrom(...ELEMENTS.split(' ')), value);
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
