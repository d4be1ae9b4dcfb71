// A near miss differs from its call in one thing, and is left out where there is nothing to change.
import { expect, test } from 'vitest';
import type { Call } from '#iam/request/call.ts';
import {
  around,
  elsewhere,
  inOtherAccount,
  inOtherRegion,
  misses,
  renamed,
  withKey,
  withoutKeys,
} from './near-misses.ts';
import { callsOf } from './operator-calls.ts';

const home = { partition: 'aws', regions: ['us-east-1', 'us-east-2'] };

const call = (resource: string): Call => ({
  label: 'Publish',
  principal: { role: 'app' },
  action: 'sns:Publish',
  resource,
  context: { 'aws:SourceVpce': 'vpce-1', 'aws:ViaAWSService': 'false' },
});

const topic = call('arn:aws:sns:us-east-1:111122223333:alerts');
const regionOf = (arn: string | undefined) => arn?.split(':')[3];
const accountOf = (arn: string | undefined) => arn?.split(':')[4];

test('a call is allowed, and each of its near misses denied under its own words', () => {
  const [first, ...others] = around(topic, [renamed('another topic'), ...elsewhere(home)]);
  expect(first).toMatchObject({ expect: 'allowed', resource: topic.resource });
  expect(others.map(({ expect: expected, difference }) => [expected, difference])).toEqual([
    ['denied', 'another topic'],
    ['denied', 'in another account'],
    ['denied', 'in another Region'],
  ]);
});

test('another account is none of the ARN, and the call is one to the account of what it names', () => {
  for (const owner of ['111122223333', '999988887777', '444455556666']) {
    const [miss] = misses(call(`arn:aws:sns:us-east-1:${owner}:alerts`), [inOtherAccount()]);
    expect(accountOf(miss?.resource)).not.toBe(owner);
    expect(miss?.resourceAccount).toBe(accountOf(miss?.resource));
  }
});

test('another Region is none that the role works in, nor that of the ARN', () => {
  for (const own of ['us-east-1', 'us-west-1']) {
    const [miss] = misses(call(`arn:aws:sns:${own}:111122223333:alerts`), [inOtherRegion(home)]);
    expect([...home.regions, own]).not.toContain(regionOf(miss?.resource));
  }
});

test('a partition with one Region has another one nonetheless: it may get more', () => {
  const only = { partition: 'aws-eusc', regions: ['eusc-de-east-1'] };
  const [miss] = misses(call('arn:aws-eusc:sns:eusc-de-east-1:111122223333:alerts'), [inOtherRegion(only)]);
  expect(regionOf(miss?.resource)).not.toBe('eusc-de-east-1');
});

test.each(['*', 'arn:aws:s3:::bucket/key', 'arn:aws:sagemaker:us-east-1:aws:hub/SageMakerPublicHub'])(
  'what has no account in its ARN is in no other: %s',
  (resource) => {
    expect(misses(call(resource), [inOtherAccount()])).toEqual([]);
  },
);

test('keys change one at a time', () => {
  const found = misses(topic, [
    withKey('through another endpoint', 'aws:SourceVpce', 'vpce-2'),
    withoutKeys('from outside', 'aws:SourceVpce'),
  ]);
  expect(found.map(({ context }) => context)).toEqual([
    { 'aws:SourceVpce': 'vpce-2', 'aws:ViaAWSService': 'false' },
    { 'aws:ViaAWSService': 'false' },
  ]);
});

test('who may make no call of a kind still must not make those that are listed', () => {
  const not = [['subscribe', 'sns:Subscribe', topic.resource]] as const;
  const found = callsOf({ may: [], near: { 'sns:Publish': [renamed('another topic')] }, not });
  expect(found.map(({ difference }) => difference)).toEqual(['subscribe']);
});

test('near misses are those of the call with their action, with all that it sends', () => {
  const found = callsOf({
    may: [
      ['sns:GetTopicAttributes', topic.resource],
      ['sns:Publish', topic.resource, topic.context],
    ],
    near: { 'sns:Publish': [renamed('another topic'), false] },
  });
  expect(found.filter(({ expect: expected }) => expected === 'denied')).toMatchObject([
    { action: 'sns:Publish', difference: 'another topic', context: topic.context },
  ]);
});
