// Nobody rides along: everybody whom an edited trust or resource policy lets in and the composed one does not is named, and an
// edit that lets nobody in names nobody. Decided by the evaluator, for every trusted entity.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { print } from '#iam/policy/print.ts';
import type { Request } from '#iam/request/request.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { ALLOW_ALL, documentOf, requestOf } from '#iam/decide/testing/builders.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import type { ReadinessDocument } from './readiness.ts';
import { ridersOf } from './riders.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

interface Subject {
  readonly kit: RoleKit;
  readonly document: ReadinessDocument;
  readonly statements: readonly JsonObject[];
}

const ORG = { organizationId: 'o-a1b2c3d4e5' };
const MORE: readonly (readonly [ScenarioId, Values])[] = [
  ['weights-perimeter', ORG],
  [
    'endpoint-policy',
    { endpointServices: ['runtime', 's3', 'sts'], endpointCallers: 'organization', ...ORG },
  ],
  [
    'upload-weights',
    { entity: 'ec2', weights: ['s3://acme-models/r1/'], bucketTls: true, delegateAccessPoints: true },
  ],
  ['import', { weights: ['s3://acme-models/r1/'], ownerAccount: '444455556666' }],
  ['logging', { logDestination: 's3', logBuckets: ['s3://acme-logs/deepseek/'] }],
  ['host-sagemaker', { sharedRepositories: ['arn:aws:ecr:us-east-1:444455556666:repository/vllm'] }],
];

function subjectsOf(scenario: ScenarioId, values: Values): readonly Subject[] {
  const kit = compose(answersOf(scenario, { ...startAnswers(scenario).values, ...values }));
  return documentsOf(kit)
    .filter(({ type }) => ['trust', 'resource', 'rcp'].includes(type))
    .map(({ id, type, document }) => {
      const text = print(document);
      const { Statement: list } = JSON.parse(text) as { readonly Statement: readonly JsonObject[] };
      return { kit, document: { id, type, text, composed: text }, statements: list };
    });
}

/** Every trust and resource policy of every scenario and trusted entity, each text once. */
const SUBJECTS: readonly Subject[] = [
  ...new Map(
    [
      ...scenarios
        .all()
        .flatMap(({ id, entities }) =>
          (entities.length > 0 ? entities : ['']).map(
            (entity) => [id as ScenarioId, entity === '' ? {} : { entity }] as const,
          ),
        ),
      ...MORE,
    ]
      .flatMap(([scenario, values]) => subjectsOf(scenario, values))
      .map((each) => [each.document.text, each] as const),
  ).values(),
];

const EVIL = '999999999999';
const STRANGERS: readonly Json[] = [
  '*',
  { AWS: '*' },
  { AWS: EVIL },
  { AWS: `arn:aws:iam::${EVIL}:root` },
  { AWS: `arn:aws:iam::${EVIL}:role/Evil` },
  { AWS: 'arn:aws:iam::111122223333:role/Evil' },
  { Service: 'evil.amazonaws.com' },
  { Federated: 'arn:aws:iam::111122223333:oidc-provider/evil.example' },
];

const asList = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value as Json];
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Edited = readonly Json[];
type Mutator = (statement: JsonObject, stranger: JsonObject | '*', at: number) => Edited;

const conditionOf = ({ Condition: condition }: JsonObject): JsonObject =>
  isObject(condition) ? condition : {};
/** One operator and key of the statement’s condition. */
function limitOf(statement: JsonObject, at: number): readonly [string, string, Json] | undefined {
  const all = Object.entries(conditionOf(statement)).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => [operator, key, value] as const),
  );
  return all.length > 0 ? all[at % all.length] : undefined;
}

/** The statement with another condition in the place of one; without it for undefined. */
function withLimit(
  statement: JsonObject,
  at: number,
  change: (operator: string, key: string, value: Json) => JsonObject | undefined,
): Edited {
  const limit = limitOf(statement, at);
  if (!limit) return [statement];
  const [operator, key, value] = limit;
  const { [key]: _, ...others } = conditionOf(statement)[operator] as JsonObject;
  const rest = { ...conditionOf(statement), [operator]: others };
  const fresh = change(operator, key, value) ?? {};
  const merged = { ...rest };
  for (const [name, keys] of Object.entries(fresh))
    merged[name] = { ...(merged[name] as JsonObject | undefined), ...(keys as JsonObject) };
  return [{ ...statement, Condition: merged }];
}

/** Edits that may let somebody in. */
const WIDER: readonly Mutator[] = [
  (statement, stranger) => [statement, { ...statement, Principal: stranger }],
  (statement, stranger) => [{ ...statement, Principal: stranger }],
  (statement, stranger) => {
    const { Principal: principal } = statement;
    if (!isObject(principal) || !isObject(stranger)) return [{ ...statement, Principal: stranger }];
    const merged = Object.entries(stranger).map(([type, value]) => [
      type,
      [...asList(principal[type]), ...asList(value)],
    ]);
    return [{ ...statement, Principal: { ...principal, ...Object.fromEntries(merged) } }];
  },
  (statement, stranger) => {
    const { Condition: _, ...bare } = statement;
    return [statement, { ...bare, Principal: stranger }];
  },
  ({ Principal: principal, ...rest }) => [{ ...rest, NotPrincipal: principal ?? '*' }],
  (statement, _, at) => withLimit(statement, at, () => undefined),
  (statement, _, at) => withLimit(statement, at, (operator, key) => ({ [operator]: { [key]: '*' } })),
  (statement, _, at) =>
    withLimit(statement, at, (operator, key, value) => ({ [operator]: { [key]: [...asList(value), EVIL] } })),
  (statement, _, at) =>
    withLimit(statement, at, (operator, key, value) => ({ [`${operator}IfExists`]: { [key]: value } })),
  (statement, _, at) =>
    withLimit(statement, at, (operator, key, value) => ({ [`ForAllValues:${operator}`]: { [key]: value } })),
  (statement, _, at) => withLimit(statement, at, (_operator, key) => ({ StringLike: { [key]: '*' } })),
  (statement, _, at) => withLimit(statement, at, (_operator, key) => ({ StringNotEquals: { [key]: EVIL } })),
  (statement, _, at) => withLimit(statement, at, (_operator, key) => ({ Null: { [key]: 'true' } })),
  (statement) => [{ ...statement, Action: '*' }],
  (statement) => [
    { ...statement, Action: [...asList(statement['Action']), 'sts:TagSession', 's3:PutObject'] },
  ],
  ({ Action: _action, ...rest }) => [{ ...rest, NotAction: 'sts:GetFederationToken' }],
  (statement) => ('Resource' in statement ? [{ ...statement, Resource: '*' }] : [statement]),
  (statement) => [{ ...statement, Effect: statement['Effect'] === 'Deny' ? 'Allow' : 'Deny' }],
  () => [],
];

/** Edits that let nobody in: less of everything, or the same in other words. */
const NARROWER: readonly Mutator[] = [
  (statement) => [statement, { Effect: 'Deny', Principal: '*', Action: '*' }],
  (statement) => [Object.fromEntries(Object.entries(statement).toReversed())],
  (statement) => [{ ...statement, Sid: 'AnotherName' }],
  (statement) => [{ ...statement, Action: asList(statement['Action']).toReversed() }],
  (statement) => [
    { ...statement, Action: asList(statement['Action']).map((each) => String(each).toUpperCase()) },
  ],
  (statement) => [statement, statement],
  (statement) =>
    statement['Effect'] === 'Allow'
      ? [{ ...statement, Action: asList(statement['Action']).slice(0, 1) }]
      : [statement],
  (statement) => (statement['Effect'] === 'Allow' ? [] : [statement]),
  (statement) =>
    statement['Effect'] === 'Allow'
      ? [
          {
            ...statement,
            Condition: { ...conditionOf(statement), IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
          },
        ]
      : [statement],
  (statement, _, at) =>
    withLimit(statement, at, (operator, key, value) => ({
      [operator]: { [key.toUpperCase()]: asList(value) },
    })),
  (statement, _, at) =>
    withLimit(statement, at, (operator, key, value) =>
      statement['Effect'] === 'Deny' || operator.startsWith('For')
        ? { [operator]: { [key]: value } }
        : { [operator]: { [key]: asList(value).slice(0, 1) } },
    ),
];

interface Example {
  readonly subject: Subject;
  readonly text: string;
}

const example = (mutators: readonly Mutator[]): fc.Arbitrary<Example> =>
  fc
    .record({
      subject: fc.constantFrom(...SUBJECTS),
      mutator: fc.constantFrom(...mutators),
      stranger: fc.constantFrom(...STRANGERS),
      index: fc.nat(20),
      at: fc.nat(5),
      indent: fc.nat(4),
      shuffled: fc.boolean(),
    })
    .map(({ subject, mutator, stranger, index, at, indent, shuffled }) => {
      const { statements } = subject;
      const edited = statements.flatMap((each, place) =>
        place === index % statements.length ? mutator(each, stranger as JsonObject | '*', at) : [each],
      );
      const list = shuffled ? edited.toReversed() : edited;
      return { subject, text: JSON.stringify({ Version: '2012-10-17', Statement: list }, null, indent) };
    });

const plain = (pattern: string): string => pattern.replaceAll('*', 'x').replaceAll('?', 'x');

interface Asked {
  readonly request: Request;
  /** What a cause may call them. */
  readonly names: readonly string[];
}

const CALLERS: readonly (readonly [unknown, readonly string[]])[] = [
  [{ kind: 'role-session', roleArn: `arn:aws:iam::${EVIL}:role/Evil` }, [EVIL]],
  [{ kind: 'role-session', roleArn: 'arn:aws:iam::111122223333:role/Evil' }, ['111122223333']],
  [{ kind: 'role-session', roleArn: 'arn:aws:iam::444455556666:role/PartnerApp' }, ['444455556666']],
  [
    { kind: 'role-session', roleArn: 'arn:aws:iam::111122223333:role/AppBackend' },
    ['AppBackend', '111122223333'],
  ],
  ['arn:aws:iam::111122223333:user/alice', ['alice', '111122223333']],
  ['evil.amazonaws.com', ['evil.amazonaws.com']],
];

/** Requests of strangers and of those whom the policy names, with the keys it compares, one of them missing or another. */
function requestsFor({ statements, document }: Subject): readonly Asked[] {
  const context: Record<string, string> = {};
  const resources = new Set<string>();
  const named: (readonly [unknown, readonly string[]])[] = [];
  const actions = new Set(['sts:AssumeRole', 'sts:TagSession', 's3:PutObject']);
  for (const statement of statements) {
    for (const action of asList(statement['Action']))
      if (!String(action).includes('*')) actions.add(String(action));
    for (const resource of asList(statement['Resource'])) resources.add(plain(String(resource)));
    for (const keys of Object.values(conditionOf(statement)))
      for (const [key, value] of Object.entries(isObject(keys) ? keys : {}))
        context[key] ??= plain(String(asList(value)[0]));
    const { Principal: principal } = statement;
    if (isObject(principal)) {
      for (const name of asList(principal['Service'])) named.push([name, [String(name)]]);
      for (const provider of asList(principal['Federated']))
        named.push([
          { kind: 'web-identity', provider },
          [String(provider).replace(/^.*oidc-provider\//, '')],
        ]);
    }
  }
  const contexts = [
    context,
    {},
    ...Object.keys(context).flatMap((key) => {
      const { [key]: _, ...others } = context;
      return [others, { ...others, [key]: EVIL }];
    }),
  ];
  const on = document.type === 'trust' ? ['arn:aws:iam::111122223333:role/DeepSeek'] : [...resources];
  return [...CALLERS, ...named].flatMap(([principal, names]) =>
    contexts.flatMap((each) =>
      [...actions].flatMap((action) =>
        on.slice(0, 2).flatMap((resource): readonly Asked[] => {
          const isToken = isObject(principal as Json) && (principal as JsonObject)['kind'] === 'web-identity';
          if (isToken !== action.startsWith('sts:AssumeRoleWith')) return [];
          try {
            const request = requestOf({
              principal,
              action,
              resource: resource === 'x' ? 'arn:aws:s3:::acme-models/r1/x' : resource,
              context: each,
              resourceAccount: '111122223333',
            });
            return [{ request, names: [...names, EVIL, 'Anyone'] }];
          } catch {
            // Not a request that AWS knows.
            return [];
          }
        }),
      ),
    ),
  );
}

const asked = new Map<Subject, readonly Asked[]>();
function requests(subject: Subject): readonly Asked[] {
  const known = asked.get(subject) ?? requestsFor(subject);
  asked.set(subject, known);
  return known;
}

const DENIED = new Set(['implicitlyDenied', 'explicitlyDenied']);
const EVERYONE = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

const decisionOf = (request: Request, { type }: ReadinessDocument, document: unknown): string =>
  decide(request, {
    identity: [documentOf([ALLOW_ALL])],
    ...(type === 'rcp' ? { resource: documentOf([EVERYONE]), rcps: [[document]] } : { resource: document }),
  }).decision;

test('the policies of many kits are tried', () => {
  expect(SUBJECTS.length).toBeGreaterThan(40);
});

test('whoever gets in by an edit is named', () => {
  let opened = 0;
  fc.assert(
    fc.property(example(WIDER), ({ subject: { kit, document, statements }, text }) => {
      const subject = SUBJECTS.find((each) => each.document === document)!;
      const names = [...ridersOf({ ...document, text }, kit).keys()].join('\n');
      const [before, after] = [documentOf(statements), JSON.parse(text) as unknown];
      const unnamed = requests(subject).filter(({ request, names: mine }) => {
        const isIn =
          decisionOf(request, document, after) === 'allowed' &&
          DENIED.has(decisionOf(request, document, before));
        if (isIn) opened += 1;
        return isIn && !mine.some((name) => names.includes(name));
      });
      expect(
        unnamed.map(({ request: { principal, action, context } }) => [principal, action, context, names]),
      ).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
  expect(opened).toBeGreaterThan(50);
});

test('an edit that lets nobody in names nobody', () => {
  fc.assert(
    fc.property(example(NARROWER), ({ subject: { kit, document }, text }) => {
      expect([...ridersOf({ ...document, text }, kit).keys()]).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});
