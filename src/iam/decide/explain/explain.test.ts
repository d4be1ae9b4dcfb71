// Explanations: the named statements lead to the decision, and no layer or key is named wrongly.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { documentOf, requestOf, USER, type RawStatement } from '#iam/decide/testing/builders.ts';
import {
  CONTEXT_VALUES,
  policies,
  request,
  resourceStatement,
} from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { decidingStatements } from './deciding-statements.ts';
import { explain, type Explanation } from './explain.ts';

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

const statementsOf = (document: unknown): readonly RawStatement[] =>
  (document as { Statement: readonly RawStatement[] }).Statement;

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
      if (decision.decision === 'depends') expect(again.possible).toEqual(decision.possible);
    }),
    { numRuns: runs(600) },
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

test('a layer is blamed only if no statement of one of its levels allows or may allow', () => {
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
    { numRuns: runs(500) },
  );
});

test('open keys are keys that are not given, and none is open once all of them are given', () => {
  fc.assert(
    fc.property(asked, given, (each, all) => {
      const { openKeys } = explain(decide(each, all, facts));
      const lower = new Set(each.unknownKeys.map((key) => key.toLowerCase()));
      for (const key of openKeys) expect(lower).toContain(key.toLowerCase());
      const complete = requestOfAll(each, openKeys);
      expect(explain(decide(complete, all, facts)).openKeys).toEqual([]);
    }),
    { numRuns: runs(300) },
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
const explained = (all: Policies, more: object = {}) => {
  const request = requestOf({
    principal: USER,
    action: 'sqs:SendMessage',
    resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    unspecified: 'unknown',
    ...more,
  });
  return explain(decide(request, all, facts));
};

test('an open decision names the conditions of all layers that must hold, and no others', () => {
  const allow = (value: string) => documentOf([{ Effect: 'Allow', ...SQS, Condition: VPC(value) }]);
  const tag = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
  const boundaries = [documentOf([{ Effect: 'Allow', ...SQS, Condition: tag }])];
  expect(explained({ identity: [allow('vpc-1'), allow('vpc-2')], boundaries }).deciding.text).toMatch(
    / allowed if aws:SourceVpc .*StringEquals `vpc-1` or aws:SourceVpc .*StringEquals `vpc-2`, and if aws:PrincipalTag\/team .*StringEquals `red`\.$/,
  );
  const open = documentOf([
    { Effect: 'Allow', ...SQS },
    { Effect: 'Deny', ...SQS, Condition: tag },
  ]);
  expect(explained({ identity: [allow('vpc-1'), open] }).deciding.text).toMatch(
    / allowed unless aws:PrincipalTag\/team .*StringEquals `red`\.$/,
  );
});

test('outcomes that are impossible are not mentioned; a policy that is not given is', () => {
  const twice = documentOf([
    { Effect: 'Allow', ...SQS, Condition: VPC('vpc-1') },
    { Effect: 'Deny', ...SQS, Condition: { ...VPC('vpc-1'), StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } },
  ]);
  const { text } = explained({ identity: [twice] }).deciding;
  expect(text).toMatch(/^[^,]* allowed if aws:SourceVpc [^,]*StringEquals `vpc-1`\.$/);
  expect(explained({ identity: [twice], notSupplied: ['scp'] }).deciding.text).toMatch(
    /depends on the service control policy/,
  );
});

test('conditions that never hold together are named as such, and so are denials that cover all values', () => {
  const allow = (value: string) => documentOf([{ Effect: 'Allow', ...SQS, Condition: VPC(value) }]);
  expect(explained({ identity: [allow('vpc-1')], boundaries: [allow('vpc-2')] }).deciding.code).toBe(
    'never-together',
  );
  const denials = documentOf([
    { Effect: 'Deny', ...SQS, Condition: VPC('vpc-1') },
    { Effect: 'Deny', ...SQS, Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } },
  ]);
  const { deciding } = explained({ identity: [denials] });
  expect(deciding.code).toBe('explicit-deny');
  expect(deciding.statements).toHaveLength(2);
});

test('a variable without a value is explained', () => {
  const identity = [
    documentOf([{ Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/queue}' }]),
  ];
  const open = explained({ identity });
  expect(open.openKeys).toEqual(['aws:PrincipalTag/queue']);
  const absent = explained({ identity }, { unspecified: 'absent' });
  expect(absent.reasons[0]?.text).toMatch(/no aws:PrincipalTag\/queue .*variable/);
  expect(absent.assumptions).toContainEqual(expect.stringMatching(/absent: aws:PrincipalTag\/queue/));
});

test('across accounts a missing boundary Allow is not explained by the trust policy', () => {
  const resource = documentOf([{ Effect: 'Allow', Principal: { AWS: USER }, ...SQS }]);
  const all = documentOf([{ Effect: 'Allow', ...SQS }]);
  const none = documentOf([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]);
  const { deciding } = explained(
    { identity: [all], boundaries: [none], resource },
    { resource: 'arn:aws:sqs:eu-west-1:444455556666:q' },
  );
  expect(deciding).toMatchObject({
    code: 'boundary-no-allow',
    text: expect.stringContaining('permissions boundary'),
  });
});

/** What is said of the only statement, and whether the decision depends on it. */
const saidOfOne = (
  statement: RawStatement,
  context: object = {},
  layer: 'identity' | 'resource' = 'identity',
) => {
  const document = documentOf([statement]);
  const all: Policies =
    layer === 'identity' ? { identity: [document] } : { identity: [], resource: document };
  const request = requestOf({
    principal: USER,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::amzn-s3-demo-bucket/red/k',
    context,
  });
  const decision = decide(request, all);
  const { reasons, notes, openKeys } = explain(decision);
  return { decision: decision.decision, reason: reasons[0], notes: notes.join(' '), openKeys };
};

test('a variable with an empty value is named, and no key is asked for', () => {
  const said = saidOfOne(
    {
      Effect: 'Allow',
      Action: '*',
      Resource: "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'red'}/k",
    },
    { 'aws:PrincipalTag/team': '' },
  );
  expect(said.decision).toBe('depends');
  expect(said.reason?.variables).toEqual([{ key: 'aws:PrincipalTag/team', seen: 'empty' }]);
  expect(said.reason?.text).toContain('aws:PrincipalTag/team is empty');
  expect(said.openKeys).toEqual([]);
});

test('a variable with several values is named, in Resource and in conditions', () => {
  const context = { 'aws:TagKeys': ['red'], 's3:prefix': 'red' };
  const inResource = saidOfOne(
    { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:TagKeys}/k' },
    context,
  );
  const inCondition = saidOfOne(
    {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 's3:prefix': '${aws:TagKeys}' } },
    },
    context,
  );
  for (const { decision, reason } of [inResource, inCondition]) {
    expect(decision).toBe('depends');
    expect(reason?.variables).toEqual([{ key: 'aws:TagKeys', seen: 'several' }]);
    expect(reason?.text).toContain('cannot be a variable');
  }
});

test('a condition without the set operator that its key needs has a note', () => {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const said = saidOfOne(
    { ...statement, Condition: { StringEquals: { 'aws:TagKeys': 'red' } } },
    { 'aws:TagKeys': ['red'] },
  );
  expect(said.decision).toBe('depends');
  expect(said.notes).toContain('ForAllValues or ForAnyValue');
});

test.each([
  ['a bare ARN', { Principal: USER }],
  ['a list', { Principal: [USER] }],
  ['no Principal', {}],
  ['Principal and NotPrincipal', { Principal: '*', NotPrincipal: { AWS: USER } }],
  ['NotPrincipal with Allow', { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/bo' } }],
])('%s: the reason says that the statement may allow, and the decision depends on it', (_, principal) => {
  const said = saidOfOne({ Effect: 'Allow', Action: '*', Resource: '*', ...principal }, {}, 'resource');
  expect(said.decision).toBe('depends');
  expect(said.reason?.matched).toBe('unknown');
  expect(said.reason?.text).toContain('may allow');
});

test('the statements of a plain decision are those that its explanation names', () => {
  fc.assert(
    fc.property(asked, given, (each, all) => {
      const decision = decide(each, all, facts);
      const { deciding } = explain(decision);
      const plain =
        decision.decision === 'allowed' || decision.decision === 'explicitlyDenied'
          ? deciding.statements.filter(({ matched }) => matched === 'yes')
          : [];
      expect(decidingStatements(decision)).toEqual(
        plain.map(({ layer, level, document, path }) => ({ layer, level, document, path })),
      );
    }),
  );
});
