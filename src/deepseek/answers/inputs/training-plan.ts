// Reads the SageMaker training plans whose reserved capacity trains a model.
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { misplaced } from './misplaced-arn.ts';
import { accept, refuse } from './outcome.ts';

export interface TrainingPlan {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingPlanSummary.html */
export function readTrainingPlan(raw: string, home: RoleHome): CheckedInput<TrainingPlan> {
  const text = raw.trim();
  const arn = parseArn(text);
  if (
    arn?.service !== 'sagemaker' ||
    !/^training-plan\/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,63}$/.test(arn.resource)
  )
    return refuse(
      `Paste the ARN of a training plan. It looks like arn:${home.partition}:sagemaker:${home.regions[0]}:${home.account}:training-plan/deepseek-gpus`,
    );
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `This belongs to account ${excerpt(arn.account)}, but the role is in ${home.account}. Change one of the two.`,
    );
  return accept<TrainingPlan>(
    { arn: text, region: arn.region, account: arn.account },
    undefined,
    home.regions.includes(arn.region)
      ? undefined
      : `It is in ${arn.region}, which is not one of your Regions: jobs and clusters of other Regions cannot use it.`,
  );
}
