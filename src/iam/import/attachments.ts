// What templates attach to identities by ARN: managed policies, and permissions boundaries.
import { asList, isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';

/** What one role, user, group, permission set, account or resource has attached. */
export interface Attachments {
  /** A logical ID, an address, or a name; empty for a policy that nobody has. */
  readonly holder: string;
  /** ARNs, or what else says what it has; expressions where the text leaves them open. */
  readonly policies: readonly string[];
  readonly boundary?: string;
  /** Roles that its code has. */
  readonly roles?: readonly string[];
  /** The text makes these policies itself, so that their documents say what is new with them. */
  readonly isOwn?: true;
  /** Who has them can do less: control policies, and documents that deny. */
  readonly limits?: true;
  /** The holder is the resource that says so: without it there is nothing to limit. */
  readonly isInHolder?: true;
}

interface AttachingType {
  /** Members with the ARNs of policies: one, or a list. */
  readonly policies?: readonly string[];
  /** Members that together say what somebody has. */
  readonly grant?: readonly string[];
  readonly boundary?: string;
  /** Members with the role that the code of the resource has. */
  readonly roles?: readonly string[];
  /** Members that limit access by being there or true. */
  readonly guards?: readonly string[];
  /** Members that say who has them, where it is not the resource itself. */
  readonly holders?: readonly string[];
  /** The resource is a policy that the holders have. */
  readonly isPolicy?: true;
  readonly limits?: true;
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
const policyOf = (...holders: readonly string[]): AttachingType => ({ holders, isPolicy: true });

const codeOf = (...roles: readonly string[]): AttachingType => ({ roles });

/**
 * The resources that attach, by type.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policy_attachment.html.markdown
 */
const TYPES: Readonly<Record<string, AttachingType>> = {
  'AWS::IAM::Role': IDENTITY,
  'AWS::IAM::User': { ...IDENTITY, policies: ['ManagedPolicyArns', 'Groups'] },
  'AWS::IAM::Group': IDENTITY,
  'AWS::IAM::ManagedPolicy': policyOf('Roles', 'Users', 'Groups'),
  'AWS::IAM::Policy': policyOf('Roles', 'Users', 'Groups'),
  'AWS::IAM::RolePolicy': policyOf('RoleName'),
  'AWS::IAM::UserPolicy': policyOf('UserName'),
  'AWS::IAM::GroupPolicy': policyOf('GroupName'),
  'AWS::CodeBuild::Project': codeOf('ServiceRole'),
  'AWS::EC2::Instance': codeOf('IamInstanceProfile'),
  'AWS::EC2::VPCEndpoint': { guards: ['PolicyDocument'] },
  'AWS::ECS::TaskDefinition': codeOf('TaskRoleArn'),
  'AWS::IAM::InstanceProfile': codeOf('Roles'),
  'AWS::IAM::UserToGroupAddition': { policies: ['GroupName'], holders: ['Users'] },
  'AWS::Lambda::Function': codeOf('Role'),
  'AWS::Lambda::Permission': {
    grant: ['Principal', 'Action', 'SourceArn', 'SourceAccount', 'PrincipalOrgID', 'FunctionUrlAuthType'],
    holders: ['FunctionName'],
  },
  'AWS::Lambda::Url': { grant: ['AuthType'], holders: ['TargetFunctionArn'] },
  'AWS::Organizations::Policy': { ...policyOf('TargetIds'), limits: true },
  'AWS::S3::Bucket': { guards: ['PublicAccessBlockConfiguration'] },
  'AWS::Serverless::Function': { policies: ['Policies'], boundary: 'PermissionsBoundary', roles: ['Role'] },
  'AWS::Serverless::StateMachine': {
    policies: ['Policies'],
    boundary: 'PermissionsBoundary',
    roles: ['Role'],
  },
  'AWS::SSO::Assignment': { grant: ['PermissionSetArn', 'TargetId'], holders: ['PrincipalId'] },
  'AWS::SSO::PermissionSet': {
    policies: ['ManagedPolicies', 'CustomerManagedPolicyReferences'],
    boundary: 'PermissionsBoundary',
  },
  'AWS::StepFunctions::StateMachine': codeOf('RoleArn'),
  aws_codebuild_project: codeOf('service_role'),
  aws_ecs_task_definition: codeOf('task_role_arn'),
  aws_iam_instance_profile: codeOf('role'),
  aws_iam_role: TERRAFORM_ROLE,
  aws_iam_user: TERRAFORM_ROLE,
  aws_iam_role_policy: policyOf('role'),
  aws_iam_user_policy: policyOf('user'),
  aws_iam_group_policy: policyOf('group'),
  aws_iam_role_policy_attachment: attachmentTo('role'),
  aws_iam_user_policy_attachment: attachmentTo('user'),
  aws_iam_group_policy_attachment: attachmentTo('group'),
  aws_iam_policy_attachment: attachmentTo('roles', 'users', 'groups'),
  aws_iam_role_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['role_name'] },
  aws_iam_user_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['user_name'] },
  aws_iam_group_policy_attachments_exclusive: { policies: ['policy_arns'], holders: ['group_name'] },
  aws_iam_group_membership: { policies: ['group'], holders: ['users'] },
  aws_iam_user_group_membership: { policies: ['groups'], holders: ['user'] },
  aws_instance: codeOf('iam_instance_profile'),
  aws_kms_grant: { grant: ['grantee_principal', 'operations', 'constraints'], holders: ['key_id'] },
  aws_lambda_function: codeOf('role'),
  aws_lambda_function_url: { grant: ['authorization_type'], holders: ['function_name'] },
  aws_lambda_permission: {
    grant: [
      'principal',
      'action',
      'source_arn',
      'source_account',
      'principal_org_id',
      'function_url_auth_type',
    ],
    holders: ['function_name'],
  },
  aws_organizations_policy_attachment: { policies: ['policy_id'], holders: ['target_id'], limits: true },
  aws_s3_bucket_public_access_block: {
    guards: ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'],
    holders: ['bucket'],
  },
  aws_sfn_state_machine: codeOf('role_arn'),
  aws_ssoadmin_account_assignment: { grant: ['permission_set_arn', 'target_id'], holders: ['principal_id'] },
  aws_ssoadmin_customer_managed_policy_attachment: {
    policies: ['customer_managed_policy_reference'],
    holders: ['permission_set_arn'],
  },
  aws_ssoadmin_managed_policy_attachment: {
    policies: ['managed_policy_arn'],
    holders: ['permission_set_arn'],
  },
  aws_ssoadmin_permissions_boundary_attachment: {
    boundary: 'permissions_boundary',
    holders: ['permission_set_arn'],
  },
  aws_vpc_endpoint: { guards: ['policy'] },
};

export const attaches = (type: string): boolean => Object.hasOwn(TYPES, type);

/** The members of a resource of the type that say what it attaches to whom. */
export function attachingMembers(type: string): readonly string[] {
  const { policies = [], grant = [], roles = [], guards = [], boundary, holders = [] } = TYPES[type] ?? {};
  return [
    ...policies,
    ...grant,
    ...roles,
    ...guards,
    ...(boundary === undefined ? [] : [boundary]),
    ...holders,
  ];
}

/** What stands in a list as an object is a reference, unless it is a document, or what SAM makes one of. */
const texts = (value: JsonValue | undefined, type: string): readonly string[] =>
  value === undefined || value === null
    ? []
    : asList(value).flatMap((each) => {
        if (each === '' || each === null) return [];
        if (!isObject(each)) return [String(each)];
        return type.startsWith('AWS::Serverless::') ? [] : [JSON.stringify(each)];
      });

/** A role is the same whether its name, its ID or its ARN is given. */
const plainHolder = (text: string): string =>
  text.replace(/^\$\{(.*)\}$/, '$1').replace(/\.(?:name|id|arn)$/, '');

/** "principal s3.amazonaws.com, action lambda:InvokeFunction" */
const grantWords = (members: readonly string[], values: JsonObject, type: string): string =>
  members
    .flatMap((member) => {
      const given = texts(own(values, member), type);
      return given.length === 0 ? [] : [`${member} ${given.join(' and ')}`];
    })
    .join(', ');

/** The names of the guards that stand: documents, and flags that are on. */
const guardsIn = (members: readonly string[], values: JsonObject): readonly string[] =>
  members.flatMap((member) => {
    const given = own(values, member);
    if (given === undefined || given === null || /^(?:false|)$/i.test(String(given))) return [];
    if (!isObject(given) || own(given, 'Statement') !== undefined) return [member];
    return Object.entries(given).flatMap(([name, on]) => (/^true$/i.test(String(on)) ? [name] : []));
  });

/** AWS's own that only deny. */
const isDenying = (policy: string): boolean =>
  /:aws:policy\/AWS(?:DenyAll|CompromisedKeyQuarantine)/.test(policy);

/**
 * What a resource of the type attaches. `values` are its members as far as they are known; `documents` are those in it, as
 * JSON.
 */
export function attachmentsOf(
  type: string,
  name: string,
  values: JsonObject,
  documents: readonly string[] = [],
): readonly Attachments[] {
  const row = TYPES[type];
  if (!row) return [];
  const [boundary] = row.boundary === undefined ? [] : texts(own(values, row.boundary), type);
  const holders = row.holders?.flatMap((member) => texts(own(values, member), type).map(plainHolder)) ?? [];
  const given = [
    ...(row.policies?.flatMap((member) => texts(own(values, member), type)) ?? []),
    ...(row.grant ? [grantWords(row.grant, values, type)] : []),
  ];
  const has = (effect: string): boolean =>
    documents.some((text) => new RegExp(`"Effect"\\s*:\\s*"${effect}"`).test(text));
  const limiting = [
    ...(row.limits || (row.isPolicy && has('Deny'))
      ? row.isPolicy
        ? [name]
        : given
      : given.filter(isDenying)),
    ...guardsIn(row.guards ?? [], values),
  ];
  const isAllowing = !row.limits && (has('Allow') || !has('Deny'));
  const policies = row.isPolicy
    ? isAllowing
      ? [name]
      : []
    : row.limits
      ? []
      : given.filter((each) => !isDenying(each));
  const roles = row.roles?.flatMap((member) => texts(own(values, member), type)) ?? [];
  const isOwn = row.isPolicy && { isOwn: true as const };
  return (holders.length > 0 ? holders : [row.isPolicy ? '' : name]).flatMap((holder) => [
    {
      holder,
      policies,
      ...(boundary !== undefined && { boundary }),
      ...(roles.length > 0 && { roles }),
      ...isOwn,
    },
    ...(limiting.length > 0
      ? [
          {
            holder,
            policies: limiting,
            limits: true as const,
            ...isOwn,
            ...(!row.holders && { isInHolder: true as const }),
          },
        ]
      : []),
  ]);
}
