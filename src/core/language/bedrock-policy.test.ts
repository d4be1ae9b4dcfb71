// Amazon Bedrock policies: recognized, checked by their own grammar, completed in editors.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { complete } from './completion/complete.ts';
import { parse, rangeOf } from '#core/json/parse.ts';
import { GRAMMAR_RULES } from '#core/schema/grammar-rules.ts';
import { checkSchema } from '#core/schema/check-schema.ts';
import { checkText } from '#core/schema/check-text.ts';
import { inferPolicyType } from '#core/schema/infer-policy-type.ts';
import { reference } from '#core/lint/testing/service-reference.ts';

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

const messages = (document: unknown): readonly string[] =>
  checkText('bedrock-policy', JSON.stringify(document)).findings.map(({ message }) => message);

test('AWS’s example has no findings, in the editor either', () => {
  expect(messages(EXAMPLE)).toEqual([]);
  const text = JSON.stringify(EXAMPLE);
  expect(checkPolicy({ type: 'bedrock-policy', text }, reference).findings).toEqual([]);
});

test('a policy with settings is not taken for one with statements', () => {
  expect(inferPolicyType(EXAMPLE)).toBe('bedrock-policy');
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
  expect(messages(document)).toEqual(expected);
});

describe('completion', () => {
  const offered = (text: string): readonly string[] =>
    complete({
      type: 'bedrock-policy',
      text: text.replace('█', ''),
      offset: text.indexOf('█'),
      reference,
    }).map(({ label }) => label);

  test('an empty text becomes a policy that only lacks the guardrail of its author', () => {
    const [first] = complete({ type: 'bedrock-policy', text: '', offset: 0, reference });
    expect(checkText('bedrock-policy', first?.insert ?? '').findings).toEqual([]);
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
  const names = fc.constantFrom(
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
    '@@assign',
    '@@append',
    '@@operators_allowed_for_child_policies',
    '__proto__',
    'Statement',
  );
  const { near } = fc.letrec((tie) => ({
    near: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom('ALL', 'selective', `${ARN}:1`, ARN, 'deepseek.r1-v1:0', '', null, 1, true),
      fc.array(tie('near'), { maxLength: 3 }),
      fc.dictionary(names, tie('near'), { maxKeys: 4 }),
    ),
  }));
  const inside = near.map((value) => ({
    bedrock: { guardrail_inference: { 'us-east-1': { config_1: value } } },
  }));
  fc.assert(
    fc.property(fc.oneof(near, inside, fc.jsonValue()), (document) => {
      const parsed = parse(JSON.stringify(document));
      for (const { id, code, severity, message, locations, source } of checkSchema(
        'bedrock-policy',
        parsed,
      )) {
        const rule = GRAMMAR_RULES.find((each) => each.id === id);
        expect(rule, id).toMatchObject({ severity, types: ['bedrock-policy'] });
        expect(code).toBe(undefined);
        expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
        expect(message).toMatch(/^[^]+[.?]$/);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        const { start, end } = rangeOf(parsed, locations[0] ?? { path: ['?'], target: 'key' });
        expect(end).toBeGreaterThan(start);
      }
    }),
    { numRuns: 1000 },
  );
});
