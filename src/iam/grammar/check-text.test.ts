// How faults of text and of grammar come together.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { checkText } from './check-text.ts';
import { GRAMMAR_RULES } from './grammar-rules.ts';

function marks(text: string): string[] {
  return checkText('identity', text).findings.map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`);
}

const SEED = `json
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["bedrock:InvokeModel"],
      "Resource": ["your_DeepSeek_R1_model_ARN", "arn:aws:s3:::your-s3-bucket/*"]
    }
  ]
}`;

test('a pasted listing: the label and the placeholder, each where it is', () => {
  expect(marks(SEED)).toEqual(['text-before: json', 'malformed-resource: "your_DeepSeek_R1_model_ARN"']);
});

test('the same with CRLF and a byte order mark', () => {
  expect(marks(`\ufeff${SEED.replaceAll('\n', '\r\n')}`)).toEqual([
    'byte-order-mark: \ufeff',
    'text-before: json',
    'malformed-resource: "your_DeepSeek_R1_model_ARN"',
  ]);
});

test('faults of text and grammar are in the order of the text', () => {
  expect(
    marks('{"Statement": {"Effect": "allow", "Action": "s3:*", "Action": "s3", "Resource": "*",}}'),
  ).toEqual([
    'invalid-effect: "allow"',
    'duplicate-key: "Action"',
    'duplicate-key: "Action"',
    'malformed-action: "s3"',
    'trailing-comma: ,',
  ]);
});

test('an incomplete document has no finding on its missing part', () => {
  expect(marks('{"Version": "2012-10-17", "Statement": [{"Effect": ')).toEqual(['missing-value: :']);
  expect(marks('')).toEqual(['empty-text: ']);
});

test('a mark that went missing anywhere is one finding', () => {
  const good = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::bucket/*" },
    { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": ["arn:aws:s3:::a", "arn:aws:s3:::b"],
      "Condition": { "Bool": { "aws:SecureTransport": "true" } } }
  ]
}`;
  expect(marks(good)).toEqual([]);
  // Colons with white space after them: the others belong to strings.
  for (const { index } of good.matchAll(/[{}[\],"]|:(?= )/g)) {
    const text = `${good.slice(0, index)}${good.slice(index + 1)}`;
    expect([text, ...marks(text)]).toHaveLength(2);
  }
});

test('a fault of text is located at the root, with AWS’s code', () => {
  expect(checkText('identity', '[,]').findings.find(({ id }) => id === 'extra-comma')).toMatchObject({
    code: 'JSON_SYNTAX_ERROR',
    severity: 'error',
    locations: [{ path: [], target: 'value' }],
    start: 1,
    end: 2,
  });
});

describe('any text', () => {
  const codes = new Map(GRAMMAR_RULES.map(({ id, code = 'none' }) => [id, code]));
  const types = fc.constantFrom(...POLICY_TYPES);
  /** The policy with some characters deleted, doubled or replaced. */
  const mutated = fc
    .array(
      fc.tuple(
        fc.nat(SEED.length),
        fc.nat(3),
        fc.constantFrom('"', ',', '{', ']', '\\', ' ', '“', '\0', '\u202e', '7'),
      ),
      { maxLength: 5 },
    )
    .map((edits) =>
      edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), SEED),
    );

  test('checkText does not throw, is certain, and finds what has a rule', () => {
    fc.assert(
      fc.property(types, fc.oneof(mutated, fc.string({ unit: 'binary' })), (type, text) => {
        const { findings } = checkText(type, text);
        expect(checkText(type, text).findings).toEqual(findings);
        for (const { id, code, start, end } of findings) {
          if (id !== 'more-findings') expect(codes.get(id)).toBe(code ?? 'none');
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
