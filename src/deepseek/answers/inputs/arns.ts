// Reads ARNs of KMS keys.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

export interface KeyArn {
  readonly arn: string;
  readonly region: string;
}

/** A KMS key. https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html */
export function readKey(raw: string, home: RoleHome): CheckedInput<KeyArn> {
  const text = raw.trim();
  const example = `arn:${home.partition}:kms:${home.regions[0]}:${home.account}:key/…`;
  if (/^alias\/|:alias\//.test(text)) {
    return refuse(`An alias does not work in a policy’s Resource. Paste the key’s ARN: ${example}`);
  }
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the full ARN of the key, not only its ID: ${example}`);
  if (!matchesRule('kmsKeyArn', text))
    return refuse(`This is not the ARN of a KMS key. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition) {
    return refuse(
      `This key is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  }
  const advice = home.regions.includes(arn.region)
    ? undefined
    : `The key is in ${arn.region}, which is not one of your Regions. A key works only with data in its own Region.`;
  return accept({ arn: text, region: arn.region }, `key in ${arn.region}, account ${arn.account}`, advice);
}
