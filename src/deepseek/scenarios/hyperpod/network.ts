// Building block: the network interfaces of HyperPod's instances in the customer's VPC.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsOf, interfacesInSubnets } from '#deepseek/shared/endpoint-vpc.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

const DOUBT =
  'AWS documents these actions on *. That your subnets are enough is inferred from its sample for Bedrock jobs. Test creating, scaling and deleting.';

/** What AWS adds for nodes of an EKS cluster, whose pods have addresses in the VPC. */
const FOR_PODS = {
  describe: ['ec2:DescribeInstances', 'ec2:DescribeInstanceTypes', 'ec2:DescribeTags'],
  inSubnets: ['ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
  anywhere: ['ec2:AttachNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'],
} as const;

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
export function clusterInterfaces(checked: CheckedAnswers, isEks: boolean): readonly PlannedStatement[] {
  const subnets = arnsOf(checked.answer('subnets'));
  const interfaces = arnsIn(checked.view.home, 'ec2', 'network-interface/*');
  const asked = isEks ? ('orchestrator' as const) : ('trainingVpc' as const);
  const why = { calls: ['CreateCluster with a VPC'], page: 'hyperpodRole' } as const;
  return [
    ...interfacesInSubnets(checked, { asked, why, doubt: DOUBT, describes: isEks ? FOR_PODS.describe : [] }),
    allow({
      sid: 'ManageInterfacesInSubnets',
      actions: [
        'ec2:CreateNetworkInterfacePermission',
        'ec2:DeleteNetworkInterface',
        ...(isEks ? FOR_PODS.inSubnets : []),
      ],
      resources: '*',
      condition: { ArnEquals: { 'ec2:Subnet': oneOrMany(subnets) } },
      why: {
        ...why,
        title: 'Manages the interfaces in the subnets',
        text: 'The condition limits this to interfaces in these subnets.',
        answers: [asked, 'subnets'],
        doubt: DOUBT,
      },
    }),
    allow({
      sid: 'MoveInterfaces',
      actions: [
        'ec2:DeleteNetworkInterfacePermission',
        'ec2:DetachNetworkInterface',
        ...(isEks ? FOR_PODS.anywhere : []),
      ],
      resources: '*',
      why: {
        ...why,
        title: 'Moves interfaces between instances',
        text: 'AWS also checks the instance, which is in an account of AWS without ec2:Subnet. AWS’s page has * too.',
        answers: [asked],
      },
    }),
    allow({
      sid: 'TagInterfaces',
      actions: 'ec2:CreateTags',
      resources: interfaces,
      why: {
        ...why,
        calls: ['CreateTags'],
        title: 'Tags the interfaces',
        text: 'Only network interfaces.',
        answers: [asked, 'regions', 'account'],
      },
    }),
  ];
}
