import { expect, test } from 'vitest';
import { applyTextEdits } from '#iam/json/edit-text.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { complete, type Completion, type KnownNames } from './complete.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'bedrock', 'ec2', 'kms', 'logs']) loadService(prefix);

const known: KnownNames = {
  arns: ['arn:aws:s3:::acme-weights', 'arn:aws:iam::111122223333:role/Caller'],
  roleNames: ['Invoker'],
  accounts: ['111122223333'],
  regions: ['us-west-2'],
  partition: 'aws',
};

const AT = '¦';

/** The completions where the broken bar stands. */
function at(marked: string, type: PolicyType = 'identity'): readonly Completion[] {
  const offset = marked.indexOf(AT);
  return complete({ type, text: marked.replace(AT, ''), offset, reference, known });
}

const labels = (completions: readonly Completion[]): readonly string[] =>
  completions.map(({ label }) => label);

/** The text after taking the completion called `label`, as a snippet with its places left out. */
function taken(marked: string, label: string, type: PolicyType = 'identity'): string {
  const found = at(marked, type).find((each) => each.label === label);
  if (!found) throw new Error(`${label} is not offered, but ${labels(at(marked, type)).join(' ')}`);
  const { start, end, insert, snippet, also = [] } = found;
  const text = snippet
    ? insert
        .replaceAll(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
        .replaceAll(/(?<!\\)\$\{\d+:([^}]*)\}|(?<!\\)\$\d+/g, '$1')
        .replaceAll(/\\([\\$}])/g, '$1')
    : insert;
  return applyTextEdits(marked.replace(AT, ''), [...also, { start, end, text }]);
}

const inStatement = (members: string): string => `{"Version":"2012-10-17","Statement":[{${members}}]}`;

test('elements that are not there yet, by the type of the policy', () => {
  expect(labels(at('{ ¦ }'))).toEqual(['Version', 'Statement']);
  expect(labels(at('{ ¦ }', 'resource'))).toEqual(['Version', 'Id', 'Statement']);
  expect(labels(at(inStatement('"Effect":"Allow","Action":"s3:GetObject",¦')))).toEqual([
    'Sid',
    'Resource',
    'Condition',
    'NotResource',
  ]);
  expect(labels(at(inStatement('"Effect":"Allow",¦'), 'trust'))).toEqual([
    'Sid',
    'Principal',
    'Action',
    'Condition',
    'NotAction',
  ]);
  expect(labels(at(inStatement('"Principal":{¦}'), 'trust'))).toEqual(['Service', 'AWS', 'Federated']);
  expect(labels(at(inStatement('"Principal":{¦}'), 'resource'))).toEqual(['AWS', 'Service', 'CanonicalUser']);
});

test('a new element comes with its value and its commas', () => {
  expect(taken('{"Statement":[{"Effect":"Allow",¦}]}', 'Action')).toBe(
    '{"Statement":[{"Effect":"Allow","Action": ""}]}',
  );
  expect(taken('{"Statement":[{"Effect":"Allow" ¦}]}', 'Action')).toBe(
    '{"Statement":[{"Effect":"Allow", "Action": ""}]}',
  );
  expect(taken('{"Statement":[{¦ "Effect":"Allow"}]}', 'Action')).toBe(
    '{"Statement":[{"Action": "", "Effect":"Allow"}]}',
  );
  expect(taken('{"Statement":[{"Res¦"}]}', 'Resource')).toBe('{"Statement":[{"Resource": ""}]}');
  expect(taken('{"Statement":[{"Res¦": "*"}]}', 'Resource')).toBe('{"Statement":[{"Resource": "*"}]}');
  expect(taken('{"Statement":[{"Res¦', 'Resource')).toBe('{"Statement":[{"Resource": ""');
});

test('an empty text becomes a policy, and a list gets statements', () => {
  expect(JSON.parse(taken('¦', 'Policy'))).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '', Resource: '' }],
  });
  expect(JSON.parse(taken('{"Statement":[¦]}', 'Statement', 'rcp'))).toEqual({
    Statement: [{ Effect: 'Deny', Principal: '*', Action: '', Resource: '*' }],
  });
});

test('values of Version and Effect', () => {
  expect(labels(at('{"Version":"¦"}'))).toEqual(['2012-10-17']);
  expect(labels(at(inStatement('"Effect":"¦"')))).toEqual(['Allow', 'Deny']);
  expect(labels(at(inStatement('"Effect":"¦"'), 'scp'))).toEqual(['Deny', 'Allow']);
  expect(taken(inStatement('"Effect": ¦'), 'Deny')).toBe(inStatement('"Effect": "Deny"'));
});

test.each([
  ['s3:GetOb', 's3:GetObject'],
  ['s3:getobj', 's3:GetObject'],
  ['s3:gobj', 's3:GetObject'],
  ['getobj', 's3:GetObject'],
  ['s3:Get', 's3:Get*'],
  ['s3:', 's3:*'],
  ['dyn', 'dynamodb:'],
  ['efs', 'elasticfilesystem:'],
  ['s3:HeadOb', 's3:PutObject'],
  ['invokemodel', 'bedrock:InvokeModel'],
  ['cloudwatch-logs:PutLog', 'logs:PutLogEvents'],
])('action %s', (typed, label) => {
  const offered = labels(at(inStatement(`"Action":["${typed}¦"]`)));
  if (label === 's3:PutObject') expect(offered).not.toContain(label);
  else expect(offered).toContain(label);
});

test('an operation of the API leads to the actions it needs', () => {
  expect(labels(at(inStatement('"Action":"s3:HeadObject¦"')))[0]).toBe('s3:GetObject');
  expect(labels(at(inStatement('"Action":"bedrock-runtime:Converse¦"')))[0]).toBe('bedrock:InvokeModel');
});

test('the best fit comes first, and what the list has already does not come', () => {
  expect(labels(at(inStatement('"Action":["s3:GetObject¦"]')))[0]).toBe('s3:GetObject');
  expect(labels(at(inStatement('"Action":["s3:GetObject","s3:GetObj¦"]')))).not.toContain('s3:GetObject');
});

test('actions of a trust policy are those that assume a role, and those of an RCP of its services', () => {
  const offered = labels(at(inStatement('"Action":"¦"'), 'trust'));
  expect(offered[0]).toBe('sts:AssumeRole');
  expect(offered.every((label) => label.startsWith('sts:'))).toBe(true);
  expect(labels(at(inStatement('"Action":"s3¦"'), 'rcp'))).toContain('s3:');
  expect(labels(at(inStatement('"Action":"iot¦"'), 'rcp'))).not.toContain('iot:');
});

test('an ARN comes field by field, as the actions need it', () => {
  const statement = (typed: string, action = 'lambda:InvokeFunction'): string =>
    inStatement(`"Action":"${action}","Resource":"${typed}¦"`);
  expect(labels(at(statement('')))).toContain('arn:aws:lambda:${Region}:${Account}:function:${FunctionName}');
  expect(taken(statement(''), 'arn:aws:lambda:${Region}:${Account}:function:${FunctionName}')).toBe(
    statement('arn:aws:lambda:us-west-2:111122223333:function:FunctionName').replace(AT, ''),
  );
  expect(labels(at(statement('arn:')))[0]).toBe('arn:aws:');
  expect(labels(at(statement('arn:aws:')))).toEqual(['arn:aws:lambda:']);
  expect(labels(at(statement('arn:aws:', 's3:GetObject')))).toContain('arn:aws:s3:::');
  expect(labels(at(statement('arn:aws:lambda:')))[0]).toBe('arn:aws:lambda:us-west-2:');
  expect(labels(at(statement('arn:aws:lambda:eu-c')))).toEqual([
    'arn:aws:lambda:eu-central-1:',
    'arn:aws:lambda:eu-central-2:',
  ]);
  expect(labels(at(statement('arn:aws:lambda:us-west-2:')))).toEqual([
    'arn:aws:lambda:us-west-2:111122223333:',
    'arn:aws:lambda:us-west-2:*:',
  ]);
  expect(labels(at(statement('arn:aws:lambda:us-west-2:111122223333:fun')))).toContain(
    'arn:aws:lambda:us-west-2:111122223333:function:*',
  );
  expect(labels(at(statement('arn:aws:s3:::acme', 's3:GetObject')))).toContain('arn:aws:s3:::acme/*');
  expect(labels(at(statement('weights', 's3:ListBucket')))[0]).toBe('arn:aws:s3:::acme-weights');
  expect(labels(at(statement('', 's3:ListAllMyBuckets')))[0]).toBe('*');
  expect(labels(at(statement('invok', 'iam:PassRole')))).toContain('arn:aws:iam::111122223333:role/Invoker');
});

test('operators fit the keys under them', () => {
  expect(labels(at(inStatement('"Condition":{"¦":{"aws:SourceIp":"203.0.113.0/24"}}')))).toEqual([
    'IpAddress',
    'IpAddressIfExists',
    'NotIpAddress',
    'NotIpAddressIfExists',
    'Null',
  ]);
  expect(labels(at(inStatement('"Condition":{"strlike¦"}')))[0]).toBe('StringLike');
  expect(taken(inStatement('"Condition":{"Boo¦"}'), 'Bool')).toBe(
    inStatement('"Condition":{"Bool": { "" }}'),
  );
});

test('condition keys fit the operator, those of the actions before the global ones', () => {
  const keys = (operator: string, typed = '', action = 's3:ListBucket'): readonly string[] =>
    labels(at(inStatement(`"Action":"${action}","Condition":{"${operator}":{"${typed}¦"}}`)));
  expect(keys('StringLike')[0]).toMatch(/^(?:s3|aws):/);
  expect(keys('StringLike')).toContain('s3:prefix');
  const both = ['s3:prefix', 'aws:username'];
  expect(keys('StringLike').filter((key) => both.includes(key))).toEqual(both);
  expect(keys('Bool')).not.toContain('s3:prefix');
  expect(keys('Bool', 'mfa')).toEqual(['aws:MultiFactorAuthPresent']);
  expect(keys('Bool', 'multi')).toEqual(['aws:MultiFactorAuthPresent']);
  expect(keys('ForAnyValue:StringLike', 'org')).toContain('aws:PrincipalOrgPaths');
  expect(keys('StringLike', 'org')).not.toContain('aws:PrincipalOrgPaths');
  expect(
    taken(inStatement('"Condition":{"StringEquals":{"aws:ResourceTag¦"}}'), 'aws:ResourceTag/${TagKey}'),
  ).toBe(inStatement('"Condition":{"StringEquals":{"aws:ResourceTag/TagKey": ""}}'));
});

test('claims of the token in a trust policy', () => {
  const statement = inStatement(
    '"Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Condition":{"StringEquals":{"¦"}}',
  );
  expect(labels(at(statement, 'trust')).slice(0, 2)).toEqual([
    'token.actions.githubusercontent.com:aud',
    'token.actions.githubusercontent.com:sub',
  ]);
});

test('values that are known', () => {
  const values = (operator: string, key: string, typed = ''): readonly string[] =>
    labels(at(inStatement(`"Action":"s3:GetObject","Condition":{"${operator}":{"${key}":["${typed}¦"]}}`)));
  expect(values('Bool', 'aws:SecureTransport')).toEqual(['true', 'false']);
  expect(values('Null', 'aws:ResourceTag/team')).toEqual(['false', 'true']);
  expect(values('StringEquals', 'aws:RequestedRegion')[0]).toBe('us-west-2');
  expect(values('StringEquals', 'aws:RequestedRegion', 'frank')).toEqual(['eu-central-1']);
  expect(values('StringEquals', 'iam:PassedToService', 'lam')[0]).toBe('lambda.amazonaws.com');
  expect(values('StringEquals', 's3:x-amz-server-side-encryption')).toContain('aws:kms');
  expect(values('StringEquals', 'aws:SourceAccount')).toEqual(['111122223333']);
  expect(values('ArnLike', 'aws:PrincipalArn')).toContain('arn:aws:iam::111122223333:role/Caller');
  expect(values('StringEquals', 's3:prefix')).toEqual([]);
});

test('principals by kind', () => {
  const principals = (kind: string, typed: string, type: PolicyType = 'trust'): readonly string[] =>
    labels(at(inStatement(`"Principal":{"${kind}":"${typed}¦"}`), type));
  expect(principals('Service', 'bedr')[0]).toBe('bedrock.amazonaws.com');
  expect(principals('AWS', '')).toEqual(
    expect.arrayContaining([
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::111122223333:role/Invoker',
      'arn:aws:iam::111122223333:role/Caller',
    ]),
  );
  expect(principals('Federated', 'github')[0]).toBe(
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  );
});

test('variables inside of braces', () => {
  const marked = inStatement('"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme/${aws:user¦"');
  expect(taken(marked, '${aws:username}')).toBe(
    inStatement('"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme/${aws:username}"'),
  );
});

test('what is broken around the cursor does not matter', () => {
  expect(labels(at('{"Statement":[{"Effect":"Allow","Action":["s3:GetObj¦'))).toContain('s3:GetObject');
  expect(labels(at('{"Statement":[{"Effect":"Allow","Action":"s3:GetObj¦\n"Resource":"*"}]}'))).toContain(
    's3:GetObject',
  );
  expect(labels(at('{"Statement":[{"Action":["s3:GetObject", "Resource":"¦"}]}'))).toContain(
    'arn:aws:s3:::${BucketName}/${ObjectName}',
  );
  expect(taken('{"Statement":[{"Action": s3:getob¦', 's3:GetObject')).toBe(
    '{"Statement":[{"Action": "s3:GetObject"',
  );
});

test('nothing where nothing is allowed', () => {
  for (const marked of [
    '{}¦',
    '[1,2]¦',
    '{"Version":"2012-10-17"¦}',
    '{"Sid":{"a":"¦"}}',
    'x¦',
    '{"a":1}  ¦',
  ]) {
    expect(at(marked), marked).toEqual([]);
  }
});

test('no text and no place makes it fail', () => {
  const text = inStatement(
    '"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:Get*","iam:PassRole"],"Resource":"arn:aws:s3:::a/${aws:username}","Condition":{"StringEquals":{"aws:SourceAccount":["1"]}}',
  );
  for (let end = 0; end <= text.length; end += 1) {
    for (const cut of [text, text.slice(0, end), text.slice(end)]) {
      for (const { start, end: to, insert } of complete({
        type: 'resource',
        text: cut,
        offset: Math.min(end, cut.length),
        reference,
        known,
      })) {
        expect(start).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(cut.length);
        expect(insert).not.toBe('');
      }
    }
  }
});
