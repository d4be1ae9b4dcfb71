// The partition, Region and account of a pasted ARN of a model, profile or endpoint.
import { parseArn } from '#core/iam/arn.ts';
import { partitionOfRegion } from '#core/facts/regions.ts';
import type { ArnHome } from '#core/answers/field.ts';
import { readCallable } from './model-arn.ts';

/** Undefined unless the ARN can be called: a refused ARN tells nothing about the role. */
export function homeOfArn(raw: string): ArnHome | undefined {
  const arn = parseArn(raw.trim());
  if (!arn || partitionOfRegion(arn.region)?.id !== arn.partition) return undefined;
  const arnHome = {
    partition: arn.partition,
    regions: [arn.region],
    account: arn.account,
    accountGiven: false,
  };
  return readCallable(raw, arnHome).ok ? arn : undefined;
}
