// What a deployer of hosts does, step by step, with the policy of the kit.
import { expect, test } from 'vitest';
import { ACCOUNT, allowing, codeOf, kitOf, textOf, type Values } from './testing/kits.ts';

const cluster = `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/inference-cluster`;
const onEks = (values: Values) =>
  kitOf('host-eks', {
    clusters: [cluster],
    namespace: 'inference',
    serviceAccount: 'deepseek-client',
    weights: ['s3://acme-weights/r1'],
    deployerPolicy: true,
    ...values,
  });

test('who creates a node group lets EKS find and create its service-linked role, or EKS refuses the group', () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup`;
  const managed = onEks({ eksNodes: 'managed' });
  expect(allowing(managed, 'iam:GetRole').map(({ Resource }) => Resource)).toContain(role);
  expect(allowing(managed, 'iam:CreateServiceLinkedRole')).toMatchObject([
    {
      Resource: role,
      Condition: { StringEquals: { 'iam:AWSServiceName': 'eks-nodegroup.amazonaws.com' } },
    },
  ]);
  for (const eksNodes of ['auto', 'existing'])
    expect(allowing(onEks({ eksNodes }), 'iam:CreateServiceLinkedRole')).toEqual([]);
});

test('the agent of Pod Identity is an add-on too, except in Auto Mode', () => {
  expect(allowing(onEks({ weightsMount: 'download' }), 'eks:CreateAddon')).toHaveLength(1);
  const auto = onEks({ weightsMount: 'download', eksNodes: 'auto' });
  expect(allowing(auto, 'eks:CreateAddon')).toEqual([]);
  expect(codeOf(auto, 'pod-identity-agent')).toBe('');
  expect(codeOf(onEks({ eksNodes: 'existing' }), 'pod-identity-agent')).toContain('eks-pod-identity-agent');
});

test('who installs the S3 driver with a role for its service account passes that role', () => {
  const irsa = {
    entity: 'eks-irsa',
    eksIssuer: 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    eksClusterName: 'inference-cluster',
  };
  const passed = (values: Values) =>
    allowing(onEks(values), 'iam:PassRole').flatMap(({ Sid }) => (Sid === undefined ? [] : [Sid]));
  expect(passed({ ...irsa, weightsMount: 'driver' })).toContain('PassDriverRole');
  expect(passed({ ...irsa, weightsMount: 'pod' })).not.toContain('PassDriverRole');
  expect(passed({ weightsMount: 'driver' })).not.toContain('PassDriverRole');
});

test('who runs a transform job with the SDK reads its log, which transform() prints while it waits', () => {
  const group = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/sagemaker/TransformJobs`;
  const batch = (values: Values) => kitOf('host-sagemaker', { inferenceOption: 'batch', ...values });
  for (const deployedWith of ['sdk-2', 'sdk-3']) {
    const kit = batch({ deployedWith });
    expect(allowing(kit, 'logs:GetLogEvents').map(({ Resource }) => Resource)).toEqual([
      `${group}:log-stream:deepseek-*`,
    ]);
    expect(allowing(kit, 'logs:DescribeLogStreams').map(({ Resource }) => Resource)).toContainEqual([
      group,
      `${group}:*`,
    ]);
  }
  expect(allowing(batch({}), 'logs:GetLogEvents')).toEqual([]);
  expect(allowing(kitOf('host-sagemaker', { deployedWith: 'sdk-2' }), 'logs:GetLogEvents')).toEqual([]);
});

// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html: “Currently you cannot use
// ModelDataSource in conjunction with SageMaker batch transform”.
test('the model of a transform job is one archive, since such jobs cannot use ModelDataSource', () => {
  const deploy = (values: Values) =>
    codeOf(kitOf('host-sagemaker', { inferenceOption: 'batch', ...values }), 'deploy');
  const folder = { weights: ['s3://acme-weights/r1/'] };
  for (const deployedWith of ['api', 'sdk-3']) {
    const code = deploy({ ...folder, deployedWith });
    expect(code).toContain('s3://acme-weights/r1/MODEL.tar.gz');
    expect(code).not.toContain('S3DataSource":{"S3Uri":"s3://acme-weights');
  }
  expect(deploy({ weights: ['s3://acme-weights/r1/model.tar.gz'] })).toContain(
    '"ModelDataUrl":"s3://acme-weights/r1/model.tar.gz"',
  );
  expect(codeOf(kitOf('host-sagemaker', folder), 'deploy')).toContain('ModelDataSource');
});

test('an inference component is created once its endpoint is in service', () => {
  const code = codeOf(kitOf('host-sagemaker', { deployComponents: true }), 'deploy');
  expect(code).toMatch(
    / create-endpoint --region .* wait endpoint-in-service .* create-inference-component /s,
  );
});

// https://docs.aws.amazon.com/sagemaker/latest/dg/smcluster-cmk.html: only for continuous provisioning, and the
// execution role needs kms:CreateGrant and kms:DescribeKey.
test('volumes of a HyperPod cluster with a key: a mode that takes one, and both roles may use it', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const kit = kitOf('hyperpod', { trainingVolumeKeys: [key] });
  for (const action of ['kms:CreateGrant', 'kms:DescribeKey'])
    expect(allowing(kit, action).map(({ Resource }) => Resource)).toEqual([key, key]);
  expect(codeOf(kit, 'create-cluster')).toContain('"NodeProvisioningMode": "Continuous"');
  expect(codeOf(kit, 'volume-key-policy')).toContain('kms:DescribeKey');
  expect(codeOf(kitOf('hyperpod'), 'create-cluster')).not.toContain('NodeProvisioningMode');
});

test('the key policy of a training volume lets the role create grants', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const kit = kitOf('fine-tune-sagemaker', { trainingVolumeKeys: [key] });
  expect(codeOf(kit, 'volume-key-policy')).toContain('kms:CreateGrant');
  expect(codeOf(kitOf('fine-tune-sagemaker'), 'volume-key-policy')).toBe('');
});

// https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html: a group takes the reservation from its
// launch template; an instance that run-instances launches is in no group.
test('GPU nodes of a managed group are launched into reserved capacity by the group’s launch template', () => {
  const group = (values: Values) => onEks({ eksNodes: 'managed', ...values });
  const targeted = group({ gpuCapacity: 'targeted', capacityReservations: ['cr-0abc123def4567890'] });
  expect(codeOf(targeted, 'gpu-capacity')).toContain('"CapacityReservationId": "cr-0abc123def4567890"');
  const block = group({ gpuCapacity: 'block' });
  expect(codeOf(block, 'gpu-capacity')).toContain('"MarketType": "capacity-block"');
  expect(codeOf(block, 'node-group')).toContain('--capacity-type CAPACITY_BLOCK');
  for (const kit of [targeted, block]) {
    expect(codeOf(kit, 'gpu-capacity')).not.toContain('run-instances');
    expect(codeOf(kit, 'node-group')).toContain('--launch-template name=LAUNCH_TEMPLATE');
    expect(codeOf(kit, 'node-group')).not.toContain('--instance-types');
  }
  expect(codeOf(group({}), 'node-group')).toContain('--instance-types');
});

// https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html, “IAM users for scientists”
test('who works on a Slurm cluster finds its nodes, and ends sessions of their own', () => {
  const code = codeOf(kitOf('hyperpod', { orchestrator: 'slurm' }), 'scientists');
  for (const action of ['sagemaker:ListClusterNodes', 'ssm:StartSession', 'ssm:TerminateSession'])
    expect(code).toContain(action);
  expect(code).toContain('session/${aws:userid}-*');
});

test('a volume is mounted from a folder, which Mountpoint lists: a file is refused', () => {
  const file = 's3://acme-weights/r1/model.safetensors';
  const refused = (values: Values) =>
    onEks({ weights: [file], ...values }).problems.map(({ field }) => field);
  expect(refused({ weightsMount: 'download' })).toEqual([]);
  for (const weightsMount of ['pod', 'driver']) expect(refused({ weightsMount })).toEqual(['weights']);
});

test('a transform job in a state machine takes a JumpStart model as an archive', () => {
  const definition = (inferenceOption: string) =>
    codeOf(
      kitOf('host-sagemaker', { servedFrom: 'jumpstart', deployer: 'step-functions', inferenceOption }),
      'host-workflow',
    );
  expect(definition('batch')).toContain('"ModelDataUrl": "s3://jumpstart-cache-prod-us-east-1/');
  expect(definition('batch')).not.toContain('ModelDataSource');
  expect(definition('real-time')).toContain('ModelDataSource');
});

test('a script asks to replace only what it has', () => {
  for (const servedFrom of ['jumpstart', 'aws-image']) {
    const kit = kitOf('host-sagemaker', { servedFrom, deployedWith: 'sdk-3' });
    expect(/\bTAG\b/.test(textOf(kit, 'deploy')), servedFrom).toBe(codeOf(kit, 'deploy').includes('TAG'));
  }
});
