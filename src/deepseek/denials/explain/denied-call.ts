// The refused call as the documents decide on it.
import { isObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import type { Caller, OpenCall } from '#iam/request/call.ts';
import { lastPart } from '#iam/request/principal.ts';
import type { Denial } from '#deepseek/denials/denial.ts';
import type { Clues } from './clues.ts';
import type { ModelFix } from './model-fix.ts';
import { PASTED_ROLE_ID } from '#iam/environment/pasted-environment.ts';
import {
  documentValue,
  type EnvironmentDocument,
  type EnvironmentPolicy,
  type EnvironmentRole,
  type PolicyEnvironment,
} from '#iam/environment/policy-environment.ts';

/** How to read a message as a call. */
export interface CallReading {
  /** Whether the action takes no resource, so that messages name none. */
  readonly takesNoResource: boolean;
  /** Whether the reader named the role of the documents; else the role of the message may be it under another name. */
  readonly isRoleNamed: boolean;
  /** What the call of the model needs, if it is one of a model. */
  readonly model: ModelFix | undefined;
  /** What stands around the message. */
  readonly clues: Clues;
}

export interface DeniedCall {
  readonly call: OpenCall;
  /** The environment with the caller's own ARN. */
  readonly environment: PolicyEnvironment;
  /** The role whose policies decide: the caller's, or the one that is assumed. */
  readonly role: EnvironmentRole;
  /** Whether that role is the one of the message, as far as names tell. */
  readonly isSameRole: boolean;
  readonly isTrust: boolean;
}

/** Calls on which the trust policy of a role decides. */
export const isAssume = (action: string): boolean =>
  /^sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(action);

function isNamed(role: EnvironmentRole, arn: string): boolean {
  if (role.arn === undefined) return role.name === lastPart(arn);
  return role.arn === arn || lastPart(role.arn) === lastPart(arn);
}

/** Whether a statement of the policies is about the action. */
const isAbout = (documents: readonly EnvironmentDocument[], action: string): boolean =>
  documents.some((document) =>
    statementsIn(documentValue(document)).some(({ Action }) =>
      textsIn(Action).some((pattern) => globMatches(pattern.toLowerCase(), action.toLowerCase())),
    ),
  );

interface FoundRole {
  readonly role: EnvironmentRole;
  readonly isSameRole: boolean;
}

/** The role whose permissions the caller has. Permissions without a role, and pasted ones, are anybody's. */
function roleOfCaller(
  { roles }: PolicyEnvironment,
  arn: string | undefined,
  action: string,
): FoundRole | undefined {
  const holders = roles.filter(({ permissions }) => permissions.length > 0);
  const named = arn === undefined ? undefined : holders.find((role) => isNamed(role, arn));
  if (named) return { role: named, isSameRole: true };
  const role = holders.find(({ permissions }) => isAbout(permissions, action)) ?? holders[0];
  if (!role) return undefined;
  const isAnybody = role.arn === undefined || role.id === PASTED_ROLE_ID;
  return { role, isSameRole: isAnybody || arn === undefined };
}

/** Who may present a token to the role. */
function providerIn(role: EnvironmentRole): Caller | undefined {
  const providers = statementsIn(role.trust && documentValue(role.trust)).flatMap(({ Principal }) =>
    isObject(Principal) ? textsIn(Principal['Federated']) : [],
  );
  return providers[0] === undefined ? undefined : { kind: 'web-identity', provider: providers[0] };
}

function trustCall(denial: Denial, environment: PolicyEnvironment): DeniedCall | undefined {
  const { action, principalArn, principal, resource } = denial;
  if (action === undefined) return undefined;
  const trusted = environment.roles.filter(({ trust }) => trust !== undefined);
  const role = resource === undefined ? trusted[0] : trusted.find((each) => isNamed(each, resource));
  if (role?.arn === undefined) return undefined;
  const isRole = principalArn?.includes(':role/') === true;
  const caller: Caller | undefined = /WithWebIdentity/i.test(action)
    ? providerIn(role)
    : isRole
      ? { kind: 'role-session', roleArn: principalArn }
      : (principalArn ?? principal);
  if (caller === undefined) return undefined;
  return {
    call: { label: '', principal: { caller }, action, resource: role.arn, context: denial.context },
    environment,
    role,
    isSameRole: true,
    isTrust: true,
  };
}

/** The caller's ARN in place of the role's, whose path or account may differ. */
function withArn(environment: PolicyEnvironment, role: EnvironmentRole, arn: string): PolicyEnvironment {
  return {
    ...environment,
    account: parseArn(arn)?.account ?? environment.account,
    roles: environment.roles.map((each) => (each.id === role.id ? { ...each, arn } : each)),
  };
}

/** Whether the policy is for calls of the service of the action. */
const isOfService = ({ documents }: EnvironmentPolicy, action: string): boolean => {
  const prefix = action.slice(0, action.indexOf(':') + 1).toLowerCase();
  const actions = documents.flatMap((document) =>
    statementsIn(documentValue(document)).flatMap(({ Action }) => textsIn(Action)),
  );
  return actions.some((each) => each === '*' || each.toLowerCase().startsWith(prefix));
};

/** The policy of the documents that limits the call from outside the role, where AWS says that such a one refused. */
function limitOf(
  { layer, action = '' }: Denial,
  { policies }: PolicyEnvironment,
): Pick<OpenCall, 'viaEndpoint' | 'permissionsBoundary' | 'sessionPolicy'> {
  const endpoint = policies.find((policy) => policy.kind === 'endpoint' && isOfService(policy, action));
  const boundary = policies.find(({ kind }) => kind === 'boundary');
  const sessions = policies.filter(({ kind }) => kind === 'session');
  return {
    ...(layer === 'endpoint' && endpoint && { viaEndpoint: endpoint.id }),
    ...(layer === 'boundary' && boundary && { permissionsBoundary: boundary.id }),
    // Of several, the message does not say which was passed.
    ...(layer === 'session' && sessions[0] && sessions.length === 1 && { sessionPolicy: sessions[0].id }),
  };
}

/** A caller whose own policies are not here: only policies of organizations, boundaries and resources decide. */
function callOfAnybody(
  denial: Denial,
  arn: string,
  resource: string,
  environment: PolicyEnvironment,
): DeniedCall | undefined {
  if (environment.policies.length === 0) return undefined;
  const caller: Caller = arn.includes(':role/') ? { kind: 'role-session', roleArn: arn } : arn;
  const role = {
    id: '',
    title: '',
    name: lastPart(arn),
    arn,
    trust: undefined,
    permissions: [],
    hasKitBoundary: false,
  };
  const { action = '', context } = denial;
  return {
    call: { label: '', principal: { caller }, action, resource, context, ...limitOf(denial, environment) },
    environment,
    role,
    isSameRole: true,
    isTrust: false,
  };
}

/** Layers of which a role without a boundary of the kit says nothing. */
const isOutside = (
  { layer }: Denial,
  { policies }: PolicyEnvironment,
  found: FoundRole | undefined,
): boolean =>
  !found ||
  (layer === 'boundary' && !found.role.hasKitBoundary && policies.some(({ kind }) => kind === 'boundary'));

/** The call to decide on; undefined if the message does not say enough, or no document is about the caller. */
export function deniedCall(
  denial: Denial,
  environment: PolicyEnvironment,
  { takesNoResource, isRoleNamed }: CallReading,
): DeniedCall | undefined {
  const { action, principalArn } = denial;
  if (action === undefined) return undefined;
  if (denial.layer === 'trust' || (isAssume(action) && denial.layer !== 'identity')) {
    const assumed = trustCall(denial, environment);
    if (assumed) return assumed;
    if (denial.layer === 'trust') return undefined;
  }
  const resource = denial.resource ?? (takesNoResource ? '*' : undefined);
  if (resource === undefined) return undefined;
  const found = roleOfCaller(environment, principalArn, action);
  if (!found || isOutside(denial, environment, found))
    return principalArn === undefined
      ? undefined
      : callOfAnybody(denial, principalArn, resource, environment);
  const { role, isSameRole } = found;
  const isRole = principalArn?.includes(':role/') === true;
  const isCaller = principalArn !== undefined && !isRole;
  const isRenamed = isRole && (isSameRole || !isRoleNamed);
  return {
    call: {
      label: '',
      principal: isCaller ? { caller: principalArn, permitted: role.id } : { role: role.id },
      action,
      resource,
      context: denial.context,
      ...limitOf(denial, environment),
    },
    environment: isRenamed ? withArn(environment, role, principalArn) : environment,
    role,
    isSameRole,
    isTrust: false,
  };
}
