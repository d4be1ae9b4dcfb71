// Attributes of Terraform's AWS provider that hold policies, and what these are on.
import type { JsonValue } from '#iam/json/parse.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { typeOf } from './found-policies.ts';

/** Attributes that hold a policy and nothing else. */
export const POLICY_ATTRIBUTES: ReadonlySet<string> = new Set([
  'access_policies',
  'access_policy',
  'assume_role_policy',
  'inline_policy',
  'key_policy',
  'policy',
  'policy_document',
  'resource_policy',
]);

const ATTACHED: Readonly<Record<string, AttachedTo>> = {
  aws_s3_bucket_policy: 'AWS::S3::Bucket',
  aws_s3_access_point: 'AWS::S3::AccessPoint',
  aws_s3control_access_point_policy: 'AWS::S3::AccessPoint',
  aws_s3control_multi_region_access_point_policy: 'AWS::S3::MultiRegionAccessPoint',
  aws_s3control_object_lambda_access_point_policy: 'AWS::S3ObjectLambda::AccessPoint',
  aws_dynamodb_resource_policy: 'AWS::DynamoDB::Table',
};

const IDENTITY = /^aws_(?:iam_|ssoadmin_)/;

/** What the policy in `member` of a resource is on, where the checks know it. */
export const attachedTo = (type: string): { attachedTo?: AttachedTo } =>
  Object.hasOwn(ATTACHED, type) ? { attachedTo: ATTACHED[type]! } : {};

/** The type of the policy in `member` of a resource of `type`. */
export function policyTypeIn(
  type: string,
  member: string,
  value: JsonValue,
  organizationType: JsonValue | undefined,
): PolicyType {
  const guess = typeOf(member, value, type === 'aws_organizations_policy' ? organizationType : undefined);
  return IDENTITY.test(type) && guess !== 'trust' ? 'identity' : guess;
}
