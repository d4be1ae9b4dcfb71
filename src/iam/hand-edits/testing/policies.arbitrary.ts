// Policies for property tests, and others that differ from them in a few places.
import * as fc from 'fast-check';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';

const ACTIONS = ['bedrock:InvokeModel', 'bedrock:GetFoundationModel', 's3:GetObject', 'logs:PutLogEvents'];
const RESOURCES = [
  '*',
  'arn:aws:bedrock:us-east-1::foundation-model/other',
  'arn:aws:bedrock:us-west-2::foundation-model/other',
  'arn:aws:s3:::acme-models/*',
];
const PRINCIPALS = ['111122223333', 'arn:aws:iam::444455556666:root', '*'];
const VALUES = ['vpce-1111', 'vpce-2222', 'us-east-1', '3600'];

/** One value or several, in any order, as one or as a list. */
const oneOrMany = (values: readonly string[]): fc.Arbitrary<JsonValue> =>
  fc
    .tuple(fc.shuffledSubarray([...values], { minLength: 1 }), fc.boolean())
    .map(([list, single]) => (single && list.length === 1 ? list[0]! : list));

const principal = fc.oneof(
  fc.constant('*'),
  fc.dictionary(fc.constantFrom('AWS', 'Service'), oneOrMany(PRINCIPALS), { minKeys: 1, maxKeys: 2 }),
);

const condition = fc.dictionary(
  fc.constantFrom('StringEquals', 'StringNotEquals'),
  fc.dictionary(fc.constantFrom('aws:SourceVpce', 'aws:RequestedRegion'), oneOrMany(VALUES), {
    minKeys: 1,
    maxKeys: 2,
  }),
  { minKeys: 1, maxKeys: 2 },
);

const body: fc.Arbitrary<JsonObject> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Deny'),
    action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), oneOrMany(ACTIONS)),
    resource: fc.option(fc.tuple(fc.constantFrom('Resource', 'NotResource'), oneOrMany(RESOURCES))),
    principal: fc.option(fc.tuple(fc.constantFrom('Principal', 'NotPrincipal'), principal)),
    condition: fc.option(condition),
  })
  .map((made) => ({
    Effect: made.effect,
    ...(made.principal && { [made.principal[0]]: made.principal[1] as JsonValue }),
    [made.action[0]]: made.action[1],
    ...(made.resource && { [made.resource[0]]: made.resource[1] }),
    ...(made.condition && { Condition: made.condition as JsonValue }),
  }));

const SIDS = ['First', 'Second', 'Third', 'Fourth'];

/** Statements with different Sids, as AWS wants them. */
const statements = (sids: readonly string[]): fc.Arbitrary<readonly JsonObject[]> =>
  fc
    .shuffledSubarray([...sids])
    .chain((chosen) => fc.tuple(...chosen.map((Sid) => body.map((rest): JsonObject => ({ Sid, ...rest })))));

const policyOf = (list: readonly JsonObject[]): JsonObject => ({ Version: '2012-10-17', Statement: list });

export const policies: fc.Arbitrary<JsonObject> = statements(SIDS).map(policyOf);

/** A policy with some statements of another left as they are, some changed, some gone and some new. */
export const changedFrom = (policy: JsonObject): fc.Arbitrary<JsonObject> => {
  const list = policy['Statement'] as readonly JsonObject[];
  const changed = list.map((statement) =>
    fc.oneof(
      { arbitrary: fc.constant(statement), weight: 3 },
      { arbitrary: body.map((other) => crossed(statement, other)), weight: 3 },
      { arbitrary: fc.constant(undefined), weight: 1 },
    ),
  );
  return fc
    .tuple(fc.tuple(...changed), statements(['Fifth', 'Sixth']))
    .chain(([kept, added]) =>
      fc.shuffledSubarray([...kept.filter((each) => each !== undefined), ...added], {
        minLength: kept.filter((each) => each !== undefined).length + added.length,
      }),
    )
    .map(policyOf);
};

/** The statement with the elements of another at random places. */
function crossed(statement: JsonObject, other: JsonObject): JsonObject {
  const names = Object.keys(other).filter((name) => (name.length + JSON.stringify(other).length) % 2 === 0);
  const kept = Object.entries(statement).filter(
    ([name]) => !names.some((each) => each.replace(/^Not/, '') === name.replace(/^Not/, '')),
  );
  return Object.fromEntries([...kept, ...names.map((name) => [name, other[name]!] as const)]);
}

/** The text of a policy in one of several layouts. */
export const printed = (policy: JsonObject): fc.Arbitrary<string> =>
  fc.constantFrom(0, 1, 2, 4, '\t').map((indent) => JSON.stringify(policy, undefined, indent));
