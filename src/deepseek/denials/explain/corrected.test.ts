// Statements that were pasted: what of them is changed, and what stays.
import { expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { explainDenials } from './explain.ts';

const TRUST = {
  Effect: 'Allow',
  Principal: { Service: 'bedrock.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
const NOT_ASSUMED =
  'An error occurred (ValidationException) when calling the CreateModelImportJob operation: Could not assume provided IAM role. Role arn:aws:iam::111122223333:role/Import in us-east-1, trust policy: ';
const NOT_READ =
  'User: arn:aws-cn:sts::111122223333:assumed-role/Host/i-0c4de81b7f6a2f9d3 is not authorized to perform: s3:GetObject on resource: "arn:aws-cn:s3:::weights/r1/a.safetensors" because no identity-based policy allows the s3:GetObject action. Policy: ';

/** The statements that take the place of those in the text; empty where one is added. */
function insteadOf(message: string, statement: object): readonly object[] {
  const text = message + JSON.stringify(statement);
  const [explained] = explainDenials(parseDenials(text), {}, WHOLE, text);
  return explained!.fixes.flatMap((fix) => (fix.kind === 'statement' && fix.isInstead ? fix.statements : []));
}

test.each([
  [
    'the account of an example becomes the role’s own',
    { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  ],
  [
    'the Region of the call is added to that of others',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:bedrock:us-west-2:111122223333:model-import-job/*' } },
    {
      ArnLike: {
        'aws:SourceArn': [
          'arn:aws:bedrock:us-west-2:111122223333:model-import-job/*',
          'arn:aws:bedrock:us-east-1:111122223333:model-import-job/*',
        ],
      },
    },
  ],
])('%s', (_name, Condition, mended) => {
  expect(insteadOf(NOT_ASSUMED, { ...TRUST, Condition })).toEqual([{ ...TRUST, Condition: mended }]);
});

test.each([
  { StringNotEquals: { 'aws:SourceAccount': '444455556666' } },
  { Null: { 'aws:SourceAccount': 'false' } },
  { StringEquals: { 'aws:SourceAccount': '111122223333' } },
])('what denies a value, or is met, stays: %j', (Condition) => {
  expect(insteadOf(NOT_ASSUMED, { ...TRUST, Condition })).toEqual([]);
});

test('a partition is set right, and nothing is added to a policy for another bucket', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject' };
  expect(insteadOf(NOT_READ, { ...statement, Resource: 'arn:aws:s3:::weights/*' })).toEqual([
    { ...statement, Resource: 'arn:aws-cn:s3:::weights/*' },
  ]);
  expect(insteadOf(NOT_READ, { ...statement, Resource: 'arn:aws:s3:::others/*' })).toEqual([]);
  expect(
    insteadOf(NOT_READ, { ...statement, Action: 's3:PutObject', Resource: 'arn:aws:s3:::weights/*' }),
  ).toEqual([]);
});

test('a foundation model that was given an account loses it', () => {
  const refused =
    'User: arn:aws:sts::111122223333:assumed-role/Chat/s is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0 because no identity-based policy allows the bedrock:InvokeModel action. Policy: ';
  const statement = { Effect: 'Allow', Action: 'bedrock:InvokeModel' };
  const Resource = 'arn:aws:bedrock:us-west-2:111122223333:foundation-model/deepseek.v3-v1:0';
  expect(insteadOf(refused, { ...statement, Resource })).toEqual([
    { ...statement, Resource: Resource.replace('111122223333', '') },
  ]);
});
