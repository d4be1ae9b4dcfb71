// Planned statements become one exactly where effect, principal, resources and conditions are the same.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { mergeStatements, scopeKey, sameScope } from './documents.ts';
import type { PlannedStatement } from './planned-statement.ts';

const BUCKET = 'arn:aws:s3:::acme-models';
const CONDITION: Condition = { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } };

const statement = (more: Partial<PlannedStatement> = {}): PlannedStatement => ({
  sid: 'Read',
  effect: 'Allow',
  actions: ['s3:GetObject'],
  resources: [BUCKET, `${BUCKET}-2`],
  condition: CONDITION,
  whys: [],
  ...more,
});

const write = (more: Partial<PlannedStatement> = {}): PlannedStatement =>
  statement({ sid: 'Write', actions: ['s3:PutObject'], ...more });

test('resources in another order are the same resources', () => {
  expect(mergeStatements([statement(), write({ resources: [`${BUCKET}-2`, BUCKET] })])).toEqual([
    statement({ sid: 'ReadAndWrite', actions: ['s3:GetObject', 's3:PutObject'] }),
  ]);
});

test('merged statements stand where the first of them stood', () => {
  const other = write({ sid: 'Other', resources: [BUCKET] });
  expect(mergeStatements([statement(), other, write()]).map(({ sid }) => sid)).toEqual([
    'ReadAndWrite',
    'Other',
  ]);
});

const DIFFERENT: Readonly<Record<string, Partial<PlannedStatement>>> = {
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
  expect(mergeStatements([statement(), write(more)])).toEqual([statement(), write(more)]);
});

const lists = fc.option(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { nil: undefined });
const conditions = fc.constantFrom<Condition | undefined>(
  undefined,
  {},
  { Bool: { x: 'true' } },
  { Bool: { x: ['true'] } },
  { Bool: { x: 'true', y: 'true' } },
);

/** Without what is undefined, as statements are made. */
const statements = fc
  .record({
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    resources: lists,
    notResources: lists,
    condition: conditions,
  })
  .map((parts) => {
    const set = Object.entries(parts).filter(([, value]) => value !== undefined);
    return {
      sid: 'S',
      actions: ['s3:GetObject'],
      whys: [],
      ...Object.fromEntries(set),
    } as unknown as PlannedStatement;
  });

const whole = ({ effect, resources, notResources, condition }: PlannedStatement): string =>
  JSON.stringify([effect, resources?.toSorted(), notResources?.toSorted(), condition]);

test('a scope is what JSON says of it, and the rough scope never tells the same scope apart', () => {
  fc.assert(
    fc.property(statements, statements, (a, b) => {
      const same = whole(a) === whole(b);
      expect(sameScope(a, b)).toBe(same);
      if (same) expect(scopeKey(a)).toBe(scopeKey(b));
    }),
    { numRuns: runs(1000) },
  );
});
