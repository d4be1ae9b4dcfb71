// Declarative policies for EC2: recognized, checked by their own grammar, completed in editors.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from './check-policy.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import { findingsAreWhole, findingsOf, offeredAt, skeletonOf } from './testing/settings-policies.ts';

const assign = (value: string) => ({ '@@assign': value });

/** AWS's own examples, in one. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html */
const EXAMPLE = {
  ec2_attributes: {
    exception_message: assign('Your custom error message.https://myURL'),
    vpc_block_public_access: {
      internet_gateway_block: { mode: assign('block_ingress'), exclusions_allowed: assign('enabled') },
    },
    serial_console_access: { status: assign('enabled') },
    image_block_public_access: { state: assign('block_new_sharing') },
    allowed_images_settings: {
      state: assign('enabled'),
      image_criteria: { criteria_1: { allowed_image_providers: { '@@append': ['amazon'] } } },
    },
    instance_metadata_defaults: {
      http_tokens: assign('required'),
      http_put_response_hop_limit: assign('4'),
      http_endpoint: assign('enabled'),
      instance_metadata_tags: assign('enabled'),
    },
    snapshot_block_public_access: { state: assign('block_new_sharing') },
  },
};

const TYPE = 'ec2-policy';

test('AWS’s examples have no findings, in the editor either', () => {
  expect(findingsOf(TYPE, EXAMPLE)).toEqual([]);
  const text = JSON.stringify(EXAMPLE);
  expect(checkPolicy({ type: TYPE, text }, reference, RULES).findings).toEqual([]);
});

test('it is not taken for another type', () => {
  expect(inferPolicyType(EXAMPLE)).toBe(TYPE);
  expect(inferPolicyType({ ec2_attributes: 'x' })).toBe('identity');
});

test.each([
  [
    'a statement',
    { Version: '2012-10-17' },
    [
      ['ec2-policy-missing', 'ec2_attributes', '"ec2_attributes": { … }'],
      ['ec2-policy-member', 'Version'],
    ],
  ],
  [
    'half of a setting',
    { ec2_attributes: { vpc_block_public_access: { internet_gateway_block: { mode: assign('off') } } } },
    [['ec2-policy-missing', 'internet_gateway_block', 'exclusions_allowed', '"exclusions_allowed": { … }']],
  ],
  [
    'a plain value',
    { ec2_attributes: { serial_console_access: { status: 'disabled' } } },
    [['ec2-policy-operator', 'status', '{ "@@assign": … }']],
  ],
] as const)('what is said on %s', (_, document, expected) => {
  expect(findingsOf(TYPE, document)).toEqual(expected);
});

test('completion offers members and values by their place', () => {
  const offered = (text: string): readonly string[] => offeredAt(TYPE, text);
  expect(offered('{"█"}')).toEqual(['ec2_attributes']);
  expect(offered('{"ec2_attributes":{"█"}}')).toContain('instance_metadata_defaults');
  expect(offered('{"ec2_attributes":{"allowed_images_settings":{"image_criteria":{"█"}}}}')).toContain(
    'criteria_1',
  );
  expect(
    offered('{"ec2_attributes":{"allowed_images_settings":{"image_criteria":{"criteria_2":{"█"}}}}}'),
  ).toContain('allowed_image_providers');
  expect(
    offered('{"ec2_attributes":{"instance_metadata_defaults":{"http_tokens":{"@@assign":"█"}}}}'),
  ).toEqual(['no_preference', 'required', 'optional']);
  expect(checkText(TYPE, skeletonOf(TYPE)).findings).toEqual([]);
});

test('whatever stands where: each finding has its rule, a place in the text, a page and a whole sentence', () => {
  findingsAreWhole(
    TYPE,
    [
      'ec2_attributes',
      'instance_metadata_defaults',
      'http_tokens',
      'http_put_response_hop_limit',
      'allowed_images_settings',
      'image_criteria',
      'criteria_1',
      'allowed_image_providers',
      'creation_date_condition',
      'maximum_days_since_created',
      'serial_console_access',
      'status',
    ],
    ['required', 'amazon', 'enabled', '65', 0, -2],
    (value) => ({ ec2_attributes: value }),
  );
});
