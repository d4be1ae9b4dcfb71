// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { withSteps, joinVpc } from '#deepseek/shared/service-apps.ts';

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSAppRunnerFullAccess.html */
export const extras = (checked: CheckedAnswers): Extras => ({
  ...withSteps(
    deployer(checked, {
      sid: 'PassAppRunnerRole',
      service: 'apprunner.amazonaws.com',
      who: 'creates the service',
      calls: ['CreateService', 'UpdateService'],
    }),
    {
      id: 'instance-role',
      title: 'Set it as the instance role',
      text: `The instance role is for the code in the container. Pulling a private image belongs to the access role, which build.apprunner.amazonaws.com assumes.${joinVpc(
        checked,
        'send the service’s outgoing traffic through a VPC connector',
      )}`,
      page: PAGES.appRunnerRole,
    },
  ),
  notices: [
    {
      id: 'app-runner-closed',
      title: 'App Runner',
      text: 'App Runner has been closed to new customers since April 30, 2026. In an account that does not use it yet, run the container on ECS instead (AWS names ECS Express Mode).',
      depends: true,
    },
  ],
});
