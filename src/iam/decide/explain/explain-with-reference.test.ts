// What the service reference adds to explanations: keys that an action does not carry, and other checks AWS makes.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest, type Request } from '#iam/request/request.ts';
import { servicePrefixOf } from '#iam/request/validate-request.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import { explain } from './explain.ts';

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

const policyWith = (Condition: object) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition },
});
const saidOf = (more: object, policies: object) => {
  const request = requestOf(more);
  const decision = decide(request, policies, referenceFacts(reference));
  return { decision: decision.decision, ...explain(decision) };
};

test('a key that the reference lists for other actions only is absent, and that is said', () => {
  const unspecified = 'unknown';
  const prefix = { StringEquals: { 's3:prefix': 'a' } };
  const object = saidOf({ unspecified }, { identity: [policyWith(prefix)] });
  expect(object.decision).toBe('implicitlyDenied');
  expect(object.assumptions).toContainEqual(
    expect.stringMatching(/reference .*s3:prefix for s3:GetObject: .*absent/),
  );
  const both = { StringEquals: { 's3:prefix': 'a', 'sts:ExternalId': 'b' } };
  const listed = ({ assumptions }: { readonly assumptions: readonly string[] }) =>
    assumptions.filter((text) => text.includes('reference'));
  expect(listed(saidOf({ unspecified }, { identity: [policyWith(both)] }))).toEqual([
    expect.not.stringContaining('sts:ExternalId'),
  ]);
  expect(listed(saidOf({ unspecified: 'absent' }, { identity: [policyWith(both)] }))).toEqual([]);
  const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::b', unspecified };
  expect(saidOf(list, { identity: [policyWith(prefix)] }).decision).toBe('depends');
  const madeUp = { StringEquals: { 's3:not-listed-anywhere': 'a' } };
  expect(saidOf({ unspecified }, { identity: [policyWith(madeUp)] }).decision).toBe('depends');
});

test('what AWS checks besides is said', () => {
  const all = policyWith({});
  const role = 'arn:aws:iam::111122223333:role/deploy';
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: MARA }, Action: 'sts:AssumeRole' },
  };
  const context = { 'aws:RequestTag/team': 'red' };
  const tagged = saidOf({ action: 'sts:AssumeRole', resource: role, context }, { resource: trust });
  expect(tagged.decision).toBe('allowed');
  expect(tagged.notes).toContainEqual(expect.stringContaining('sts:TagSession'));
  const point = { resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/x' };
  expect(saidOf(point, { identity: [all] }).notes).toContainEqual(expect.stringContaining('access point'));
  expect(saidOf({}, {}).notes).toContainEqual(expect.stringContaining('Access control lists'));
  expect(saidOf({}, { identity: [all] }).notes).toEqual([]);
});

test('a key of a service that can have several values needs a set operator, also with one value', () => {
  const item = {
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/t',
    context: { 'dynamodb:Attributes': ['id'] },
  };
  const decisionFor = (Condition: object) => saidOf(item, { identity: [policyWith(Condition)] }).decision;
  expect(decisionFor({ StringEquals: { 'dynamodb:Attributes': 'id' } })).toBe('depends');
  expect(decisionFor({ 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'id' } })).toBe('allowed');
  expect(decisionFor({ StringEquals: { 'dynamodb:Select': 'COUNT' } })).toBe('implicitlyDenied');
});
