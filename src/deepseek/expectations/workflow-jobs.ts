// A state machine that runs jobs of SageMaker, and waits for them.
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { JobKind } from '#deepseek/shared/workflow-jobs.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, inOtherAccount, inOtherRegion, renamed } from './near-misses.ts';
import { callsOf, each } from './operator-calls.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html */
export function jobsInWorkflow(checked: CheckedAnswers, kind: JobKind, job: string): readonly Expectation[] {
  if (!runsInWorkflow(checked.view)) return [];
  const { home } = checked.view;
  const rules = home.regions.map((region) =>
    arnOf(home, 'events', region, home.account, `rule/StepFunctionsGetEventsForSageMaker${kind}JobsRule`),
  );
  const [rule = ''] = rules;
  const put = 'events:PutTargets';
  return callsOf({
    may: [
      ...rules.flatMap((arn) => each([put, 'events:PutRule', 'events:DescribeRule'], arn)),
      ...each(['sagemaker:AddTags', 'sagemaker:ListTags'], job),
    ],
    near: {
      [put]: [
        renamed('another rule'),
        inOtherAccount('the rule of another account'),
        inOtherRegion(home, 'the rule of another Region'),
      ],
    },
    not: [
      ['the rule of another kind of job', put, rule.replace(kind, 'Tuning')],
      ['delete the rule', 'events:DeleteRule', rule],
      ['of another name', 'sagemaker:AddTags', job.replace(/-job\/.*/, '-job/zz-not-the-prefix')],
      ['take tags away', 'sagemaker:DeleteTags', job],
    ],
  });
}
