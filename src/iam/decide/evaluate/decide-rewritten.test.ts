// Policies that are written otherwise and mean the same are decided the same.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Request } from '#iam/request/request.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import {
  ACCOUNT,
  documentOf,
  requestOf,
  ROOT,
  USER,
  type RawStatement,
} from '#iam/decide/testing/builders.ts';
import { call, policies, request, statement } from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { decide } from './decide.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const verdict = (asked: Request, given: Policies) => decide(asked, given, facts).decision;
const isAllowed = (asked: Request, given: Policies) => verdict(asked, given) === 'allowed';
const check = (property: fc.IRawProperty<unknown>, count = 300) =>
  fc.assert(property, { numRuns: runs(count) });

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const statementsOf = (document: unknown) =>
  listOf((document as { Statement: unknown }).Statement) as readonly RawStatement[];

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
  expect(verdict(asked, statements([['s3:*', 'sqs:*']]))).toBe('implicitlyDenied');
  expect(verdict(asked, statements([['s3:*'], ['sqs:*']]))).toBe('allowed');
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

const naming = (given: Policies, Principal: unknown): Policies => ({
  ...given,
  resource: documentOf([{ Effect: 'Allow', Principal, Action: '*', Resource: '*' }]),
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

test('repeating or reordering levels of SCPs changes nothing', () => {
  check(
    fc.property(request, policies, (asked, given) => {
      const scps = given.scps ?? [];
      expect(verdict(asked, { ...given, scps: [...scps, ...scps] })).toBe(verdict(asked, given));
      expect(verdict(asked, { ...given, scps: scps.toReversed() })).toBe(verdict(asked, given));
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
