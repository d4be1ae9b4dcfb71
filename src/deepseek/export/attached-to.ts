// The CloudFormation type of the resource that a policy of a kit is attached to, as the checks take it.
import type { KitDocument } from '#deepseek/compose/role-kit.ts';
import type { AttachedTo } from '#iam/policy/policy.ts';

const BY_TITLE: Readonly<Record<string, AttachedTo>> = {
  'Bucket policy': 'AWS::S3::Bucket',
  'Access point policy': 'AWS::S3::AccessPoint',
};

/** For policies of buckets and access points, which S3 checks. */
export const attachedToOf = ({ type, title }: Pick<KitDocument, 'type' | 'title'>): AttachedTo | undefined =>
  type === 'resource' ? BY_TITLE[title] : undefined;
