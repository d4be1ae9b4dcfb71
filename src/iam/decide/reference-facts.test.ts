// Which keys the actions of a service carry, and which can have several values, as far as AWS's service reference says.
import { expect, test } from 'vitest';
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { referenceFacts } from './reference-facts.ts';

const reference = createReference(readReference('index') as IndexFile);
for (const prefix of ['s3', 'sts', 'dynamodb']) reference.add(prefix, readReference(prefix) as ServiceFile);
const { carriesKey, isMultivalued, rcpServices } = referenceFacts(reference);

test.each([
  ['s3:listbucket', 's3:prefix', true],
  ['s3:getobject', 's3:prefix', false],
  ['s3:getobject', 's3:made-up', undefined],
  ['s3:madeup', 's3:prefix', undefined],
  ['s3:getobject', 'dynamodb:select', undefined],
  ['s3:putobject', 'aws:requesttag/team', undefined],
  ['sts:getfederationtoken', 'sts:externalid', undefined],
  ['sqs:sendmessage', 'sqs:made-up', undefined],
])('whether %s carries %s: %s', (action, key, expected) => {
  expect(carriesKey?.(action, key)).toBe(expected);
});

test.each([
  ['dynamodb:attributes', true],
  ['dynamodb:select', false],
  ['dynamodb:made-up', undefined],
  ['sqs:made-up', undefined],
  ['no-colon', undefined],
])('whether %s can have several values: %s, also when asked again', (key, expected) => {
  expect(isMultivalued?.(key)).toBe(expected);
  expect(isMultivalued?.(key)).toBe(expected);
});

test('services with resource control policies', () => {
  expect(rcpServices?.has('s3')).toBe(true);
  expect(rcpServices?.has('ec2')).toBe(false);
});
