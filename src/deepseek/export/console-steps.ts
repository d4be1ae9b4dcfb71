// Where a document goes in the AWS console, step by step, for each kind of document.
import { PAGES } from '#deepseek/catalog/pages.ts';
import { isCreated, otherAccountOf, type CreatedRole, type KitRole } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { joinAnd, joinOr } from '#iam/text/words.ts';
import type { DocumentHead, PlacedDocument } from './placed-document.ts';
import { policyGuide, type ConsoleGuide } from './policy-steps.ts';

/** The first step for a role in another account. In the wrong account, every later step would seem to work. */
function signInFirst(role: KitRole): readonly string[] {
  const account = otherAccountOf(role);
  return account === undefined
    ? []
    : [`Sign in to account ${account}. This role is created there, not in the account of the other role.`];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html */
function trustSteps(role: CreatedRole): readonly string[] {
  const policies = role.permissions.map((policy) => policy.name).join(', ');
  const { maxSessionSeconds, boundary } = role;
  return [
    ...signInFirst(role),
    // Without its path, a role has another ARN than the documents name.
    ...(role.path === '/'
      ? []
      : [`The console cannot set the path ${role.path}. Create the role with the AWS CLI (--path) instead.`]),
    ...(policies === ''
      ? []
      : ['Create the permissions policy first, so you can select it while creating the role.']),
    'Open IAM › Roles and choose Create role.',
    'Under Trusted entity type, choose Custom trust policy. Replace the text with this document and choose Next.',
    `${policies === '' ? '' : `Select ${policies}. `}${boundary ? `Under Permissions boundary, choose ${boundary}. ` : ''}Choose Next.`,
    `For Role name, enter ${role.name}.${role.description ? ` For Description, enter ${role.description}` : ''}`,
    ...(role.tags.length > 0
      ? [`Add the tags ${role.tags.map(({ key, value }) => `${key}=${value}`).join(', ')}.`]
      : []),
    'Choose Create role.',
    ...(maxSessionSeconds !== undefined && maxSessionSeconds !== 3600
      ? [`Open the role, choose Edit, and set Maximum session duration to ${maxSessionSeconds} seconds.`]
      : []),
  ];
}

/**
 * A permission set holds the document itself, as its only inline policy.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
 */
function permissionSetGuide(names: readonly string[]): ConsoleGuide {
  return {
    screen: { id: 'permission-sets' },
    path: 'IAM Identity Center › Permission sets › the permission set › Inline policy › Edit',
    steps: [
      'Sign in to the management account of the organization, or to the delegated administrator of IAM Identity Center.',
      `Open IAM Identity Center › Permission sets and choose ${joinOr(names)}.`,
      'Under Inline policy, choose Edit. A permission set has 1 inline policy: if it has one, add these statements to its Statement list.',
      'Choose Save changes. If accounts are listed as out of date, choose Reprovision.',
      ...(names.length > 1 ? [`Repeat this for each of ${joinAnd(names)}.`] : []),
    ],
    page: PAGES.permissionSetPolicies,
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_create-console.html */
function permissionsSteps(role: KitRole, source: DocumentHead): readonly string[] {
  return [
    ...signInFirst(role),
    'Open IAM › Policies and choose Create policy.',
    'In the Policy editor, choose JSON. Replace the text with this document and choose Next.',
    `For Policy name, enter ${source.name}. You cannot change the description later. Choose Create policy.`,
    role.kind === 'attachment'
      ? `Attach the policy to ${role.attachTo}: on the page of the policy, choose Entities attached › Attach.`
      : `Then create the role ${role.name} with its trust policy and select this policy.`,
  ];
}

function roleGuide(role: KitRole, source: DocumentHead): ConsoleGuide {
  const account = otherAccountOf(role);
  const where = account === undefined ? '' : ` in account ${account}`;
  if (role.kind === 'attachment' && role.target.kind === 'permission-sets')
    return permissionSetGuide(role.target.names);
  return source.type === 'trust' && isCreated(role)
    ? {
        screen: { id: 'create-role' },
        path: `IAM › Roles › Create role › Custom trust policy${where}`,
        steps: trustSteps(role),
        page: PAGES.iamRoles,
      }
    : {
        screen: { id: 'create-policy' },
        path: `IAM › Policies › Create policy › JSON${where}`,
        steps: permissionsSteps(role, source),
        page: PAGES.iamPolicies,
      };
}

/** Where the policy that was pasted is changed. */
const PASTED: Readonly<Record<PolicyType, readonly [path: string, page: string]>> = {
  identity: ['IAM › Policies › the policy › Edit', PAGES.iamPolicies],
  trust: ['IAM › Roles › the role › Trust relationships › Edit trust policy', PAGES.iamRoles],
  resource: ['the policy of its resource', PAGES.iamPrincipal],
  scp: [
    'AWS Organizations › Policies › Service control policies › the policy › Edit policy',
    PAGES.organizationPolicies,
  ],
  rcp: [
    'AWS Organizations › Policies › Resource control policies › the policy › Edit policy',
    PAGES.organizationPolicies,
  ],
  'bedrock-policy': [
    'AWS Organizations › Policies › Amazon Bedrock policies › the policy › Edit policy',
    PAGES.organizationPolicies,
  ],
  'ec2-policy': [
    'AWS Organizations › Policies › EC2 policies › the policy › Edit policy',
    PAGES.organizationPolicies,
  ],
};

function pastedGuide(type: PolicyType): ConsoleGuide {
  const [path, page] = PASTED[type];
  return { path, page, steps: [`Open ${path}.`, 'Replace the text with this document and save.'] };
}

/** Where the document goes: a path in a few words, every step, and AWS's page. */
export function consoleGuide({ holder, source }: PlacedDocument): ConsoleGuide {
  if (holder.kind === 'pasted') return pastedGuide(source.type);
  return holder.kind === 'role' ? roleGuide(holder.role, source) : policyGuide(holder.policy, source);
}
