// Building block for training plans: reserved GPU capacity that a training job or a cluster runs on.
import { trainsOnInstances } from '#deepseek/answers/fine-tuning.ts';
import type { ReadArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export const trainingPlans = (checked: CheckedAnswers): readonly ReadArn[] =>
  trainsOnInstances(checked.view) ? checked.answer('trainingPlans') : [];

/** The plan of a Region: a plan of another Region cannot be used there. */
export const planIn = (checked: CheckedAnswers, region: string): { readonly TrainingPlanArn?: string } => {
  const plan = trainingPlans(checked).find((each) => each.region === region);
  return plan ? { TrainingPlanArn: plan.arn } : {};
};

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html */
export function useTrainingPlans(
  checked: CheckedAnswers,
  actions: readonly `sagemaker:${'CreateCluster' | 'CreateTrainingJob' | 'UpdateCluster'}`[],
): readonly PlannedStatement[] {
  const plans = trainingPlans(checked);
  if (plans.length === 0) return [];
  const { partition } = checked.view.home;
  const capacity = plans.map(
    ({ region, account }) => `arn:${partition}:sagemaker:${region}:${account}:reserved-capacity/*`,
  );
  return [
    allow({
      sid: 'UseTrainingPlans',
      actions,
      resources: [...plans.map(({ arn }) => arn), ...new Set(capacity)],
      why: {
        title: 'Uses the training plans',
        text: 'Only the plans you named. AmazonSageMakerFullAccess also names the capacity that plans reserve: AWS chooses its IDs, so this covers all that the account has reserved in the plan’s Region.',
        calls: actions.map((action) => `${action.slice('sagemaker:'.length)} with TrainingPlanArn`),
        answers: ['trainingPlans'],
        page: 'sagemakerTrainingPlans',
      },
    }),
  ];
}
