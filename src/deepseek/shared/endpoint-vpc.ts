// Building block: network interfaces of a SageMaker model in a VPC.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import type { RegionalPart } from '#deepseek/answers/inputs/id-or-arn.ts';
import { allow, allowOnAll, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

export const arnsOf = (parts: readonly RegionalPart[]): readonly string[] => [
  ...new Set(parts.flatMap(({ arns }) => arns)),
];

interface SubnetUse {
  readonly asked: FieldId;
  readonly why: { readonly calls: readonly string[]; readonly page: PageId };
  readonly doubt: string;
  /** Further actions that look at the network. */
  readonly describes?: readonly string[];
}

/** What looks at the network, and makes interfaces in the subnets that were named. */
export function interfacesInSubnets(
  checked: CheckedAnswers,
  { asked, why, doubt, describes = [] }: SubnetUse,
): readonly PlannedStatement[] {
  const subnets = arnsOf(checked.answer('subnets'));
  const groups = arnsOf(checked.answer('securityGroups'));
  const interfaces = arnsIn(checked.view.home, 'ec2', 'network-interface/*');
  return [
    allowOnAll({
      sid: 'DescribeNetwork',
      actions: [
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeVpcs',
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeSubnets',
        'ec2:DescribeSecurityGroups',
        ...describes,
      ],
      why: {
        ...why,
        title: 'Looks at the VPC',
        text: 'They are read-only.',
        answers: [asked],
      },
    }),
    allow({
      sid: 'CreateInterfacesInSubnets',
      actions: 'ec2:CreateNetworkInterface',
      resources: [...interfaces, ...subnets, ...groups],
      why: {
        ...why,
        title: 'Creates interfaces in the subnets',
        text: 'AWS checks the new interface, whose ID is not known beforehand, its subnet and its security groups.',
        answers: [asked, 'subnets', 'securityGroups', 'regions', 'account'],
        doubt,
      },
    }),
  ];
}

const DOUBT =
  'AWS documents these actions on * for SageMaker. That your subnets are enough is inferred from its sample for Bedrock jobs. Test deploying and deleting.';

interface InterfaceUse {
  /** The switch that asks for the VPC. */
  readonly asked: 'endpointVpc' | 'trainingVpc';
  readonly call: string;
  readonly page: PageId;
}

const FOR_ENDPOINTS: InterfaceUse = {
  asked: 'endpointVpc',
  call: 'CreateModel with a VPC',
  page: 'sagemakerRole',
};

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms */
export function endpointInterfaces(
  checked: CheckedAnswers,
  { asked, call, page }: InterfaceUse = FOR_ENDPOINTS,
): readonly PlannedStatement[] {
  const subnets = arnsOf(checked.answer('subnets'));
  const why = { calls: [call], page } as const;
  return [
    ...interfacesInSubnets(checked, { asked, why, doubt: DOUBT }),
    allow({
      sid: 'ManageInterfacesInSubnets',
      actions: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'],
      resources: '*',
      condition: { ArnEquals: { 'ec2:Subnet': oneOrMany(subnets) } },
      why: {
        ...why,
        title: 'Grants access to the interfaces and deletes them',
        text: 'The condition limits this to interfaces in these subnets.',
        answers: [asked, 'subnets'],
        doubt: DOUBT,
      },
    }),
    allow({
      sid: 'TakeInterfacesBack',
      actions: 'ec2:DeleteNetworkInterfacePermission',
      resources: '*',
      why: {
        ...why,
        title: 'Takes the interfaces back',
        text: 'The call names a permission, so ec2:Subnet can be absent. AWS’s page has * too. This can only withdraw a permission.',
        answers: [asked],
      },
    }),
  ];
}
