// Which type a policy is taken for.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '#iam/json/parse.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/policy.ts';
import { inferPolicyType } from './infer-policy-type.ts';

test.each<[PolicyType, JsonValue]>([
  ['identity', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  ['identity', [{ Effect: 'Deny', NotAction: 'iam:*', NotResource: '*' }]],
  ['identity', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111122223333:role/A' }],
  ['identity', []],
  ['trust', { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  [
    'trust',
    [
      {
        Effect: 'Allow',
        Principal: { Federated: 'x' },
        Action: ['sts:assumerolewithsaml', 'sts:TagSession'],
      },
    ],
  ],
  ['trust', { Effect: 'Allow', Action: 'sts:AssumeRole' }],
  ['resource', { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
  // A bucket policy may deny everyone too, but names its bucket.
  ['resource', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::a/*' }],
  ['resource', { Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: 's3:*', Resource: '*' }],
  ['rcp', [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }]],
])('%s: %j', (type, statement) => {
  expect(inferPolicyType({ Version: '2012-10-17', Statement: statement })).toBe(type);
});

test('any value is of some type', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(POLICY_TYPES).toContain(inferPolicyType(value as JsonValue));
      expect(POLICY_TYPES).toContain(inferPolicyType({ Statement: value as JsonValue }));
    }),
  );
});
