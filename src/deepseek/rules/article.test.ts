// The faults in a published article on roles for DeepSeek are found. https://codingmall.com/knowledge-base/25-global/319387
import { expect, test } from 'vitest';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { loadFor, newReference } from '#iam/rules/testing/service-reference.ts';
import { RULES } from './index.ts';
import article from './article.fixture.json' with { type: 'json' };

/** "id at path", of each finding. */
function findingsOn(type: PolicyType, document: JsonValue): readonly string[] {
  const reference = newReference();
  const text = JSON.stringify(document);
  loadFor({ type, document }, reference);
  const { findings } = checkPolicy({ type, text }, reference, RULES);
  return findings.map(({ id, locations }) => `${id} at ${locations[0]?.path.join('.')}`);
}

const onPermissions = findingsOn('identity', article.permissions);

test.each([
  ['the placeholder is not a resource', 'malformed-resource at Statement.0.Resource.0'],
  ['Bedrock has no ImportModel', 'invalid-action at Statement.0.Action.1'],
  ['no action of Bedrock takes an object of S3', 'resource-never-matches at Statement.0.Resource.1'],
  ['buckets are listed by their own ARN', 'action-resource-mismatch at Statement.1.Action.1'],
])('%s', (_fault, finding) => {
  expect(onPermissions).toContain(finding);
});

/** As a reader fills in the placeholder: with the ARN of the model, and an account where other ARNs have one. */
const filledIn = JSON.parse(
  JSON.stringify(article.permissions).replace(
    'your_DeepSeek_R1_model_ARN',
    'arn:aws:bedrock:us-east-1:111122223333:foundation-model/deepseek.r1-v1:0',
  ),
) as JsonValue;
const onFilledIn = findingsOn('identity', filledIn);

test.each([
  ['foundation models have no account', 'foundation-model-with-account at Statement.0.Resource.0'],
  ['R1 is called through its profile', 'model-needs-profile at Statement.0.Resource.0'],
  ['streaming has its own action', 'streaming-missing at Statement.0.Action.0'],
  ['the objects do not belong with the model', 'resource-of-other-service at Statement.0.Resource.1'],
])('filled in: %s', (_fault, finding) => {
  expect(onFilledIn).toContain(finding);
});

test('the role for OpenSearch trusts the service without a source condition', () => {
  expect(findingsOn('trust', article.openSearchTrust)).toContain(
    'trust-without-source-keys at Statement.0.Principal.Service',
  );
});

test('a role for EC2 needs no condition', () => {
  expect(findingsOn('trust', article.ec2Trust)).toEqual([]);
});
