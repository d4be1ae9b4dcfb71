// Everything that is created in one account, as Terraform resources.
import {
  ORGANIZATION_POLICY_TYPES,
  type OrganizationTarget,
  type ResourceTarget,
  type SessionPolicyTarget,
} from '#deepseek/export/targets.ts';
import { OUTPUTS } from '#deepseek/export/outputs.ts';
import { assumeCommand } from '#deepseek/compose/assume-command.ts';
import { policyFile } from '#deepseek/compose/shell.ts';
import { attachment } from './attachments.ts';
import { attribute, block, type HclItem } from './hcl.ts';
import { referToEverything, referToNothing, resource, type ModuleScope } from './module-scope.ts';
import { boundary, role } from './roles.ts';
import { quoted } from './text.ts';

/** A resource has one policy, so putting it replaces the statements of everybody else. */
const replaces = (on: ResourceTarget['on'], words: string): string =>
  `For ${on.kind === 'bucket' ? `the bucket ${on.bucket}` : words}. It replaces the existing policy, so copy the statements of that policy into this one.${on.kind === 'bucket' ? ' Set region if the bucket is not in the Region of the provider.' : ''}`;

function onResource(scope: ModuleScope, { on, documents, words }: ResourceTarget): readonly HclItem[] {
  const { module, group } = scope;
  return documents.flatMap((document) => {
    const label = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, referToEverything, on.kind !== 'bucket');
    const about = [note, replaces(on, words)].filter(Boolean).join(' ');
    switch (on.kind) {
      case 'bucket':
        return [
          ...items,
          resource(
            scope,
            'aws_s3_bucket_policy',
            label,
            [
              ['bucket', module.text(on.bucket)],
              ['policy', value],
            ],
            about,
          ),
        ];
      case 'repository':
        return [
          ...items,
          resource(
            scope,
            'aws_ecr_repository_policy',
            label,
            [
              ['region', quoted(on.region)],
              ['repository', module.text(on.repository)],
              ['policy', value],
            ],
            about,
          ),
        ];
      case 'endpoint': {
        const ids = module.variable(`${on.service} endpoint ids`, {
          description: `IDs (vpce-…) of the interface endpoints for ${on.service}, by Region: ${on.regions.join(', ')}`,
          type: 'map(string)',
          example: `{ ${on.regions.map((region) => `${quoted(region)} = "vpce-0123456789abcdef0"`).join(', ')} }`,
        });
        return [
          ...items,
          resource(
            scope,
            'aws_vpc_endpoint_policy',
            label,
            [
              ['for_each', ids],
              ['region', 'each.key'],
              ['vpc_endpoint_id', 'each.value'],
              ['policy', value],
            ],
            about,
          ),
        ];
      }
      case 'guardrail': {
        module.output(label, `Policy for ${words}`, value);
        module.output(`${label}_resource_arn`, 'ARN of the guardrail', module.text(on.arn));
        return [
          ...items,
          {
            kind: 'comment',
            lines: [
              note ?? '',
              `The AWS provider has no resource for a guardrail policy. Set it with the AWS CLI, which replaces the`,
              'existing policy, in the folder where you ran terraform apply:',
              `aws bedrock put-resource-policy --region ${on.region} --resource-arn "$(terraform output -raw ${label}_resource_arn)" --resource-policy "$(terraform output -raw ${label})"`,
            ].filter((line) => line !== ''),
          },
        ];
      }
    }
  });
}

function organization(
  scope: ModuleScope,
  { type, words, documents }: OrganizationTarget,
): readonly HclItem[] {
  const { module, group } = scope;
  return documents.flatMap((document): readonly HclItem[] => {
    const label = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, referToNothing, true);
    module.output(`${label}_id`, OUTPUTS.organizationId, `aws_organizations_policy.${label}.id`);
    return [
      ...items,
      resource(
        scope,
        'aws_organizations_policy',
        label,
        [
          ['name', module.text(document.name)],
          ['type', `"${ORGANIZATION_POLICY_TYPES[type]}"`],
          ['content', value],
        ],
        note,
      ),
      {
        kind: 'comment',
        lines: [`Attach it to ${words}. Start with test accounts.`],
        code: [
          block(`resource "aws_organizations_policy_attachment" "${label}"`, [
            attribute('policy_id', `aws_organizations_policy.${label}.id`),
            attribute('target_id', '"ou-…"'),
          ]),
        ],
      },
    ];
  });
}

/** IAM has no resource for it: an output that is written to a file. */
function sessionPolicy(
  { module, group }: ModuleScope,
  { words, target, documents }: SessionPolicyTarget,
): readonly HclItem[] {
  return documents.flatMap((document): readonly HclItem[] => {
    const label = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, referToNothing, true);
    module.output(label, `${document.title}: passed with AssumeRole, not attached to the role`, value);
    return [
      ...items,
      {
        kind: 'comment',
        lines: [
          note ?? '',
          `${document.title}, for ${words}. It is not attached to the role:`,
          'pass it when a session starts. In the folder where you ran terraform apply:',
          `terraform output -raw ${label} > ${policyFile(document.name)}`,
          ...assumeCommand(target, { document: document.document, file: policyFile(document.name) }).split(
            '\n',
          ),
        ].filter((line) => line !== ''),
      },
    ];
  });
}

/** Everything of a group, in the order of creation. */
export function groupItems(scope: ModuleScope): readonly HclItem[] {
  const { group } = scope;
  return [
    ...group.boundaries.flatMap((target) => boundary(scope, target)),
    ...group.roles.flatMap((target) => role(scope, target)),
    ...group.attachments.flatMap((target) => attachment(scope, target)),
    ...group.resources.flatMap((target) => onResource(scope, target)),
    ...group.organization.flatMap((target) => organization(scope, target)),
    ...group.sessions.flatMap((target) => sessionPolicy(scope, target)),
  ];
}
