// A state machine that runs a training job.
import { trainsServerless } from '#deepseek/answers/fine-tuning.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { trainingPlans } from '#deepseek/shared/training-plans.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import {
  createStateMachine,
  nameByExecution,
  task,
  waitUntilDone,
  type States,
} from '#deepseek/compose/workflow-definition.ts';
import { trainingJob } from './request.ts';

export const FILES =
  'CompressionType NONE keeps the tuned model as files, which an import needs. The folders must end with a slash.';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/use-training-plan-for-training-jobs-using-api-cli-sdk.html */
export const PLAN = (checked: CheckedAnswers): string =>
  trainingPlans(checked).length === 0
    ? ''
    : ' TrainingPlanArn runs the job on reserved capacity: InstanceType must be the plan’s, and the plan one for training jobs. The job waits until the plan is active.';

export const TECHNIQUE =
  'AcceptEula accepts the license of the base model: read it first. CompressionType NONE keeps the tuned model as files. Set DPO, RLVR or RLAIF for another technique; the last two need an evaluator (EvaluatorArn).';

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html */
function refusable(checked: CheckedAnswers): string {
  const fields = trainingPlans(checked).length > 0 ? 'CompressionType or TrainingPlanArn' : 'CompressionType';
  return ` AWS’s page does not list the task’s fields. If Step Functions refuses ${fields}, start the job with the task aws-sdk:sagemaker:createTrainingJob instead, and read its status with describeTrainingJob: the role allows both.`;
}

/** A state machine waits for a job on instances by itself, and asks a serverless one for its status. */
export function trainingWorkflow(checked: CheckedAnswers, region: string): NextStep {
  const serverless = trainsServerless(checked.view);
  const job = {
    'TrainingJobName.$': nameByExecution(checked.answer('jobPrefix')),
    ...trainingJob(checked, region),
  };
  const group = { ModelPackageGroupName: checked.answer('modelPackageGroup') };
  const states: States = serverless
    ? {
        FindGroup: task(checked, 'aws-sdk:sagemaker:describeModelPackageGroup', group, {
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'CreateGroup' }],
          Next: 'StartJob',
        }),
        CreateGroup: task(checked, 'aws-sdk:sagemaker:createModelPackageGroup', group),
        StartJob: task(checked, 'aws-sdk:sagemaker:createTrainingJob', job),
        ...waitUntilDone({
          read: task(checked, 'aws-sdk:sagemaker:describeTrainingJob', {
            'TrainingJobName.$': job['TrainingJobName.$'],
          }),
          status: '$.TrainingJobStatus',
          done: ['Completed'],
          failed: ['Failed', 'Stopped'],
        }),
      }
    : { Train: task(checked, 'sagemaker:createTrainingJob.sync', job) };
  return {
    id: 'training-workflow',
    title: 'Create the state machine that runs the training job',
    text: `${
      serverless
        ? `AWS’s pages do not say that the optimized task takes the settings of serverless jobs, so these are tasks of the AWS SDK, which ask for the status every 5 minutes. ${TECHNIQUE}`
        : `The task ends when the job does. Buckets, keys and the image must be in the job’s Region. ${FILES}${PLAN(checked)}${refusable(checked)}`
    } A job’s name has at most 63 characters and no underscores, and so the name of an execution.`,
    code: createStateMachine(checked, {
      states,
      file: 'train.asl.json',
      region,
      name: 'deepseek-training',
    }),
    page: serverless ? PAGES.stepFunctionsSdk : PAGES.stepFunctionsSageMakerTasks,
  };
}
