// The account, Region and partition that a template is read for: those that are known, or examples.
import { partitionById, partitionOfRegion, REGIONS } from '#iam/facts/regions.ts';

/** What is known of the account that a template is for. */
export interface KnownEnvironment {
  /** Twelve digits. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly partition?: string | undefined;
}

export interface DeploymentEnvironment {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Behind the names of services' hosts: "amazonaws.com". */
  readonly suffix: string;
  /** Where each of them comes from. */
  readonly sources: Readonly<Record<keyof KnownEnvironment | 'suffix', string>>;
}

/** The beginning of an IAM ARN: path and name follow. */
export const iamArn = (
  { partition, account }: Pick<DeploymentEnvironment, 'partition' | 'account'>,
  kind: string,
): string => `arn:${partition}:iam::${account}:${kind}`;

const EXAMPLE = 'assumed as an example';
/** AWS's own examples use the same. */
const ACCOUNT = '111122223333';
const REGION = 'us-east-1';

/**
 * Where a template is read for. A Region says its partition, and a partition some Region of it; `source` says in words
 * where the Region comes from.
 */
export function deploymentEnvironment(
  { account, region, partition }: KnownEnvironment = {},
  source = 'as given',
): DeploymentEnvironment {
  const known = partition ?? (region === undefined ? undefined : partitionOfRegion(region)?.id);
  const { id, dnsSuffix } = partitionById(known ?? 'aws');
  const example = id === 'aws' ? REGION : REGIONS.find((each) => each.partition === id)?.code;
  const ofPartition = partition === undefined ? (known === undefined ? EXAMPLE : source) : 'as given';
  return {
    account: account ?? ACCOUNT,
    region: region ?? example ?? REGION,
    partition: known ?? id,
    suffix: dnsSuffix,
    sources: {
      account: account === undefined ? EXAMPLE : 'as given',
      region: region === undefined ? EXAMPLE : source,
      partition: ofPartition,
      suffix: ofPartition,
    },
  };
}
