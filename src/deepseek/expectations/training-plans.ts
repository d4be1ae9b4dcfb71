// Training plans: those that are named can be used, and others cannot.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { trainingPlans } from '#deepseek/shared/training-plans.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, inOtherAccount, renamed } from './near-misses.ts';
import { callsOf, each } from './operator-calls.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/training-plan-iam-permissions.html */
export function planCalls(checked: CheckedAnswers, actions: readonly string[]): readonly Expectation[] {
  const { home } = checked.view;
  const plans = trainingPlans(checked);
  const [first] = plans;
  const region = first?.region ?? home.regions[0] ?? '';
  const owner = first?.account ?? home.account;
  const capacity = arnOf(home, 'sagemaker', region, owner, 'reserved-capacity/a1b2c3d4e5f6');
  const plan = first?.arn ?? arnOf(home, 'sagemaker', region, owner, 'training-plan/some-plan');
  const [use = ''] = actions;
  if (!first) return callsOf({ may: [], not: [['on reserved capacity', use, plan]] });
  return callsOf({
    may: [...plans.flatMap(({ arn }) => each(actions, arn)), ...each(actions, capacity)],
    near: { [use]: [renamed('with another plan'), inOtherAccount('with a plan of another account')] },
    not: [
      ['buy a plan', 'sagemaker:CreateTrainingPlan', plan],
      ['reserve capacity', 'sagemaker:CreateReservedCapacity', capacity],
    ],
  });
}
