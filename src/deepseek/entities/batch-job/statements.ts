// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { withSteps } from '#deepseek/shared/service-apps.ts';

/** https://docs.aws.amazon.com/batch/latest/userguide/execution-IAM-role.html */
export const extras = (checked: CheckedAnswers): Extras =>
  withSteps(
    deployer(checked, {
      sid: 'PassBatchJobRole',
      unnamed: 'AWS Batch',
      who: 'registers the job definition',
      calls: ['RegisterJobDefinition'],
    }),
    {
      id: 'batch-execution-role',
      title: 'Set it as the job role',
      text: 'Put its ARN in jobRoleArn of the job definition. The image is pulled and logs are sent with the execution role (executionRoleArn), a separate role that the deployer passes too.',
      page: PAGES.batchJobRole,
    },
  );
