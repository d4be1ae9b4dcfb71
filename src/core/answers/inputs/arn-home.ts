// Where a pasted ARN of something that can be called is.
import { parseArn } from '#core/iam/arn.ts';
import { partitionOfRegion } from '#core/facts/regions.ts';
import type { ArnHome } from '#core/answers/field.ts';
import { readCallable } from './model-arn.ts';

/** The place of the ARN, if it can be called where it says it is: one that is refused says nothing about the role either. */
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
