// A Lambda function in a VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
import { describe, expect, test } from 'vitest';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, codeOf, idsOf, kitOf, mainRole, type Values } from './testing/kits.ts';

const SIX = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

const withFunctions = scenarios.all().filter(({ entities }) => entities.includes('lambda'));
const withNetwork = withFunctions.filter(({ fields }) => fields.includes('network'));

const statementsOf = (kit: ReturnType<typeof kitOf>) =>
  mainRole(kit).permissions.flatMap(({ document }) => document.Statement);

const SWITCHED: Values = { entity: 'lambda', functionNames: ['chat'], playground: true };

describe.each(withNetwork.map(({ id }) => id))('%s', (scenario) => {
  test.each(['vpce', 'ip'])(
    'with the network %s the function may be in a VPC, its code may not',
    (network) => {
      const statements = statementsOf(kitOf(scenario, { ...SWITCHED, network }));
      // Merged with other actions on * where the role has some.
      const allow = statements.find(({ Action }) => toArray(Action).includes('ec2:CreateNetworkInterface'));
      expect(allow).toMatchObject({ Effect: 'Allow', Action: expect.arrayContaining(SIX), Resource: '*' });
      expect(allow?.Condition).toBeUndefined();
      const deny = statements.find(({ Sid }) => Sid === 'DenyInterfacesToFunctionCode');
      expect(deny?.Action).toEqual([...SIX, 'ec2:DetachNetworkInterface']);
      expect(JSON.stringify(deny?.Condition)).toContain(`:${ACCOUNT}:function:chat`);
    },
  );
});

test.each(withFunctions.map(({ id }) => id))(
  '%s asks for no interfaces where the switch is off',
  (scenario) => {
    const kit = kitOf(scenario, { ...SWITCHED, functionInVpc: false });
    expect(JSON.stringify(statementsOf(kit))).not.toContain('ec2:CreateNetworkInterface');
  },
);

test('a network without a VPC for the function is said', () => {
  const kit = kitOf('invoke', { ...SWITCHED, network: 'vpce', functionInVpc: false });
  expect(idsOf(kit.notices)).toContain('function-outside-vpc');
  expect(idsOf(kitOf('invoke', { ...SWITCHED, network: 'vpce' }).notices)).not.toContain(
    'function-outside-vpc',
  );
});

test('the deployer sees the subnets and security groups', () => {
  const values = { ...SWITCHED, functionInVpc: true };
  expect(codeOf(kitOf('invoke', values), 'deployer')).toContain('ec2:GetSecurityGroupsForVpc');
  const made = kitOf('invoke', { ...values, deployerPolicy: true });
  const deployer = made.roles.find(({ id }) => id === 'deployer');
  expect(JSON.stringify(deployer?.permissions)).toContain('ec2:GetSecurityGroupsForVpc');
});

test('the function is asked for by name where only its VPC needs it', () => {
  const kit = kitOf('invoke', { entity: 'lambda', functionLogs: false, functionInVpc: true });
  expect(kit.placeholders).toContain('functionNames');
});
