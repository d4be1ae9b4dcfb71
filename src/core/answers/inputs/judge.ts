// Reads the ARN of a foundation model that judges the answers of another.
import { matchesRule } from '#core/facts/input-rules.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { CheckedInput, RoleHome } from '#core/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { wrongRegion } from '#core/answers/offered-regions.ts';
import { excerpt } from '#core/text/invisible.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-judge.html */
export function readJudge(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const example = `arn:${home.partition}:bedrock:${excerpt(home.regions[0] ?? 'us-east-1')}::foundation-model/amazon.nova-pro-v1:0`;
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  if (arn?.resource.startsWith('inference-profile/')) {
    return refuse(
      `Rolewright does not know where other vendors’ profiles send calls. Choose a judge that is called in one Region, like ${example}`,
    );
  }
  if (!arn || !matchesRule('foundationModelArn', text)) {
    return refuse(`Paste the ARN of a foundation model, without an account, like ${example}`);
  }
  if (arn.resource.startsWith('foundation-model/deepseek.')) {
    return refuse(
      `AWS does not list DeepSeek among the judges. Choose another vendor’s model, like ${example}`,
    );
  }
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (arn.partition !== home.partition) {
    return refuse(
      `This model is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  }
  if (!home.regions.includes(arn.region)) {
    return refuse(
      `This judge is in ${arn.region}, but the job runs in ${home.regions.join(', ')}: both must be in one Region. Write ${example}`,
    );
  }
  return accept(text, `${arn.resource.slice('foundation-model/'.length)} in ${arn.region}`);
}
