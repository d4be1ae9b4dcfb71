// Whatever policies hold, the matrix comes, and soon.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonText, covers, meets } from '#core/iam/patterns/intersect.ts';
import {
  FIELD_STAR,
  globCodes,
  literalCodes,
  patternMatches,
  patternOf,
} from '#core/iam/patterns/pattern.ts';
import { matrixCsv } from './matrix-csv.ts';
import { matrixMarkdown } from './matrix-markdown.ts';
import { accessTo, policiesOf, SMALL, WHOLE } from './matrix.arbitrary.ts';
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

test('nothing makes it throw', () => {
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
    { numRuns: 120 },
  );
});

const glob = fc
  .array(fc.constantFrom('a', 'b', ':', '/', '*', '?'), { maxLength: 7 })
  .map((characters) => characters.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', ':', '/'), { maxLength: 6 })
  .map((characters) => characters.join(''));

test('patterns meet if, and only if, some text matches both', () => {
  fc.assert(
    fc.property(glob, glob, text, (a, b, each) => {
      const [one, other] = [globCodes(a), globCodes(b)];
      const common = commonText(one, other, 'x');
      expect(meets(one, other)).toBe(common !== undefined);
      const fits = (found: string) =>
        patternMatches(patternOf(one), found) && patternMatches(patternOf(other), found);
      if (common !== undefined) expect(fits(common)).toBe(true);
      else expect(fits(each)).toBe(false);
      if (covers(one, other) && patternMatches(patternOf(other), each))
        expect(patternMatches(patternOf(one), each)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test('wildcards that are kept to a field', () => {
  const field = [...literalCodes('a:'), FIELD_STAR, ...literalCodes(':b')];
  expect(meets(field, globCodes('a:x:b'))).toBe(true);
  expect(meets(field, globCodes('a:x:y:b'))).toBe(false);
  expect(covers(globCodes('a:*'), field)).toBe(true);
  expect(covers(field, globCodes('a:*:b'))).toBe(false);
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
])('much at once: %s', (_, identity, boundary) => {
  const start = performance.now();
  matrix(policiesOf({ identity, boundary }), WHOLE);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('of very many ARNs on both sides it still says that some may be allowed', () => {
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
  expect(access?.grants[0]?.when.join()).toContain('too long to compare');
});
