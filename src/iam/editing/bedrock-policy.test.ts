// Amazon Bedrock policies: recognized, checked by their own grammar, completed in editors.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from './check-policy.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import { findingsAreWhole, findingsOf, offeredAt, skeletonOf } from './testing/settings-policies.ts';

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
  expect(findingsOf(TYPE, EXAMPLE)).toEqual([]);
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
      ['bedrock-policy-missing', 'bedrock', '"bedrock": { … }'],
      ['bedrock-policy-member', 'Version'],
      ['bedrock-policy-member', 'Statement'],
    ],
  ],
  ['an array', [], [['bedrock-policy-value', 'bedrock']]],
  [
    'no Region',
    { bedrock: { guardrail_inference: {} } },
    [['bedrock-policy-missing', 'guardrail_inference', 'us-east-1']],
  ],
  [
    'an operator of lists on one value',
    {
      bedrock: {
        guardrail_inference: { 'us-east-1': { config_1: { identifier: { '@@append': [`${ARN}:1`] } } } },
      },
    },
    [
      ['bedrock-policy-missing', 'identifier', '@@assign', '@@assign'],
      ['bedrock-policy-member', '@@append', 'identifier', '@@assign'],
    ],
  ],
  [
    'a draft',
    {
      bedrock: {
        guardrail_inference: { 'us-east-1': { config_1: { identifier: { '@@assign': `${ARN}:DRAFT` } } } },
      },
    },
    [['bedrock-guardrail-identifier', 'DRAFT']],
  ],
] as const)('what is said on %s', (_, document, expected) => {
  expect(findingsOf(TYPE, document)).toEqual(expected);
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
