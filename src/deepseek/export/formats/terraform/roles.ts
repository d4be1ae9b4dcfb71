// Roles and permissions boundaries, as Terraform resources.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { inSentence } from '#deepseek/export/created-entities.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import type { BoundaryTarget, RoleTarget } from '#deepseek/export/targets.ts';
import { list, object, type HclItem, type HclValue } from './hcl.ts';
import {
  referToEverything,
  managedPolicy,
  referToNothing,
  resource,
  type ModuleScope,
} from './module-scope.ts';
import { quoted } from './text.ts';

export function boundary(scope: ModuleScope, target: BoundaryTarget): readonly HclItem[] {
  const { documents, path } = target;
  return documents.flatMap((document) => {
    const { items, label, arn } = managedPolicy(scope, document, { path, refer: referToNothing });
    scope.module.output(`${label}_policy_arn`, OUTPUTS.boundaryArn(target), arn);
    return items;
  });
}

/** The variable with which a role gets no policies but those of the module. */
const EXCLUSIVE = 'exclusive_attachments';

const VALID_KEY = /^[A-Za-z][\w-]*$/;

/** Roles with the same tags share a variable. */
const tagsVariable = ({ module, group }: ModuleScope, { id, title, tags }: RoleTarget): HclValue => {
  const [first] = module.kit.groups
    .toSorted((a, b) => Number(a.account !== undefined) - Number(b.account !== undefined))
    .flatMap(({ roles }) => roles);
  const isShared = JSON.stringify(first?.tags) === JSON.stringify(tags);
  return module.variable(isShared ? 'tags' : `${module.label(id, group)} tags`, {
    description: isShared ? 'Tags of the roles' : `Tags of the ${inSentence(title)}`,
    type: 'map(string)',
    starts: object(tags.map(({ key, value }) => [VALID_KEY.test(key) ? key : quoted(key), quoted(value)])),
  });
};

interface AttachedPolicy {
  readonly items: readonly HclItem[];
  /** The resource that puts it on the role: `aws_iam_role_policy.app_permissions`. */
  readonly address: string;
}

function permissions(
  scope: ModuleScope,
  target: RoleTarget,
  label: string,
  document: ExportDocument,
): AttachedPolicy {
  const { module, group } = scope;
  if (module.settings.inline) {
    const own = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, referToEverything);
    const attributes = [
      ['name', module.text(document.name)],
      ['role', `aws_iam_role.${label}.name`],
      ['policy', value],
    ] as const;
    return {
      items: [...items, resource(scope, 'aws_iam_role_policy', own, attributes, note)],
      address: `aws_iam_role_policy.${own}`,
    };
  }
  const { items, label: own, arn } = managedPolicy(scope, document, { refer: referToEverything });
  module.output(`${own}_policy_arn`, OUTPUTS.rolePolicyArn(target, document.title), arn);
  const attributes = [
    ['role', `aws_iam_role.${label}.name`],
    ['policy_arn', arn],
  ] as const;
  return {
    items: [...items, resource(scope, 'aws_iam_role_policy_attachment', own, attributes)],
    address: `aws_iam_role_policy_attachment.${own}`,
  };
}

/**
 * Where it is asked for, a role keeps only these policies. Both take the names from what puts the policies on the
 * role, so that Terraform makes them last and removes them first.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policy_attachments_exclusive.html.markdown
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policies_exclusive.html.markdown
 */
function exclusive(
  scope: ModuleScope,
  role: RoleTarget,
  label: string,
  attached: readonly AttachedPolicy[],
): readonly HclItem[] {
  const { module, group } = scope;
  const { inline } = module.settings;
  const wanted = module.variable(EXCLUSIVE, {
    description:
      'Whether terraform apply removes policies of the roles that are not part of this module, managed and inline',
    type: 'bool',
    starts: 'false',
  });
  // A policy for callers of this role may be for a role of this name too.
  const forCallers = group.attachments
    .filter(({ to }) => to.kind === 'principals' && to.roles.includes(role.name))
    .flatMap(({ permissions }) => permissions)
    .map(({ id }) => `aws_iam_policy.${module.label(id, group)}.arn`);
  const mine = (member: string): readonly string[] => attached.map(({ address }) => `${address}.${member}`);
  const made = (type: string, names: string, kept: readonly string[]): HclItem =>
    resource(scope, type, label, [
      ['count', `${wanted} ? 1 : 0`],
      ['role_name', `aws_iam_role.${label}.name`],
      [names, list(kept)],
    ]);
  return [
    made('aws_iam_role_policy_attachments_exclusive', 'policy_arns', [
      ...(inline ? [] : mine('policy_arn')),
      ...forCallers,
    ]),
    made('aws_iam_role_policies_exclusive', 'policy_names', inline ? mine('name') : []),
  ];
}

export function role(scope: ModuleScope, target: RoleTarget): readonly HclItem[] {
  const { module, group } = scope;
  const label = module.label(target.id, group);
  const order = module.orderOf('role', target.id, group);
  // A trust policy can only refer to roles that exist before this one.
  const { items, value, note } = module.policy(target.trust, group, (own) => own.order < order);
  const made = resource(
    scope,
    'aws_iam_role',
    label,
    [
      ['name', module.nameOf('role', target.id, group, target.name)],
      ['path', target.path === '/' ? undefined : module.text(target.path)],
      ['description', target.description === '' ? undefined : quoted(target.description)],
      ['max_session_duration', target.maxSessionSeconds?.toString()],
      [
        'permissions_boundary',
        target.boundary && module.text(target.boundary.arn, (own) => own.kind === 'policy'),
      ],
      ['assume_role_policy', value],
      ['tags', target.tags.length === 0 ? undefined : tagsVariable(scope, target)],
    ],
    note,
  );
  const attached = target.permissions.map((document) => permissions(scope, target, label, document));
  const addresses = attached.map(({ address }) => address);
  module.output(`${label}_role_arn`, OUTPUTS.roleArn(target), `aws_iam_role.${label}.arn`, addresses);
  module.output(`${label}_role_name`, OUTPUTS.roleName(target), `aws_iam_role.${label}.name`, addresses);
  return [
    ...items,
    made,
    ...attached.flatMap((policy) => policy.items),
    ...exclusive(scope, target, label, attached),
    ...(target.instanceProfile === undefined ? [] : profile(scope, target, target.instanceProfile, label)),
  ];
}

function profile(scope: ModuleScope, target: RoleTarget, name: string, label: string): readonly HclItem[] {
  const { module } = scope;
  const own = `aws_iam_instance_profile.${label}`;
  module.output(`${label}_instance_profile_arn`, OUTPUTS.profileArn(target), `${own}.arn`);
  module.output(`${label}_instance_profile_name`, OUTPUTS.profileName(target), `${own}.name`);
  return [
    resource(scope, 'aws_iam_instance_profile', label, [
      ['name', name === target.name ? `aws_iam_role.${label}.name` : module.text(name)],
      ['path', target.path === '/' ? undefined : module.text(target.path)],
      ['role', `aws_iam_role.${label}.name`],
    ]),
  ];
}
