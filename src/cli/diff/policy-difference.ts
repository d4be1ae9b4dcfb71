// What a change of one policy gains and loses, by its type: for its own principal, for each principal that a policy on a
// resource names, or for an account under a control policy.
import {
  type Difference,
  type MatrixOptions,
  type OwnPolicies,
  difference,
  matrix,
} from '#iam/access/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { type JsonObject, type JsonValue, asList, isList, isObject, own } from '#iam/json/index.ts';
import type { PolicyType } from '#iam/policy/index.ts';
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

/** The actions that documents name without wildcards, in lower case, with the resources of their statements. */
function namedIn(all: readonly OwnPolicies[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const statements = all
    .flatMap(({ identity, scps = [] }) => [identity, ...scps].flat())
    .flatMap((document) => statementsOf(document as JsonValue));
  const textsIn = (statement: JsonObject, ...members: readonly string[]): readonly string[] =>
    members
      .flatMap((member) => asList(own(statement, member) ?? []))
      .filter((each) => typeof each === 'string');
  for (const statement of statements) {
    const resources = textsIn(statement, 'Resource', 'NotResource').filter((text) => text.startsWith('arn:'));
    for (const name of textsIn(statement, 'Action', 'NotAction').map((each) => each.toLowerCase()))
      if (/^[a-z0-9-]+:[^*?]+$/.test(name))
        found.set(name, [...new Set([...(found.get(name) ?? []), ...resources])]);
  }
  return found;
}

function between(before: OwnPolicies, after: OwnPolicies, place: MatrixOptions = {}): Difference {
  const options = { ...place, named: namedIn([before, after]) };
  const reference = referenceWith(
    (known) => new Set([before, after].flatMap((policies) => matrix(policies, known, options).needs)),
  );
  return difference(matrix(before, reference, options), matrix(after, reference, options));
}

const isSomething = ({ gained, lost, changed }: Difference): boolean =>
  gained.length + lost.length + changed.length > 0;

const NONE: OwnPolicies = { identity: [], boundaries: [], session: [], scps: [] };

const identity = (documents: readonly JsonValue[]): OwnPolicies => ({ ...NONE, identity: documents });

const ALL_BUT = 'all but ';

/** "AWS arn:aws:iam::111122223333:root", one for each principal that a statement names. */
function principalsOf(statement: JsonObject): readonly string[] {
  const element = own(statement, 'Principal');
  if (own(statement, 'NotPrincipal') !== undefined)
    return [`${ALL_BUT}${JSON.stringify(own(statement, 'NotPrincipal'))}`];
  if (!isObject(element)) return [String(element ?? '*')];
  return Object.entries(element).flatMap(([kind, values]) =>
    (isList(values) ? values : [values]).map((value) => `${kind} ${String(value)}`),
  );
}

const isDeny = (statement: JsonObject): boolean => own(statement, 'Effect') === 'Deny';

const EVERYONE: ReadonlySet<string> = new Set(['*', 'AWS *']);

/** "AWS arn:aws:iam::111122223333:role/X" → "AWS 111122223333": who is named by an account is named by its ID or root. */
function accountOf(principal: string): string | undefined {
  const account = /^AWS (?:arn:[^:]*:[^:]*::)?(\d{12})(?::|$)/.exec(principal)?.[1];
  return account === undefined ? undefined : `AWS ${account}`;
}

const isAccount = (principal: string): boolean => /^AWS (?:\d{12}|arn:.*:root)$/.test(principal);

/** Whether what is said of others holds for a principal as well: of everyone, of its account, of all but somebody else. */
function includes(statement: JsonObject, principal: string): boolean {
  const exempt = own(statement, 'NotPrincipal');
  if (isObject(exempt)) return !principalsOf({ Principal: exempt }).includes(principal);
  return principalsOf(statement).some(
    (each) =>
      EVERYONE.has(each) ||
      (isAccount(each) && (principal.startsWith(ALL_BUT) || accountOf(each) === accountOf(principal))),
  );
}

const withoutPrincipal = (statement: JsonObject): JsonObject => ({
  // A trust policy names no resource: it is about its role.
  ...(own(statement, 'NotResource') === undefined && { Resource: '*' }),
  ...Object.fromEntries(
    Object.entries(statement).filter(([name]) => name !== 'Principal' && name !== 'NotPrincipal'),
  ),
});

/** What a Deny takes away is mostly allowed by another policy. */
export const BY_OTHERS = 'where another policy allows it';

const unconditional = (statement: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(statement).filter(([name]) => name !== 'Condition')),
  Effect: 'Allow',
});

const of = (...statements: readonly JsonObject[]): OwnPolicies =>
  identity([{ Version: '2012-10-17', Statement: statements }]);

/** With what the statements no longer deny, where another policy allows it. */
function withDenials(
  found: PolicyDifference,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly PolicyDifference[] {
  const [old, now] = [before.filter(isDeny), after.filter(isDeny)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [found];
  const onlyDenies = old.length === before.length && now.length === after.length;
  const { principal } = found;
  const others = principal === undefined ? BY_OTHERS : `${principal}, ${BY_OTHERS}`;
  const open = (onlyDenies ? [...old, ...now] : old).map(unconditional);
  const denied = between(of(...open, ...old), of(...open, ...now));
  if (onlyDenies) return [{ principal: others, ...denied }];
  const known = new Set([...found.gained, ...found.changed].map(({ action }) => action));
  const [gained, changed] = [denied.gained, denied.changed.filter(({ more }) => more)].map((all) =>
    all.filter(({ action }) => !known.has(action)),
  );
  return [found, { ...denied, principal: others, gained: gained!, lost: [], changed: changed! }];
}

/** The statements as that principal sees them: what names it, and what is denied to it with others. */
function seenBy(
  document: JsonValue | undefined,
  principal: string,
  isDenied: boolean,
): readonly JsonObject[] {
  return statementsOf(document)
    .filter(
      (statement) =>
        principalsOf(statement).includes(principal) ||
        // What it is denied by name, it may be allowed as one of many.
        ((isDeny(statement) || isDenied) && includes(statement, principal)),
    )
    .map(withoutPrincipal);
}

const byPrincipal =
  (type: 'trust' | 'resource') =>
  (before: JsonValue | undefined, after: JsonValue | undefined): readonly PolicyDifference[] => {
    const all = [...statementsOf(before), ...statementsOf(after)];
    const exempt = all
      .flatMap((each) => own(each, 'NotPrincipal') ?? [])
      .flatMap((each) => principalsOf({ Principal: each }));
    const denied = new Set([...all.filter(isDeny).flatMap(principalsOf), ...exempt]);
    return [...new Set([...all.flatMap(principalsOf), ...exempt])].toSorted().flatMap((principal) => {
      const [old, now] = [before, after].map((each) => seenBy(each, principal, denied.has(principal)));
      const found = { principal, ...between(of(...old!), of(...now!)) };
      // Nobody assumes a role that its trust policy does not allow.
      return type === 'trust' ? [found] : withDenials(found, old!, now!);
    });
  };

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

const documentsOf = (document: JsonValue | undefined): readonly JsonValue[] =>
  document === undefined ? [] : [document];

/** What a principal can do by documents that apply together, and by others that it may have. */
function ofIdentity(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  place?: MatrixOptions,
): readonly PolicyDifference[] {
  const found = { principal: undefined, ...between(identity(before), identity(after), place) };
  return withDenials(found, before.flatMap(statementsOf), after.flatMap(statementsOf));
}

type Differ = (before: JsonValue | undefined, after: JsonValue | undefined) => readonly PolicyDifference[];

const DIFFERS: Readonly<Record<PolicyType, Differ>> = {
  identity: (before, after) => ofIdentity(documentsOf(before), documentsOf(after)),
  trust: byPrincipal('trust'),
  resource: byPrincipal('resource'),
  // One that only denies limits nothing else: FullAWSAccess is attached, too.
  scp: (before, after) =>
    underControl(before, after, [...statementsOf(before), ...statementsOf(after)].every(isDeny)),
  // RCPFullAWSAccess is always attached, so an RCP only takes away.
  rcp: (before, after) => underControl(before, after, true),
  // Settings allow and deny nothing.
  'bedrock-policy': () => [],
  'ec2-policy': () => [],
};

/** Only who gains or loses something. */
export const policyDifference = (
  type: PolicyType,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly PolicyDifference[] => DIFFERS[type](before, after).filter(isSomething);

/** Without the policies that limit a principal, others than those that are compared may allow what a Deny takes away. */
interface Around {
  readonly layers: Omit<OwnPolicies, 'identity'>;
  readonly place: MatrixOptions;
}

/** What documents that apply together gain and lose; those that name principals for each of these. */
export function documentsDifference(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  { layers, place }: Around,
): readonly PolicyDifference[] {
  const { boundaries = [], session = [], scps = [] } = layers;
  if (boundaries.length + session.length + scps.length > 0) {
    const [old, now] = [before, after].map((documents) => ({ identity: documents, ...layers }));
    return [{ principal: undefined, ...between(old!, now!, place) }];
  }
  const [old, now] = [before, after].map(([first, ...more]) => (more.length > 0 ? undefined : first));
  const [was, is] = [old, now].map((each) => each !== undefined && inferPolicyType(each));
  if (!was || !is || (was === 'identity' && is === 'identity')) return ofIdentity(before, after, place);
  if (was === is) return policyDifference(is, old, now);
  return [...policyDifference(was, old, undefined), ...policyDifference(is, undefined, now)];
}
