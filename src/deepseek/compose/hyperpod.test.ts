// HyperPod clusters: what their instances may do in your account, and what the admin may.
import { expect, test } from 'vitest';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { ACCOUNT, kitOf, mainRole, statementsOf, type Values } from './testing/kits.ts';

const SLURM: Values = { orchestrator: 'slurm' };
const SUBNET = `arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-0123456789abcdef0`;

const instances = (values: Values = {}): readonly Statement[] =>
  statementsOf(kitOf('hyperpod', values), 'instances.permissions');
const admin = (values: Values = {}): readonly Statement[] =>
  statementsOf(kitOf('hyperpod', values), 'operator');

const allowing = (statements: readonly Statement[], action: string): readonly Statement[] =>
  statements.filter(({ Action }) => toArray(Action).includes(action));
const actionsOf = (statements: readonly Statement[]): string =>
  statements.flatMap(({ Action }) => toArray(Action)).join(' ');

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerClusterInstanceRolePolicy.html */
const MANAGED = [
  'logs:PutLogEvents',
  'logs:CreateLogStream',
  'logs:DescribeLogStreams',
  'logs:CreateLogGroup',
  'cloudwatch:PutMetricData',
  's3:ListBucket',
  's3:GetObject',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

test.each([{}, SLURM])('the instance role has every action of AWS’s managed policy: %o', (values) => {
  for (const action of MANAGED)
    expect([action, allowing(instances(values), action).length > 0]).toEqual([action, true]);
  expect(allowing(instances(values), 'cloudwatch:PutMetricData')[0]?.Condition).toEqual({
    StringEquals: { 'cloudwatch:namespace': '/aws/sagemaker/Clusters' },
  });
});

test('scripts are read from the bucket that is named, and never written', () => {
  const statements = instances({ ...SLURM, lifecycleScripts: ['s3://sagemaker-acme/scripts/'] });
  const reads = allowing(statements, 's3:GetObject').flatMap(({ Resource }) => toArray(Resource));
  expect(reads).toContain('arn:aws:s3:::sagemaker-acme/scripts/*');
  const writes = allowing(statements, 's3:PutObject').flatMap(({ Resource }) => toArray(Resource));
  expect(writes.join()).not.toContain('sagemaker-acme');
});

test('the trust has no condition until somebody asks for it', () => {
  const trust = (values: Values) => mainRole(kitOf('hyperpod', values)).trust.document.Statement[0];
  expect(trust({})?.Condition).toBeUndefined();
  expect(trust({ sourceConditions: true })?.Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': ACCOUNT },
  });
});

test('EKS needs the VPC, Slurm only if it is asked for', () => {
  expect(actionsOf(instances(SLURM))).not.toContain('ec2:');
  const slurm = instances({ ...SLURM, trainingVpc: true });
  expect(actionsOf(slurm)).toContain('ec2:DetachNetworkInterface');
  expect(actionsOf(slurm)).not.toContain('ec2:AttachNetworkInterface');
  const eks = instances();
  for (const action of ['ec2:AssignPrivateIpAddresses', 'ec2:DeleteNetworkInterface'])
    expect(allowing(eks, action)[0]?.Condition).toEqual({ ArnEquals: { 'ec2:Subnet': SUBNET } });
  expect(allowing(eks, 'ec2:AttachNetworkInterface')[0]?.Resource).toBe('*');
});

test('nodes of EKS pull any image of the Region, a Slurm cluster those of one repository', () => {
  const pulled = (values: Values) =>
    allowing(instances(values), 'ecr:BatchGetImage').map(({ Resource }) => Resource);
  expect(pulled({})).toEqual(['arn:aws:ecr:us-east-1:*:repository/*']);
  expect(pulled(SLURM)).toEqual(['arn:aws:ecr:us-east-1:327873000638:repository/hyperpod-recipes']);
});

test('pods get roles of their own only with EKS Pod Identity', () => {
  const hyperpodEks = [`arn:aws:eks:us-east-1:${ACCOUNT}:cluster/tuning`];
  const assume = 'eks-auth:AssumeRoleForPodIdentity';
  expect(allowing(instances({ hyperpodEks }), assume)).toEqual([]);
  expect(allowing(instances({ hyperpodEks, podIdentity: true }), assume)[0]?.Resource).toBe(hyperpodEks[0]);
  expect(actionsOf(instances({ ...SLURM, podIdentity: true }))).not.toContain('eks');
});

test('the admin lets nodes into the one EKS cluster, and makes one service-linked role', () => {
  const hyperpodEks = [`arn:aws:eks:us-east-1:${ACCOUNT}:cluster/tuning`];
  const statements = admin({ hyperpodEks });
  expect(allowing(statements, 'eks:CreateAccessEntry')[0]?.Resource).toBe(hyperpodEks[0]);
  expect(allowing(statements, 'eks:AssociateAccessPolicy')[0]?.Resource).toBe(
    `arn:aws:eks:us-east-1:${ACCOUNT}:access-entry/tuning/*`,
  );
  expect(allowing(statements, 'iam:CreateServiceLinkedRole')[0]?.Condition).toEqual({
    StringEquals: { 'iam:AWSServiceName': 'hyperpod.sagemaker.amazonaws.com' },
  });
  expect(actionsOf(admin(SLURM))).not.toMatch(/eks:|ServiceLinkedRole/);
});

test('the request for the cluster names the orchestrator, its groups and the role', () => {
  const code = (values: Values) =>
    kitOf('hyperpod', values).nextSteps.find(({ id }) => id === 'create-cluster')?.code ?? '';
  expect(code({})).toContain('"Eks"');
  expect(code({})).not.toContain('SlurmConfig');
  expect(code(SLURM)).toContain('"NodeType": "Controller"');
  expect(code(SLURM)).not.toContain('VpcConfig');
  expect(code({})).toContain(`"ExecutionRole": "arn:aws:iam::${ACCOUNT}:role/DeepSeekHyperPodRole"`);
});
