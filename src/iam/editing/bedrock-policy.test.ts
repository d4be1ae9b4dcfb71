// Amazon Bedrock policies: recognized, checked by their own grammar, completed in editors.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from './check-policy.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import { findingsAreWhole, messagesOf, offeredAt, skeletonOf } from './testing/settings-policies.ts';

const ARN = 'arn:aws:bedrock:us-east-1:123456789012:guardrail/hu1dlsv9wy1d';

/** AWS's own example. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html */
const EXAMPLE = {
  bedrock: {
    guardrail_inference: {
      'us-east-1': {
        config_1: {
          identifier: { '@@assign': `${ARN}:1` },
          selective_content_guarding: {
            system: { '@@assign': 'selective' },
            messages: { '@@assign': 'comprehensive' },
          },
          model_enforcement: {
            included_models: { '@@assign': ['ALL'] },
            excluded_models: { '@@assign': ['amazon.titan-embed-text-v2:0', 'cohere.embed-english-v3'] },
          },
        },
      },
    },
  },
};

const TYPE = 'bedrock-policy';

test('AWS’s example has no findings, in the editor either', () => {
  expect(messagesOf(TYPE, EXAMPLE)).toEqual([]);
  const text = JSON.stringify(EXAMPLE);
  expect(checkPolicy({ type: TYPE, text }, reference, RULES).findings).toEqual([]);
});

test('a policy with settings is not taken for one with statements', () => {
  expect(inferPolicyType(EXAMPLE)).toBe(TYPE);
  expect(inferPolicyType({ bedrock: 'us-east-1' })).toBe('identity');
});

test.each([
  [
    'a statement',
    { Version: '2012-10-17', Statement: [] },
    [
      'The policy has no `bedrock`. Add `"bedrock": { … }`.',
      '`Version` does not belong in the policy. An Amazon Bedrock policy has settings instead of statements: delete it. For statements, use a service control policy.',
      '`Statement` does not belong in the policy. An Amazon Bedrock policy has settings instead of statements: delete it. For statements, use a service control policy.',
    ],
  ],
  ['an array', [], ['The document is an array. It must be an object with `bedrock`.']],
  [
    'no Region',
    { bedrock: { guardrail_inference: {} } },
    ['`guardrail_inference` is empty. It must be an object with a Region, such as `us-east-1`.'],
  ],
  [
    'an operator of lists on one value',
    {
      bedrock: {
        guardrail_inference: { 'us-east-1': { config_1: { identifier: { '@@append': [`${ARN}:1`] } } } },
      },
    },
    [
      '`identifier` has no `@@assign`. Add the value with `@@assign`.',
      '`@@append` does not belong in `identifier`. Use `@@assign`.',
    ],
  ],
  [
    'a draft',
    {
      bedrock: {
        guardrail_inference: { 'us-east-1': { config_1: { identifier: { '@@assign': `${ARN}:DRAFT` } } } },
      },
    },
    [
      'A draft cannot be enforced. Create a version of the guardrail, and write its number in place of `DRAFT`.',
    ],
  ],
] as const)('what is said on %s', (_, document, expected) => {
  expect(messagesOf(TYPE, document)).toEqual(expected);
});

describe('completion', () => {
  const offered = (text: string): readonly string[] => offeredAt(TYPE, text);

  test('an empty text becomes a policy that only lacks the guardrail of its author', () => {
    expect(checkText(TYPE, skeletonOf(TYPE)).findings).toEqual([]);
  });

  test('members and values by their place', () => {
    expect(offered('{"█"}')).toEqual(['bedrock']);
    expect(offered('{"bedrock":{"guardrail_inference":{"us-ea█"}}}')).toContain('us-east-1');
    const within = '{"bedrock":{"guardrail_inference":{"us-east-1":{"config_1":';
    expect(offered(`${within}{"identifier":{},"█"}}}}}`)).not.toContain('identifier');
    expect(offered(`${within}{"identifier":{},"█"}}}}}`)).toContain('model_enforcement');
    expect(offered(`${within}{"selective_content_guarding":{"system":{"@@assign":"█"}}}}}}}`)).toEqual([
      'comprehensive',
      'selective',
    ]);
  });
});

test('whatever stands where: each finding has its rule, a place in the text, a page and a whole sentence', () => {
  findingsAreWhole(
    TYPE,
    [
      'bedrock',
      'guardrail_inference',
      'us-east-1',
      'config_1',
      'identifier',
      'selective_content_guarding',
      'model_enforcement',
      'included_models',
      'system',
      'input_tags',
    ],
    ['ALL', 'selective', `${ARN}:1`, ARN, 'deepseek.r1-v1:0'],
    (value) => ({ bedrock: { guardrail_inference: { 'us-east-1': { config_1: value } } } }),
  );
});
