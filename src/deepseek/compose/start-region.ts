// The Region of a command that shows how a job is started, and what of the answers can be named there.
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';

interface Needs {
  readonly keys: readonly KeyArn[];
  /** Regions of the subnets, where the job runs in a VPC. */
  readonly subnets: readonly string[] | undefined;
  /** Regions of training plans; without any, every Region does. */
  readonly plans?: readonly string[];
}

/** The first of `regions` that has a key, a subnet and a plan, where the job needs them. */
export function startRegion(regions: readonly string[], { keys, subnets, plans = [] }: Needs): string {
  const fits = regions.find(
    (region) =>
      (keys.length === 0 || keys.some((key) => key.region === region)) &&
      (subnets === undefined || subnets.includes(region)) &&
      (plans.length === 0 || plans.includes(region)),
  );
  return fits ?? regions[0] ?? 'us-east-1';
}

/** A key works in its own Region only. */
export const keyIn = (keys: readonly KeyArn[], region: string): KeyArn | undefined =>
  keys.find((key) => key.region === region) ?? keys[0];
