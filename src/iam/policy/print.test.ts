// How policies are written.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, toValue } from '#iam/json/parse.ts';
import type { PolicyDocument } from './policy.ts';
import { format } from '#iam/json/format.ts';
import { print, printStatement } from './print.ts';

function read(text: string): PolicyDocument {
  const { root } = parse(text);
  if (!root) throw new Error(`not JSON: ${text}`);
  return toValue(root) as unknown as PolicyDocument;
}

test('elements stand in the order of the grammar, others after them as given', () => {
  const document = {
    Zeta: 1,
    Statement: [
      {
        extra: true,
        Condition: { StringEquals: { 'aws:b': 'x', 'aws:a': ['y'] } },
        Resource: '*',
        Action: ['s3:GetObject'],
        Effect: 'Allow',
        Alpha: [],
        Sid: 'Read',
      },
    ],
    Id: 'x',
    Version: '2012-10-17',
  } as unknown as PolicyDocument;
  expect(print(document)).toBe(`{
  "Version": "2012-10-17",
  "Id": "x",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": [
        "s3:GetObject"
      ],
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "aws:b": "x",
          "aws:a": [
            "y"
          ]
        }
      },
      "extra": true,
      "Alpha": []
    }
  ],
  "Zeta": 1
}`);
});

test('a statement prints as it does inside a document', () => {
  const statement = { Resource: '*', Action: 's3:*', Effect: 'Deny' } as const;
  const inside = print({ Version: '2012-10-17', Statement: [statement] });
  expect(inside).toContain(printStatement(statement).replaceAll('\n', '\n    '));
});

const texts = fc.string();
const values = fc.oneof(texts, fc.array(texts, { maxLength: 3 }));
const statements = fc.record(
  {
    Sid: texts,
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.oneof(fc.constant('*'), fc.record({ AWS: values, Service: values }, { requiredKeys: [] })),
    Action: values,
    NotAction: values,
    Resource: values,
    Condition: fc.dictionary(texts, fc.dictionary(texts, values)),
    ['__proto__']: fc.jsonValue(),
    Other: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const documents = fc.record(
  {
    Version: fc.constant('2012-10-17'),
    Statement: fc.oneof(statements, fc.array(statements)),
    Other: fc.jsonValue(),
  },
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<PolicyDocument>;

test('printing what was printed changes no byte', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(print(read(print(document)))).toBe(print(document));
    }),
  );
});

test('what is printed is what was given', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(JSON.parse(print(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});

describe('format', () => {
  test.each<[text: string, formatted: string]>([
    ['{"b":1,"a":{}}', '{\n  "b": 1,\n  "a": {}\n}'],
    ['[ ]', '[]'],
    ['[[1],{"a":[]}]', '[\n  [\n    1\n  ],\n  {\n    "a": []\n  }\n]'],
    ['\ufeff{"a":\r\n1}\r\n', '{\n  "a": 1\n}'],
    // What a detour through JSON.parse would lose.
    ['{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['[12345678901234567890,1.50,"\\u0041"]', '[\n  12345678901234567890,\n  1.50,\n  "\\u0041"\n]'],
    ['{"2":1,"1":2,"__proto__":3}', '{\n  "2": 1,\n  "1": 2,\n  "__proto__": 3\n}'],
  ])('%j', (text, formatted) => expect(format(text)).toBe(formatted));

  test.each(['', '{', '{"a":1,}', '// c\n{}', 'json\n{}', '{} x', '['.repeat(100) + ']'.repeat(100)])(
    'leaves %j alone',
    (text) => expect(format(text)).toBe(text),
  );

  test('agrees with print on what print wrote, and with itself', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(format(print(document))).toBe(print(document));
        expect(format(JSON.stringify(document))).toBe(format(format(JSON.stringify(document))));
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof format(text)).toBe('string');
      }),
    );
  });
});
