// What is made in one account, as Terraform resources.
import type { OrganizationTarget, ResourceTarget } from '#core/export/targets.ts';
import { attachment } from './attachments.ts';
import { attribute, block, type Item } from './hcl.ts';
import { everything, nothing, resource, type Place } from './place.ts';
import { boundary, role } from './roles.ts';

/** A service keeps one policy on a resource, whoever wrote the statements in it. */
const replaces = (on: ResourceTarget['on'], words: string): string =>
  `For ${on.kind === 'bucket' ? `the bucket ${on.bucket}` : words}. It takes the place of the policy that is there: bring the statements of that along.`;

function onResource(place: Place, { on, documents, words }: ResourceTarget): readonly Item[] {
  const { module, group } = place;
  return documents.flatMap((document) => {
    const label = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, everything, on.kind !== 'bucket');
    const about = [note, replaces(on, words)].filter(Boolean).join(' ');
    switch (on.kind) {
      case 'bucket':
        return [
          ...items,
          resource(
            place,
            'aws_s3_bucket_policy',
            label,
            [
              ['bucket', module.text(on.bucket)],
              ['policy', value],
            ],
            about,
          ),
        ];
      case 'endpoint': {
        const ids = module.variable(
          `${on.service} endpoint ids`,
          `IDs (vpce-…) of the interface endpoints for ${on.service}, by Region: ${on.regions.join(', ')}`,
          'map(string)',
        );
        return [
          ...items,
          resource(
            place,
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
              `The AWS provider has no resource for the policy of a guardrail, so put it there with the AWS CLI. It replaces`,
              'the one that is there:',
              `aws bedrock put-resource-policy --region ${on.region} --resource-arn "$(terraform output -raw ${label}_resource_arn)" --resource-policy "$(terraform output -raw ${label})"`,
            ].filter((line) => line !== ''),
          },
        ];
      }
    }
  });
}

const TYPES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

function organization(place: Place, { type, words, documents }: OrganizationTarget): readonly Item[] {
  const { module, group } = place;
  return documents.flatMap((document): readonly Item[] => {
    const label = module.label(document.id, group);
    const { items, value, note } = module.policy(document, group, nothing, true);
    module.output(
      `${label}_id`,
      'ID of the policy of the organization',
      `aws_organizations_policy.${label}.id`,
    );
    return [
      ...items,
      resource(
        place,
        'aws_organizations_policy',
        label,
        [
          ['name', module.text(document.name)],
          ['type', `"${TYPES[type]}"`],
          ['content', value],
        ],
        note,
      ),
      {
        kind: 'comment',
        lines: [`Attach it to ${words}: first to one with test accounts.`],
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

/** Everything of a group, in the order in which it is made. */
export function groupItems(place: Place): readonly Item[] {
  const { group } = place;
  return [
    ...group.boundaries.flatMap((target) => boundary(place, target)),
    ...group.roles.flatMap((target) => role(place, target)),
    ...group.attachments.flatMap((target) => attachment(place, target)),
    ...group.resources.flatMap((target) => onResource(place, target)),
    ...group.organization.flatMap((target) => organization(place, target)),
  ];
}
