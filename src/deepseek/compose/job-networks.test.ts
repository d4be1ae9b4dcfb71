// Jobs in a VPC: interfaces, subnets and security groups.
import { expect, test, vi } from 'vitest';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';
import { statementsOf, ACCOUNT, kitOf, bySid } from './testing/kits.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { stepOf, allowing } from './testing/data.ts';

vi.setConfig({ testTimeout: 30_000 });

const VPC = {
  jobInVpc: true,
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  securityGroups: ['sg-0123456789abcdef0'],
};

const ec2 = (resource: string) => `arn:aws:ec2:us-east-1:${ACCOUNT}:${resource}`;

const SUBNETS = VPC.subnets.map((id) => ec2(`subnet/${id}`));

test.each([
  ['import', 'BedrockModelImportJobArn', 'model-import-job', true],
  ['batch', 'BedrockModelInvocationJobArn', 'model-invocation-job', false],
] as const)(
  '%s in a VPC: tags on the interface alone, subnets and groups by their ID',
  (scenario, tag, job, managed) => {
    const kit = kitOf(scenario, VPC);
    const jobs = `arn:aws:bedrock:us-east-1:${ACCOUNT}:${job}/*`;
    const vpc = statementsOf(kit, 'service.permissions').filter(({ Sid }) => Sid?.startsWith('Vpc'));
    expect(vpc).toEqual([
      {
        Sid: 'VpcDescribe',
        Effect: 'Allow',
        Action: [
          'ec2:DescribeDhcpOptions',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
        ],
        Resource: '*',
      },
      {
        Sid: 'VpcCreateTaggedInterface',
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: ec2('network-interface/*'),
        Condition: {
          StringEquals: { 'aws:RequestTag/BedrockManaged': 'true' },
          ArnEquals: { [`aws:RequestTag/${tag}`]: jobs },
        },
      },
      {
        Sid: 'VpcUseSubnetsAndGroups',
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: [...SUBNETS, ec2('security-group/sg-0123456789abcdef0')],
      },
      {
        Sid: 'VpcManageOwnInterfaces',
        Effect: 'Allow',
        Action: [
          'ec2:CreateNetworkInterfacePermission',
          'ec2:DeleteNetworkInterface',
          'ec2:DeleteNetworkInterfacePermission',
        ],
        Resource: '*',
        Condition: {
          ArnEquals: { 'ec2:Subnet': SUBNETS, [`ec2:ResourceTag/${tag}`]: jobs },
          ...(managed ? { StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' } } : {}),
        },
      },
      {
        Sid: 'VpcTagOnCreate',
        Effect: 'Allow',
        Action: 'ec2:CreateTags',
        Resource: ec2('network-interface/*'),
        Condition: {
          StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', tag] },
        },
      },
    ]);
    expect(stepOf(kit, 'job-network')?.code).toContain('subnet-0123456789abcdef1');
    expect(
      statementsOf(kitOf(scenario, { ...VPC, jobInVpc: false })).filter(({ Sid }) => Sid?.startsWith('Vpc')),
    ).toEqual([]);
    expect(JSON.stringify(documentsOf(kitOf(scenario, { ...VPC, jobInVpc: false })))).not.toContain('ec2:');
  },
);

test('a subnet whose ARN says its Region is not named in the others', () => {
  const kit = kitOf('import', {
    ...VPC,
    regions: ['us-east-1', 'us-west-2'],
    subnets: SUBNETS,
    securityGroups: [ec2('security-group/sg-0123456789abcdef0')],
  });
  expect(JSON.stringify(bySid(kit, 'service.permissions', 'VpcUseSubnetsAndGroups'))).not.toContain(
    'us-west-2',
  );
});

test('interfaces of jobs are changed under conditions on subnet and tag only', () => {
  fc.assert(
    fc.property(completeAnswersOf('import', 'batch'), (answers) => {
      for (const statement of allowing(compose(answers), 'ec2:DeleteNetworkInterface'))
        expect(Object.keys(statement.Condition?.['ArnEquals'] ?? {})).toHaveLength(2);
    }),
    { numRuns: runs(25) },
  );
});
