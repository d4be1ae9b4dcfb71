// Problems of requests that AWS cannot get, with what to write instead.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { messagesOf, type RequestProblem } from './problem.ts';
import { servicePrefixOf, validateRequest } from './validate-request.ts';
import { readRequest, type Request } from './request.ts';

const reference = createReference(readReference('index') as IndexFile);

const MARA = 'arn:aws:iam::111122223333:user/mara';
const OBJECT = { principal: MARA, action: 's3:GetObject', resource: 'arn:aws:s3:::amzn-s3-demo-bucket/x' };

function requestOf(more: object): Request {
  const reading = readRequest({ ...OBJECT, ...more });
  if (reading.problems) throw new Error(messagesOf(reading.problems).join(' '));
  const prefix = servicePrefixOf(reading.value, reference);
  if (prefix !== undefined) reference.add(prefix, readReference(prefix) as ServiceFile);
  return reading.value;
}

const found = (more: object, isWanted: (problem: RequestProblem) => boolean) =>
  messagesOf(validateRequest(requestOf(more), reference).filter(isWanted));
const problems = (more: object) => found(more, ({ severity }) => severity !== 'note');
const notes = (more: object) => found(more, ({ severity }) => severity === 'note');

test.each([
  ['an action that AWS does not have', { action: 's3:GetObjekt' }, 'Did you mean `s3:GetObject`'],
  ['an operation that is not an action', { action: 'bedrock:Converse' }, '`bedrock:InvokeModel`'],
  ['a service that AWS does not have', { action: 'dynamo:GetItem' }, '`dynamo`'],
  [
    'a resource of another kind',
    { resource: 'arn:aws:sqs:eu-west-1:111122223333:q' },
    's3:GetObject does not',
  ],
  ['a bucket for an action on objects', { resource: 'arn:aws:s3:::amzn-s3-demo-bucket' }, '${ObjectName}'],
  ['a resource where none is taken', { action: 's3:ListAllMyBuckets' }, 'Write *'],
  [
    'a partition that AWS does not have',
    { resource: 'arn:asw:s3:::amzn-s3-demo-bucket/x' },
    'Write aws, aws-us-gov',
  ],
  [
    'a principal of a partition that AWS does not have',
    { principal: 'arn:asw:iam::111122223333:user/mara' },
    '`asw` is not a partition',
  ],
  ['a key that AWS does not have', { context: { 'aws:SorceVpc': 'vpc-1' } }, 'Did you mean `aws:SourceVpc`?'],
  ['no address', { context: { 'aws:SourceIp': 'localhost' } }, 'such as 203.0.113.7'],
  ['a range for an address', { context: { 'aws:SourceIp': '203.0.113.0/24' } }, 'such as 203.0.113.7'],
  ['no truth value', { context: { 'aws:SecureTransport': 'yes' } }, 'takes true or false'],
  ['no number', { context: { 'aws:MultiFactorAuthAge': 'much' } }, 'takes a number'],
  ['no date', { context: { 'aws:CurrentTime': 'today' } }, 'takes a date'],
  ['no ARN', { context: { 'aws:SourceArn': 'my-topic' } }, 'takes an ARN'],
  ['two values where there is one', { context: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }, 'Write one'],
  ['another name than that of the user', { context: { 'aws:username': 'otto' } }, 'where it is `mara`'],
  [
    'another account than that of the user',
    { context: { 'AWS:principalaccount': '444455556666' } },
    'Remove it',
  ],
])('%s', (_, more, words) => {
  expect(problems(more)).toEqual([expect.stringContaining(words)]);
});

test.each([
  ['an object', {}],
  [
    'an object behind an access point',
    { resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/x' },
  ],
  ['an action without a resource', { action: 's3:ListAllMyBuckets', resource: '*' }],
  ['any case', { action: 'S3:getobject' }],
  ['keys of the principal, as they are', { context: { 'aws:username': 'mara', 'aws:PrincipalArn': MARA } }],
  ['several values', { context: { 'aws:TagKeys': ['a', 'b'], 'aws:RequestTag/a': 'x' } }],
  [
    'keys of the service',
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::b', context: { 's3:max-keys': '10' } },
  ],
  ['seconds', { context: { 'aws:EpochTime': '1767225600' } }],
])('nothing is said of %s', (_, more) => {
  expect(problems(more)).toEqual([]);
});

test('an action that has resources may be right without, so that is a note', () => {
  expect(notes({ resource: '*' })).toEqual([expect.stringMatching(/s3:GetObject .*resource/)]);
  expect(notes({})).toEqual([]);
});

test('a Region that is not known may be new, so that is a note', () => {
  const queue = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-wset-1:111122223333:q' };
  expect(notes(queue)).toEqual([expect.stringMatching(/`eu-wset-1` .*eu-west-1\?/)]);
});

test.each([
  ['an account of four digits', { resource: 'arn:aws:sqs:eu-west-1:1234:q' }, '12 digits'],
  ['a Region that is a wildcard', { resource: 'arn:aws:sqs:*:111122223333:q' }, 'is a pattern'],
  [
    'another owner than the ARN has',
    { resource: 'arn:aws:sqs:eu-west-1:444455556666:q', resourceAccount: '111122223333' },
    '444455556666',
  ],
  ['a user that is a wildcard', { principal: 'arn:aws:iam::111122223333:user/*' }, 'is a pattern'],
  [
    'a session without a name',
    { principal: 'arn:aws:sts::111122223333:assumed-role/ops' },
    'assumed-role/ops/SESSION',
  ],
  [
    'a session of another role',
    {
      principal: {
        kind: 'role-session',
        arn: 'arn:aws:sts::111122223333:assumed-role/ops/x',
        roleArn: 'arn:aws:iam::111122223333:role/other',
      },
    },
    'is not the role of',
  ],
  [
    'another account than the ARN has',
    { principal: { kind: 'user', arn: MARA, account: '4' } },
    'Remove the',
  ],
  ['credentials of no kind', { principal: { kind: 'user', arn: MARA, credentials: 'x' } }, 'access-key or'],
  [
    'a provider of other tokens',
    { principal: { kind: 'saml', provider: 'accounts.google.com' } },
    'saml-provider',
  ],
])('%s is refused', (_, more, words) => {
  expect(messagesOf(readRequest({ ...OBJECT, ...more }).problems ?? [])).toEqual([
    expect.stringContaining(words),
  ]);
});
