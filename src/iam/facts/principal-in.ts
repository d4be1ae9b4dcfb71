// The principal that a partition has for a service where it differs from the global one.

/**
 * Services whose principal in a partition differs from its global form. In China, IAM refused ec2.amazonaws.com for
 * years, its console writes the name with .cn, and EKS asks for that in the role of a node; tools of AWS write the
 * global name today. The one with .cn has been taken all along.
 * https://github.com/aws/aws-cdk/pull/24709, https://github.com/awslabs/cdk-eks-blueprints/issues/558
 */
const IN_PARTITION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'aws-cn': { 'ec2.amazonaws.com': 'ec2.amazonaws.com.cn' },
};

/** The principal that a trust policy of the partition names for a service. */
export const principalIn = (partition: string, name: string): string =>
  IN_PARTITION[partition]?.[name] ?? name;

/** Each name that the service may have in the partition. */
export const principalNames = (partition: string, name: string): readonly string[] => [
  ...new Set([name, principalIn(partition, name)]),
];
