// Policies for users, roles and groups that exist already, as Terraform resources.
import { inSentence } from '#deepseek/export/created-entities.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import type { AttachmentTarget } from '#deepseek/export/targets.ts';
import { attribute, block, type HclItem } from './hcl.ts';
import { referToEverything, managedPolicy, resource, type ModuleScope } from './module-scope.ts';

const KINDS = ['user', 'role', 'group'] as const;

export function attachment(scope: ModuleScope, target: AttachmentTarget): readonly HclItem[] {
  const { module, group } = scope;
  const { to, title, words } = target;
  const label = module.label(target.id, group);
  const attach = (kind: (typeof KINDS)[number], own: string, arn: string, names: string): HclItem =>
    resource(scope, `aws_iam_${kind}_policy_attachment`, own, [
      ['for_each', `toset(${names})`],
      [kind, 'each.value'],
      ['policy_arn', arn],
    ]);
  const attachments = (own: string, arn: string): readonly HclItem[] => {
    switch (to.kind) {
      case 'permission-sets':
        return [
          {
            kind: 'comment',
            lines: [
              `For ${words}. In IAM Identity Center, add it as a customer managed policy (path /). With`,
              'administrator credentials:',
            ],
            code: [
              block(`resource "aws_ssoadmin_customer_managed_policy_attachment" "${own}"`, [
                attribute('instance_arn', '"…"'),
                attribute('permission_set_arn', '"…"'),
                block('customer_managed_policy_reference', [
                  attribute('name', `aws_iam_policy.${own}.name`),
                  attribute('path', '"/"'),
                ]),
              ]),
            ],
          },
        ];
      case 'principals':
        return (['user', 'role'] as const).flatMap((kind) => {
          const names = (kind === 'user' ? to.users : to.roles).map((name) => module.text(name));
          const [only = '', ...others] = names;
          if (names.length === 0) return [];
          return others.length === 0
            ? [
                resource(scope, `aws_iam_${kind}_policy_attachment`, own, [
                  [kind, only],
                  ['policy_arn', arn],
                ]),
              ]
            : [attach(kind, own, arn, `[${names.join(', ')}]`)];
        });
      case 'unnamed':
        return KINDS.map((kind) =>
          attach(
            kind,
            own,
            arn,
            module.variable(`${label} ${kind} names`, {
              description: `Names of ${kind}s that get the policy of the ${inSentence(title)}: ${words}`,
              type: 'list(string)',
              starts: '[]',
            }),
          ),
        );
    }
  };
  return target.permissions.flatMap((document) => {
    const {
      items,
      label: own,
      arn,
    } = managedPolicy(scope, document, {
      description: target.description,
      refer: referToEverything,
    });
    module.output(`${own}_policy_arn`, OUTPUTS.attachedArn(target), arn);
    return [...items, ...attachments(own, arn)];
  });
}
