// A Lambda function in a VPC: Lambda manages its network interfaces with the role, and the function's code must not.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, “Required IAM permissions” */
export const FUNCTION_INTERFACE_ACTIONS: readonly string[] = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/** The actions for attaching a function to a VPC. Same page. */
const ATTACH_ACTIONS: readonly string[] = [
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ec2:GetSecurityGroupsForVpc',
];

const CALLS = [
  'CreateNetworkInterface',
  'DescribeNetworkInterfaces',
  'DescribeSubnets',
  'DeleteNetworkInterface',
  'AssignPrivateIpAddresses',
  'UnassignPrivateIpAddresses',
];

export const runsInVpc = (checked: CheckedAnswers): boolean =>
  checked.view.asks('functionInVpc') && checked.answer('functionInVpc');

/** The functions of the answers, in each Region that they can be in. */
function functionArns(checked: CheckedAnswers): readonly string[] {
  return checked
    .answer('functionNames')
    .flatMap((name) => arnsIn(callerHome(checked.view), 'lambda', `function:${name}`));
}

/** Same page, “Security best practices”: the key is there for calls of the function's code alone. */
export function functionVpc(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!runsInVpc(checked)) return [];
  return [
    allow({
      sid: 'ManageFunctionInterfaces',
      actions: FUNCTION_INTERFACE_ACTIONS,
      resources: '*',
      why: {
        title: 'Runs the function in a VPC',
        text: 'Lambda creates and deletes the function’s network interfaces with this role. AWS documents these six actions on all resources.',
        calls: CALLS,
        answers: ['functionInVpc'],
        page: 'lambdaVpc',
      },
    }),
    deny({
      sid: 'DenyInterfacesToFunctionCode',
      actions: [...FUNCTION_INTERFACE_ACTIONS, 'ec2:DetachNetworkInterface'],
      resources: '*',
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': oneOrMany(functionArns(checked)) } },
      why: {
        title: 'Keeps the function’s code from using these actions',
        text: 'Only Lambda itself needs them. AWS sets lambda:SourceFunctionArn for calls that the function’s code makes, so those are denied.',
        calls: [...CALLS, 'DetachNetworkInterface'],
        answers: ['functionInVpc', 'functionNames', 'account', 'callerRegions'],
        page: 'lambdaVpc',
      },
    }),
  ];
}

/** For a principal that creates the function or changes its VPC. */
export const attachToVpc = (): PlannedStatement =>
  allow({
    sid: 'SeeTheVpc',
    actions: ATTACH_ACTIONS,
    resources: '*',
    why: {
      title: 'Attaches the function to a VPC',
      text: 'Lambda checks the subnets and security groups with the deployer’s permissions. These actions do not support resources in IAM.',
      calls: ['DescribeSecurityGroups', 'DescribeSubnets', 'DescribeVpcs', 'GetSecurityGroupsForVpc'],
      answers: ['functionInVpc', 'deployerPolicy'],
      page: 'lambdaVpc',
    },
  });
