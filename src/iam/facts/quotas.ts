// AWS's limits: how long policies may be, and what roles and sessions may have.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html

/**
 * The characters that one policy of each type may have. IAM does not count white space. Organizations does; its console
 * takes white space out before, the CLI and the SDKs leave it in.
 */
export const MAX_POLICY_SIZES = {
  /** A customer managed policy; cannot be raised. */
  identity: 6144,
  /** Can be raised to `QUOTAS.raisedTrustPolicySize`. */
  trust: 2048,
  /** 20 KB, as for S3 buckets; see `maxResourcePolicySize`. */
  resource: 20_480,
  /** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
  scp: 10_240,
  rcp: 5120,
  'bedrock-policy': 10_000,
  'ec2-policy': 10_000,
} as const;

export const QUOTAS = {
  /** Characters of all inline policies of a role together. No identity policy may be longer. */
  inlinePoliciesSize: 10_240,
  raisedTrustPolicySize: 8192,
  managedPoliciesPerRole: 10,
  /** A policy in a call of AssumeRole, white space included. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
  sessionPolicySize: 2048,
  roleNameLength: 64,
  tagsPerRole: 50,
  /**
   * Service control policies on one root, organizational unit or account; FullAWSAccess is one of them.
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
   */
  scpsPerTarget: 10,
  /**
   * Policies of one declarative type, such as for EC2 or Amazon Bedrock, on one root, organizational unit or account.
   * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
   */
  declarativePoliciesPerTarget: 10,
  minSessionSeconds: 3600,
  maxSessionSeconds: 43_200,
  /** Role chaining: a session of one role assumes another role, whose own maximum does not count. */
  maxChainedSessionSeconds: 3600,
} as const;

/** Bytes of resource-based policies by the service prefix of their actions, where the limit differs from 20 KB. */
const OTHER_RESOURCE_POLICY_SIZES: ReadonlyMap<string, number> = new Map([
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
  ['kms', 32_768],
  // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
  ['sns', 30_720],
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
  ['sqs', 8192],
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html
  ['es', 102_400],
]);

/**
 * The limit for a policy on a resource of the service with this prefix. 20 KB holds for S3 buckets and access points,
 * DynamoDB tables, Lambda functions, secrets and VPC endpoints.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export const maxResourcePolicySize = (prefix: string): number =>
  OTHER_RESOURCE_POLICY_SIZES.get(prefix) ?? MAX_POLICY_SIZES.resource;
