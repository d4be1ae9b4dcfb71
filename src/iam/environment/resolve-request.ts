// Turns a call into a request with the policies that apply to it, and records the location of each statement.
import { joinAnd } from '#iam/text/words.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import type { Call, CallPrincipal, OpenCall } from '#iam/request/call.ts';
import { messagesOf } from '#iam/request/problem.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { statementEntries, textsIn } from '#iam/policy/raw-policy.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import type { Reason } from '#iam/decide/explain/reason.ts';
import { readRequest, type Request } from '#iam/request/request.ts';
import { withAlwaysSentKeys } from './always-sent-keys.ts';
import {
  documentValue,
  type PolicyEnvironment,
  type EnvironmentDocument,
  type EnvironmentRole,
} from './policy-environment.ts';

/** A statement in a document of the environment. */
export interface StatementLocation {
  readonly documentId: string;
  readonly path: JsonPath;
}

export interface ResolvedRequest {
  readonly request: Request;
  readonly policies: Policies;
  /** Where the statement of a reason is; undefined in policies that are only assumed. */
  readonly locationOf: (
    reason: Pick<Reason, 'layer' | 'level' | 'document' | 'path'>,
  ) => StatementLocation | undefined;
  /** Titles of documents that apply but cannot be parsed. */
  readonly unreadable: readonly string[];
  /** The ARN of the caller's permissions boundary, if the environment does not have it. */
  readonly missingBoundary: string | undefined;
  /** Whether the environment does not have the caller's own policies, so they are assumed to allow everything. */
  readonly assumesOwnPolicies: boolean;
  /** What is assumed about policies that the environment does not have. */
  readonly assumptions: readonly string[];
}

const ALLOW_ALL = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** RCPFullAWSAccess, which AWS attaches everywhere. */
const ALLOW_ANYONE = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** The assumed policy of a resource: it leaves the decision to the policies of the caller's account. */
const delegatingTo = (account: string, partition: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: '*',
      Resource: '*',
    },
  ],
});

interface LocatedStatement extends StatementLocation {
  readonly statement: RawObject;
}

/** The statements of a document with their locations. */
function placedStatements(document: EnvironmentDocument): readonly LocatedStatement[] {
  return statementEntries(documentValue(document)).flatMap(({ value, path }) =>
    isObject(value) ? [{ statement: value, documentId: document.id, path }] : [],
  );
}

/** The resource whose policy applies: the bucket of an object, or the resource itself. */
const ownerOf = (arn: string): string => (arn.includes(':s3:::') ? arn.split('/')[0]! : arn);

/** One policy made of the statements of several documents. */
interface CombinedPolicy {
  readonly document: unknown;
  readonly from: readonly LocatedStatement[];
}

const combine = (from: readonly LocatedStatement[]): CombinedPolicy => ({
  document: { Version: '2012-10-17', Statement: from.map(({ statement }) => statement) },
  from,
});

const documentsOfType = ({ policies }: PolicyEnvironment, type: string): readonly EnvironmentDocument[] =>
  policies.filter((policy) => policy.type === type).flatMap(({ documents }) => documents);

/** The ARNs that statements of a document name. */
const namedIn = (statements: readonly LocatedStatement[]): readonly string[] =>
  statements.flatMap(({ statement }) =>
    [...textsIn(statement['Resource']), ...textsIn(statement['NotResource'])].filter((text) => text !== '*'),
  );

/**
 * The policy of the resource. A document that names the resource in any statement is its policy with all statements, a
 * Deny on `*` included. One that names no ARN may be that of another resource: only its Deny statements count.
 */
function resourcePolicy(
  environment: PolicyEnvironment,
  { resource, viaEndpoint }: Call,
): CombinedPolicy | undefined {
  if (viaEndpoint !== undefined) return undefined;
  const ofEndpoints = environment.policies
    .filter(({ kind }) => kind === 'endpoint')
    .flatMap(({ documents }) => documents);
  const ofAny = environment.policies
    .filter(({ kind }) => kind === 'any-resource')
    .flatMap(({ documents }) => documents);
  const onOthers = environment.policies.filter(({ on }) => on !== undefined && on !== resource);
  const onIt = environment.policies.filter(({ on }) => on === resource).flatMap(({ documents }) => documents);
  const resourceDocuments = documentsOfType(environment, 'resource').filter(
    (document) =>
      !ofEndpoints.includes(document) && !onOthers.some(({ documents }) => documents.includes(document)),
  );
  const owner = ownerOf(resource);
  const from = resourceDocuments.flatMap((document) => {
    const statements = placedStatements(document);
    const named = namedIn(statements);
    const isOfIt =
      ofAny.includes(document) ||
      onIt.includes(document) ||
      named.some((arn) => ownerOf(arn) === owner || globMatches(ownerOf(arn), owner));
    if (isOfIt) return statements;
    return named.length === 0 ? statements.filter(({ statement }) => statement['Effect'] !== 'Allow') : [];
  });
  return from.length > 0 ? combine(from) : undefined;
}

const isAccount = (caller: unknown): caller is string => typeof caller === 'string' && isAccountId(caller);

/** The principal of the request, as `readRequest` takes it. */
function principalOf(
  { account, partition }: PolicyEnvironment,
  principal: CallPrincipal,
  role?: EnvironmentRole,
): unknown {
  if ('caller' in principal) {
    const { caller } = principal;
    // An account itself makes no requests: one of its roles is taken instead.
    return isAccount(caller) ? `arn:${partition}:iam::${caller}:role/AnyRole` : caller;
  }
  // Permissions without a role of the kit are attached to some role of the account.
  return { kind: 'role-session', roleArn: role?.arn ?? `arn:${partition}:iam::${account}:role/Attached` };
}

/** The id of the role whose permissions the principal has. */
export const roleIdOf = (principal: CallPrincipal): string | undefined =>
  'role' in principal ? principal.role : principal.permitted;

type Resolution =
  | { readonly resolved: ResolvedRequest; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly resolved?: undefined };

/** What to do about documents that cannot be parsed, by their titles. */
export const invalidJson = (titles: readonly string[]): string =>
  `${joinAnd(titles)} ${titles.length === 1 ? 'is' : 'are'} not valid JSON. Fix the syntax first.`;

/**
 * The request that the call makes, with the policies that apply. A caller who is not a role of the environment is assumed
 * to be allowed everything by their own policies; a resource whose policy is not in the environment is assumed to leave the
 * decision to the caller's account.
 */
export function resolveRequest(environment: PolicyEnvironment, call: OpenCall): Resolution {
  const { principal, action, resource } = call;
  const holder = roleIdOf(principal);
  const role = environment.roles.find(({ id }) => id === holder);
  if (holder !== undefined && !role) return { problems: [`The kit has no role “${holder}”.`] };
  const read = readRequest({
    principal: principalOf(environment, principal, role),
    action,
    resource,
    resourceAccount: call.resourceAccount,
    ...withAlwaysSentKeys(call),
  });
  if (read.problems) return { problems: messagesOf(read.problems) };
  const request = read.value;
  const own = 'account' in request.principal ? request.principal.account : undefined;

  const assumesOwnPolicies = own !== undefined && !role;
  const everything = 'role' in principal && principal.everything === true;
  const identity = role?.permissions ?? [];
  const isTrust = action.toLowerCase().startsWith('sts:');
  const trust = isTrust ? environment.roles.find(({ arn }) => arn === resource)?.trust : undefined;
  const gathered = isTrust ? undefined : resourcePolicy(environment, call);
  const bounded = 'role' in principal && role?.hasKitBoundary === true;
  const boundary = environment.policies.find(({ id, kind }) =>
    bounded ? kind === 'boundary' : id === call.permissionsBoundary,
  );
  const session = environment.policies.find(({ id }) => id === call.sessionPolicy)?.documents ?? [];
  const scps = documentsOfType(environment, 'scp');
  const rcps = documentsOfType(environment, 'rcp');
  const endpoint = environment.policies.find(({ id }) => id === call.viaEndpoint);
  const endpointPolicy = endpoint && combine(endpoint.documents.flatMap(placedStatements));

  const needs = own !== undefined && ((call.resourceAccount ?? own) !== own || /^(?:kms|sts):/i.test(action));
  // Resource control policies only limit: what a service may do, the resource's own policy says.
  const asService = own === undefined && request.principal.kind === 'service' && rcps.length > 0;
  const assumed = needs ? delegatingTo(own, environment.partition) : asService ? ALLOW_ANYONE : undefined;
  const isHeld = trust !== undefined || gathered !== undefined;
  const resourceDocument = (trust && documentValue(trust)) ?? gathered?.document ?? assumed;
  const policies: Policies = {
    identity: [...identity.map(documentValue), ...(role && !everything ? [] : [ALLOW_ALL])],
    ...(resourceDocument === undefined ? {} : { resource: resourceDocument }),
    ...(boundary ? { boundaries: boundary.documents.map(documentValue) } : {}),
    ...(session.length > 0 ? { session: session.map(documentValue) } : {}),
    ...(scps.length > 0 ? { scps: [[ALLOW_ALL, ...scps.map(documentValue)]] } : {}),
    ...(rcps.length > 0 ? { rcps: [[ALLOW_ANYONE, ...rcps.map(documentValue)]] } : {}),
    ...(endpointPolicy ? { endpoints: [endpointPolicy.document] } : {}),
  };

  const at = (document: EnvironmentDocument | undefined, path: JsonPath): StatementLocation | undefined =>
    document && { documentId: document.id, path };
  const within = (
    from: readonly LocatedStatement[] | undefined,
    path: JsonPath,
  ): StatementLocation | undefined => from?.[Number(path[1] ?? 0)];
  const places: Partial<Record<Reason['layer'], ResolvedRequest['locationOf']>> = {
    identity: ({ document, path }) => at(identity[document], path),
    resource: ({ path }) => (trust ? at(trust, path) : within(gathered?.from, path)),
    boundary: ({ level, path }) => at(boundary?.documents[level], path),
    session: ({ document, path }) => at(session[document], path),
    scp: ({ document, path }) => at(scps[document - 1], path),
    rcp: ({ document, path }) => at(rcps[document - 1], path),
    endpoint: ({ path }) => within(endpointPolicy?.from, path),
  };
  const bearing = [
    ...identity,
    ...(trust ? [trust] : []),
    ...(boundary?.documents ?? []),
    ...session,
    ...scps,
    ...rcps,
    ...(endpoint?.documents ?? []),
    ...(isTrust ? [] : documentsOfType(environment, 'resource')),
  ];
  return {
    resolved: {
      request,
      policies,
      locationOf: (reason) => {
        const place = places[reason.layer]?.(reason);
        return place && { documentId: place.documentId, path: place.path };
      },
      unreadable: bearing
        .filter((document) => documentValue(document) === undefined)
        .map(({ title }) => title),
      missingBoundary: 'role' in principal && !bounded ? role?.boundaryArn : undefined,
      assumesOwnPolicies,
      assumptions: [
        ...(assumesOwnPolicies
          ? ['The caller’s own policies are not here, so they are assumed to allow everything.']
          : []),
        ...(everything ? ['Other policies of the caller allow everything.'] : []),
        ...(assumed && !isHeld
          ? [
              asService
                ? 'The policy of the resource is not here, so it is assumed to allow the service.'
                : `The policy of the resource is not here, so it is assumed to delegate to account ${own}.`,
            ]
          : []),
        ...(scps.length > 0
          ? ['FullAWSAccess is attached along with these service control policies, and at every level above.']
          : []),
      ],
    },
  };
}
