// Rules on declarative policies for EC2 of AWS Organizations.
import type { Rule } from '#iam/findings/rule.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { PAGES } from '#iam/grammar/elements.ts';

const assign = (value: JsonValue): JsonValue => ({ '@@assign': value });
const attributes = (value: JsonValue): JsonValue => ({ ec2_attributes: value });
const metadata = (value: JsonValue): JsonValue => attributes({ instance_metadata_defaults: value });
const hops = (value: JsonValue): JsonValue =>
  metadata({ http_tokens: assign('required'), http_put_response_hop_limit: assign(value) });
const images = (...providers: readonly string[]): JsonValue =>
  attributes({
    allowed_images_settings: {
      state: assign('audit_mode'),
      image_criteria: { criteria_1: { allowed_image_providers: assign([...providers]) } },
    },
  });

const encryption = (mode: JsonValue, exclusions?: JsonValue): JsonValue =>
  attributes({ vpc_encryption_control: { mode, ...(exclusions === undefined ? {} : { exclusions }) } });

const GOOD = { policy: hops('2') };
const METADATA = 'ec2_attributes.instance_metadata_defaults';
const types = ['ec2-policy'] as const;
const source = PAGES.ec2Policy;

export const ec2PolicyRules: readonly Rule[] = [
  {
    id: 'ec2-policy-member',
    severity: 'error',
    types,
    title: 'Unknown member in a declarative policy for EC2',
    why: 'AWS Organizations refuses a policy with members that its type does not have.',
    source,
    bad: [
      {
        policy: metadata({ http_token: assign('required') }),
        at: [`#${METADATA}.http_token`],
        fixedPolicy: metadata({ http_tokens: assign('required') }),
      },
      { policy: { ...(GOOD.policy as object), Version: '2012-10-17' }, at: ['#Version'] },
      {
        policy: attributes({
          allowed_images_settings: {
            image_criteria: { criteria_11: { allowed_image_providers: assign(['amazon']) } },
          },
        }),
        at: ['#ec2_attributes.allowed_images_settings.image_criteria.criteria_11'],
      },
    ],
    good: [GOOD, { policy: images('amazon') }],
  },
  {
    id: 'ec2-policy-missing',
    severity: 'error',
    types,
    title: 'Missing member in a declarative policy for EC2',
    why: 'An attribute has its setting, and a policy at least one attribute.',
    source,
    bad: [
      { policy: attributes({}), at: ['ec2_attributes'] },
      {
        policy: attributes({ serial_console_access: {} }),
        at: ['ec2_attributes.serial_console_access'],
        fixedPolicy: attributes({ serial_console_access: { status: assign('disabled') } }),
      },
    ],
    good: [GOOD, { policy: attributes({ serial_console_access: { status: assign('enabled') } }) }],
  },
  {
    id: 'ec2-policy-operator',
    severity: 'error',
    types,
    title: 'Value without an operator in a declarative policy for EC2',
    why: 'Policies combine from the root down to the account, so each value says with an operator what it does to inherited ones.',
    source,
    bad: [
      {
        policy: metadata({ http_tokens: 'required' }),
        at: [`${METADATA}.http_tokens`],
        fixedPolicy: metadata({ http_tokens: assign('required') }),
      },
      {
        policy: encryption('monitor'),
        at: ['ec2_attributes.vpc_encryption_control.mode'],
        fixedPolicy: encryption(assign('monitor')),
      },
    ],
    good: [GOOD, { policy: encryption(assign('attempt_enforce'), assign(['internet_gateway'])) }],
  },
  {
    id: 'ec2-policy-value',
    severity: 'error',
    types,
    title: 'Wrong value in a declarative policy for EC2',
    why: 'AWS Organizations refuses a policy with values that its type does not have.',
    source,
    bad: [
      {
        policy: attributes({
          vpc_block_public_access: {
            internet_gateway_block: {
              mode: assign('block-ingress'),
              exclusions_allowed: assign('enabled'),
            },
          },
        }),
        at: ['ec2_attributes.vpc_block_public_access.internet_gateway_block.mode.@@assign'],
        fixedPolicy: attributes({
          vpc_block_public_access: {
            internet_gateway_block: {
              mode: assign('block_ingress'),
              exclusions_allowed: assign('enabled'),
            },
          },
        }),
      },
      {
        policy: attributes({ exception_message: assign(1) }),
        at: ['ec2_attributes.exception_message.@@assign'],
      },
    ],
    good: [GOOD, { policy: attributes({ snapshot_block_public_access: { state: assign('unblocked') } }) }],
  },
  {
    id: 'ec2-policy-number',
    severity: 'error',
    types,
    title: 'Number out of range in a declarative policy for EC2',
    why: 'A token travels 1 to 64 hops, and -1 leaves the number open. Days are counted from 0.',
    source,
    bad: [
      { policy: hops('65'), at: [`${METADATA}.http_put_response_hop_limit.@@assign`] },
      { policy: hops('two'), at: [`${METADATA}.http_put_response_hop_limit.@@assign`] },
    ],
    good: [GOOD, { policy: hops(2) }, { policy: hops('-1') }],
  },
  {
    id: 'ec2-policy-tokens',
    severity: 'warning',
    types,
    title: 'IMDSv2 enforced but not the default',
    why: 'With enforcement, an instance starts only if IMDSv2 is required for it, and a launch that does not say so takes the default.',
    source: PAGES.imdsDefaults,
    bad: [
      {
        policy: metadata({ http_tokens: assign('optional'), http_tokens_enforced: assign('enabled') }),
        at: [`${METADATA}.http_tokens.@@assign`],
        fixedPolicy: metadata({ http_tokens: assign('required'), http_tokens_enforced: assign('enabled') }),
      },
    ],
    good: [
      { policy: metadata({ http_tokens: assign('required'), http_tokens_enforced: assign('enabled') }) },
    ],
  },
  {
    id: 'ec2-policy-provider',
    severity: 'error',
    types,
    title: 'Unknown provider of images',
    why: 'Providers are accounts, or the owner aliases that AWS lists, written with underscores.',
    source,
    bad: [
      {
        policy: images('aws-marketplace'),
        at: [
          'ec2_attributes.allowed_images_settings.image_criteria.criteria_1.allowed_image_providers.@@assign.0',
        ],
        fixedPolicy: images('aws_marketplace'),
      },
      {
        policy: images('self'),
        at: [
          'ec2_attributes.allowed_images_settings.image_criteria.criteria_1.allowed_image_providers.@@assign.0',
        ],
      },
    ],
    good: [{ policy: images('amazon', '111122223333') }],
  },
];
