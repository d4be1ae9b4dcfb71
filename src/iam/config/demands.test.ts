// What a team demands is found where a policy does otherwise, and nowhere else.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import { rulesWith } from './demands.ts';
import { configText } from './ignore-entry.ts';
import { keptDemand } from './kept-terms.ts';
import { readConfig } from './read-config.ts';

/** The findings by rule and place, of the rules that follow from the demands. */
function found(demanded: object, statements: readonly object[], type: PolicyType = 'identity') {
  const { config, problems } = readConfig(JSON.stringify(demanded), undefined);
  expect(problems).toEqual([]);
  const document = { Version: '2012-10-17', Statement: statements } as never;
  loadFor({ type, document });
  const policy = { type, text: JSON.stringify(document) };
  const without = new Set(checkPolicy(policy, reference, RULES).findings.map(({ id }) => id));
  return checkPolicy(policy, reference, rulesWith(RULES, config.demands))
    .findings.filter(({ id }) => !without.has(id))
    .map(({ id, locations, message }) => ({ id, at: locations[0]?.path.slice(1).join('.'), message }));
}

const allow = (action: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: 'arn:aws:s3:::b/*',
  ...more,
});
const deny = (action: string, more: object = {}) => ({
  ...allow(action, { Resource: '*', ...more }),
  Effect: 'Deny',
});
const when = (operator: string, value: unknown) => ({
  Condition: { [operator]: { 'aws:SourceVpce': value } },
});

const REQUIRED = { required: [{ action: 's3:PutObject', key: 'aws:SourceVpce', reason: 'Our network.' }] };

test.each([
  ['none', [allow('s3:PutObject')], '0.Action'],
  ['none, by a pattern', [allow(['s3:GetObject', 's3:Put*'])], '0.Action.1'],
  ['none, by NotAction', [{ ...allow('x'), Action: undefined, NotAction: 'iam:*' }], '0.NotAction'],
  [
    'on another key',
    [allow('s3:PutObject', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    '0.Action',
  ],
  ['that holds without the key', [allow('s3:PutObject', when('StringEqualsIfExists', 'vpce-1'))], '0.Action'],
  ['that holds for others', [allow('s3:PutObject', when('StringNotEquals', 'vpce-1'))], '0.Action'],
  ['that the key is missing', [allow('s3:PutObject', when('Null', 'true'))], '0.Action'],
  [
    'that ForAllValues makes true',
    [allow('s3:PutObject', when('ForAllValues:StringEquals', 'vpce-1'))],
    '0.Action',
  ],
  [
    'in a Deny of other actions',
    [allow('s3:PutObject'), deny('s3:Get*', when('StringNotEquals', 'vpce-1'))],
    '0.Action',
  ],
])('a required condition is missing: %s', (_what, statements, at) => {
  const [first, ...more] = found(REQUIRED, statements);
  expect(first).toMatchObject({ id: 'missing-required-condition', at });
  expect(first?.message).toContain('`s3:PutObject`');
  expect(first?.message).toContain('Our network.');
  expect(more).toEqual([]);
});

test.each([
  ['is there', [allow('s3:PutObject', when('StringEquals', 'vpce-1'))]],
  ['is there, as the key being present', [allow('s3:PutObject', when('Null', 'false'))]],
  ['stands in a Deny of the same', [allow('s3:Put*'), deny('s3:*', when('StringNotEquals', 'vpce-1'))]],
  ['is not needed for other actions', [allow(['s3:GetObject', 's3:List*'])]],
  ['is not needed in a Deny', [deny('s3:*')]],
])('a required condition %s', (_what, statements) => {
  expect(found(REQUIRED, statements)).toEqual([]);
});

test('an action that is forbidden is found by its name and by patterns, unless a Deny takes it back', () => {
  const forbidden = { forbidden: [{ action: ['iam:Create*'] }] };
  expect(found(forbidden, [allow('IAM:CreateUser')])).toMatchObject([
    { id: 'forbidden-action', at: '0.Action' },
  ]);
  expect(found(forbidden, [allow('iam:*Role')])).toHaveLength(1);
  expect(found(forbidden, [allow(['iam:GetRole', 'iam:List*'])])).toEqual([]);
  expect(found(forbidden, [allow('*'), deny('iam:*')])).toEqual([]);
  expect(found(forbidden, [allow('*'), deny('iam:*', when('StringNotEquals', 'vpce-1'))])).toHaveLength(1);
  // A control policy grants nothing.
  expect(found(forbidden, [allow('*', { Resource: '*' })], 'scp')).toEqual([]);
});

test('in a trust policy, which has no resources, a Deny takes back as well', () => {
  const trust = (effect: string, more: object = {}) => ({
    Effect: effect,
    Principal: { AWS: 'arn:aws:iam::111122223333:role/a' },
    Action: 'sts:AssumeRole',
    ...more,
  });
  const required = { required: [{ action: 'sts:AssumeRole', key: 'aws:SourceVpce' }] };
  const on = (...statements: object[]) =>
    found(required, statements, 'trust').filter(({ id }) => id === 'missing-required-condition');
  expect(on(trust('Allow'))).toHaveLength(1);
  expect(on(trust('Allow'), trust('Deny', when('StringNotEquals', 'vpce-1')))).toEqual([]);
});

test('a principal that is forbidden is found by its ARN, its account and a pattern', () => {
  const forbidden = {
    forbidden: [{ principal: ['444455556666', '*.example.com', 'arn:aws:iam::*:user/*'] }],
  };
  const letting = (principal: unknown) => [allow('s3:GetObject', { Principal: principal })];
  const on = (principal: unknown) =>
    found(forbidden, letting(principal), 'resource')
      .filter(({ id }) => id === 'forbidden-principal')
      .map(({ at }) => at);
  expect(on({ AWS: 'arn:aws:iam::444455556666:role/a' })).toEqual(['0.Principal.AWS']);
  expect(on({ AWS: ['111122223333', '444455556666'] })).toEqual(['0.Principal.AWS.1']);
  expect(on({ AWS: 'arn:aws:iam::111122223333:user/ann' })).toEqual(['0.Principal.AWS']);
  expect(on({ AWS: 'arn:aws:iam::111122223333:role/a', Service: 'lambda.amazonaws.com' })).toEqual([]);
});

test('an action that AWS can limit to resources is found on all of them, and only then', () => {
  const scoped = {
    scoped: [{ action: ['ec2:TerminateInstances', 's3:DeleteBucket', 'ec2:DescribeInstances'] }],
  };
  const on = (action: string | readonly string[], more: object = {}) =>
    found(scoped, [allow(action, { Resource: '*', ...more })]).filter(
      ({ id }) => id === 'action-on-all-resources',
    );
  expect(on('ec2:TerminateInstances')).toMatchObject([{ at: '0.Action' }]);
  const [byPattern] = on(['s3:GetObject', 's3:Delete*']);
  expect(byPattern).toMatchObject({ at: '0.Action.1' });
  expect(byPattern?.message).toContain('`s3:DeleteBucket`');
  expect(byPattern?.message).not.toContain('s3:DeleteObject');
  // AWS has no resource for it.
  expect(on('ec2:DescribeInstances')).toEqual([]);
  expect(on('s3:GetObject')).toEqual([]);
  expect(on('s3:DeleteBucket', { Resource: 'arn:aws:s3:::b' })).toEqual([]);
  const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } };
  expect(on('ec2:TerminateInstances', tagged)).toEqual([]);
});

test('the same demands make the same rules, and none leave the rules as they are', () => {
  const demands = readConfig(JSON.stringify(REQUIRED), undefined).config.demands;
  expect(rulesWith(RULES, demands)).toBe(rulesWith(RULES, [...demands]));
  expect(rulesWith(RULES, [])).toBe(RULES);
});

test('what is copied as a configuration, and what a browser kept, is the same again', () => {
  const text = JSON.stringify({
    ...REQUIRED,
    forbidden: [{ action: ['iam:*', 's3:*'] }, { principal: '*' }],
    scoped: [{ action: 'ec2:*', reason: 'r' }],
  });
  const { demands } = readConfig(text, undefined).config;
  const copied = configText({ ignores: [], severities: {}, demands });
  expect(readConfig(copied, undefined)).toMatchObject({ config: { demands }, problems: [] });
  const kept = JSON.parse(JSON.stringify(demands)) as unknown[];
  expect(kept.map(keptDemand)).toEqual(demands);
  for (const wrong of [null, {}, { kind: 'action', patterns: [] }, { kind: 'condition', patterns: ['a:B'] }])
    expect(keptDemand(wrong)).toBeUndefined();
});

test('their names stand in severities and ignores', () => {
  const text = JSON.stringify({ severities: { 'forbidden-action': 'warning' } });
  expect(readConfig(text, []).problems).toEqual([]);
});
