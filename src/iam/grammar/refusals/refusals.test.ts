// The message with which IAM or Organizations refuses a document, and documents that are saved although they are wrong.
import { expect, test } from 'vitest';
import type { JsonValue } from '#iam/json/json-value.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/policy.ts';
import { readPolicy } from '#iam/editing/check-policy.ts';
import cases from './refusals.cases.json' with { type: 'json' };
import { refusalsOf } from './refusals.ts';

interface Case {
  readonly type: string;
  readonly why: string;
  readonly message?: string;
  readonly document?: unknown;
  readonly text?: string;
}

const typeOf = ({ type }: Case): PolicyType => POLICY_TYPES.find((known) => known === type)!;

const messagesOf = (each: Case): readonly string[] => {
  const text = JSON.stringify(each.document);
  const document = toValue(parse(text).root!);
  return refusalsOf(typeOf(each), document, nonWhitespaceLength(text)).map(({ message }) => message);
};

const withDocument = (all: readonly Case[]): readonly Case[] =>
  all.filter(({ document }) => document !== undefined);

test.each(withDocument(cases.refused).map((each) => [`${each.type} policy with ${each.why}`, each] as const))(
  'refused: %s',
  (_, each) => {
    expect(messagesOf(each)[0]).toBe(each.message);
  },
);

test.each(withDocument(cases.saved).map((each) => [`${each.type} policy with ${each.why}`, each] as const))(
  'saved: %s',
  (_, each) => {
    expect(messagesOf(each)).toEqual([]);
  },
);

test('policies on resources are never refused: each service has its own rules', () => {
  for (const { document } of withDocument(cases.refused))
    expect(refusalsOf('resource', document as JsonValue)).toEqual([]);
});

test('a document without faults of grammar has none of syntax', () => {
  let grammatical = 0;
  for (const each of withDocument([...cases.refused, ...cases.saved])) {
    const document = each.document as JsonValue;
    for (const type of POLICY_TYPES) {
      if (readPolicy({ type, text: JSON.stringify(document) }).grammar) continue;
      grammatical += 1;
      expect(refusalsOf(type, document, 0, true)).toEqual(refusalsOf(type, document));
    }
  }
  expect(grammatical).toBeGreaterThan(100);
});

test('what a template leaves open is not refused', () => {
  const open = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '${local.action}', Resource: ['${var.bucket}', '${aws_role.a}'] },
  };
  expect(refusalsOf('identity', open)).toEqual([]);
});
