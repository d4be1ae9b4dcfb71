// IAM's size limits, counted without white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html

export const QUOTAS = {
  /** Characters of one customer managed policy; cannot be raised. */
  managedPolicyChars: 6144,
  /** Characters of a trust policy; can be raised to `trustPolicyCharsMax`. */
  trustPolicyChars: 2048,
  trustPolicyCharsMax: 8192,
  managedPoliciesPerRole: 10,
  /** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
  scpChars: 10240,
  scpsPerEntity: 10,
  rcpChars: 5120,
  /** 20 KB. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
  bucketPolicyChars: 20480,
  roleNameChars: 64,
  tagsPerRole: 50,
  sessionSecondsMin: 3600,
  sessionSecondsMax: 43200,
  /** A session that one role gets of another, whatever that other allows. */
  chainedSessionSecondsMax: 3600,
} as const;
