// Checks what a declarative policy for EC2 of AWS Organizations sets: numbers in their range, known providers of images.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
import type { Finding } from '#iam/findings/finding.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES } from '#iam/grammar/elements.ts';
import { replace } from '#iam/grammar/fixes.ts';
import { listedValues } from '#iam/grammar/settings/explain.ts';
import { EC2_GRAMMAR } from './members.ts';

type Part = Pick<Finding, 'id' | 'message'> & Pick<Partial<Finding>, 'severity' | 'fix'>;

const at = (path: JsonPath, part: Part): Finding => ({
  severity: 'error',
  source: PAGES.ec2Policy,
  ...part,
  locations: [{ path, target: 'value' }],
});

/** The value that an operator gives; AWS writes numbers as text, and takes both. */
const numberOf = (value: JsonValue | undefined): number | undefined => {
  const given = own(value, '@@assign');
  if (typeof given === 'number') return given;
  if (typeof given !== 'string') return undefined;
  return /^-?[0-9]{1,10}$/.test(given) ? Number(given) : Number.NaN;
};

const MOST_DAYS = 2_147_483_647;

interface Range {
  readonly path: JsonPath;
  readonly least: number;
  readonly most: number;
}

function inRange(document: JsonValue, { path, least, most }: Range): readonly Finding[] {
  const value = path.reduce<JsonValue | undefined>((each, step) => own(each, step), document);
  const number = numberOf(value);
  if (number === undefined || (Number.isInteger(number) && number >= least && number <= most)) return [];
  return [
    at([...path, '@@assign'], {
      id: 'ec2-policy-number',
      message: `${show(String(own(value, '@@assign')))} is not a number from ${least} to ${most}.`,
    }),
  ];
}

const METADATA = ['ec2_attributes', 'instance_metadata_defaults'];
const HOPS = [...METADATA, 'http_put_response_hop_limit'];

function metadata(document: JsonValue): readonly Finding[] {
  const defaults = own(own(document, 'ec2_attributes'), 'instance_metadata_defaults');
  const required = own(own(defaults, 'http_tokens'), '@@assign') === 'required';
  const enforced = own(own(defaults, 'http_tokens_enforced'), '@@assign') === 'enabled';
  const hops = numberOf(own(defaults, 'http_put_response_hop_limit'));
  const tokens = own(defaults, 'http_tokens');
  return [
    ...inRange(document, { path: HOPS, least: -1, most: 64 }),
    ...(hops === 0
      ? [
          at([...HOPS, '@@assign'], {
            id: 'ec2-policy-number',
            message:
              'A token that travels 0 hops reaches nothing. Write a number from 1 to 64, or -1 for no preference.',
          }),
        ]
      : []),
    ...(enforced && !required && tokens !== undefined
      ? [
          at([...METADATA, 'http_tokens', '@@assign'], {
            id: 'ec2-policy-tokens',
            severity: 'warning',
            message:
              'Launches without IMDSv2 fail, but IMDSv2 is not the default, so a launch that does not say which fails. Write `required`.',
            ...replace([...METADATA, 'http_tokens', '@@assign'], 'required'),
          }),
        ]
      : []),
  ];
}

const PROVIDERS = ['amazon', 'aws_marketplace', 'aws_backup_vault'];

function provider(path: JsonPath, value: JsonValue): readonly Finding[] {
  if (typeof value !== 'string' || PROVIDERS.includes(value) || /^[0-9]{12}$/.test(value)) return [];
  // EC2's own API writes these with hyphens.
  const meant = value.toLowerCase().replaceAll('-', '_');
  return [
    at(path, {
      id: 'ec2-policy-provider',
      message: `${show(value)} does not provide images. Write an account ID of 12 digits, \`amazon\`, \`aws_marketplace\` or \`aws_backup_vault\`.`,
      ...(PROVIDERS.includes(meant) && replace(path, meant)),
    }),
  ];
}

function images(document: JsonValue): readonly Finding[] {
  const base = ['ec2_attributes', 'allowed_images_settings', 'image_criteria'];
  const criteria = own(own(own(document, 'ec2_attributes'), 'allowed_images_settings'), 'image_criteria');
  if (!isObject(criteria)) return [];
  return Object.entries(criteria).flatMap(([name, each]) => {
    const providers = own(each, 'allowed_image_providers');
    const path = [...base, name];
    return [
      ...['@@assign', '@@append'].flatMap((operator) => {
        const list = own(providers, operator);
        return isList(list)
          ? list.flatMap((value, index) =>
              provider([...path, 'allowed_image_providers', operator, index], value),
            )
          : [];
      }),
      ...(
        [
          ['creation_date_condition', 'maximum_days_since_created'],
          ['deprecation_time_condition', 'maximum_days_since_deprecated'],
        ] as const
      ).flatMap((steps) => inRange(document, { path: [...path, ...steps], least: 0, most: MOST_DAYS })),
    ];
  });
}

/** What is wrong with the settings of a policy, as far as its grammar is right. */
export const ec2Settings = (document: JsonValue): readonly Finding[] => [
  ...listedValues(EC2_GRAMMAR, document),
  ...metadata(document),
  ...images(document),
];
