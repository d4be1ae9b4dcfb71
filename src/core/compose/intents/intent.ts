// What a scenario expects of its documents: calls that must be allowed, and near misses that must not.
import { parseArn } from '#core/iam/arn.ts';

export type Context = { readonly [key: string]: string | readonly string[] };

/** Somebody who is no role of the kit, as a request names one. Their own policies allow everything. */
export type Caller =
  | string
  | { readonly kind: 'role-session'; readonly roleArn: string }
  | { readonly kind: 'web-identity'; readonly provider: string };

/** A role of the kit, or permissions of the kit on somebody, by its id; or somebody else. */
export type IntentPrincipal =
  | {
      readonly role: string;
      /** Whether other policies of theirs allow everything: only what is denied in so many words is kept from them. */
      readonly everything?: true;
    }
  | {
      readonly caller: Caller;
      /** The role of the kit that holds what the caller is permitted; else everything is. */
      readonly permitted?: string;
    };

export interface Intent {
  /** The same for the same call, whatever else is answered. */
  readonly id: string;
  /** "Converse with DeepSeek-V3.2 in us-east-1". */
  readonly says: string;
  readonly expect: 'allowed' | 'denied';
  readonly principal: IntentPrincipal;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly context: Context;
  /** The kit's policy of the VPC endpoint that the call goes through. */
  readonly through?: string;
  /** The kit's policy that is the caller's permissions boundary. */
  readonly below?: string;
  /** What the near miss changes. */
  readonly near?: string;
}

/** A call before it is said what is expected of it. */
export type Call = Omit<Intent, 'id' | 'expect' | 'near'>;

const whoIn = (principal: IntentPrincipal): string => {
  if ('role' in principal) return principal.role;
  const { caller } = principal;
  if (typeof caller === 'string') return caller;
  return caller.kind === 'role-session' ? caller.roleArn : caller.provider;
};

const idOf = (call: Call, near = ''): string =>
  [whoIn(call.principal), call.action, call.resource, call.says, near].join(' ').trim();

const ACCOUNT = /^\d{12}$/;

/** The account in the ARN, where nothing else is said. */
function placed(call: Call): Call {
  const { account = '' } = parseArn(call.resource) ?? {};
  return call.resourceAccount === undefined && ACCOUNT.test(account)
    ? { ...call, resourceAccount: account }
    : call;
}

export const allowed = (call: Call): Intent => ({ ...placed(call), id: idOf(call), expect: 'allowed' });

/** What changes of a call, and in words. */
export type Miss = Partial<Omit<Call, 'resourceAccount'>> & {
  readonly near: string;
  readonly resourceAccount?: string | undefined;
};

/** The call with something about it changed, so that it must not be allowed. */
export function denied(call: Call, miss: Miss): Intent {
  const { near, resourceAccount, ...changes } = miss;
  const { resourceAccount: known, ...rest } = call;
  const moved = 'resource' in changes && changes.resource !== call.resource;
  const account = resourceAccount ?? (moved && call.resource.split(':')[4] !== '' ? undefined : known);
  const changed: Call = {
    ...rest,
    ...changes,
    ...(account === undefined ? {} : { resourceAccount: account }),
  };
  return { ...placed(changed), id: idOf(changed, near), expect: 'denied', near };
}

/** The context without a key. */
export const without = (context: Context, ...keys: readonly string[]): Context =>
  Object.fromEntries(Object.entries(context).filter(([key]) => !keys.includes(key)));
