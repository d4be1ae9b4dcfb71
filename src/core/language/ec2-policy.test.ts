// Declarative policies for EC2: recognized, checked by their own grammar, completed in editors.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import { complete } from './completion/complete.ts';
import { parse, rangeOf } from '#core/json/parse.ts';
import { GRAMMAR_RULES } from '#core/schema/grammar-rules.ts';
import { checkSchema } from '#core/schema/check-schema.ts';
import { checkText } from '#core/schema/check-text.ts';
import { inferPolicyType } from '#core/schema/infer-policy-type.ts';
import { reference } from '#core/lint/testing/service-reference.ts';

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

const messages = (document: unknown): readonly string[] =>
  checkText('ec2-policy', JSON.stringify(document)).findings.map(({ message }) => message);

test('AWS’s examples have no findings, in the editor either', () => {
  expect(messages(EXAMPLE)).toEqual([]);
  const text = JSON.stringify(EXAMPLE);
  expect(checkPolicy({ type: 'ec2-policy', text }, reference).findings).toEqual([]);
});

test('it is not taken for another type', () => {
  expect(inferPolicyType(EXAMPLE)).toBe('ec2-policy');
  expect(inferPolicyType({ ec2_attributes: 'x' })).toBe('identity');
});

test.each([
  [
    'a statement',
    { Version: '2012-10-17' },
    [
      'The policy has no `ec2_attributes`. Add `"ec2_attributes": { … }`.',
      '`Version` does not belong in the policy. A declarative policy for EC2 has settings instead of statements: delete it. For statements, use a service control policy.',
    ],
  ],
  [
    'half of a setting',
    { ec2_attributes: { vpc_block_public_access: { internet_gateway_block: { mode: assign('off') } } } },
    ['`internet_gateway_block` has no `exclusions_allowed`. Add `"exclusions_allowed": { … }`.'],
  ],
  [
    'a plain value',
    { ec2_attributes: { serial_console_access: { status: 'disabled' } } },
    [
      '`status` needs an operator. Write `{ "@@assign": … }`, as policies do; only the effective policy has plain values.',
    ],
  ],
] as const)('what is said on %s', (_, document, expected) => {
  expect(messages(document)).toEqual(expected);
});

test('completion offers members and values by their place', () => {
  const offered = (text: string): readonly string[] =>
    complete({ type: 'ec2-policy', text: text.replace('█', ''), offset: text.indexOf('█'), reference }).map(
      ({ label }) => label,
    );
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
  const [first] = complete({ type: 'ec2-policy', text: '', offset: 0, reference });
  expect(checkText('ec2-policy', first?.insert ?? '').findings).toEqual([]);
});

test('whatever stands where: each finding has its rule, a place in the text, a page and a whole sentence', () => {
  const names = fc.constantFrom(
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
    '@@assign',
    '@@append',
    '@@operators_allowed_for_child_policies',
    '__proto__',
    'Statement',
  );
  const { near } = fc.letrec((tie) => ({
    near: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom('required', 'amazon', 'enabled', '65', '', null, 1, 0, -2, true),
      fc.array(tie('near'), { maxLength: 3 }),
      fc.dictionary(names, tie('near'), { maxKeys: 4 }),
    ),
  }));
  const inside = near.map((value) => ({ ec2_attributes: value }));
  fc.assert(
    fc.property(fc.oneof(near, inside, fc.jsonValue()), (document) => {
      const parsed = parse(JSON.stringify(document));
      for (const { id, severity, message, locations, source } of checkSchema('ec2-policy', parsed)) {
        const rule = GRAMMAR_RULES.find((each) => each.id === id);
        expect(rule, id).toMatchObject({ severity, types: ['ec2-policy'] });
        expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
        expect(message).toMatch(/^[^]+[.?]$/);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        const { start, end } = rangeOf(parsed, locations[0] ?? { path: ['?'], target: 'key' });
        expect(end).toBeGreaterThan(start);
      }
    }),
    { numRuns: 1000 },
  );
});
