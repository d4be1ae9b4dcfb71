// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { createLogs } from '#deepseek/shared/service-logs.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { withSteps, isLimited } from '#deepseek/shared/service-apps.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

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
  const inRegions = (resource: string) => oneOrMany(arnsIn(callerHome(view), 'ec2', `${resource}`));
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
export function extras(checked: CheckedAnswers): Extras {
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
    statements: checked.answer('buildLogs') ? [logs] : [],
  };
}
