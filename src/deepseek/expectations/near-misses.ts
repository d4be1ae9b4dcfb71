// Near misses, derived from the call that must be allowed: in another account or Region, of another name, with other keys.
import type { RoleHome } from '#deepseek/answers/field.ts';
import { otherAccount } from '#deepseek/answers/model-home.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, denied, without, type Expectation, type NearMiss } from '#iam/request/expectation.ts';

/** An account that no answer of the wizard names by itself. */
const UNRELATED_ACCOUNT = '999988887777';

/** Stands for another Region in a partition that has one alone. */
const FUTURE_REGION = 'eu-north-9';

export const unrelatedAccount = (account: string): string =>
  account === UNRELATED_ACCOUNT ? otherAccount(account) : UNRELATED_ACCOUNT;

/** A Region of the same partition that is not among these; undefined where there is none. */
export const otherRegion = (partition: string, regions: readonly string[]): string | undefined =>
  REGIONS.find((region) => region.partition === partition && !regions.includes(region.code))?.code;

export const arnOf = (
  { partition }: Pick<RoleHome, 'partition'>,
  service: string,
  region: string,
  account: string,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** The ARN in another Region. */
export function withRegion(arn: string, region: string): string {
  const fields = arn.split(':');
  return [...fields.slice(0, 3), region, ...fields.slice(4)].join(':');
}

/** The ARN under another account. */
export function withAccount(arn: string, account: string): string {
  const fields = arn.split(':');
  return [...fields.slice(0, 4), account, ...fields.slice(5)].join(':');
}

/** What changes of a call; or a function that says so of a call, and nothing where it has none of what would change. */
export type Near = NearMiss | ((call: Call) => NearMiss | undefined);

/** The call changed in each of these ways, which must be denied. What is `false` does not apply. */
export const misses = (call: Call, near: readonly (Near | false)[]): readonly Expectation[] =>
  near.flatMap((each) => {
    const miss = typeof each === 'function' ? each(call) : each;
    return miss ? [denied(call, miss)] : [];
  });

/** The call, which must be allowed, and its near misses, which must be denied. */
export const around = (
  call: Call,
  near: readonly (Near | false)[],
): readonly [Expectation, ...Expectation[]] => [allowed(call), ...misses(call, near)];

/** Another of its kind, whose name only begins like it. */
export const renamed =
  (difference: string, ending = '-other') =>
  ({ resource }: Call): NearMiss => ({ difference, resource: `${resource}${ending}` });

/** Another of its kind, where names are IDs of a fixed form. */
export const otherId =
  (difference: string) =>
  ({ resource }: Call): NearMiss => ({ difference, resource: resource.replace(/.{4}$/, 'zzzz') });

/** The same name in an account that no answer names; nothing for what has no account in its ARN. */
export const inOtherAccount =
  (difference = 'in another account') =>
  ({ resource }: Call): NearMiss | undefined => {
    const account = resource.split(':')[4] ?? '';
    return isAccountId(account)
      ? { difference, resource: withAccount(resource, unrelatedAccount(account)) }
      : undefined;
  };

/** The same name in a Region that the role does not work in; nothing for what has no Region in its ARN. */
export const inOtherRegion =
  ({ partition, regions }: Pick<RoleHome, 'partition' | 'regions'>, difference = 'in another Region') =>
  ({ resource }: Call): NearMiss | undefined => {
    const region = resource.split(':')[3] ?? '';
    const other = otherRegion(partition, [region, ...regions]) ?? FUTURE_REGION;
    return region === '' ? undefined : { difference, resource: withRegion(resource, other) };
  };

/** The same name in another account, and in another Region. */
export const elsewhere = (home: Pick<RoleHome, 'partition' | 'regions'>): readonly Near[] => [
  inOtherAccount(),
  inOtherRegion(home),
];

/** With another value of a key of the request. */
export const withKey =
  (difference: string, key: string, value: string | readonly string[]) =>
  ({ context }: Call): NearMiss => ({ difference, context: { ...context, [key]: value } });

/** Without keys of the request. */
export const withoutKeys =
  (difference: string, ...keys: readonly string[]) =>
  ({ context }: Call): NearMiss => ({ difference, context: without(context, ...keys) });
