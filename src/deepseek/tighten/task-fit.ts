// Which calls of a task a pasted policy allows: each role of the task's kit is tried with the pasted policy as its own.
import '#deepseek/answers/register-all.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { KitRole, RoleKit } from '#deepseek/compose/role-kit.ts';
import { expectationsOf, type Expectation } from '#deepseek/expectations/index.ts';
import { RCP_SERVICES } from '#iam/facts/rcp-services.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CallContext, OpenCall } from '#iam/request/call.ts';
import { decide, type Decision } from '#iam/decide/evaluate/decide.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { type EnvironmentDocument, type PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { resolveRequest } from '#iam/environment/resolve-request.ts';
import type { BroadPolicy } from './broad-policy.ts';

/** A role of the kit that the pasted policy may have been for. */
export interface TriedRole {
  readonly role: KitRole;
  /** The calls that it must be allowed to make. */
  readonly calls: readonly Expectation[];
  /** Those that the pasted policy allows in no circumstances. */
  readonly missing: readonly Expectation[];
  /** Those that it allows in all circumstances. */
  readonly free: readonly Expectation[];
  /** Whether it denies one of them in so many words. */
  readonly isDenied: boolean;
}

export interface TaskFit {
  readonly answers: Answers;
  readonly kit: RoleKit;
  /** Every role that makes calls. */
  readonly tried: readonly TriedRole[];
  /** The roles whose permissions take the policy's place, in the kit's order; empty where it serves none of them. */
  readonly holders: readonly TriedRole[];
}

/** A policy that allows less of a role's calls is not for that role. */
const LEAST_SHARE = 0.5;

const isOwnCall = ({ principal, viaEndpoint, permissionsBoundary, sessionPolicy }: Expectation): boolean =>
  'role' in principal &&
  principal.everything !== true &&
  [viaEndpoint, permissionsBoundary, sessionPolicy].every((id) => id === undefined);

/** The kit's documents with others as the permissions of one of its roles. */
export const withPermissions = (
  environment: PolicyEnvironment,
  id: string,
  permissions: readonly EnvironmentDocument[],
): PolicyEnvironment => ({
  ...environment,
  roles: environment.roles.map((role) =>
    role.id === id ? { ...role, permissions, hasKitBoundary: false } : role,
  ),
});

/**
 * The Region of what is called: where an inference profile routes a call to another Region, that one is checked.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
function requestedRegion({ resource }: Expectation): CallContext {
  const region = parseArn(resource)?.region;
  return region === undefined || region === '' ? {} : { 'aws:RequestedRegion': region };
}

/** The call in all circumstances that make a difference to a policy: nothing is known of what the call does not say. */
function inAnyCircumstances(call: Expectation, keys: readonly string[]): OpenCall {
  const context = { ...requestedRegion(call), ...call.context };
  const known = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  return { ...call, context, unknownKeys: keys.filter((key) => !known.has(key)) };
}

/** Undefined where it cannot be decided. */
function decisionOn(environment: PolicyEnvironment, call: OpenCall): Decision['decision'] | undefined {
  const { resolved } = resolveRequest(environment, call);
  if (!resolved || resolved.unreadable.length > 0) return undefined;
  return decide(resolved.request, resolved.policies, { rcpServices: RCP_SERVICES }).decision;
}

export const serviceOf = (action: string): string => action.split(':', 1)[0]!.toLowerCase();

export const actionsOf = (calls: readonly Expectation[]): readonly string[] => [
  ...new Set(calls.map(({ action }) => action)),
];

export const missingOf = (holders: readonly TriedRole[]): readonly Expectation[] =>
  holders.flatMap(({ missing }) => missing);

/**
 * The roles that the policy serves whole; and of those that it serves by half or more the one that it serves best, where
 * it uses a service that the policy names and none of the others does.
 */
function served(tried: readonly TriedRole[], named: readonly string[]): readonly TriedRole[] {
  const whole = tried.filter(({ missing }) => missing.length === 0);
  const uses = ({ calls }: TriedRole) => new Set(calls.map(({ action }) => serviceOf(action)));
  const used = new Set(whole.flatMap((holder) => [...uses(holder)]));
  const shareOf = ({ calls, missing }: TriedRole) => 1 - missing.length / calls.length;
  const [best] = tried
    .filter(
      (holder) =>
        !whole.includes(holder) &&
        !holder.isDenied &&
        shareOf(holder) >= LEAST_SHARE &&
        (whole.length === 0 || named.some((service) => uses(holder).has(service) && !used.has(service))),
    )
    .toSorted((a, b) => shareOf(b) - shareOf(a));
  return tried.filter((holder) => whole.includes(holder) || holder === best);
}

/** How far the policy allows what the kit of these answers is for. */
export function fitOf(answers: Answers, before: BroadPolicy): TaskFit {
  const kit = compose(answers);
  const calls = expectationsOf(answers).filter((each) => each.expect === 'allowed' && isOwnCall(each));
  const environment = environmentOf(kit, kitAccountOf(answers));
  const tried = kit.roles.flatMap((role): readonly TriedRole[] => {
    const own = calls.filter(({ principal }) => 'role' in principal && principal.role === role.id);
    if (own.length === 0 || role.permissions.length === 0) return [];
    const as = withPermissions(environment, role.id, before.documents);
    const decided = own.map((call) => ({
      call,
      decision: decisionOn(as, inAnyCircumstances(call, before.keys)),
    }));
    const of = (decisions: readonly unknown[]) =>
      decided.filter(({ decision }) => decisions.includes(decision)).map(({ call }) => call);
    return [
      {
        role,
        calls: own,
        missing: of([undefined, 'implicitlyDenied', 'explicitlyDenied']),
        free: of(['allowed']),
        isDenied: of(['explicitlyDenied']).length > 0,
      },
    ];
  });
  return { answers, kit, tried, holders: served(tried, before.services) };
}
