// The members of a declarative policy for EC2 of AWS Organizations, by their place, and what stands in each.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { PAGES } from '#iam/grammar/elements.ts';
import {
  CHILD_OPERATORS,
  listValue,
  oneValue,
  type SettingsGrammar,
  type SettingsPlace,
} from '#iam/grammar/settings/grammar.ts';

const ON_OFF = ['enabled', 'disabled'];
const OR_NOT = ['no_preference', ...ON_OFF];

/** An object with these members. */
function part(names: readonly string[], example: JsonValue): SettingsPlace {
  const list = names.map((name) => `\`${name}\``);
  const words = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : (list[0] ?? '');
  return { names: [...names, CHILD_OPERATORS], words: `an object with ${words}`, isValue: false, example };
}

const TOKENS = { http_tokens: { '@@assign': 'required' }, http_put_response_hop_limit: { '@@assign': '2' } };
const PROVIDERS = { allowed_image_providers: { '@@assign': ['amazon'] } };
const CRITERIA = { criteria_1: PROVIDERS };
const IMAGES = { state: { '@@assign': 'audit_mode' }, image_criteria: CRITERIA };
const INTERNET = { mode: { '@@assign': 'block_ingress' }, exclusions_allowed: { '@@assign': 'enabled' } };

const ENCRYPTION = {
  mode: { '@@assign': 'attempt_enforce' },
  exclusions: { '@@assign': ['internet_gateway', 'nat_gateway'] },
};

const ATTRIBUTES = [
  'instance_metadata_defaults',
  'allowed_images_settings',
  'image_block_public_access',
  'snapshot_block_public_access',
  'vpc_block_public_access',
  'serial_console_access',
  'vpc_encryption_control',
  'exception_message',
];

const days = (name: string): SettingsPlace => part([name], { [name]: { '@@assign': '365' } });

/** By the names from ec2_attributes on; criteria_1 stands for each of the criteria. */
const PLACES: Readonly<Record<string, SettingsPlace>> = {
  '': {
    ...part(['ec2_attributes'], { ec2_attributes: { instance_metadata_defaults: TOKENS } }),
    names: ['ec2_attributes'],
  },
  ec2_attributes: {
    ...part(ATTRIBUTES, { instance_metadata_defaults: TOKENS }),
    words: 'an object with an attribute, such as `instance_metadata_defaults`',
  },
  exception_message: oneValue('what people read whose call fails', 'See https://wiki.example.com/ec2-policy'),
  instance_metadata_defaults: part(
    [
      'http_tokens',
      'http_tokens_enforced',
      'http_put_response_hop_limit',
      'http_endpoint',
      'instance_metadata_tags',
    ],
    TOKENS,
  ),
  'instance_metadata_defaults.http_tokens': oneValue('whether IMDSv2 is required', 'required', [
    'no_preference',
    'required',
    'optional',
  ]),
  'instance_metadata_defaults.http_tokens_enforced': oneValue(
    'whether launches without IMDSv2 fail',
    'enabled',
    OR_NOT,
  ),
  'instance_metadata_defaults.http_put_response_hop_limit': oneValue('a number from -1 to 64', '2'),
  'instance_metadata_defaults.http_endpoint': oneValue(
    'whether there is instance metadata',
    'enabled',
    OR_NOT,
  ),
  'instance_metadata_defaults.instance_metadata_tags': oneValue(
    'whether it shows the tags of the instance',
    'disabled',
    OR_NOT,
  ),
  allowed_images_settings: part(['state', 'image_criteria'], IMAGES),
  'allowed_images_settings.state': oneValue('whether other images are refused', 'audit_mode', [
    'enabled',
    'disabled',
    'audit_mode',
  ]),
  'allowed_images_settings.image_criteria': {
    names: [CHILD_OPERATORS],
    offered: Array.from({ length: 10 }, (_, index) => `criteria_${index + 1}`),
    words: 'an object with `criteria_1` up to `criteria_10`',
    isValue: false,
    example: CRITERIA,
  },
  'allowed_images_settings.image_criteria.criteria_1': part(
    [
      'allowed_image_providers',
      'image_names',
      'marketplace_product_codes',
      'creation_date_condition',
      'deprecation_time_condition',
    ],
    PROVIDERS,
  ),
  'allowed_images_settings.image_criteria.criteria_1.allowed_image_providers': listValue(
    'account IDs, `amazon`, `aws_marketplace` or `aws_backup_vault`',
    ['amazon'],
  ),
  'allowed_images_settings.image_criteria.criteria_1.image_names': listValue('names of images', [
    'deepseek-*',
  ]),
  'allowed_images_settings.image_criteria.criteria_1.marketplace_product_codes': listValue(
    'product codes of AWS Marketplace',
    [],
  ),
  'allowed_images_settings.image_criteria.criteria_1.creation_date_condition': days(
    'maximum_days_since_created',
  ),
  'allowed_images_settings.image_criteria.criteria_1.creation_date_condition.maximum_days_since_created':
    oneValue('a number of days', '365'),
  'allowed_images_settings.image_criteria.criteria_1.deprecation_time_condition': days(
    'maximum_days_since_deprecated',
  ),
  'allowed_images_settings.image_criteria.criteria_1.deprecation_time_condition.maximum_days_since_deprecated':
    oneValue('a number of days', '0'),
  image_block_public_access: part(['state'], { state: { '@@assign': 'block_new_sharing' } }),
  'image_block_public_access.state': oneValue('whether images can be public', 'block_new_sharing', [
    'unblocked',
    'block_new_sharing',
  ]),
  snapshot_block_public_access: part(['state'], { state: { '@@assign': 'block_all_sharing' } }),
  'snapshot_block_public_access.state': oneValue('whether snapshots can be public', 'block_all_sharing', [
    'block_all_sharing',
    'block_new_sharing',
    'unblocked',
  ]),
  vpc_block_public_access: part(['internet_gateway_block'], { internet_gateway_block: INTERNET }),
  'vpc_block_public_access.internet_gateway_block': part(['mode', 'exclusions_allowed'], INTERNET),
  'vpc_block_public_access.internet_gateway_block.mode': oneValue('what is blocked', 'block_ingress', [
    'off',
    'block_ingress',
    'block_bidirectional',
  ]),
  'vpc_block_public_access.internet_gateway_block.exclusions_allowed': oneValue(
    'whether accounts can make exclusions',
    'enabled',
    ON_OFF,
  ),
  // Only what is known of it is checked: other members and values are left alone.
  vpc_encryption_control: part(['mode', 'exclusions'], ENCRYPTION),
  'vpc_encryption_control.mode': oneValue('whether traffic in VPCs must be encrypted', 'attempt_enforce'),
  'vpc_encryption_control.exclusions': listValue('what may stay unencrypted', [
    'internet_gateway',
    'nat_gateway',
  ]),
  serial_console_access: part(['status'], { status: { '@@assign': 'disabled' } }),
  'serial_console_access.status': oneValue('whether the serial console works', 'disabled', ON_OFF),
};

const CRITERION = /^criteria_(?:[1-9]|10)$/;

function placeAt(path: JsonPath): SettingsPlace | undefined {
  if (path.length === 0) return PLACES[''];
  if (path[0] !== 'ec2_attributes') return undefined;
  const steps = path
    .slice(1)
    .map((step, index) => (index === 2 && CRITERION.test(String(step)) ? 'criteria_1' : step));
  const name = steps.length === 0 ? 'ec2_attributes' : steps.join('.');
  return name !== '' && Object.hasOwn(PLACES, name) && !(steps.length > 0 && name === 'ec2_attributes')
    ? PLACES[name]
    : undefined;
}

export const EC2_GRAMMAR: SettingsGrammar = {
  type: 'ec2-policy',
  name: 'A declarative policy for EC2',
  page: PAGES.ec2Policy,
  placeAt,
  // Each value has one that is safe, except who provides images.
  isKnown: (path) => path.length > 2 && !path.includes('image_criteria'),
};
