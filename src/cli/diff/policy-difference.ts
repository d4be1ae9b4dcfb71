// What a change of one policy gains and loses, by its type: for its own principal, for each principal that a policy on a
// resource names, or for an account under a control policy.
import { difference, type Difference } from '#core/access/matrix/difference.ts';
import { matrix, type OwnPolicies } from '#core/access/matrix/matrix.ts';
import { asList, isList, isObject, own, type JsonObject, type JsonValue } from '#core/json/json-value.ts';
import type { PolicyType } from '#core/iam/policy.ts';
import { referenceWith } from '#cli/reference.ts';

export interface PolicyDifference extends Difference {
  /** Who gains and loses; undefined for the principals that have the policy. */
  readonly principal: string | undefined;
}

const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

const statementsOf = (document: JsonValue | undefined): readonly JsonObject[] => {
  const statements = own(document, 'Statement');
  return statements === undefined ? [] : asList(statements).filter((each) => isObject(each));
};

function between(before: OwnPolicies, after: OwnPolicies): Difference {
  const reference = referenceWith(
    (known) => new Set([before, after].flatMap((policies) => matrix(policies, known, {}).needs)),
  );
  return difference(matrix(before, reference, {}), matrix(after, reference, {}));
}

const isSomething = ({ gained, lost, changed }: Difference): boolean =>
  gained.length + lost.length + changed.length > 0;

const NONE: OwnPolicies = { identity: [], boundaries: [], session: [], scps: [] };

const identity = (documents: readonly JsonValue[]): OwnPolicies => ({ ...NONE, identity: documents });

/** "AWS arn:aws:iam::111122223333:root", one for each principal that a statement names. */
function principalsOf(statement: JsonObject): readonly string[] {
  const element = own(statement, 'Principal');
  if (own(statement, 'NotPrincipal') !== undefined)
    return [`all but ${JSON.stringify(own(statement, 'NotPrincipal'))}`];
  if (!isObject(element)) return [String(element ?? '*')];
  return Object.entries(element).flatMap(([kind, values]) =>
    (isList(values) ? values : [values]).map((value) => `${kind} ${String(value)}`),
  );
}

const withoutPrincipal = (statement: JsonObject): JsonObject => ({
  // A trust policy names no resource: it is about its role.
  ...(own(statement, 'NotResource') === undefined && { Resource: '*' }),
  ...Object.fromEntries(
    Object.entries(statement).filter(([name]) => name !== 'Principal' && name !== 'NotPrincipal'),
  ),
});

/** The document as that principal sees it: what names it, and what is denied to everyone. */
const seenBy = (document: JsonValue | undefined, principal: string): readonly JsonValue[] => [
  {
    Version: '2012-10-17',
    Statement: statementsOf(document)
      .filter((statement) => {
        const named = principalsOf(statement);
        return (
          named.includes(principal) ||
          (own(statement, 'Effect') === 'Deny' && named.some((each) => each === '*' || each === 'AWS *'))
        );
      })
      .map(withoutPrincipal),
  },
];

function byPrincipal(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly PolicyDifference[] {
  const principals = new Set([...statementsOf(before), ...statementsOf(after)].flatMap(principalsOf));
  return [...principals].toSorted().map((principal) => ({
    principal,
    ...between(identity(seenBy(before, principal)), identity(seenBy(after, principal))),
  }));
}

/** Under a control policy: what is left of everything. Without one, everything is. */
function underControl(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  allowsToo: boolean,
): readonly PolicyDifference[] {
  const under = (document: JsonValue | undefined): OwnPolicies => ({
    ...identity([everything]),
    scps:
      document === undefined
        ? []
        : [
            allowsToo
              ? [
                  everything,
                  { Statement: statementsOf(document).map(withoutPrincipal), Version: '2012-10-17' },
                ]
              : [document],
          ],
  });
  return [{ principal: undefined, ...between(under(before), under(after)) }];
}

type Differ = (before: JsonValue | undefined, after: JsonValue | undefined) => readonly PolicyDifference[];

const DIFFERS: Readonly<Record<PolicyType, Differ>> = {
  identity: (before, after) => [
    {
      principal: undefined,
      ...between(
        identity(before === undefined ? [] : [before]),
        identity(after === undefined ? [] : [after]),
      ),
    },
  ],
  trust: byPrincipal,
  resource: byPrincipal,
  scp: (before, after) => underControl(before, after, false),
  // RCPFullAWSAccess is always attached, so an RCP only takes away.
  rcp: (before, after) => underControl(before, after, true),
};

/** Only who gains or loses something. */
export const policyDifference = (
  type: PolicyType,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly PolicyDifference[] => DIFFERS[type](before, after).filter(isSomething);
