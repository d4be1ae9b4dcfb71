// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { createLogs } from '#deepseek/shared/service-logs.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { oneOrMany } from '#deepseek/compose/grant.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { deployer } from './deployer.ts';
import type { Extras } from './extras.ts';

function withSteps(extras: Extras, ...steps: readonly NextStep[]): Extras {
  return { ...extras, nextSteps: [...(extras.nextSteps ?? []), ...steps] };
}

const isLimited = ({ view }: CheckedAnswers): boolean =>
  view.asks('network') && view.text('network') !== 'any';

/** What runs in AWS’s own network has to join the customer’s before its calls pass. */
const joinVpc = (checked: CheckedAnswers, how: string): string =>
  isLimited(checked) ? ` Calls from elsewhere are denied: ${how}.` : '';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
export const sagemakerStudio = (checked: CheckedAnswers): Extras =>
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

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html */
export function glue(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassGlueRole',
    service: 'glue.amazonaws.com',
    who: 'creates the job',
    calls: ['CreateJob', 'UpdateJob', 'CreateSession'],
  });
  const logs = createLogs(['/aws-glue/*'], callerHome(checked.view), {
    sid: 'WriteJobLogs',
    what: 'job',
    asked: ['glueLogs'],
    page: 'glueRolePolicy',
  });
  return {
    ...withSteps(passing, {
      id: 'glue-data',
      title: 'Add what the script itself needs',
      text: `A job reads its script and writes temporary files with this role: allow s3:GetObject on the script and on its data, and s3:PutObject where it writes.${joinVpc(
        checked,
        'give the job a network connection to your VPC',
      )} A job in a VPC also needs what AWSGlueServiceRole allows for network interfaces.`,
      page: PAGES.glueRole,
    }),
    grants: checked.answer('glueLogs') ? [logs] : [],
  };
}

const BUILD_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcs',
];

/** A build outside a VPC comes from addresses of AWS, which no limit on networks lets through. */
function buildNetwork(checked: CheckedAnswers): readonly NextStep[] {
  const { view } = checked;
  if (!isLimited(checked)) return [];
  const { partition, regions, account } = callerHome(view);
  const inRegions = (resource: string) =>
    oneOrMany(regions.map((region) => `arn:${partition}:ec2:${region}:${account}:${resource}`));
  return [
    {
      id: 'build-network',
      title: 'Run the build in your VPC',
      text: 'Calls from elsewhere are denied. Set the VPC in the project, and add these statements, as AWS documents them, to the role: without them the build cannot start.',
      code: [
        { Sid: 'JoinVpc', Effect: 'Allow', Action: BUILD_INTERFACES, Resource: '*' },
        {
          Sid: 'LetCodeBuildUseInterfaces',
          Effect: 'Allow',
          Action: 'ec2:CreateNetworkInterfacePermission',
          Resource: inRegions('network-interface/*'),
          Condition: {
            StringEquals: { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' },
            ArnEquals: { 'ec2:Subnet': inRegions('subnet/SUBNET_ID') },
          },
        },
      ]
        .map((statement) => json(statement))
        .join(',\n'),
      page: PAGES.codeBuildVpc,
    },
  ];
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
export function codeBuild(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassCodeBuildRole',
    service: 'codebuild.amazonaws.com',
    who: 'creates the project',
    calls: ['CreateProject', 'UpdateProject'],
  });
  const groups = checked.answer('buildProjects').map((name) => `/aws/codebuild/${name}`);
  const logs = createLogs(groups, callerHome(checked.view), {
    sid: 'WriteBuildLogs',
    what: 'build',
    asked: ['buildLogs', 'buildProjects'],
    page: 'codeBuildRole',
  });
  return {
    ...withSteps(
      passing,
      {
        id: 'build-source',
        title: 'Add what the build itself needs',
        text: 'CodeBuild uses this role for everything in the build. Allow it to read the source and to write artifacts and reports, as the console does for a new service role.',
        page: PAGES.codeBuildRole,
      },
      ...buildNetwork(checked),
    ),
    grants: checked.answer('buildLogs') ? [logs] : [],
  };
}

/** https://docs.aws.amazon.com/batch/latest/userguide/execution-IAM-role.html */
export const batchJob = (checked: CheckedAnswers): Extras =>
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

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSAppRunnerFullAccess.html */
export const appRunner = (checked: CheckedAnswers): Extras => ({
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
