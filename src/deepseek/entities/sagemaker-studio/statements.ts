// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { withSteps, joinVpc } from '#deepseek/shared/service-apps.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
export const extras = (checked: CheckedAnswers): Extras =>
  withSteps(
    deployer(checked, {
      sid: 'PassStudioRole',
      service: 'sagemaker.amazonaws.com',
      who: 'creates the domain, user profile or notebook instance',
      calls: ['CreateDomain', 'CreateUserProfile', 'CreateNotebookInstance'],
    }),
    {
      id: 'studio-role',
      title: 'Or extend the execution role you have',
      text: `The role allows only the calls of your code. Studio’s own pages, training and S3 need the permissions your execution role already has: if you have one, add this permissions policy to it and leave its trust policy as it is.${joinVpc(
        checked,
        'set the domain to VPC only (VpcOnly), or create the notebook instance in a subnet without direct internet access',
      )}`,
      page: PAGES.sagemakerRole,
    },
  );
