// What a deployer of batch jobs is granted: starting, watching and stopping them.
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { offered } from './models.ts';

const listJobs = allow({
  sid: 'ListBatchJobs',
  actions: 'bedrock:ListModelInvocationJobs',
  resources: '*',
  why: {
    title: 'Lists jobs',
    text: 'This action does not support resources in IAM: with an ARN here, it would be denied.',
    answers: ['entity'],
    page: 'bedrockBatch',
  },
});

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
export function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const jobs = bedrockArns(home, 'model-invocation-job/*');
  const models = offered(checked).flatMap(({ model, regions: its }) =>
    its.map((region) => modelArn(home.partition, region, model)),
  );
  const tag = allow({
    sid: 'TagBatchJobs',
    actions: 'bedrock:TagResource',
    resources: jobs,
    why: {
      title: 'Tags jobs',
      text: 'Needed if a job has a tag.',
      calls: ['CreateModelInvocationJob with tags', 'TagResource'],
      answers: ['tagJobs', 'regions', 'account'],
      page: 'bedrockBatch',
    },
  });
  return [
    allow({
      sid: 'CreateBatchJob',
      actions: 'bedrock:CreateModelInvocationJob',
      resources: [...models, ...jobs],
      why: {
        title: 'Starts batch jobs',
        text: 'AWS checks the model and the job, whose ID is known only later. InvokeModel is not needed, because DeepSeek batch jobs do not use a profile. Guardrails do not apply to batch jobs.',
        answers: ['models', 'regions', 'account'],
        page: 'bedrockBatch',
      },
    }),
    allow({
      sid: 'ReadAndStopBatchJob',
      actions: ['bedrock:GetModelInvocationJob', 'bedrock:StopModelInvocationJob'],
      resources: jobs,
      why: {
        title: 'Monitors and stops jobs',
        text: 'Jobs in your own account, in the Regions you chose.',
        answers: ['regions', 'account'],
        page: 'bedrockBatch',
      },
    }),
    ...(runsInWorkflow(checked.view) ? [] : [listJobs]),
    passRole(checked, {
      sid: 'PassBatchServiceRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateModelInvocationJob'],
    }),
    ...(checked.answer('tagJobs') ? [tag] : []),
  ];
}
