// Times decisions: with a policy of ten ordinary statements, and with a pattern designed to be slow.
import { decide } from '#iam/decide/evaluate/decide.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest, type Request } from '#iam/request/request.ts';
import type { Task } from './task.ts';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';

/** Names, lists, wildcards, conditions, a variable and two denials. */
const TEN_STATEMENTS = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: BUCKET,
      Condition: { StringLike: { 's3:prefix': ['models/*', '${aws:username}/*'] } },
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: `${BUCKET}/\${aws:username}/*` },
    { Effect: 'Allow', Action: 's3:Get*', Resource: `${BUCKET}/models/*` },
    {
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
    },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: ['logs:Create*', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:*:*:log-group:/app/*',
    },
    { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/service/*' },
    {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'] } },
    },
  ],
};

const CALLS: readonly (readonly [action: string, resource: string])[] = [
  ['s3:GetObject', `${BUCKET}/models/deepseek/weights.safetensors`],
  ['s3:PutObject', `${BUCKET}/mara/notes.txt`],
  ['s3:DeleteObject', `${BUCKET}/mara/notes.txt`],
  ['s3:ListBucket', BUCKET],
  ['bedrock:InvokeModel', 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0'],
  ['kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:alias/x'],
  ['ec2:RunInstances', 'arn:aws:ec2:us-east-1:111122223333:instance/*'],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/service/import'],
];

function requestFor(action: string, resource: string): Request {
  const reading = readRequest({
    principal: 'arn:aws:iam::111122223333:user/mara',
    action,
    resource,
    context: { 'aws:RequestedRegion': 'us-east-1', 'aws:SecureTransport': 'true', 's3:prefix': 'models/' },
  });
  if (reading.problems) throw new Error(messagesOf(reading.problems).join(' '));
  return reading.value;
}

const requests = CALLS.map(([action, resource]) => requestFor(action, resource));
const policies: Policies = { identity: [TEN_STATEMENTS] };

const SLOW = `arn:aws:s3:::${'*a'.repeat(200)}b`;
const slowPolicies: Policies = {
  identity: [{ ...TEN_STATEMENTS, Statement: { Effect: 'Allow', Action: '*', Resource: SLOW } }],
};
const slowRequest = requestFor('s3:GetObject', `arn:aws:s3:::${'a'.repeat(900)}`);

/** How many decisions the first task makes in one run. */
export const DECISIONS = 1000;

export const decisionTasks: readonly Task[] = [
  {
    name: `${DECISIONS} decisions, ten statements`,
    run: () => {
      let allowed = 0;
      for (let count = 0; count < DECISIONS; count += 1) {
        const request = requests[count % requests.length];
        if (request && decide(request, policies).decision === 'Allowed') allowed += 1;
      }
      return allowed;
    },
  },
  { name: 'a pattern of 200 stars', run: () => decide(slowRequest, slowPolicies).decision },
];
