// Reads ARNs of SNS topics.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { misplaced } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

export interface Topic {
  readonly arn: string;
  readonly region: string;
  readonly name: string;
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceNotificationConfig.html */
export function readTopic(raw: string, home: RoleHome): CheckedInput<Topic> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  const example = `arn:${home.partition}:sns:${home.regions[0]}:${home.account}:deepseek-results`;
  if (!arn || !matchesRule('snsTopicArn', text))
    return refuse(`Paste the full ARN of a standard SNS topic, like ${example}`);
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This belongs to account ${arn.account}, but the role is in ${home.account}. Name a topic in the role’s account.`,
    );
  if (!home.regions.includes(arn.region))
    return refuse(
      `This is in ${arn.region}, which is not one of your Regions (${home.regions.join(', ')}). Name a topic there.`,
    );
  return accept(
    { arn: text, region: arn.region, name: arn.resource },
    `topic ${arn.resource} in ${arn.region}`,
  );
}
