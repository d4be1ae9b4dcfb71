// The matrix agrees with decisions on single requests.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meets } from '#iam/policy/patterns/intersect.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { literalCodes } from '#iam/policy/patterns/pattern.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest } from '#iam/request/request.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { isSameAccess } from './action-access.ts';
import {
  ACCOUNT,
  call,
  CALLER,
  CALLS,
  context,
  statementLists,
} from '#iam/access/testing/matrix-policies.arbitrary.ts';
import {
  accessTo,
  SMALL_INDEX,
  policiesOf,
  SMALL,
  type StatementLists,
} from '#iam/access/testing/reference-and-policies.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { matrix } from './matrix.ts';
import { spacesOf } from './resource-space.ts';

/** A resource policy that delegates to its account, which keys and roles need. */
const DELEGATING = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: '*', Resource: '*' },
  ],
};

/** Whether a pattern of the matrix matches; a variable matches anything. */
function fits(text: string, resource: string): boolean {
  const open = text.replaceAll(/\$\{[^}]*\}/g, '*');
  return globMatches(open + ':*'.repeat(Math.max(0, 6 - open.split(':').length)), resource);
}

type Given = Readonly<Record<string, string>>;

/** The context without keys of sts for actions of other services. */
const carried = (given: object, action: string): Given =>
  Object.fromEntries(
    Object.entries(given).filter(([key]) => !key.startsWith('sts:') || action.startsWith('sts:')),
  );

function verdict(policies: Policies, action: string, resource: string, given: object) {
  const reading = readRequest({
    principal: CALLER,
    action,
    resource,
    resourceAccount: ACCOUNT,
    context: carried(given, action),
  });
  if (reading.problems) throw new Error(messagesOf(reading.problems).join(' '));
  return decide(reading.value, { ...policies, resource: DELEGATING }).decision;
}

const policiesFrom = (each: object): Policies => policiesOf(each as StatementLists);

test.each([
  ['a known caller', { caller: CALLER }],
  ['an unknown caller', {}],
])(
  'every allowed request is in the matrix, and what the matrix allows for sure is allowed: %s',
  (_, options) => {
    let allowed = 0;
    let sure = 0;
    fc.assert(
      fc.property(statementLists, call, context, (each, [action, resource], given) => {
        const policies = policiesFrom(each);
        const access = accessTo(matrix(policies, SMALL, options), action);
        const decision = verdict(policies, action, resource, given);
        const about = (access?.grants ?? []).filter(({ on }) => on.every((text) => fits(text, resource)));
        if (decision === 'allowed') {
          allowed += 1;
          expect(about).not.toEqual([]);
        }
        const isSure = about.some(({ except, when, unless }) => [...except, ...when, ...unless].length === 0);
        if (access?.cell === 'all' || isSure) {
          sure += 1;
          expect(decision).toBe('allowed');
        }
      }),
      { numRuns: runs(1500) },
    );
    expect(allowed).toBeGreaterThan(150);
    expect(sure).toBeGreaterThan(80);
  },
);

test('the same holds with a known context', () => {
  fc.assert(
    fc.property(statementLists, call, context, (each, [action, resource], given) => {
      const policies = policiesFrom(each);
      const known = carried(given, action);
      const cell =
        accessTo(matrix(policies, SMALL, { caller: CALLER, context: known }), action)?.cell ?? 'no';
      const decision = verdict(policies, action, resource, given);
      if (decision === 'allowed') expect(cell).not.toBe('no');
      if (cell === 'all') expect(decision).toBe('allowed');
    }),
    { numRuns: runs(1000) },
  );
});

test('the index alone finds every action that the files of services do', () => {
  fc.assert(
    fc.property(statementLists, (each) => {
      const policies = policiesFrom(each);
      const first = matrix(policies, SMALL_INDEX);
      for (const [action] of CALLS)
        if (accessTo(matrix(policies, SMALL), action)) expect(accessTo(first, action), action).toBeDefined();
    }),
    { numRuns: runs(60) },
  );
});

const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items.toSorted((a, b) => ((items.indexOf(a) * seed) % 7) - ((items.indexOf(b) * seed) % 7));

test('the order of statements does not matter, and repeating one changes nothing', () => {
  fc.assert(
    fc.property(statementLists, fc.nat(100), (each, seed) => {
      const one = matrix(policiesFrom(each), SMALL);
      const identity = shuffled([...each.identity, ...each.identity.slice(0, 1)], seed + 2);
      const other = matrix(policiesFrom({ ...each, identity }), SMALL);
      expect(other.counts).toEqual(one.counts);
      for (const [action] of CALLS) {
        const [a, b] = [accessTo(one, action), accessTo(other, action)];
        expect(a?.cell, action).toBe(b?.cell);
        if (a && b) expect(isSameAccess(a, b), action).toBe(true);
      }
    }),
    { numRuns: runs(150) },
  );
});

test('the resources in these tests are of types that their actions support', () => {
  const spaces = spacesOf({ partition: 'aws', account: ACCOUNT });
  for (const [action, resource] of CALLS) {
    const [prefix = '', name = ''] = action.split(':');
    const types = SMALL.service(prefix)?.actions.get(name.toLowerCase())?.resourceTypes ?? [];
    const isOfKind = types.some((type) =>
      spaces.of(type).some(({ codes }) => meets(literalCodes(resource), codes)),
    );
    expect(resource === '*' ? types.length === 0 : isOfKind, `${action} ${resource}`).toBe(true);
  }
});
