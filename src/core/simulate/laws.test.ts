// Laws that decisions keep, whatever the policies. The numbers are those of the specification's list of laws.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '#core/request/request.ts';
import type { Policies } from './compile/compile-policies.ts';
import { decide } from './evaluate/decide.ts';
import { explain } from './explain/explain.ts';
import {
  ACCOUNT,
  ALLOW_ALL,
  AWS_PRINCIPALS,
  call,
  context,
  documentOf,
  OTHER,
  policies,
  request,
  requestOf,
  ROLE,
  ROOT,
  SESSION,
  statement,
  resourceStatement,
  USER,
  type Statement,
} from './simulate.arbitrary.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const verdict = (asked: Request, given: Policies) => decide(asked, given, facts).decision;
const isAllowed = (asked: Request, given: Policies) => verdict(asked, given) === 'Allowed';
/** Whether it is allowed or may be. */
const mayBeAllowed = (asked: Request, given: Policies) =>
  decide(asked, given, facts).possible.includes('Allowed');
const holds = (property: fc.IRawProperty<unknown>, numRuns = 300) => fc.assert(property, { numRuns });

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const statementsOf = (document: unknown) =>
  listOf((document as { Statement: unknown }).Statement) as readonly Statement[];

/** Where a statement can be added, and how. */
const PLACES = {
  identity: (given: Policies, extra: Statement): Policies => ({
    ...given,
    identity: [...(given.identity ?? []), documentOf([extra])],
  }),
  resource: (given: Policies, extra: Statement): Policies => ({
    ...given,
    resource: documentOf([...statementsOf(given.resource ?? documentOf([])), extra]),
  }),
  boundaries: (given: Policies, extra: Statement): Policies => ({
    ...given,
    ...(given.boundaries && {
      boundaries: given.boundaries.map((each) => documentOf([...statementsOf(each), extra])),
    }),
  }),
  session: (given: Policies, extra: Statement): Policies => ({
    ...given,
    ...(given.session && { session: [...given.session, documentOf([extra])] }),
  }),
  scps: (given: Policies, extra: Statement): Policies => ({
    ...given,
    ...(given.scps && { scps: given.scps.map((level) => [...level, documentOf([extra])]) }),
  }),
  endpoints: (given: Policies, extra: Statement): Policies => ({
    ...given,
    ...(given.endpoints && {
      endpoints: given.endpoints.map((each) => documentOf([...statementsOf(each), extra])),
    }),
  }),
};
const place = fc.constantFrom(...(Object.keys(PLACES) as (keyof typeof PLACES)[]));

function add(given: Policies, where: keyof typeof PLACES, extra: Statement): Policies {
  const hasPrincipal = where === 'resource' || where === 'endpoints';
  const { Principal = '*', ...rest } = extra;
  return PLACES[where](given, hasPrincipal ? { ...rest, Principal } : rest);
}

function withoutPrincipal(each: Statement): Statement {
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

test('1, 3. a Deny never widens', () => {
  holds(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Deny' });
      if (isAllowed(asked, more)) expect(verdict(asked, given)).toBe('Allowed');
      if (!mayBeAllowed(asked, given)) expect(mayBeAllowed(asked, more)).toBe(false);
    }),
  );
});

test('2. an Allow never takes away, and never makes an explicit denial', () => {
  holds(
    fc.property(request, policies, place, resourceStatement, (asked, given, where, extra) => {
      const more = add(given, where, { ...extra, Effect: 'Allow' });
      if (isAllowed(asked, given)) expect(verdict(asked, more)).toBe('Allowed');
      if (verdict(asked, more) === 'ExplicitlyDenied') expect(verdict(asked, given)).toBe('ExplicitlyDenied');
    }),
  );
});

test('4. a boundary, a session policy, a level of SCPs or an endpoint policy never widens', () => {
  holds(
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

test('5. what allows all, in a layer that limits, changes nothing', () => {
  holds(
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

test('6. without policies nobody but root is allowed anything', () => {
  holds(
    fc.property(request, (asked) => {
      const isOwnRoot = asked.principal.kind === 'root' && asked.resourceAccount === ACCOUNT;
      if (!isOwnRoot) expect(verdict(asked, {})).toBe('ImplicitlyDenied');
    }),
  );
});

test('7. a denial is explicit if and only if some Deny statement matches', () => {
  holds(
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

test('8. the order of statements, documents, entries and members does not matter', () => {
  const turned = (each: Statement): Statement =>
    Object.fromEntries(
      Object.entries(each)
        .toReversed()
        .map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
    );
  holds(
    fc.property(request, policies, (asked, given) => {
      const back = mapDocuments(given, (document) =>
        documentOf(statementsOf(reversed(document)).map(turned)),
      );
      const identity = back.identity?.toReversed() ?? [];
      expect(verdict(asked, { ...back, identity })).toBe(verdict(asked, given));
    }),
  );
});

test('8. splitting a statement, lists for single values and names change nothing', () => {
  const split = ({ Action, Resource, ...rest }: Statement): readonly Statement[] =>
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
  holds(
    fc.property(request, policies, (asked, given) => {
      const parts = mapDocuments(given, (document) => documentOf(statementsOf(document).flatMap(split)));
      expect(verdict(asked, parts)).toBe(verdict(asked, given));
    }),
  );
});

test('9. splitting NotAction does change the meaning', () => {
  const asked = requestOf({ principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' });
  const statements = (lists: readonly string[][]) => ({
    identity: [documentOf(lists.map((NotAction) => ({ Effect: 'Allow', NotAction, Resource: '*' })))],
  });
  expect(verdict(asked, statements([['s3:*', 'sqs:*']]))).toBe('ImplicitlyDenied');
  expect(verdict(asked, statements([['s3:*'], ['sqs:*']]))).toBe('Allowed');
});

test('10. the case of actions and of key names does not matter', () => {
  const upper = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.toUpperCase()
      : (value as readonly string[]).map((each) => each.toUpperCase());
  const shout = ({ Condition, ...rest }: Statement): Statement => ({
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
  holds(
    fc.property(request, policies, (asked, given) => {
      const loud = mapDocuments(given, (document) => documentOf(statementsOf(document).map(shout)));
      expect(verdict(asked, loud)).toBe(verdict(asked, given));
    }),
  );
});

test('11. an element and its negation part all requests in two', () => {
  const known = { 'aws:PrincipalTag/team': 'b' };
  const plain = call.filter(({ action }) => !/^(?:sts|kms):/.test(action));
  holds(
    fc.property(plain, statement, (what, { Action, NotAction, Resource, NotResource }) => {
      const asked = requestOf({ principal: USER, ...what, resourceAccount: ACCOUNT, context: known });
      const allows = (elements: Statement) =>
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

test('12. across accounts both sides must allow', () => {
  holds(
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

test('13. moving the resource to another account never gains', () => {
  holds(
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

test('14. naming the session gets around boundary and session policy, naming the role does not', () => {
  holds(
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

test('15, 16. ways to write a principal that mean the same', () => {
  holds(
    fc.property(request, policies, (asked, given) => {
      expect(verdict(asked, naming(given, { AWS: ACCOUNT }))).toBe(
        verdict(asked, naming(given, { AWS: ROOT })),
      );
      if (asked.principal.kind !== 'service')
        expect(verdict(asked, naming(given, '*'))).toBe(verdict(asked, naming(given, { AWS: '*' })));
    }),
  );
});

test('17. control policies do not bear on the management account and on service-linked roles', () => {
  holds(
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

test('18. levels of SCPs: one twice, and in another order', () => {
  holds(
    fc.property(request, policies, (asked, given) => {
      const scps = given.scps ?? [];
      expect(verdict(asked, { ...given, scps: [...scps, ...scps] })).toBe(verdict(asked, given));
      expect(verdict(asked, { ...given, scps: scps.toReversed() })).toBe(verdict(asked, given));
    }),
  );
});

test('19, 20. roles and keys need their own policy', () => {
  const own = [
    { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/deploy` },
    { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k` },
  ];
  holds(
    fc.property(fc.constantFrom(...AWS_PRINCIPALS), fc.constantFrom(...own), policies, (who, what, given) => {
      const asked = requestOf({ principal: who, ...what, resourceAccount: ACCOUNT });
      const foreign = naming(given, { AWS: OTHER });
      expect(mayBeAllowed(asked, foreign)).toBe(false);
      const more = { ...foreign, identity: [...(given.identity ?? []), documentOf([ALLOW_ALL])] };
      expect(verdict(asked, more)).toBe(verdict(asked, foreign));
    }),
  );
});

test('40. saying something twice changes nothing', () => {
  holds(
    fc.property(request, policies, (asked, given) => {
      const twice = mapDocuments(given, (document) =>
        documentOf([...statementsOf(document), ...statementsOf(document)]),
      );
      expect(verdict(asked, twice)).toBe(verdict(asked, given));
    }),
  );
});
