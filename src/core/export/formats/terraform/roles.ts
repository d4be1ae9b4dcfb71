// Roles and permissions boundaries, as Terraform resources.
import type { ExportDocument } from '#core/export/export-document.ts';
import { inSentence } from '#core/export/created-entities.ts';
import type { BoundaryTarget, RoleTarget } from '#core/export/targets.ts';
import { object, type HclItem } from './hcl.ts';
import {
  referToEverything,
  managedPolicy,
  referToNothing,
  resource,
  type ModuleScope,
} from './module-scope.ts';
import { quoted } from './text.ts';

export function boundary(scope: ModuleScope, { documents, path }: BoundaryTarget): readonly HclItem[] {
  return documents.flatMap((document) => {
    const { items, label, arn } = managedPolicy(scope, document, path, referToNothing);
    scope.module.output(`${label}_policy_arn`, 'ARN of the permissions boundary', arn);
    return items;
  });
}

const VALID_KEY = /^[A-Za-z][\w-]*$/;

function permissions(scope: ModuleScope, label: string, document: ExportDocument): readonly HclItem[] {
  const { module, group } = scope;
  if (module.settings.inline) {
    const own = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, referToEverything);
    const attributes = [
      ['name', module.text(document.name)],
      ['role', `aws_iam_role.${label}.name`],
      ['policy', value],
    ] as const;
    return [...items, resource(scope, 'aws_iam_role_policy', own, attributes, note)];
  }
  const { items, label: own, arn } = managedPolicy(scope, document, undefined, referToEverything);
  const attributes = [
    ['role', `aws_iam_role.${label}.name`],
    ['policy_arn', arn],
  ] as const;
  return [...items, resource(scope, 'aws_iam_role_policy_attachment', own, attributes)];
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
      [
        'tags',
        target.tags.length === 0
          ? undefined
          : object(
              target.tags.map(({ key, value: tag }) => [
                VALID_KEY.test(key) ? key : quoted(key),
                quoted(tag),
              ]),
            ),
      ],
    ],
    note,
  );
  module.output(`${label}_role_arn`, `ARN of the ${inSentence(target.title)}`, `aws_iam_role.${label}.arn`);
  return [
    ...items,
    made,
    ...target.permissions.flatMap((document) => permissions(scope, label, document)),
    ...(target.instanceProfile === undefined ? [] : profile(scope, target, target.instanceProfile, label)),
  ];
}

function profile(scope: ModuleScope, target: RoleTarget, name: string, label: string): readonly HclItem[] {
  const { module } = scope;
  module.output(
    `${label}_instance_profile_name`,
    'Name of the instance profile',
    `aws_iam_instance_profile.${label}.name`,
  );
  return [
    resource(scope, 'aws_iam_instance_profile', label, [
      ['name', name === target.name ? `aws_iam_role.${label}.name` : module.text(name)],
      ['path', target.path === '/' ? undefined : module.text(target.path)],
      ['role', `aws_iam_role.${label}.name`],
    ]),
  ];
}
