// Where resources of templates hold policies, of which type these are and what they are on: for files that are checked and
// for those being written.
import type { JsonValue } from '#iam/json/parse.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { typeOf } from './found-policies.ts';

/** Members of CloudFormation's resources that hold a policy and nothing else. */
export const POLICY_MEMBERS: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument',
  'InlinePolicy',
  'KeyPolicy',
  'PolicyDocument',
  'RepositoryPolicyText',
  'ResourcePolicy',
]);

/** Resources whose properties hold a statement and other members. */
export const STATEMENT_HOLDERS: ReadonlySet<string> = new Set(['AWS::Events::EventBusPolicy']);

/** Attributes of Terraform's AWS provider that do. */
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
  'AWS::S3::BucketPolicy': 'AWS::S3::Bucket',
  'AWS::S3::AccessPoint': 'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPointPolicy': 'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPointPolicy': 'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table': 'AWS::DynamoDB::Table',
  aws_s3_bucket_policy: 'AWS::S3::Bucket',
  aws_s3_access_point: 'AWS::S3::AccessPoint',
  aws_s3control_access_point_policy: 'AWS::S3::AccessPoint',
  aws_s3control_multi_region_access_point_policy: 'AWS::S3::MultiRegionAccessPoint',
  aws_s3control_object_lambda_access_point_policy: 'AWS::S3ObjectLambda::AccessPoint',
  aws_dynamodb_resource_policy: 'AWS::DynamoDB::Table',
};

/** What the policy in a resource of the type is on, where the checks know it. */
export const attachedTo = (resource: string): { attachedTo?: AttachedTo } =>
  Object.hasOwn(ATTACHED, resource) ? { attachedTo: ATTACHED[resource]! } : {};

/** Resources whose policies say what their holder may do, even where these say more than they should. */
const OF_IDENTITIES =
  /^(?:AWS::(?:IAM::|(?:Serverless::(?:Function|StateMachine)|SSO::PermissionSet|IoT::Policy|Transfer::User)$)|aws_(?:iam_|ssoadmin_|(?:iot_policy|transfer_user|transfer_access)$))/;

const OF_ORGANIZATION = /^(?:AWS::Organizations::Policy|aws_organizations_policy)$/;

/**
 * The type of the policy in `member` of a resource of a type, by its place where that says it, or else a guess by its
 * content. `organizationType` is the type of an organization's policy.
 */
export function policyTypeIn(
  resource: string,
  member: string,
  document: JsonValue,
  organizationType: JsonValue | undefined,
): PolicyType {
  const isOfOrganization = OF_ORGANIZATION.test(resource);
  const type = typeOf(member, document, isOfOrganization ? organizationType : undefined);
  if (OF_IDENTITIES.test(resource)) return type === 'trust' ? type : 'identity';
  // Its principals may be missing.
  const isOnResource = /^(?:AWS::|aws_)/.test(resource) && !isOfOrganization && /polic/i.test(member);
  return isOnResource && type === 'identity' ? 'resource' : type;
}

const INLINE = /^(?:aws_iam_(?:role|user|group)_policy|AWS::IAM::(?:Role|User|Group)?Policy)$/;
const WITH_INLINE = /^(?:aws_iam_role|AWS::IAM::(?:Role|User|Group))$/;

/** Whether a policy of the type in a resource is embedded in an identity: IAM saves those without a Version, too. */
export const inlineIn = (resource: string, type: PolicyType): { isInline?: true } =>
  INLINE.test(resource) || (WITH_INLINE.test(resource) && type === 'identity') ? { isInline: true } : {};
