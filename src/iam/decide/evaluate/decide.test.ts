// Properties that decisions have for all policies and requests.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '#iam/request/request.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { explain } from '#iam/decide/explain/explain.ts';
import {
  ACCOUNT,
  ALLOW_ALL,
  AWS_PRINCIPALS,
  documentOf,
  OTHER,
  requestOf,
  ROLE,
  SESSION,
  type RawStatement,
} from '#iam/decide/testing/builders.ts';
import {
  call,
  context,
  policies,
  request,
  resourceStatement,
} from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { decide } from './decide.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const verdict = (asked: Request, given: Policies) => decide(asked, given, facts).decision;
const isAllowed = (asked: Request, given: Policies) => verdict(asked, given) === 'allowed';
/** Whether it is allowed or may be. */
const mayBeAllowed = (asked: Request, given: Policies) =>
  decide(asked, given, facts).possible.includes('allowed');
const check = (property: fc.IRawProperty<unknown>, count = 300) =>
  fc.assert(property, { numRuns: runs(count) });

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const statementsOf = (document: unknown) =>
  listOf((document as { Statement: unknown }).Statement) as readonly RawStatement[];

/** Where a statement can be added, and how. */
const PLACES = {
  identity: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    identity: [...(given.identity ?? []), documentOf([extra])],
  }),
  resource: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    resource: documentOf([...statementsOf(given.resource ?? documentOf([])), extra]),
  }),
  boundaries: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    ...(given.boundaries && {
      boundaries: given.boundaries.map((each) => documentOf([...statementsOf(each), extra])),
    }),
  }),
  session: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    ...(given.session && { session: [...given.session, documentOf([extra])] }),
  }),
  scps: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    ...(given.scps && { scps: given.scps.map((level) => [...level, documentOf([extra])]) }),
  }),
  endpoints: (given: Policies, extra: RawStatement): Policies => ({
    ...given,
    ...(given.endpoints && {
      endpoints: given.endpoints.map((each) => documentOf([...statementsOf(each), extra])),
    }),
  }),
};
const place = fc.constantFrom(...(Object.keys(PLACES) as (keyof typeof PLACES)[]));

function add(given: Policies, where: keyof typeof PLACES, extra: RawStatement): Policies {
  const hasPrincipal = where === 'resource' || where === 'endpoints';
  const { Principal = '*', ...rest } = extra;
  return PLACES[where](given, hasPrincipal ? { ...rest, Principal } : rest);
}

function withoutPrincipal(each: RawStatement): RawStatement {
  const { Principal: _, ...rest } = each;
  return rest;
}

test('adding a Deny statement never allows more', () => {
  check(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Deny' });
      if (isAllowed(asked, more)) expect(verdict(asked, given)).toBe('allowed');
      if (!mayBeAllowed(asked, given)) expect(mayBeAllowed(asked, more)).toBe(false);
    }),
  );
});

test('adding an Allow statement never allows less and never causes an explicit denial', () => {
  check(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Allow' });
      if (isAllowed(asked, given)) expect(verdict(asked, more)).toBe('allowed');
      if (verdict(asked, more) === 'explicitlyDenied') expect(verdict(asked, given)).toBe('explicitlyDenied');
    }),
  );
});

test('adding a boundary, session policy, level of SCPs or endpoint policy never allows more', () => {
  check(
    fc.property(request, policies, fc.array(resourceStatement, { maxLength: 3 }), (asked, given, extra) => {
      const named = documentOf(extra);
      const plain = documentOf(extra.map(withoutPrincipal));
      const narrower: readonly Policies[] = [
        { ...given, boundaries: [...(given.boundaries ?? []), plain] },
        ...(given.session ? [] : [{ ...given, session: [plain] }]),
        { ...given, scps: [...(given.scps ?? []), [plain]] },
        { ...given, endpoints: [...(given.endpoints ?? []), named] },
      ];
      // A federated user needs a session policy to have anything.
      const isFederated = asked.principal.kind === 'federated-user';
      for (const less of narrower) {
        if (isFederated && less.session !== given.session) continue;
        if (isAllowed(asked, less)) expect(verdict(asked, given)).toBe('allowed');
      }
    }),
  );
});

test('a limiting policy that allows everything changes nothing', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const all = documentOf([ALLOW_ALL]);
      const same: readonly Policies[] = [
        { ...given, boundaries: [...(given.boundaries ?? []), all] },
        ...(given.session || asked.principal.kind === 'federated-user' ? [] : [{ ...given, session: [all] }]),
        { ...given, scps: [...(given.scps ?? []), [all]] },
        { ...given, endpoints: [...(given.endpoints ?? []), documentOf([{ ...ALLOW_ALL, Principal: '*' }])] },
      ];
      for (const each of same) expect(verdict(asked, each)).toBe(verdict(asked, given));
    }),
  );
});

test('without policies only the root user is allowed anything', () => {
  check(
    fc.property(request, (asked) => {
      const isOwnRoot = asked.principal.kind === 'root' && asked.resourceAccount === ACCOUNT;
      if (!isOwnRoot) expect(verdict(asked, {})).toBe('implicitlyDenied');
    }),
  );
});

test('a denial is explicit if and only if some Deny statement matches', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const decision = decide(asked, given, facts);
      const denies = explain(decision).reasons.some(
        ({ effect, matched }) => effect === 'Deny' && matched === 'yes',
      );
      expect(decision.decision === 'explicitlyDenied').toBe(denies);
    }),
  );
});

test('across accounts the identity policy and the resource policy must both allow', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      if (asked.resourceAccount !== OTHER || !isAllowed(asked, given) || !('account' in asked.principal))
        return;
      const { resource: _, ...withoutResource } = given;
      expect(verdict(asked, withoutResource)).not.toBe('allowed');
      if (asked.principal.kind !== 'root')
        expect(verdict(asked, { ...given, identity: [] })).not.toBe('allowed');
    }),
  );
});

test('moving the resource to another account never allows more', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const own = { ...asked, resourceAccount: ACCOUNT };
      const other = { ...asked, resourceAccount: OTHER };
      if ('account' in asked.principal && isAllowed(other, given))
        expect(verdict(own, given)).toBe('allowed');
    }),
  );
});

const naming = (given: Policies, Principal: unknown): Policies => ({
  ...given,
  resource: documentOf([{ Effect: 'Allow', Principal, Action: '*', Resource: '*' }]),
});

test('a resource policy that names the session bypasses boundary and session policy; one that names the role does not', () => {
  check(
    fc.property(call, policies, context, (what, given, keys) => {
      const asked = requestOf({ principal: SESSION, ...what, resourceAccount: ACCOUNT, context: keys });
      const allowsNothing = (document: unknown) =>
        documentOf(statementsOf(document).filter(({ Effect }) => Effect === 'Deny'));
      const session = naming(given, { AWS: SESSION });
      const stripped = {
        ...session,
        ...(session.boundaries && { boundaries: session.boundaries.map(allowsNothing) }),
        ...(session.session && { session: session.session.map(allowsNothing) }),
      };
      expect(verdict(asked, stripped)).toBe(verdict(asked, session));
      const role = naming(given, { AWS: ROLE });
      if (isAllowed(asked, role)) {
        expect(verdict(asked, session)).toBe('allowed');
        expect(verdict(asked, naming(given, '*'))).toBe('allowed');
      }
    }),
  );
});

test('control policies do not apply to the management account and to service-linked roles', () => {
  check(
    fc.property(request, policies, fc.array(resourceStatement, { maxLength: 2 }), (asked, given, extra) => {
      const managing = { ...asked, managementAccount: ACCOUNT };
      const scps = [[documentOf(extra.map(withoutPrincipal))]];
      const { scps: _scps, ...free } = given;
      if (asked.principal.kind !== 'service' && asked.principal.kind !== 'anonymous')
        expect(verdict(managing, { ...free, scps })).toBe(verdict(managing, free));
      const rcps = [[documentOf(extra.map((each) => ({ ...each, Principal: '*', Effect: 'Deny' })))]];
      if (asked.resourceAccount === ACCOUNT)
        expect(verdict(managing, { ...given, rcps })).toBe(verdict(managing, given));
      const { principal } = asked;
      if (principal.kind !== 'role-session') return;
      const linked = { ...asked, principal: { ...principal, serviceLinked: true } };
      expect(verdict(linked, { ...free, scps, rcps })).toBe(verdict(linked, free));
    }),
  );
});

test('roles and KMS keys are never accessible without an Allow in their own policy', () => {
  const own = [
    { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/deploy` },
    { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k` },
  ];
  check(
    fc.property(fc.constantFrom(...AWS_PRINCIPALS), fc.constantFrom(...own), policies, (who, what, given) => {
      const asked = requestOf({ principal: who, ...what, resourceAccount: ACCOUNT });
      const foreign = naming(given, { AWS: OTHER });
      expect(mayBeAllowed(asked, foreign)).toBe(false);
      const more = { ...foreign, identity: [...(given.identity ?? []), documentOf([ALLOW_ALL])] };
      expect(verdict(asked, more)).toBe(verdict(asked, foreign));
    }),
  );
});
