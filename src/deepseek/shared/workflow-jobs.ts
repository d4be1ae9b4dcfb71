// Building block: a state machine runs a job of SageMaker and waits for it, which AWS calls “Run a Job (.sync)”.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

export type JobKind = 'Training' | 'Transform';

interface Jobs {
  readonly kind: JobKind;
  /** The ARNs that the jobs can have. */
  readonly arns: readonly string[];
  readonly answers: readonly FieldId[];
}

const ruleArns = ({ view }: CheckedAnswers, kind: JobKind): readonly string[] => {
  return arnsIn(view.home, 'events', `rule/StepFunctionsGetEventsForSageMaker${kind}JobsRule`);
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html */
export function waitForJobs(
  checked: CheckedAnswers,
  { kind, arns, answers }: Jobs,
): readonly PlannedStatement[] {
  const call = `Create${kind}Job`;
  return [
    allow({
      sid: `Wait${kind === 'Training' ? 'ForTraining' : 'ForTransforms'}`,
      actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      resources: ruleArns(checked, kind),
      why: {
        title: 'Waits until the job is done',
        text: 'Step Functions makes one rule of EventBridge with this name in each account and Region, which tells it when jobs end. Without these rights, creating the state machine fails with “not authorized to create managed-rule”.',
        calls: [`${call}.sync`, 'CreateStateMachine'],
        answers: ['deployer', 'account', 'regions'],
        page: 'stepFunctionsSageMaker',
      },
    }),
    allow({
      sid: `Mark${kind}Jobs`,
      actions: ['sagemaker:AddTags', 'sagemaker:ListTags'],
      resources: arns,
      why: {
        title: 'Marks the jobs it started',
        text: 'Step Functions tags a job that it waits for with MANAGED_BY_AWS and STARTED_BY_STEP_FUNCTIONS, and reads the tags.',
        calls: [`${call}.sync`],
        answers: ['deployer', ...answers],
        page: 'stepFunctionsSageMaker',
        doubt:
          'AWS’s page lists sagemaker:ListTags, on all resources, and leaves out sagemaker:AddTags, without which SageMaker refuses the job. AWS’s own CDK adds it. Both are only for these jobs here.',
      },
    }),
  ];
}
