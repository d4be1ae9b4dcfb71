// A safe fix never allows more: nothing is newly allowed, and nothing denied before is allowed.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { examplesOf, mixedDocumentsOf, type TypedDocument } from './documents.arbitrary.ts';
import { lint, type LintFinding } from './lint.ts';
import { isWider } from './matching.arbitrary.ts';
import { requestsFor } from './requests.arbitrary.ts';
import { loadFor, reference } from './testing/service-reference.ts';

const sourceOf = (type: PolicyType, document: JsonValue) => ({ type, document, size: 0, length: 0 });

/** The findings with a safe fix. */
function safeIn(type: PolicyType, document: JsonValue): readonly LintFinding[] {
  loadFor({ type, document });
  return lint(sourceOf(type, document), reference, RULES).filter(({ fix }) => fix?.safe);
}

/** What the second allows beyond the first, or no longer denies. */
function widenings(type: PolicyType, before: JsonValue, after: JsonValue, count: number): readonly unknown[] {
  const [old, fresh] = [loadFor({ type, document: before }), loadFor({ type, document: after })];
  return requestsFor([old, fresh], reference, count)
    .filter((request) => isWider(old, fresh, request))
    .slice(0, 1)
    .map((request) => ({ ...request, context: Object.fromEntries(request.context) }));
}

/** Each safe fix that widens, with a request that shows it. */
const wideningFixes = ({ type, document }: TypedDocument, count: number): readonly unknown[] =>
  safeIn(type, document).flatMap(({ id, fix }) => {
    const after = editPolicy(document, fix!.edits);
    return widenings(type, document, after, count).map((request) => ({ id, document, after, request }));
  });

test('the comparison sees what is wider', () => {
  const wide = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' };
  const condition = { StringLike: { 's3:prefix': ['a', 'b*'] }, Bool: { 'aws:SecureTransport': 'true' } };
  const narrower = [
    { ...wide, Action: 's3:GetObject' },
    { ...wide, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a' },
    { ...wide, Condition: condition },
    { ...wide, Condition: { StringNotLikeIfExists: { 'aws:username': 'x' } } },
    { ...wide, Condition: { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*'] } } },
    { ...wide, Condition: { Null: { 'aws:TagKeys': 'true' } } },
    { ...wide, Condition: { NumericLessThan: { 's3:max-keys': '10' } } },
    { ...wide, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
  ];
  for (const narrow of narrower) {
    const [before, after] = [{ Statement: [narrow] }, { Statement: [wide] }];
    expect(widenings('identity', before, after, 1500), JSON.stringify(narrow)).toHaveLength(1);
    expect(widenings('identity', after, before, 1500), JSON.stringify(narrow)).toHaveLength(0);
    const deny = (statement: JsonValue) => ({ Statement: [{ ...(statement as object), Effect: 'Deny' }] });
    expect(widenings('identity', deny(wide), deny(narrow), 1500), JSON.stringify(narrow)).toHaveLength(1);
  }
});

test('a safe fix of an example does not widen', () => {
  expect(examplesOf(RULES).flatMap((example) => wideningFixes(example, 500))).toEqual([]);
});

test('a safe fix of any document does not widen', () => {
  fc.assert(
    fc.property(mixedDocumentsOf(RULES), (document) => {
      expect(wideningFixes(document, 300)).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});
