// Decisions on requests with unknown condition keys hold for every value of these keys.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '#iam/request/request.ts';
import { documentOf, ownedBy, requestOf, USER } from '#iam/decide/testing/builders.ts';
import {
  call,
  CONTEXT_VALUES,
  policies,
  principal,
  resourceAccount,
} from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { decide } from './decide.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const KEYS = Object.keys(CONTEXT_VALUES);

type State = string | readonly string[] | 'unknown' | undefined;

/** A request with some keys given, some absent and some unknown, and one in which these have been filled in. */
const pair = fc
  .tuple(
    principal,
    call,
    resourceAccount,
    ...KEYS.map((key) => {
      const given = fc.constantFrom<State>(undefined, ...(CONTEXT_VALUES[key] ?? []));
      return fc.tuple(fc.boolean(), given);
    }),
  )
  .map(([who, what, owner, ...states]) => {
    const context = (isAll: boolean) =>
      Object.fromEntries(
        states.flatMap(([isUnknown, value], index) =>
          value === undefined || (isUnknown && !isAll) ? [] : [[KEYS[index] ?? '', value]],
        ),
      );
    const unknownKeys = states.flatMap(([isUnknown], index) => (isUnknown ? [KEYS[index] ?? ''] : []));
    const raw = { principal: who, ...ownedBy(owner, what) };
    return {
      vague: requestOf({ ...raw, context: context(false), unknownKeys }),
      full: requestOf({ ...raw, context: context(true) }),
      unknownKeys,
      context: context(true),
    };
  });

const possible = (asked: Request, given: Parameters<typeof decide>[1]) =>
  decide(asked, given, facts).possible;

test('whatever values the unknown keys have, the decision is among the possible ones', () => {
  fc.assert(
    fc.property(pair, policies, ({ vague, full }, given) => {
      const before = possible(vague, given);
      for (const outcome of possible(full, given)) expect(before).toContain(outcome);
    }),
    { numRuns: runs(1500) },
  );
});

test('giving one more key never adds a possible outcome', () => {
  fc.assert(
    fc.property(pair, policies, ({ vague, unknownKeys, context }, given) => {
      const [told, ...left] = unknownKeys;
      if (told === undefined) return;
      const value = context[told];
      const known = {
        ...vague,
        unknownKeys: left,
        context: { ...vague.context, ...(value !== undefined && { [told]: value }) },
      };
      const before = possible(vague, given);
      for (const outcome of possible(known, given)) expect(before).toContain(outcome);
    }),
    { numRuns: runs(700) },
  );
});

test.each([
  [6, 0, true],
  [7, 0, false],
  [5, 192, true],
  [5, 193, false],
])('values of %i keys are tried beside %i other statements: %s', (count, others, isTried) => {
  const keys = Array.from({ length: count }, (_, at) => `aws:PrincipalTag/k${at}`);
  const when = (names: readonly string[], value: string) => ({
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { Bool: Object.fromEntries(names.map((key) => [key, value])) },
  });
  const other = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
  const raw = { principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' };
  const outcomes = possible(requestOf({ ...raw, unknownKeys: keys }), {
    identity: [documentOf([when(keys, 'true'), ...Array.from({ length: others }, () => other)])],
    // The last key would need two values at once.
    boundaries: [documentOf([when(keys.slice(-1), 'false')])],
  });
  expect(outcomes).toEqual(isTried ? ['implicitlyDenied'] : ['allowed', 'implicitlyDenied']);
});

const EXACT: Readonly<Record<string, readonly string[]>> = {
  'aws:SourceVpc': ['vpc-1', 'vpc-2', 'other'],
  'aws:ViaAWSService': ['true', 'false', 'neither'],
};
const exactCondition = fc.constantFrom(
  { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
  { StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } },
  { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-2' } },
  { Null: { 'aws:SourceVpc': 'true' } },
  { Bool: { 'aws:ViaAWSService': 'true' } },
  { BoolIfExists: { 'aws:ViaAWSService': 'false' } },
);

test('where keys are compared with whole values, some value leads to each possible outcome', () => {
  const each = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constant('*'),
    Resource: fc.constant('*'),
    Condition: exactCondition,
  });
  fc.assert(
    fc.property(fc.array(each, { minLength: 1, maxLength: 4 }), (statements) => {
      const given = { identity: [documentOf(statements)] };
      const raw = { principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' };
      const reached = new Set<string>();
      for (const vpc of [undefined, ...(EXACT['aws:SourceVpc'] ?? [])]) {
        for (const via of [undefined, ...(EXACT['aws:ViaAWSService'] ?? [])]) {
          const context = {
            ...(vpc !== undefined && { 'aws:SourceVpc': vpc }),
            ...(via !== undefined && { 'aws:ViaAWSService': via }),
          };
          reached.add(decide(requestOf({ ...raw, context }), given, facts).decision);
        }
      }
      const vague = requestOf({ ...raw, unknownKeys: Object.keys(EXACT) });
      expect(possible(vague, given).toSorted()).toEqual([...reached].toSorted());
    }),
    { numRuns: runs(500) },
  );
});
