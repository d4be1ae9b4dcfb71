// How long policies may be.

/** Characters without white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const IAM_SIZES = {
  /** All inline policies of a role together, the largest of IAM's limits: what a policy is meant for does not show. */
  identity: 10_240,
  managed: 6144,
  /** Can be raised. */
  trust: 2048,
  trustMax: 8192,
} as const;

/**
 * Characters with white space, which consoles take out and the CLI leaves in.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const ORGANIZATIONS_SIZES = { scp: 10_240, rcp: 5120 } as const;

/** Bytes of policies on resources by the prefix of their actions, where it is not 20 KB. */
const RESOURCE_SIZES: ReadonlyMap<string, number> = new Map([
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
  ['kms', 32_768],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
  ['sns', 30_720],
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
  ['sqs', 8192],
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html
  ['es', 102_400],
]);

/** S3 buckets and access points, DynamoDB tables, Lambda functions, secrets, VPC endpoints. */
const USUAL_RESOURCE_SIZE = 20_480;

/** The limit for a policy on a resource of the service with this prefix. */
export const resourcePolicySize = (prefix: string): number =>
  RESOURCE_SIZES.get(prefix) ?? USUAL_RESOURCE_SIZE;
