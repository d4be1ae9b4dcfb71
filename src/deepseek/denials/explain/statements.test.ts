// The statement that a fix writes for each kind of policy, whom it asks otherwise, and which denials are one group.
import { expect, test } from 'vitest';
import { denialOf, type Denial, type DenialLayer } from '#deepseek/denials/denial.ts';
import { NO_CLUES } from './clues.ts';
import { callerPermissions } from './caller.ts';
import { explainDenials } from './explain.ts';
import { groupDenials } from './group.ts';
import { statementsFor } from './statements.ts';
import { teamFix } from './teams.ts';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';

const ROLE = 'arn:aws:iam::111122223333:role/R';
const OBJECT = 'arn:aws:s3:::b-1/k';
const READING = { takesNoResource: false, isRoleNamed: false, model: undefined, clues: NO_CLUES };
const refused = (more: Partial<Denial>) =>
  denialOf({ principal: ROLE, principalArn: ROLE, action: 's3:GetObject', resource: OBJECT, ...more });
const GET = { Sid: 'AllowGetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECT };
const BY_ROLE = { Principal: { AWS: ROLE } };
const service = (principal: string) => ({ principal, principalArn: undefined });
const PASS = { action: 'IAM:PassRole', resource: `${ROLE}2` };
const TO_LAMBDA = { 'iam:PassedToService': 'lambda.amazonaws.com' };

test.each<[name: string, layer: DenialLayer, more: Partial<Denial>, statement: object | undefined]>([
  ['of the caller', 'identity', {}, GET],
  ['of a boundary', 'boundary', {}, GET],
  ['of a bucket', 'resource', {}, { ...GET, ...BY_ROLE }],
  ['of an endpoint', 'endpoint', {}, { ...GET, ...BY_ROLE }],
  [
    'of a key',
    'resource',
    { action: 'kms:Decrypt', resource: undefined },
    { Sid: 'AllowDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...BY_ROLE },
  ],
  ['of a bucket for nobody', 'resource', { principal: 'bob', principalArn: undefined }, undefined],
  ['of nothing', 'resource', { resource: undefined }, undefined],
  ['of a caller on nothing', 'identity', { resource: undefined }, undefined],
  ['of no action', 'identity', { action: undefined }, undefined],
  [
    'with what else is needed',
    'identity',
    { alsoNeeds: ['s3:GetObjectTagging'] },
    { ...GET, Action: ['s3:GetObject', 's3:GetObjectTagging'] },
  ],
  [
    'with an odd name',
    'identity',
    { action: 'x:get-it*' },
    { ...GET, Sid: 'AllowGetit', Action: 'x:get-it*' },
  ],
  [
    'that passes a role',
    'identity',
    { ...PASS, context: TO_LAMBDA },
    {
      Sid: 'AllowPassRole',
      Effect: 'Allow',
      Action: 'IAM:PassRole',
      Resource: `${ROLE}2`,
      Condition: { StringEquals: TO_LAMBDA },
    },
  ],
  [
    'that passes a role to nobody known',
    'identity',
    PASS,
    { Sid: 'AllowPassRole', Effect: 'Allow', Action: 'IAM:PassRole', Resource: `${ROLE}2` },
  ],
  ['of another call with that key', 'identity', { context: TO_LAMBDA }, GET],
  [
    'of trust in a role',
    'trust',
    { action: 'sts:AssumeRole' },
    { Sid: 'AllowAssumeRole', Effect: 'Allow', Action: 'sts:AssumeRole', ...BY_ROLE },
  ],
  [
    'of trust in a service',
    'trust',
    { action: 'sts:AssumeRole', ...service('ecs-tasks.amazonaws.com') },
    {
      Sid: 'AllowAssumeRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
    },
  ],
  [
    'of trust in a service of China',
    'trust',
    { action: 'sts:AssumeRole', ...service('ec2.amazonaws.com.cn') },
    {
      Sid: 'AllowAssumeRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'ec2.amazonaws.com.cn' },
    },
  ],
  [
    'of trust in a service of a Region',
    'trust',
    { action: 'sts:AssumeRole', ...service('logs.us-east-1.amazonaws.com') },
    {
      Sid: 'AllowAssumeRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
    },
  ],
  [
    'of trust in a name before a service',
    'trust',
    { action: 'sts:AssumeRole', ...service('a b.amazonaws.com') },
    undefined,
  ],
  [
    'of trust in a name behind a service',
    'trust',
    { action: 'sts:AssumeRole', ...service('ec2.amazonaws.com.evil') },
    undefined,
  ],
])('the statement %s', (_name, layer, more, statement) => {
  expect(statementsFor(refused(more), layer, READING)).toEqual(statement ? [statement] : []);
});

test('an action that takes no resource is allowed on *', () => {
  const denial = refused({ action: 's3:ListAllMyBuckets', resource: undefined });
  expect(statementsFor(denial, 'identity', { ...READING, takesNoResource: true })).toMatchObject([
    { Resource: '*' },
  ]);
});

test.each<
  [name: string, arn: string | undefined, called: string, screen: string | undefined, isOfAws: boolean]
>([
  ['a role', 'arn:aws:iam::111122223333:role/apps/R', 'R', 'role', false],
  ['a user', 'arn:aws:iam::111122223333:user/team/ann', 'ann', 'user', false],
  ['a federated user', 'arn:aws:sts::111122223333:federated-user/ann', 'ann', undefined, false],
  [
    'a permission set',
    'arn:aws:iam::111122223333:role/AWSReservedSSO_Dev_Ops_0123456789abcdef',
    'Dev_Ops',
    'permission-sets',
    false,
  ],
  [
    'a service-linked role',
    'arn:aws:iam::111122223333:role/aws-service-role/x/AWSServiceRoleForX',
    'AWSServiceRoleForX',
    undefined,
    true,
  ],
  ['nobody', undefined, 'the caller', undefined, false],
])('the permissions of %s are changed on its screen', (_name, principalArn, called, screen, isOfAws) => {
  const { name, screen: shown, isOfAws: own, into } = callerPermissions(denialOf({ principalArn }));
  expect([name, shown?.id, own, into === '']).toEqual([called, screen, isOfAws, false]);
});

test.each<[layer: DenialLayer, isExempted: boolean]>([
  ['identity', true],
  ['resource', true],
  ['scp', true],
  ['rcp', true],
  ['endpoint', true],
  ['trust', true],
  ['unknown', true],
  ['boundary', false],
  ['session', false],
])('a Deny of the layer %s can leave out the caller: %s', (layer, isExempted) => {
  const exemption = `"aws:PrincipalArn": "${ROLE}"`;
  const text = (more: Partial<Denial>) => teamFix(refused({ layer, ...more }), layer, READING).text;
  expect(text({ explicit: true }).includes(exemption)).toBe(isExempted);
  expect(text({ explicit: true, principalArn: undefined })).not.toContain('aws:PrincipalArn');
  expect(text({ explicit: false })).not.toContain('aws:PrincipalArn');
  const where = {
    region: 'us-west-2',
    context: { 'aws:SourceVpce': 'vpce-1' },
    policyArn: 'arn:aws:iam::aws:policy/P',
  };
  for (const fact of [ROLE, 's3:GetObject', OBJECT, 'us-west-2', 'vpce-1', 'arn:aws:iam::aws:policy/P'])
    expect(text({ ...where, explicit: true })).toContain(fact);
});

test('denials of one caller, call and remedy are one group, counted together', () => {
  const bob = { principal: 'bob', principalArn: undefined, layer: 'scp', explicit: true } as const;
  const all = [
    refused({ ...bob, count: 2 }),
    refused({ ...bob, count: 3 }),
    refused({ ...bob, principal: 'eve' }),
    refused({ ...bob, layer: 'session' }),
  ];
  const groups = groupDenials(explainDenials(all, {}, WHOLE));
  expect(groups.map(({ count, denials }) => [count, denials.length])).toEqual([
    [5, 2],
    [1, 1],
    [1, 1],
  ]);
});

test('what owners are sent has the statement, the name of a key’s policy, and the Regions of a profile', () => {
  const ask = (layer: DenialLayer, more: Partial<Denial>) =>
    teamFix(refused({ layer, explicit: false, ...more }), layer, READING);
  const key = ask('resource', { action: 'kms:Decrypt' });
  expect(key).toMatchObject({ kind: 'team', proved: false, changes: [] });
  expect([key.team.includes('KMS'), key.text.split('key policy').length]).toEqual([true, 3]);
  expect(key.text).toContain('"Action": "kms:Decrypt"');
  for (const other of [ask('resource', {}), ask('identity', { action: 'kms:Decrypt' })])
    expect(`${other.team} ${other.text}`).not.toMatch(/KMS|key policy/);
  const bucket = ask('resource', {});
  expect(bucket.label).toContain(bucket.team);
  expect(ask('resource', { principal: 'bob', principalArn: undefined }).text).not.toContain('{');
  expect(ask('resource', { explicit: null }).text).not.toBe(bucket.text);
  expect(teamFix(refused({ layer: 'unknown', explicit: false }), 'resource', READING).text).not.toBe(
    bucket.text,
  );
  const r1 = { resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0' };
  expect(ask('scp', r1).text).toMatch(/us\.deepseek\.r1-v1:0.*us-east-2.*us-west-2/);
  expect(ask('rcp', r1).text).not.toContain('us-west-2');
  expect(ask('scp', { resource: OBJECT }).text).not.toContain('us.deepseek');
  const facts = bucket.text.split('\n').filter((line) => /^\w[\w ]*: \S+$/.test(line));
  expect(facts.map((line) => line.slice(line.indexOf(': ') + 2))).toEqual([ROLE, 's3:GetObject', OBJECT]);
});
