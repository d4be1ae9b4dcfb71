// Checks the partition, Region and account of an ARN.
import { matchesRule } from '#iam/facts/input-rules.ts';
import type { Arn } from '#iam/policy/arn.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** Why the ARN has no valid Region or account, or another partition than the role; undefined if all is well. */
export function misplaced(arn: Arn, home: RoleHome): string | undefined {
  const lost = wrongRegion(arn);
  if (lost) return lost;
  if (arn.partition !== home.partition) {
    return `This is in partition ${excerpt(arn.partition)}, but the chosen Region is in ${home.partition}. Use one partition for both.`;
  }
  return matchesRule('accountId', arn.account)
    ? undefined
    : 'The ARN does not have an account ID. Copy it again.';
}
