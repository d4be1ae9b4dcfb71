// Explanations suffice, and say nothing that is not so, whatever is not known.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRequest } from '#core/request/request.ts';
import type { Policies } from './compile/compile-policies.ts';
import { decide } from './evaluate/decide.ts';
import { explain, type Explanation } from './explain/explain.ts';
import {
  CONTEXT_VALUES,
  documentOf,
  policies,
  request,
  requestOf,
  resourceStatement,
  USER,
  type Statement,
} from './simulate.arbitrary.ts';

const facts = { rcpServices: new Set(['s3', 'sqs', 'kms', 'sts']) };
const KEYS = Object.keys(CONTEXT_VALUES);

/** Requests of which some keys are not known, in an organization that may have resource control policies. */
const asked = fc.tuple(request, fc.subarray(KEYS)).map(([each, unknownKeys]) => ({ ...each, unknownKeys }));
const rcps = fc.array(
  fc.array(
    fc
      .array(resourceStatement, { maxLength: 2 })
      .map((all) => documentOf(all.map((each) => ({ ...each, Effect: 'Deny', Principal: '*' })))),
    { minLength: 1, maxLength: 2 },
  ),
  { maxLength: 2 },
);
const given: fc.Arbitrary<Policies> = fc
  .tuple(policies, rcps)
  .map(([some, levels]) => (levels.length === 0 ? some : { ...some, rcps: levels }));

const statementsOf = (document: unknown): readonly Statement[] =>
  (document as { Statement: readonly Statement[] }).Statement;

/** The policies with no more than the statements that the explanation names. */
function namedOnly(all: Policies, { deciding }: Explanation): Policies {
  const named = new Set(
    deciding.statements.map(
      ({ layer, level, document, path }) => `${layer} ${level} ${document} ${path.join('.')}`,
    ),
  );
  const keep = (layer: string, level: number, document: number) => (each: unknown) =>
    documentOf(
      statementsOf(each).filter((_, index) => named.has(`${layer} ${level} ${document} Statement.${index}`)),
    );
  const levels = (layer: string, each: NonNullable<Policies['scps']>) =>
    each.map((level, at) => level.map((document, index) => keep(layer, at, index)(document)));
  return {
    identity: (all.identity ?? []).map((each, index) => keep('identity', 0, index)(each)),
    ...(all.resource !== undefined && { resource: keep('resource', 0, 0)(all.resource) }),
    ...(all.boundaries && {
      boundaries: all.boundaries.map((each, index) => keep('boundary', index, 0)(each)),
    }),
    ...(all.session && { session: all.session.map((each, index) => keep('session', 0, index)(each)) }),
    ...(all.scps && { scps: levels('scp', all.scps) }),
    ...(all.rcps && { rcps: levels('rcp', all.rcps) }),
    ...(all.endpoints && {
      endpoints: all.endpoints.map((each, index) => keep('endpoint', index, 0)(each)),
    }),
  };
}

test('the statements that an explanation names lead to the same decision', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(asked, given, (each, all) => {
      const decision = decide(each, all, facts);
      const explanation = explain(decision);
      const again = decide(each, namedOnly(all, explanation), facts);
      seen.add(decision.decision);
      expect(again.decision).toBe(decision.decision);
      if (decision.decision === 'Conditional') expect(again.possible).toEqual(decision.possible);
    }),
    { numRuns: 600 },
  );
  expect(seen.size).toBe(4);
});

/** The layer that a code says does not allow. */
const BLAMED: Readonly<Record<string, string>> = {
  'identity-no-allow': 'identity',
  'boundary-no-allow': 'boundary',
  'session-no-allow': 'session',
  'scp-no-allow': 'scp',
  'vpce-no-allow': 'endpoint',
};

test('a layer is blamed only when none of its statements, on some level, allows or may', () => {
  fc.assert(
    fc.property(asked, given, (each, all) => {
      const { deciding, reasons } = explain(decide(each, all, facts));
      const layer = BLAMED[deciding.code];
      if (layer === undefined) return;
      const levels = {
        scp: all.scps?.length,
        boundary: all.boundaries?.length,
        endpoint: all.endpoints?.length,
      };
      const count = levels[layer as keyof typeof levels] ?? 1;
      const allowing = new Set(
        reasons
          .filter((reason) => reason.layer === layer && reason.effect === 'Allow' && reason.matched !== 'no')
          .map(({ level }) => level),
      );
      expect(allowing.size).toBeLessThan(count);
    }),
    { numRuns: 500 },
  );
});

test('a key that is said to be open is not given, and one more of them told is one less open', () => {
  fc.assert(
    fc.property(asked, given, (each, all) => {
      const { openKeys } = explain(decide(each, all, facts));
      const lower = new Set(each.unknownKeys.map((key) => key.toLowerCase()));
      for (const key of openKeys) expect(lower).toContain(key.toLowerCase());
      const told = requestOfAll(each, openKeys);
      expect(explain(decide(told, all, facts)).openKeys).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** The request with the first value of each of these keys. */
function requestOfAll(each: ReturnType<typeof requestOf>, keys: readonly string[]) {
  const lower = new Set(keys.map((key) => key.toLowerCase()));
  const values = KEYS.filter((key) => lower.has(key.toLowerCase())).map(
    (key) => [key, CONTEXT_VALUES[key]?.[0] ?? ''] as const,
  );
  return {
    ...each,
    unknownKeys: each.unknownKeys.filter((key) => !lower.has(key.toLowerCase())),
    context: { ...each.context, ...Object.fromEntries(values) },
  };
}

const VPC = (value: string) => ({ StringEquals: { 'aws:SourceVpc': value } });
const SQS = { Action: 'sqs:*', Resource: '*' };
const told = (all: Policies, more: object = {}) => {
  const reading = readRequest({
    principal: USER,
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    unspecified: 'unknown',
    ...more,
  });
  if (reading.problems) throw new Error(reading.problems.join(' '));
  return explain(decide(reading.value, all, facts));
};

test('what waits for conditions of several layers waits for all of them, and not for those that need not hold', () => {
  const allow = (value: string) => documentOf([{ Effect: 'Allow', ...SQS, Condition: VPC(value) }]);
  const tag = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
  const boundaries = [documentOf([{ Effect: 'Allow', ...SQS, Condition: tag }])];
  expect(told({ identity: [allow('vpc-1'), allow('vpc-2')], boundaries }).deciding.text).toBe(
    'It is allowed if StringEquals holds for aws:SourceVpc and `vpc-1` or StringEquals holds for aws:SourceVpc and `vpc-2`, and if StringEquals holds for aws:PrincipalTag/team and `red`.',
  );
  const open = documentOf([
    { Effect: 'Allow', ...SQS },
    { Effect: 'Deny', ...SQS, Condition: tag },
  ]);
  expect(told({ identity: [allow('vpc-1'), open] }).deciding.text).toBe(
    'It is allowed unless StringEquals holds for aws:PrincipalTag/team and `red`.',
  );
});

test('what cannot happen is not told of, and a policy that is not given is', () => {
  const twice = documentOf([
    { Effect: 'Allow', ...SQS, Condition: VPC('vpc-1') },
    { Effect: 'Deny', ...SQS, Condition: { ...VPC('vpc-1'), StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } },
  ]);
  const { text } = told({ identity: [twice] }).deciding;
  expect(text).toBe('It is allowed if StringEquals holds for aws:SourceVpc and `vpc-1`.');
  expect(told({ identity: [twice], notSupplied: ['scp'] }).deciding.text).toContain(
    'It also depends on the service control policy, which is not given.',
  );
});

test('conditions that cannot hold together are no missing session policy, and denials that leave no way out are named', () => {
  const allow = (value: string) => documentOf([{ Effect: 'Allow', ...SQS, Condition: VPC(value) }]);
  expect(told({ identity: [allow('vpc-1')], boundaries: [allow('vpc-2')] }).deciding.code).toBe(
    'never-together',
  );
  const denials = documentOf([
    { Effect: 'Deny', ...SQS, Condition: VPC('vpc-1') },
    { Effect: 'Deny', ...SQS, Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } },
  ]);
  const { deciding } = told({ identity: [denials] });
  expect(deciding.code).toBe('explicit-deny');
  expect(deciding.statements).toHaveLength(2);
});

test('a variable that cannot be filled in is told of', () => {
  const identity = [
    documentOf([{ Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/queue}' }]),
  ];
  const open = told({ identity });
  expect(open.openKeys).toEqual(['aws:PrincipalTag/queue']);
  const absent = told({ identity }, { unspecified: 'absent' });
  expect(absent.reasons[0]?.text).toContain('as the request has no aws:PrincipalTag/queue to fill in');
  expect(absent.assumptions).toContain('Not given and taken as absent: aws:PrincipalTag/queue.');
});

test('across accounts a boundary is no matter of trust', () => {
  const resource = documentOf([{ Effect: 'Allow', Principal: { AWS: USER }, ...SQS }]);
  const all = documentOf([{ Effect: 'Allow', ...SQS }]);
  const none = documentOf([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]);
  const { deciding } = told(
    { identity: [all], boundaries: [none], resource },
    { resource: 'arn:aws:sqs:eu-west-1:444455556666:q' },
  );
  expect(deciding).toMatchObject({
    code: 'boundary-no-allow',
    text: 'The permissions boundary does not allow it.',
  });
});
