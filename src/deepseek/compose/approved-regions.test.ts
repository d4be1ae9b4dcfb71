// The policy that keeps model calls in the approved Regions, and the profiles that it lets route on.
import { expect, test } from 'vitest';
import { kitOf, statementsOf, valuesOf, type Values } from './testing/kits.ts';
import { isDenied } from './testing/scp-matcher.ts';

const kit = (values: Values) =>
  kitOf('approve-models', {
    approvedModels: ['r1', 'v3.2'],
    otherArns: [],
    regions: ['us-east-1', 'eu-west-2'],
    ...values,
  });
/** The statements on both endpoints, and the one on what R1 is called with. */
const outside = (values: Values) => {
  const statements = statementsOf(kit(values), 'approved-regions');
  const bySid = (sid: string) => statements.find(({ Sid }) => Sid === sid);
  return {
    runtime: bySid('DenyOutsideRegions')!,
    mantle: bySid('DenyMantleOutsideRegions')!,
    routed: bySid('DenyOutsideRegionsExceptR1Profile'),
  };
};
const leaves = (values: Values): string =>
  kit(values)
    .policies.find(({ id }) => id === 'approved-regions')!
    .leaves.join('\n');

const profile = (region: string, name = 'inference-profile/us.deepseek.r1-v1:0') =>
  `arn:aws:bedrock:${region}:*:${name}`;

test('calls outside are denied on both endpoints, whatever is called', () => {
  const [only, ...others] = statementsOf(kit({ approvedModels: ['v3.2'] }), 'approved-regions');
  expect(others).toEqual([]);
  expect(only).toMatchObject({ Effect: 'Deny', Resource: '*' });
  const { runtime, mantle } = outside({});
  for (const statement of [only!, runtime, mantle])
    expect(valuesOf(statement, 'aws:RequestedRegion')).toEqual(['us-east-1', 'eu-west-2']);
  for (const statement of [only!, runtime])
    expect(JSON.stringify(statement.Action)).toContain('bedrock:InvokeModel');
  for (const statement of [only!, mantle])
    expect(JSON.stringify(statement.Action)).toContain('bedrock-mantle:');
});

test('R1 may route on from an approved Region that its profile can be called from', () => {
  const exempt = (values: Values) => {
    const { routed } = outside(values);
    return routed === undefined ? [] : valuesOf(routed, 'bedrock:InferenceProfileArn');
  };
  expect(exempt({})).toEqual([profile('us-east-1')]);
  expect(exempt({ regions: ['us-east-1', 'us-west-2'] })).toEqual([
    profile('us-east-1'),
    profile('us-west-2'),
  ]);
  expect(exempt({ regions: ['eu-west-2'] })).toEqual([]);
  expect(exempt({ approvedModels: ['v3.2'] })).toEqual([]);
  expect(exempt({ otherArns: ['application-inference-profile'] })).toEqual([
    profile('us-east-1'),
    profile('us-east-1', 'application-inference-profile/*'),
  ]);
  expect(valuesOf(outside({}).mantle, 'bedrock:InferenceProfileArn')).toEqual([]);
});

// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html: any system-defined profile can be
// copied, a global one too.
test('no other model routes on, also through a copy of a profile that R1 could be called with', () => {
  const copies: Values = {
    otherArns: ['application-inference-profile'],
    otherModels: ['us.amazon.nova-pro-v1:0'],
  };
  const copy = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6';
  const statements = statementsOf(kit(copies), 'approved-regions');
  const served = (model: string, region: string, through: string) =>
    isDenied(statements, {
      action: 'bedrock:InvokeModel',
      resources: [`arn:aws:bedrock:${region}::foundation-model/${model}`],
      context: { 'aws:RequestedRegion': region, 'bedrock:InferenceProfileArn': through },
    });
  expect(served('deepseek.r1-v1:0', 'us-west-2', copy)).toBe(false);
  expect(served('amazon.nova-pro-v1:0', 'us-west-2', copy)).toBe(true);
  expect(served('amazon.nova-pro-v1:0', 'us-east-1', copy)).toBe(false);
  expect(served('deepseek.r1-v1:0', 'us-west-2', copy.replace('us-east-1', 'us-west-2'))).toBe(true);
});

test('what the policy leaves open is said with what is approved', () => {
  expect(leaves({})).toContain('us-east-1, us-east-2 or us-west-2');
  expect(leaves({ approvedModels: ['v3.2'] })).not.toContain('us-east-2');
  expect(leaves({ otherModels: ['amazon.nova-pro-v1:0'] })).not.toContain('Global profiles');
  expect(leaves({ otherModels: ['us.amazon.nova-pro-v1:0'] })).toContain('Global profiles');
});
