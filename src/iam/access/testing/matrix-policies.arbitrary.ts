// Arbitrary policies, requests and contexts for property tests of the matrix. They draw on few names, so that statements often match.
import * as fc from 'fast-check';

export const ACCOUNT = '111122223333';
export const CALLER = {
  kind: 'role-session',
  account: ACCOUNT,
  arn: undefined,
  roleArn: `arn:aws:iam::${ACCOUNT}:role/ops`,
  serviceLinked: false,
} as const;

/** Actions with resources that they can be called on. */
export const CALLS: readonly (readonly [action: string, resource: string])[] = [
  ['s3:GetObject', 'arn:aws:s3:::b/x'],
  ['s3:GetObject', 'arn:aws:s3:::b/x/y'],
  ['s3:GetObject', 'arn:aws:s3:::a:b/c'],
  ['s3:GetObject', `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/p/object/x`],
  ['s3:ListBucket', 'arn:aws:s3:::b'],
  ['s3:ListAllMyBuckets', '*'],
  ['sqs:SendMessage', `arn:aws:sqs:eu-west-1:${ACCOUNT}:q`],
  ['sqs:SendMessage', `arn:aws:sqs:us-east-1:${ACCOUNT}:other`],
  ['sqs:ListQueues', '*'],
  ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/deploy`],
  ['ec2:DescribeInstances', '*'],
  ['kms:Decrypt', `arn:aws:kms:us-east-1:${ACCOUNT}:key/k`],
  ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/deploy`],
  ['sts:GetSessionToken', '*'],
];
export const call = fc.constantFrom(...CALLS);
const oneOrMany = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 3 });

const action = oneOrMany(
  fc.constantFrom(
    '*',
    's3:*',
    's3:Get*',
    'S3:List*',
    's3:GetObject',
    's?s:*',
    'sqs:*',
    'sqs:?endMessage',
    'iam:PassRole',
    'sts:*',
    'kms:D*',
    'ec2:Describe*',
  ),
);
const resource = oneOrMany(
  fc.constantFrom(
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::b*',
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::*/x',
    'arn:aws:s3:::b/x*',
    'arn:*:s3:*:b/?',
    'arn:aws:s3:::${aws:PrincipalTag/team}/*',
    'arn:aws:s3:us-*:*:*',
    'arn:aws:s3',
    'arn:aws:sqs:*:*:q',
    `arn:aws:sqs:eu-*-1:${ACCOUNT}:*`,
    `arn:aws:sqs:*:${ACCOUNT}:*`,
    `arn:aws:iam::${ACCOUNT}:role/*`,
    'arn:aws:*',
    'arn:aws:kms:*:*:key/*',
    'nonsense',
  ),
);
const condition = fc.option(
  fc.constantFrom(
    { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
    { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
    { Bool: { 'aws:ViaAWSService': 'true' } },
    { Null: { 'aws:SourceVpc': 'true' } },
    { StringLikeIfExists: { 'aws:SourceVpc': '*' } },
    { StringLike: { 'aws:PrincipalTag/team': 'b*' } },
    { StringEquals: { 'sts:ExternalId': 'e' } },
  ),
  { freq: 3 },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    action,
    notAction: fc.constantFrom(false, false, false, true),
    resource,
    notResource: fc.constantFrom(false, false, false, true),
    condition,
  })
  .map(({ Effect, action, notAction, resource, notResource, condition }) => ({
    Effect,
    [notAction ? 'NotAction' : 'Action']: action,
    [notResource ? 'NotResource' : 'Resource']: resource,
    ...(condition && { Condition: condition }),
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
const ALLOW_ALL = { Effect: 'Allow', Action: '*', Resource: '*' };
/** Layers that cap, mostly by what they deny. */
const caps = fc.oneof({ weight: 3, arbitrary: statements.map((all) => [ALLOW_ALL, ...all]) }, statements);
const sometimes = { freq: 1, nil: undefined };
export const statementLists = fc.record({
  identity: fc.oneof(
    statements,
    statements.map((all) => [ALLOW_ALL, ...all]),
  ),
  boundary: fc.option(caps, sometimes),
  session: fc.option(caps, sometimes),
  scps: fc.option(fc.array(caps, { maxLength: 2 }), sometimes),
});

export const context = fc.record(
  {
    'aws:RequestedRegion': fc.constantFrom('us-east-1', 'eu-west-1', 'us-west-2'),
    'aws:ViaAWSService': fc.constantFrom('true', 'false'),
    'aws:SourceVpc': fc.constantFrom('vpc-1', 'vpc-2'),
    'aws:PrincipalTag/team': fc.constantFrom('b', 'a', 'red'),
    'sts:ExternalId': fc.constantFrom('e', 'f'),
  },
  { requiredKeys: [] },
);
