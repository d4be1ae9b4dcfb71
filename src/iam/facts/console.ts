// The screens of the AWS console that documents are pasted into, by partition.

/**
 * The host of the console. In AWS European Sovereign Cloud, the host begins with the Region.
 * https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-console.html
 * https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/id_roles_create_for-custom.html
 * https://docs.aws.eu/general/latest/gr/endpoints.html
 */
const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'eusc-de-east-1.console.amazonaws-eusc.eu',
};

/**
 * The path of each screen, with {region} and {name} to fill in. AWS's guides link the screens of AWS Organizations and
 * the start pages of the other services; the rest is what these pages link to.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_create.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_create-console.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
 */
export const SCREENS = {
  'create-role': { title: 'IAM › Create role', path: '/iam/home#/roles/create' },
  'create-policy': { title: 'IAM › Create policy', path: '/iam/home#/policies/create' },
  policies: { title: 'IAM › Policies', path: '/iam/home#/policies' },
  roles: { title: 'IAM › Roles', path: '/iam/home#/roles' },
  role: {
    title: 'IAM › the role › Permissions',
    path: '/iam/home#/roles/details/{name}?section=permissions',
  },
  user: {
    title: 'IAM › the user › Permissions',
    path: '/iam/home#/users/details/{name}?section=permissions',
  },
  scp: {
    title: 'AWS Organizations › Service control policies',
    path: '/organizations/v2/home/policies/service-control-policy',
  },
  rcp: {
    title: 'AWS Organizations › Resource control policies',
    path: '/organizations/v2/home/policies/resource-control-policy',
  },
  'organization-policies': { title: 'AWS Organizations › Policies', path: '/organizations/v2/home/policies' },
  bucket: { title: 'Amazon S3 › the bucket › Permissions', path: '/s3/buckets/{name}?tab=permissions' },
  endpoints: { title: 'VPC › Endpoints', path: '/vpcconsole/home?region={region}#Endpoints:' },
  guardrails: { title: 'Amazon Bedrock › Guardrails', path: '/bedrock/home?region={region}#/guardrails' },
  'log-groups': { title: 'CloudWatch', path: '/cloudwatch/home?region={region}#logsV2:log-groups' },
  'lambda-function': { title: 'Lambda', path: '/lambda/home?region={region}#/functions/{name}' },
  'lambda-functions': { title: 'Lambda', path: '/lambda/home?region={region}#/functions' },
  'ecs-tasks': { title: 'ECS', path: '/ecs/v2/task-definitions?region={region}' },
  'ec2-instances': { title: 'EC2', path: '/ec2/home?region={region}#Instances:' },
  'permission-sets': { title: 'IAM Identity Center', path: '/singlesignon/home' },
} as const;

export type ConsoleScreenId = keyof typeof SCREENS;

/** A screen, with the Region and the resource that it shows, where it shows one. */
export interface ConsoleScreen {
  readonly id: ConsoleScreenId;
  readonly region?: string;
  readonly name?: string;
}

/** Half of a surrogate pair cannot be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''));

/** "IAM › Create role" */
export const screenTitle = ({ id }: ConsoleScreen): string => SCREENS[id].title;

/** The address of a screen; undefined for a partition without a console that AWS documents. */
export function screenAddress(
  { id, region = '', name = '' }: ConsoleScreen,
  partition: string,
): string | undefined {
  const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
  if (host === undefined) return undefined;
  const path = SCREENS[id].path
    .replace('{region}', () => encoded(region))
    .replace('{name}', () => encoded(name));
  return `https://${host}${path}`;
}
