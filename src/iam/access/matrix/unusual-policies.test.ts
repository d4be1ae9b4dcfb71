// The matrix of arbitrary, very long and hostile policies.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixCsv } from './matrix-csv.ts';
import { matrixMarkdown } from './matrix-markdown.ts';
import { accessTo, policiesOf, SMALL, WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { matrix } from './matrix.ts';

const part = fc.oneof(
  fc.constantFrom('*', 's3:*', 'arn:aws:s3:::*', 'arn:', ':', '${aws:username}', '${', 'Allow', 'Deny', ''),
  fc.string(),
);
const element = fc.constantFrom(
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
  'Sid',
  '__proto__',
);
const value = fc.oneof(part, fc.array(part, { maxLength: 3 }), fc.jsonValue());
const statement = fc.oneof(
  fc.dictionary(element, value, { maxKeys: 6 }),
  fc.record(
    { Effect: fc.constantFrom('Allow', 'Deny'), Action: value, Resource: value, Condition: value },
    { requiredKeys: ['Effect'] },
  ),
);
const document = fc.oneof(
  fc.anything(),
  fc.record({
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Statement: fc.oneof(statement, fc.array(statement)),
  }),
);

test('arbitrary documents do not make it throw', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 3 }),
      fc.array(document, { maxLength: 1 }),
      (identity, boundaries) => {
        const found = matrix({ identity, boundaries }, SMALL, { partition: 'aws' });
        matrixCsv(found);
        matrixMarkdown(found, SMALL);
      },
    ),
    { numRuns: runs(120) },
  );
});

const many = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index));
const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

test.each([
  [
    'stars',
    [allow('*', `arn:aws:s3:::${'*a'.repeat(1000)}`)],
    [allow('*', `arn:aws:s3:::${'*b'.repeat(1000)}`)],
  ],
  ['names of actions with stars', [allow(`s3:${'*a'.repeat(3000)}b`, '*')], undefined],
  [
    'many ARNs',
    [
      allow(
        '*',
        many(250, (at) => `arn:aws:s3:::b${at}/*`),
      ),
    ],
    [
      allow(
        '*',
        many(250, (at) => `arn:aws:s3:::*${at}/*`),
      ),
    ],
  ],
  [
    'many statements',
    many(100, (at) => `arn:aws:s3:::b${at}/*`).map((arn) => allow('*', arn)),
    many(100, (at) => `arn:aws:s3:::c${at}*`).map((arn) => allow('*', arn)),
  ],
])('very long policies: %s', (_, identity, boundary) => {
  expect(matrix(policiesOf({ identity, boundary }), WHOLE).totals.actions).toBeGreaterThan(20_000);
});

test('very many ARNs on both sides are still shown as conditionally allowed', () => {
  const identity = [
    allow(
      's3:GetObject',
      many(250, (at) => `arn:aws:s3:::b${at}/*`),
    ),
  ];
  const boundary = [
    allow(
      '*',
      many(250, (at) => `arn:aws:s3:::b${at}/x`),
    ),
  ];
  const access = accessTo(matrix(policiesOf({ identity, boundary }), SMALL), 's3:GetObject');
  expect(access?.cell).toBe('conditional');
  expect(access?.grants[0]?.when.join()).toContain('too long');
});
