// ARNs, Regions and accounts that differ from those of the answers, for near misses.
import type { RoleHome } from '#deepseek/answers/field.ts';
import { otherAccount } from '#deepseek/answers/model-home.ts';
import { REGIONS } from '#iam/facts/regions.ts';

/** An account that no answer of the wizard names by itself. */
const UNRELATED_ACCOUNT = '999988887777';

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
