// What templates attach to identities by ARN: managed policies, and permissions boundaries.
import { asList, isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';

/** What one role, user, group or permission set has attached. */
export interface Attachments {
  /** A logical ID, an address, or a name. */
  readonly holder: string;
  /** ARNs or, where the text leaves them open, expressions. */
  readonly policies: readonly string[];
  readonly boundary?: string;
}

interface AttachingType {
  /** Members with the ARNs of policies: one, or a list. */
  readonly policies: readonly string[];
  readonly boundary?: string;
  /** Members that say who has them, where it is not the resource itself. */
  readonly holders?: readonly string[];
}

const IDENTITY: AttachingType = { policies: ['ManagedPolicyArns'], boundary: 'PermissionsBoundary' };
const TERRAFORM_ROLE: AttachingType = {
  policies: ['managed_policy_arns'],
  boundary: 'permissions_boundary',
};
const attachmentTo = (...holders: readonly string[]): AttachingType => ({
  policies: ['policy_arn'],
  holders,
});

/**
 * The resources that attach, by type.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policy_attachment.html.markdown
 */
const TYPES: Readonly<Record<string, AttachingType>> = {
  'AWS::IAM::Role': IDENTITY,
  'AWS::IAM::User': IDENTITY,
  'AWS::IAM::Group': IDENTITY,
  'AWS::Serverless::Function': { policies: ['Policies'], boundary: 'PermissionsBoundary' },
  'AWS::SSO::PermissionSet': { policies: ['ManagedPolicies'] },
  aws_iam_role: TERRAFORM_ROLE,
  aws_iam_user: TERRAFORM_ROLE,
  aws_iam_role_policy_attachment: attachmentTo('role'),
  aws_iam_user_policy_attachment: attachmentTo('user'),
  aws_iam_group_policy_attachment: attachmentTo('group'),
  aws_iam_policy_attachment: attachmentTo('roles', 'users', 'groups'),
  aws_iam_role_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['role_name'] },
  aws_iam_user_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['user_name'] },
  aws_iam_group_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['group_name'] },
  aws_ssoadmin_managed_policy_attachment: {
    policies: ['managed_policy_arn'],
    holders: ['permission_set_arn'],
  },
};

export const attaches = (type: string): boolean => Object.hasOwn(TYPES, type);

/** The members of a resource of the type that say what it attaches to whom. */
export function attachingMembers(type: string): readonly string[] {
  const { policies, boundary, holders = [] } = TYPES[type] ?? { policies: [] };
  return [...policies, ...(boundary === undefined ? [] : [boundary]), ...holders];
}

/** Documents in such lists stand in the template. */
const texts = (value: JsonValue | undefined): readonly string[] =>
  value === undefined || value === null
    ? []
    : asList(value).flatMap((each) => (isObject(each) || each === '' || each === null ? [] : [String(each)]));

/** A role is the same whether its name, its ID or its ARN is given. */
const plainHolder = (text: string): string =>
  text.replace(/^\$\{(.*)\}$/, '$1').replace(/\.(?:name|id|arn)$/, '');

/** What a resource of the type attaches. `values` are its members as far as they are known. */
export function attachmentsOf(type: string, name: string, values: JsonObject): readonly Attachments[] {
  const row = TYPES[type];
  if (!row) return [];
  const policies = row.policies.flatMap((member) => texts(own(values, member)));
  const [boundary] = row.boundary === undefined ? [] : texts(own(values, row.boundary));
  const holders = row.holders?.flatMap((member) => texts(own(values, member)).map(plainHolder)) ?? [];
  return (holders.length > 0 ? holders : [name]).map((holder) => ({
    holder,
    policies,
    ...(boundary !== undefined && { boundary }),
  }));
}
