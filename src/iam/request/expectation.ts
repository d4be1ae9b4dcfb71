// An expectation: a call that the documents must allow, or a near miss that they must deny.
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Call, CallPrincipal, CallContext } from '#iam/request/call.ts';

export interface Expectation extends Call {
  /** The same for the same call, so that it does not change with other answers. */
  readonly id: string;
  readonly expect: 'allowed' | 'denied';
  /** What the near miss changes. */
  readonly difference?: string;
  /** The heading it is listed under, where a scenario has several: "Provisioned Throughput". */
  readonly topic?: string;
}

const whoIn = (principal: CallPrincipal): string => {
  if ('role' in principal) return principal.role;
  const { caller } = principal;
  if (typeof caller === 'string') return caller;
  return caller.kind === 'role-session' ? caller.roleArn : caller.provider;
};

const idOf = (call: Call, difference = ''): string =>
  [whoIn(call.principal), call.action, call.resource, call.label, difference].join(' ').trim();

/** The account in the ARN, where nothing else is said. */
export function withOwnerAccount<T extends Call>(call: T): T {
  const { account = '' } = parseArn(call.resource) ?? {};
  return call.resourceAccount === undefined && isAccountId(account)
    ? { ...call, resourceAccount: account }
    : call;
}

export const allowed = (call: Call): Expectation => ({
  ...withOwnerAccount(call),
  id: idOf(call),
  expect: 'allowed',
});

/** What changes of a call, and in words. */
export type NearMiss = Partial<Omit<Call, 'resourceAccount'>> & {
  readonly difference: string;
  readonly resourceAccount?: string | undefined;
};

/** The call with something about it changed, so that it must not be allowed. */
export function denied(call: Call, miss: NearMiss): Expectation {
  const { difference, resourceAccount, ...changes } = miss;
  const { resourceAccount: known, ...rest } = call;
  const moved = 'resource' in changes && changes.resource !== call.resource;
  const account = resourceAccount ?? (moved && call.resource.split(':')[4] !== '' ? undefined : known);
  const changed: Call = {
    ...rest,
    ...changes,
    ...(account === undefined ? {} : { resourceAccount: account }),
  };
  return { ...withOwnerAccount(changed), id: idOf(changed, difference), expect: 'denied', difference };
}

/** The context without a key. */
export const without = (context: CallContext, ...keys: readonly string[]): CallContext =>
  Object.fromEntries(Object.entries(context).filter(([key]) => !keys.includes(key)));
