// A text is checked once; the same text as another type, or attached elsewhere, is another policy.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { readPolicy } from '#iam/editing/check-policy.ts';
import { referenceFor } from '#cli/reference.ts';
import { checkOnce } from './check-once.ts';

const TEXTS = [
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObjct","s3:GetObject"],"Resource":"*"}]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]',
];
const TYPES: readonly (readonly [PolicyType, AttachedTo | undefined])[] = [
  ['identity', undefined],
  ['trust', undefined],
  ['resource', undefined],
  ['resource', 'AWS::S3::Bucket'],
  ['scp', undefined],
];

test('says what a check of the text alone says, however often and in whatever order it is asked', () => {
  const policies = TYPES.flatMap(([type, attachedTo]) => TEXTS.map((text) => ({ type, attachedTo, text })));
  for (const policy of [...policies, ...policies.toReversed()]) {
    const once = checkOnce(policy);
    const { source } = readPolicy(policy);
    const alone = source && checkPolicy(policy, referenceFor(source), RULES).findings;
    expect(once.findings).toEqual(alone ?? once.findings);
    expect(once.source?.document).toEqual(source?.document);
    expect(checkOnce({ ...policy })).toBe(once);
  }
});
