// The findings of the grammar on generated documents.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, rangeOf } from '#iam/json/parse.ts';
import { STATEMENT_TYPES, type PolicyType } from '#iam/policy/policy.ts';
import { checkSchema } from './check-schema.ts';
import { GRAMMAR_RULES } from './grammar-rules.ts';
import type { Finding } from '#iam/findings/finding.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { check, marks, policy } from './testing/policies.ts';

const names = fc.constantFrom(
  'Version',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'AWS',
  'StringEquals',
  'aws:a',
  'Actions',
  '__proto__',
  'toString',
  'a/b~1',
);
const leaves = fc.oneof(
  fc.constantFrom('Allow', '2012-10-17', '*', 's3:*', 'arn:aws:s3:::a'),
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { near } = fc.letrec((tie) => ({
  near: fc.oneof(
    { depthSize: 'medium' },
    leaves,
    fc.array(tie('near'), { maxLength: 3 }),
    fc.dictionary(names, tie('near'), { maxKeys: 6 }),
  ),
}));
const types = fc.constantFrom(...STATEMENT_TYPES);
const mutated = fc
  .tuple(types, fc.dictionary(names, near, { maxKeys: 3 }))
  .map(([type, change]) => policy(type, change));
const documents = fc.oneof(near, mutated, fc.jsonValue(), fc.record({ Statement: near }));

/** The same value with the members of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

describe('any document', () => {
  test('every finding has a location in the text, an AWS page and a message', () => {
    fc.assert(
      fc.property(types, documents, (type, document) => {
        const parsed = parse(JSON.stringify(document));
        for (const finding of checkSchema(type, parsed)) {
          const rule = GRAMMAR_RULES.find(({ id }) => id === finding.id);
          expect(rule, finding.id).toMatchObject({ code: finding.code, severity: finding.severity });
          expect(rule?.types).toContain(type);
          expect(finding.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
          expect(finding.message).toMatch(/^[^]+[.?]$/);
          expect(finding.message).not.toMatch(/undefined|\[object|NaN/);
          const { start, end } = rangeOf(parsed, finding.locations[0] ?? { path: ['?'], target: 'key' });
          expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  test('the findings do not depend on the order of members', () => {
    // Compared as objects: the policy that a fix wraps around members keeps them in their order.
    const sorted = (type: PolicyType, document: unknown) => {
      const nameOf = ({ id, locations, message }: Finding) => JSON.stringify([id, locations, message]);
      return check(type, document).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    };
    fc.assert(
      fc.property(types, documents, (type, document) => {
        expect(sorted(type, reversed(document))).toEqual(sorted(type, document));
      }),
      { numRuns: runs(1000) },
    );
  });

  test('a valid policy has no finding after an invalid one was checked', () => {
    fc.assert(
      fc.property(types, fc.dictionary(names, near, { maxKeys: 3 }), (type, change) => {
        check(type, policy(type, change));
        expect(marks(type, policy(type))).toEqual([]);
      }),
    );
  });
});
