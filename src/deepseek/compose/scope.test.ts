// Grants become one statement exactly where effect, principal, resources and conditions are the same.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { mergeGrants, scopeKey, sameScope } from './documents.ts';
import type { Grant } from './planned-statement.ts';

const BUCKET = 'arn:aws:s3:::acme-models';
const CONDITION: Condition = { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } };

const grant = (more: Partial<Grant> = {}): Grant => ({
  sid: 'Read',
  effect: 'Allow',
  actions: ['s3:GetObject'],
  resources: [BUCKET, `${BUCKET}-2`],
  condition: CONDITION,
  whys: [],
  ...more,
});

const write = (more: Partial<Grant> = {}): Grant =>
  grant({ sid: 'Write', actions: ['s3:PutObject'], ...more });

test('resources in another order are the same resources', () => {
  expect(mergeGrants([grant(), write({ resources: [`${BUCKET}-2`, BUCKET] })])).toEqual([
    grant({ sid: 'ReadAndWrite', actions: ['s3:GetObject', 's3:PutObject'] }),
  ]);
});

test('merged grants stand where the first of them stood', () => {
  const other = write({ sid: 'Other', resources: [BUCKET] });
  expect(mergeGrants([grant(), other, write()]).map(({ sid }) => sid)).toEqual(['ReadAndWrite', 'Other']);
});

const DIFFERENT: Readonly<Record<string, Partial<Grant>>> = {
  effect: { effect: 'Deny' },
  principal: { principal: '*' },
  'a resource more': { resources: [BUCKET, `${BUCKET}-2`, `${BUCKET}-3`] },
  'a resource twice': { resources: [BUCKET, BUCKET] },
  'another resource of the same length': { resources: [BUCKET, `${BUCKET}-3`] },
  'all but the resources': { resources: [], notResources: [BUCKET, `${BUCKET}-2`] },
  'no condition': { condition: {} },
  'another operator': { condition: { StringLike: CONDITION['StringEquals']! } },
  'another value': { condition: { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-3'] } } },
  'fewer values': { condition: { StringEquals: { 'aws:SourceVpce': ['vpce-1'] } } },
  'a bare value': { condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } },
  'a key more': { condition: { StringEquals: { ...CONDITION['StringEquals'], 'aws:SourceIp': '1' } } },
};

test.each(Object.entries(DIFFERENT))('not merged: %s', (_what, more) => {
  expect(mergeGrants([grant(), write(more)])).toEqual([grant(), write(more)]);
});

const lists = fc.option(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { nil: undefined });
const conditions = fc.constantFrom<Condition | undefined>(
  undefined,
  {},
  { Bool: { x: 'true' } },
  { Bool: { x: ['true'] } },
  { Bool: { x: 'true', y: 'true' } },
);

/** Without what is undefined, as grants are made. */
const grants = fc
  .record({
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    resources: lists,
    notResources: lists,
    condition: conditions,
  })
  .map((parts) => {
    const set = Object.entries(parts).filter(([, value]) => value !== undefined);
    return { sid: 'S', actions: ['s3:GetObject'], whys: [], ...Object.fromEntries(set) } as unknown as Grant;
  });

const whole = ({ effect, resources, notResources, condition }: Grant): string =>
  JSON.stringify([effect, resources?.toSorted(), notResources?.toSorted(), condition]);

test('a scope is what JSON says of it, and the rough scope never tells the same scope apart', () => {
  fc.assert(
    fc.property(grants, grants, (a, b) => {
      const same = whole(a) === whole(b);
      expect(sameScope(a, b)).toBe(same);
      if (same) expect(scopeKey(a)).toBe(scopeKey(b));
    }),
    { numRuns: runs(1000) },
  );
});
