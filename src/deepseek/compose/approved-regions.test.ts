// The policy that keeps model calls in the approved Regions, and the profiles that it lets route on.
import { expect, test } from 'vitest';
import { kitOf, statementsOf, valuesOf, type Values } from './testing/kits.ts';

const kit = (values: Values) =>
  kitOf('approve-models', {
    approvedModels: ['r1', 'v3.2'],
    otherArns: [],
    regions: ['us-east-1', 'eu-west-2'],
    ...values,
  });
const outside = (values: Values) => {
  const [runtime, mantle, ...others] = statementsOf(kit(values), 'approved-regions');
  expect(others).toEqual([]);
  return { runtime: runtime!, mantle: mantle! };
};
const leaves = (values: Values): string =>
  kit(values)
    .policies.find(({ id }) => id === 'approved-regions')!
    .leaves.join('\n');

const profile = (region: string, name = 'inference-profile/us.deepseek.r1-v1:0') =>
  `arn:aws:bedrock:${region}:*:${name}`;

test('calls outside are denied on both endpoints, whatever is called', () => {
  const { runtime, mantle } = outside({});
  for (const statement of [runtime, mantle]) {
    expect(statement).toMatchObject({ Effect: 'Deny', Resource: '*' });
    expect(valuesOf(statement, 'aws:RequestedRegion')).toEqual(['us-east-1', 'eu-west-2']);
  }
  expect(JSON.stringify(runtime.Action)).toContain('bedrock:InvokeModel');
  expect(JSON.stringify(mantle.Action)).toContain('bedrock-mantle:');
});

test('R1 may route on from an approved Region that its profile can be called from', () => {
  const exempt = (values: Values) => valuesOf(outside(values).runtime, 'bedrock:InferenceProfileArn');
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
  expect(outside({}).runtime.Sid).not.toBe(outside({ approvedModels: ['v3.2'] }).runtime.Sid);
});

test('what the policy leaves open is said with what is approved', () => {
  expect(leaves({})).toContain('us-east-1, us-east-2 or us-west-2');
  expect(leaves({ approvedModels: ['v3.2'] })).not.toContain('us-east-2');
  expect(leaves({ otherArns: ['application-inference-profile'] })).toContain(
    'copied from another us. profile',
  );
  expect(leaves({})).not.toContain('copied');
  expect(leaves({ otherModels: ['amazon.nova-pro-v1:0'] })).not.toContain('Global profiles');
  expect(leaves({ otherModels: ['us.amazon.nova-pro-v1:0'] })).toContain('Global profiles');
});
