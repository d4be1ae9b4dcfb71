// Building block: the network interfaces that Bedrock makes in a VPC for one kind of job.
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { RegionalPart } from '#deepseek/answers/inputs/id-or-arn.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { allow, allowOnAll, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { arnsIn } from './region-arns.ts';

export interface JobNetwork {
  /** The tag with which Bedrock marks the job that an interface belongs to. */
  readonly tag: 'BedrockModelImportJobArn' | 'BedrockModelInvocationJobArn';
  /** The resource of its value: `model-import-job/*`. */
  readonly jobs: string;
  /** Whether AWS also prints the tag BedrockManaged on interfaces that exist. */
  readonly managed: boolean;
  readonly call: string;
  readonly page: PageId;
  readonly doubt?: string;
}

/** The IDs of what is in the Region. */
export const partsIn = (parts: readonly RegionalPart[], region: string): readonly string[] => [
  ...new Set(
    parts.filter(({ arns }) => arns.some((arn) => parseArn(arn)?.region === region)).map(({ id }) => id),
  ),
];

const arnsOf = (parts: readonly RegionalPart[]): readonly string[] => [
  ...new Set(parts.flatMap((part) => part.arns)),
];

/**
 * For the service role. AWS sends the tags with the interface alone, so subnets and security groups need a statement
 * without conditions.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-custom-model-import.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/batch-vpc.html
 */
export function networkInterfaces(checked: CheckedAnswers, job: JobNetwork): readonly PlannedStatement[] {
  if (!checked.answer('jobInVpc')) return [];
  const { home } = checked.view;
  const subnets = arnsOf(checked.answer('subnets'));
  const groups = arnsOf(checked.answer('securityGroups'));
  const interfaces = arnsIn(home, 'ec2', 'network-interface/*');
  const jobArns = oneOrMany(arnsIn(home, 'bedrock', `${job.jobs}`));
  const why = {
    calls: [job.call],
    page: job.page,
    ...(job.doubt ? { doubt: job.doubt } : {}),
  };
  return [
    allowOnAll({
      sid: 'VpcDescribe',
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      why: {
        ...why,
        title: 'Looks at the VPC',
        text: 'They are read-only.',
        answers: ['jobInVpc'],
      },
    }),
    allow({
      sid: 'VpcCreateTaggedInterface',
      actions: 'ec2:CreateNetworkInterface',
      resources: interfaces,
      condition: {
        StringEquals: { 'aws:RequestTag/BedrockManaged': 'true' },
        ArnEquals: { [`aws:RequestTag/${job.tag}`]: jobArns },
      },
      why: {
        ...why,
        title: 'Creates interfaces for its jobs',
        text: 'Only with the two tags that Bedrock sets. An interface’s ID is not known until it is created.',
        answers: ['jobInVpc', 'regions', 'account'],
      },
    }),
    allow({
      sid: 'VpcUseSubnetsAndGroups',
      actions: 'ec2:CreateNetworkInterface',
      resources: [...subnets, ...groups],
      why: {
        ...why,
        title: 'In these subnets only',
        text: 'AWS also checks the interface’s subnet and security groups. The request’s tags do not apply to those, so this statement has no tag condition.',
        answers: ['subnets', 'securityGroups'],
      },
    }),
    allow({
      sid: 'VpcManageOwnInterfaces',
      actions: [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        'ec2:DeleteNetworkInterfacePermission',
      ],
      resources: '*',
      condition: {
        ArnEquals: { 'ec2:Subnet': oneOrMany(subnets), [`ec2:ResourceTag/${job.tag}`]: jobArns },
        ...(job.managed ? { StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' } } : {}),
      },
      why: {
        ...why,
        title: 'Grants access to its own interfaces and deletes them',
        text: 'AWS’s sample has * here. The conditions limit it to interfaces that Bedrock created for such jobs, in these subnets.',
        answers: ['subnets', 'regions', 'account'],
      },
    }),
    allow({
      sid: 'VpcTagOnCreate',
      actions: 'ec2:CreateTags',
      resources: interfaces,
      condition: {
        StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', job.tag] },
      },
      why: {
        ...why,
        title: 'Tags an interface when creating it',
        text: 'Only these two tags, and only when creating the interface. If another policy requires more tags on interfaces, the job fails.',
        answers: ['jobInVpc', 'regions', 'account'],
      },
    }),
  ];
}

/** The Regions that have subnets for a job; none where jobs run outside of a VPC. */
export const subnetRegions = (checked: CheckedAnswers, inVpc: boolean): readonly string[] =>
  inVpc ? arnsOf(checked.answer('subnets')).flatMap((arn) => parseArn(arn)?.region ?? []) : [];

/** The subnets and security groups of a job in `region`. */
export const jobNetwork = (checked: CheckedAnswers, region: string) => ({
  subnetIds: partsIn(checked.answer('subnets'), region),
  securityGroupIds: partsIn(checked.answer('securityGroups'), region),
});

/** What the VPC and a job in `region` need besides the role. */
export function networkSteps(
  checked: CheckedAnswers,
  { page, call }: JobNetwork,
  region: string,
): readonly NextStep[] {
  if (!checked.answer('jobInVpc')) return [];
  const others =
    checked.view.home.regions.length > 1
      ? ` This is for ${region}: in other Regions, use the IDs there.`
      : '';
  const workflow = runsInWorkflow(checked.view);
  const console = call === 'CreateModelImportJob' ? '' : ' The console cannot start such a job; use the API.';
  return [
    {
      id: 'job-network',
      title: workflow ? 'Allow S3 in the job’s VPC' : 'Set the job’s VPC, and allow S3 in it',
      text: `${workflow ? '' : 'This writes vpc.json, which starts the job in your VPC. '}Without internet access, the subnets need an S3 endpoint whose policy allows what the service role does in the buckets.${others}${console}`,
      ...(workflow ? {} : { code: writeFileCommand('vpc.json', json(jobNetwork(checked, region))) }),
      page: PAGES[page],
    },
  ];
}
