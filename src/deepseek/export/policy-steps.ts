// Where policies that belong to no role go in the AWS console.
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { ConsoleScreen } from '#iam/facts/console.ts';
import { assumeCommand } from '#deepseek/compose/assume-command.ts';
import type { KitPolicy } from '#deepseek/compose/role-kit.ts';
import type { DocumentHead } from './placed-document.ts';

export interface ConsoleGuide {
  /** The path in a few words, for the line after copying. */
  readonly path: string;
  readonly steps: readonly string[];
  readonly page: string;
  /** Where these steps begin; undefined where the service of the resource decides. */
  readonly screen?: ConsoleScreen;
}

type Guide = (policy: KitPolicy, source: DocumentHead) => ConsoleGuide;

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_create.html */
const organizationPolicy =
  (kind: string, id: 'scp' | 'rcp'): Guide =>
  ({ attachTo }, { name }) => ({
    screen: { id },
    path: `AWS Organizations › Policies › ${kind} › Create policy`,
    steps: [
      'Sign in to the management account of the organization, or to a delegated administrator for policies.',
      `Open AWS Organizations › Policies › ${kind}. Enable them if they are not enabled yet. Choose Create policy.`,
      `For Policy name, enter ${name}. Replace the text in the JSON editor with this document and choose Create policy.`,
      `Attach it to ${attachTo}: select the policy, then choose Actions › Attach policy. Start with 1 test account.`,
    ],
    page: PAGES.organizationPolicies,
  });

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock.html */
const bedrockPolicy: Guide = (policy, source) => {
  const guide = organizationPolicy('Amazon Bedrock policies', 'scp')(policy, source);
  return {
    screen: { id: 'organization-policies' },
    path: guide.path,
    steps: [
      'Put the policy on each guardrail first: without it, every model call in the accounts fails.',
      ...guide.steps,
    ],
    page: PAGES.bedrockPolicies,
  };
};

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies-ec2_getting-started.html */
const ec2Policy: Guide = (policy, source) => {
  const guide = organizationPolicy('EC2 policies', 'scp')(policy, source);
  return {
    screen: { id: 'organization-policies' },
    path: guide.path,
    steps: ['Run the account status report first: it shows what the accounts have today.', ...guide.steps],
    page: PAGES.ec2Policies,
  };
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
const bucketPolicy: Guide = ({ attachTo, target }) => ({
  ...(target.kind === 'bucket' && { screen: { id: 'bucket', name: target.bucket } }),
  path: 'Amazon S3 › the bucket › Permissions › Bucket policy › Edit',
  steps: [
    'Sign in to the account that owns the bucket.',
    `Open Amazon S3 and choose ${attachTo}. On the Permissions tab, next to Bucket policy, choose Edit.`,
    'A bucket has 1 policy, and saving replaces it. If the bucket has a policy, add these statements to its Statement list.',
    'Choose Save changes.',
  ],
  page: PAGES.s3BucketPolicy,
});

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
const endpointPolicy: Guide = ({ attachTo, target }) => ({
  ...(target.kind === 'endpoint' && { screen: { id: 'endpoints', region: target.regions[0] ?? '' } }),
  path: 'VPC › Endpoints › the endpoint › Actions › Manage policy',
  steps: [
    `Open VPC › Endpoints and select ${attachTo}.`,
    'On the Policy tab, choose Edit policy (or Actions › Manage policy), then Custom.',
    'An endpoint has 1 policy. If it is the default, which allows everything, replace it. Otherwise add these statements to it.',
    'Choose Save.',
  ],
  page: PAGES.vpcEndpointPolicy,
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
const boundary: Guide = ({ attachTo, target }, { name }) => ({
  screen: { id: 'create-policy' },
  path: 'IAM › Policies › Create policy › JSON, then set it as Permissions boundary of the role',
  steps: [
    ...(target.kind === 'boundary' && target.path !== '/'
      ? [
          `The console cannot set the path ${target.path}. Create the policy with the AWS CLI (--path) instead.`,
        ]
      : []),
    'Open IAM › Policies and choose Create policy.',
    'In the Policy editor, choose JSON. Replace the text with this document and choose Next.',
    `For Policy name, enter ${name}. Choose Create policy.`,
    `Set it on ${attachTo}: open the role and, under Permissions boundary, choose Set permissions boundary. Attached as a permissions policy, it would grant instead of limit.`,
  ],
  page: PAGES.iamBoundaries,
});

/** The command that starts a session with the policy in the file; undefined for a policy that is attached. */
export const sessionCommand = ({ target }: KitPolicy, document: unknown, file: string): string | undefined =>
  target.kind === 'session' ? assumeCommand(target, { document, file }) : undefined;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session */
const sessionPolicy: Guide = ({ attachTo }, { name }) => ({
  path: 'not in the console: the --policy of aws sts assume-role',
  steps: [
    `Save this document as ${name}.json where the broker runs, for ${attachTo}.`,
    'Pass it with AssumeRole. The session can then do what both the role and this policy allow.',
    'Do not attach it to the role: the role keeps its own policies, and other sessions need them.',
  ],
  page: PAGES.iamSessionPolicies,
});

/** Other resources have a place of their own, which their service names. */
const resourcePolicy: Guide = ({ attachTo, target }) => ({
  ...(target.kind === 'guardrail' && { screen: { id: 'guardrails', region: target.region } }),
  path: `the policy of ${attachTo}`,
  steps: [
    'Sign in to the account that owns the resource.',
    `Set it as the resource policy of ${attachTo}. If there is a policy, add these statements to it.`,
  ],
  page: PAGES.iamPrincipal,
});

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/set-repository-policy.html */
const repositoryPolicy: Guide = ({ attachTo }) => ({
  path: 'Amazon ECR › the repository › Permissions › Edit policy JSON',
  steps: [
    'Sign in to the account that owns the repository.',
    `Open Amazon ECR › Private registry › Repositories and choose ${attachTo}. On Permissions, choose Edit policy JSON.`,
    'A repository has 1 policy, and saving replaces it. If there is one, add this statement to its Statement list.',
    'Choose Save.',
  ],
  page: PAGES.ecrRepositoryPolicies,
});

const RESOURCES: readonly (readonly [RegExp, Guide])[] = [
  [/bucket/i, bucketPolicy],
  [/endpoint/i, endpointPolicy],
  [/repository/i, repositoryPolicy],
  [/./, resourcePolicy],
];

/** Where a policy goes follows from its type; for resources, from the name AWS has for their policy. */
export function policyGuide(policy: KitPolicy, source: DocumentHead): ConsoleGuide {
  if (source.type === 'scp') return organizationPolicy('Service control policies', 'scp')(policy, source);
  if (source.type === 'rcp') return organizationPolicy('Resource control policies', 'rcp')(policy, source);
  if (source.type === 'bedrock-policy') return bedrockPolicy(policy, source);
  if (source.type === 'ec2-policy') return ec2Policy(policy, source);
  if (policy.target.kind === 'session') return sessionPolicy(policy, source);
  if (source.type === 'identity') return boundary(policy, source);
  const [, guide = resourcePolicy] = RESOURCES.find(([title]) => title.test(policy.title)) ?? [];
  return guide(policy, source);
}
