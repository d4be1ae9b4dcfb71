// Properties that decisions have for all policies and requests.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '#core/request/request.ts';
import type { Policies } from '#core/simulate/compile/compile-policies.ts';
import { explain } from '#core/simulate/explain/explain.ts';
import {
  ACCOUNT,
  ALLOW_ALL,
  AWS_PRINCIPALS,
  documentOf,
  OTHER,
  requestOf,
  ROLE,
  ROOT,
  SESSION,
  USER,
  type RawStatement,
} from '#core/simulate/testing/builders.ts';
import {
  call,
  context,
  policies,
  request,
  statement,
  resourceStatement,
} from '#core/simulate/testing/requests-and-policies.arbitrary.ts';
import { decide } from './decide.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const verdict = (asked: Request, given: Policies) => decide(asked, given, facts).decision;
const isAllowed = (asked: Request, given: Policies) => verdict(asked, given) === 'Allowed';
/** Whether it is allowed or may be. */
const mayBeAllowed = (asked: Request, given: Policies) =>
  decide(asked, given, facts).possible.includes('Allowed');
const check = (property: fc.IRawProperty<unknown>, numRuns = 300) => fc.assert(property, { numRuns });

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

/** All documents, each changed. */
function mapDocuments(given: Policies, change: (document: unknown) => unknown): Policies {
  const list = (documents: readonly unknown[] | undefined) => documents?.map((each) => change(each));
  const levels = (all: readonly (readonly unknown[])[] | undefined) =>
    all?.map((level) => level.map((each) => change(each)));
  const changed = {
    identity: list(given.identity),
    resource: given.resource === undefined ? undefined : change(given.resource),
    boundaries: list(given.boundaries),
    session: list(given.session),
    scps: levels(given.scps),
    rcps: levels(given.rcps),
    endpoints: list(given.endpoints),
  };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

test('adding a Deny statement never allows more', () => {
  check(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Deny' });
      if (isAllowed(asked, more)) expect(verdict(asked, given)).toBe('Allowed');
      if (!mayBeAllowed(asked, given)) expect(mayBeAllowed(asked, more)).toBe(false);
    }),
  );
});

test('adding an Allow statement never allows less and never causes an explicit denial', () => {
  check(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Allow' });
      if (isAllowed(asked, given)) expect(verdict(asked, more)).toBe('Allowed');
      if (verdict(asked, more) === 'ExplicitlyDenied') expect(verdict(asked, given)).toBe('ExplicitlyDenied');
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
        if (isAllowed(asked, less)) expect(verdict(asked, given)).toBe('Allowed');
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
      if (!isOwnRoot) expect(verdict(asked, {})).toBe('ImplicitlyDenied');
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
      expect(decision.decision === 'ExplicitlyDenied').toBe(denies);
    }),
  );
});

const reversed = (document: unknown) => documentOf(statementsOf(document).toReversed());

test('the order of statements, documents, entries and members does not matter', () => {
  const turned = (each: RawStatement): RawStatement =>
    Object.fromEntries(
      Object.entries(each)
        .toReversed()
        .map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
    );
  check(
    fc.property(request, policies, (asked, given) => {
      const back = mapDocuments(given, (document) =>
        documentOf(statementsOf(reversed(document)).map(turned)),
      );
      const identity = back.identity?.toReversed() ?? [];
      expect(verdict(asked, { ...back, identity })).toBe(verdict(asked, given));
    }),
  );
});

test('splitting a statement by action and resource, writing single values as lists and adding Sids change nothing', () => {
  const split = ({ Action, Resource, ...rest }: RawStatement): readonly RawStatement[] =>
    Action === undefined || Resource === undefined
      ? [{ ...rest, ...(Action !== undefined && { Action }), ...(Resource !== undefined && { Resource }) }]
      : listOf(Action).flatMap((action) =>
          listOf(Resource).map((resource, index) => ({
            ...rest,
            Sid: `S${index}`,
            Action: [action],
            Resource: resource,
          })),
        );
  check(
    fc.property(request, policies, (asked, given) => {
      const parts = mapDocuments(given, (document) => documentOf(statementsOf(document).flatMap(split)));
      expect(verdict(asked, parts)).toBe(verdict(asked, given));
    }),
  );
});

test('splitting a statement with NotAction changes the decision', () => {
  const asked = requestOf({ principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' });
  const statements = (lists: readonly string[][]) => ({
    identity: [documentOf(lists.map((NotAction) => ({ Effect: 'Allow', NotAction, Resource: '*' })))],
  });
  expect(verdict(asked, statements([['s3:*', 'sqs:*']]))).toBe('ImplicitlyDenied');
  expect(verdict(asked, statements([['s3:*'], ['sqs:*']]))).toBe('Allowed');
});

test('the case of actions and of condition keys does not matter', () => {
  const upper = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.toUpperCase()
      : (value as readonly string[]).map((each) => each.toUpperCase());
  const shout = ({ Condition, ...rest }: RawStatement): RawStatement => ({
    ...rest,
    ...('Action' in rest && { Action: upper(rest['Action']) }),
    ...('NotAction' in rest && { NotAction: upper(rest['NotAction']) }),
    ...(Condition !== undefined && {
      Condition: Object.fromEntries(
        Object.entries(Condition as Record<string, Record<string, unknown>>).map(([operator, keys]) => [
          operator,
          Object.fromEntries(Object.entries(keys).map(([key, value]) => [key.toUpperCase(), value])),
        ]),
      ),
    }),
  });
  check(
    fc.property(request, policies, (asked, given) => {
      const loud = mapDocuments(given, (document) => documentOf(statementsOf(document).map(shout)));
      expect(verdict(asked, loud)).toBe(verdict(asked, given));
    }),
  );
});

test('every request matches either an element or its negation', () => {
  const known = { 'aws:PrincipalTag/team': 'b' };
  const plain = call.filter(({ action }) => !/^(?:sts|kms):/.test(action));
  check(
    fc.property(plain, statement, (what, { Action, NotAction, Resource, NotResource }) => {
      const asked = requestOf({ principal: USER, ...what, resourceAccount: ACCOUNT, context: known });
      const allows = (elements: RawStatement) =>
        isAllowed(asked, { identity: [documentOf([{ Effect: 'Allow', ...elements }])] });
      const actions = Action ?? NotAction;
      const resources = Resource ?? NotResource;
      expect(allows({ Action: actions, Resource: '*' })).not.toBe(
        allows({ NotAction: actions, Resource: '*' }),
      );
      expect(allows({ Action: '*', Resource: resources })).not.toBe(
        allows({ Action: '*', NotResource: resources }),
      );
    }),
  );
});

test('across accounts the identity policy and the resource policy must both allow', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      if (asked.resourceAccount !== OTHER || !isAllowed(asked, given) || !('account' in asked.principal))
        return;
      const { resource: _, ...withoutResource } = given;
      expect(verdict(asked, withoutResource)).not.toBe('Allowed');
      if (asked.principal.kind !== 'root')
        expect(verdict(asked, { ...given, identity: [] })).not.toBe('Allowed');
    }),
  );
});

test('moving the resource to another account never allows more', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const own = { ...asked, resourceAccount: ACCOUNT };
      const other = { ...asked, resourceAccount: OTHER };
      if ('account' in asked.principal && isAllowed(other, given))
        expect(verdict(own, given)).toBe('Allowed');
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
        expect(verdict(asked, session)).toBe('Allowed');
        expect(verdict(asked, naming(given, '*'))).toBe('Allowed');
      }
    }),
  );
});

test('an account ID equals its root ARN, and * equals {"AWS": "*"}', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      expect(verdict(asked, naming(given, { AWS: ACCOUNT }))).toBe(
        verdict(asked, naming(given, { AWS: ROOT })),
      );
      if (asked.principal.kind !== 'service')
        expect(verdict(asked, naming(given, '*'))).toBe(verdict(asked, naming(given, { AWS: '*' })));
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

test('repeating or reordering levels of SCPs changes nothing', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const scps = given.scps ?? [];
      expect(verdict(asked, { ...given, scps: [...scps, ...scps] })).toBe(verdict(asked, given));
      expect(verdict(asked, { ...given, scps: scps.toReversed() })).toBe(verdict(asked, given));
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

test('repeating statements changes nothing', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const twice = mapDocuments(given, (document) =>
        documentOf([...statementsOf(document), ...statementsOf(document)]),
      );
      expect(verdict(asked, twice)).toBe(verdict(asked, given));
    }),
  );
});
