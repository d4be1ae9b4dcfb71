// Reads the ARN of a model that judges the answers of another: a foundation model, or an inference profile that calls one.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { misplaced } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { excerpt } from '#iam/text/invisible.ts';

const PROFILE = 'inference-profile/';
const MODEL = 'foundation-model/';

/** The model that a system profile calls: its ID is that of the model behind a prefix, such as us. or global. */
export const judgeModelOf = (arn: string): string => {
  const at = arn.indexOf(PROFILE);
  return at < 0 ? arn.slice(arn.indexOf(MODEL) + MODEL.length) : arn.slice(arn.indexOf('.', at) + 1);
};

export const isJudgeProfile = (arn: string): boolean => arn.includes(`:${PROFILE}`);

/** https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-judge.html */
export function readJudge(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const example = `arn:${home.partition}:bedrock:${excerpt(home.regions[0] ?? 'us-east-1')}::foundation-model/amazon.nova-pro-v1:0`;
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  const profile = matchesRule('inferenceProfileArn', text);
  if (!arn || !(profile || matchesRule('foundationModelArn', text))) {
    return refuse(
      `Paste the ARN of a foundation model, without an account, like ${example}, or that of a system inference profile.`,
    );
  }
  if (judgeModelOf(text).startsWith('deepseek.')) {
    return refuse(
      `AWS does not list DeepSeek models as judges. Choose another vendor’s model, like ${example}`,
    );
  }
  const fault = misplaced(arn, home, {
    noun: profile ? 'profile' : 'judge',
    ...(profile
      ? { otherAccount: { refuse: 'Write that account: each has the same system profiles.' } }
      : {}),
    otherRegion: { refuse: `The job and its judge must both be in one Region. Write ${example}` },
  });
  if (fault) return refuse(fault);
  const named = arn.resource.slice(arn.resource.indexOf('/') + 1);
  return accept(text, `${named} in ${arn.region}`);
}
