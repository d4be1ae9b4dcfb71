// Who governs an organization can do what the steps of the kit print.
import { expect, test } from 'vitest';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, allowing, codeOf, kitOf, statementsOf } from './testing/kits.ts';

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_status-report.html
test('who sets EC2 hosts up alike turns trusted access on and starts the report that the steps show', () => {
  const kit = kitOf('declarative-ec2');
  expect(codeOf(kit, 'enable-ec2-policies')).toContain('enable-aws-service-access');
  expect(allowing(kit, 'organizations:EnableAWSServiceAccess')).toMatchObject([
    { Condition: { StringEquals: { 'organizations:ServicePrincipal': 'ec2.amazonaws.com' } } },
  ]);
  expect(codeOf(kit, 'report-ec2-settings')).toContain('start-declarative-policies-report');
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_status-report.html: what AWS
  // requires of who starts it, besides s3:PutObject on a bucket that the kit does not know.
  for (const action of [
    'ec2:StartDeclarativePoliciesReport',
    'organizations:DescribeAccount',
    'organizations:DescribeOrganization',
    'organizations:DescribeOrganizationalUnit',
    'organizations:ListAccounts',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListDelegatedAdministrators',
  ])
    expect(allowing(kit, action), action).toHaveLength(1);
  expect(allowing(kit, 'ec2:GetDeclarativePoliciesReportSummary')[0]?.Resource).toBe(
    `arn:aws:ec2:*:${ACCOUNT}:declarative-policies-report/*`,
  );
});

const acceleratorsDenied = () =>
  statementsOf(kitOf('organization', { denyAccelerators: true }), 'new-access');

// https://docs.aws.amazon.com/controltower/latest/controlreference/ct-ec2-pv-6.html: the old APIs for Spot requests are
// denied whole. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html: they have no
// ec2:InstanceType, and https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html: SCPs
// do not reach the service-linked role that starts the instances.
test('no GPU by a Spot request or an experiment, whose types no condition key has', () => {
  const [spot] = acceleratorsDenied().filter(({ Action }) =>
    toArray(Action).includes('ec2:RequestSpotInstances'),
  );
  expect(spot).toMatchObject({ Effect: 'Deny', Resource: '*' });
  expect(Object.keys(spot?.Condition ?? {})).toEqual([]);
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyFleet.html: with other instance types, too.
  for (const name of ['RequestSpotFleet', 'ModifyFleet', 'ModifySpotFleetRequest'])
    expect(toArray(spot?.Action)).toContain(`ec2:${name}`);
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RealTimeInferenceConfig.html
  for (const name of ['CreateInferenceExperiment', 'UpdateInferenceExperiment'])
    expect(toArray(spot?.Action)).toContain(`sagemaker:${name}`);
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
test('no GPU by what a Studio domain or user profile gives to apps that name no instance', () => {
  const [sageMaker] = acceleratorsDenied().filter(({ Sid }) => Sid === 'DenyAcceleratedSageMaker');
  for (const name of ['CreateDomain', 'UpdateDomain', 'CreateUserProfile', 'UpdateUserProfile'])
    expect(toArray(sageMaker?.Action)).toContain(`sagemaker:${name}`);
});

// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
test('no GPU by a build, not even by one that overrides its project', () => {
  const builds = acceleratorsDenied().filter(({ Action }) =>
    toArray(Action).includes('codebuild:StartBuild'),
  );
  expect(builds.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'codebuild:environment.type': 'LINUX_GPU_CONTAINER' } },
  ]);
});

test('who denies GPUs learns that new node groups and Batch environments start them all the same', () => {
  const { policies } = kitOf('organization', { denyAccelerators: true });
  const { leaves = [] } = policies.find(({ id }) => id === 'new-access') ?? {};
  for (const name of [
    'eks:CreateNodegroup',
    'batch:CreateComputeEnvironment',
    // https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-service-linked-role.html
    'EC2 Image Builder',
  ])
    expect(leaves.join(' ')).toContain(name);
});

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html: RunInstances is
// checked only when a group is made or changed, so a later version of its launch template is not.
test('no GPU by a later version of a launch template that a group follows', () => {
  const [versions] = acceleratorsDenied().filter(({ Sid }) => Sid === 'DenyGroupsOfAnyVersion');
  expect(versions).toMatchObject({
    Action: ['autoscaling:CreateAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'],
    Condition: { Bool: { 'autoscaling:LaunchTemplateVersionSpecified': 'false' } },
  });
});

test('who denies GPUs learns of later versions, of attributes, of refreshes, of AWS PCS and of other services', () => {
  const { policies } = kitOf('organization', { denyAccelerators: true });
  const leaves = policies.flatMap((policy) => policy.leaves).join(' ');
  for (const said of [
    'ec2:CreateLaunchTemplateVersion',
    'by attributes',
    'instance refresh',
    'pcs:CreateComputeNodeGroup',
    'HealthOmics',
  ])
    expect(leaves).toContain(said);
});

// https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/evaluations-prerequisites.html: only a custom evaluator
// needs the permission to invoke a model.
test('no built-in evaluator of AgentCore, neither on request nor for each session', () => {
  const statements = statementsOf(kitOf('organization', { denyManagedModels: true }), 'model-calls');
  const actions = statements.find(({ Sid }) => Sid === 'DenyManagedModels')?.Action;
  for (const name of ['Evaluate', 'CreateOnlineEvaluationConfig', 'UpdateOnlineEvaluationConfig'])
    expect(actions).toContain(`bedrock-agentcore:${name}`);
});

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html: it needs no credentials of AWS.
test.each([
  [['sts'], true],
  [['s3'], false],
])(
  'who keeps %j inside learns that tokens and SAML have no organization: %s',
  (perimeterServices, isSaid) => {
    const leaves = kitOf('weights-perimeter', { perimeterServices }).policies.flatMap(
      (policy) => policy.leaves,
    );
    expect(leaves.some((leaf) => leaf.includes('SAML'))).toBe(isSaid);
  },
);

test.each([
  ['deny-deepseek', {}],
  ['deny-deepseek', { sideDoors: true, denyServing: true }],
  ['approve-models', {}],
] as const)('who closes %s %j learns where DeepSeek can be hosted all the same', (scenario, values) => {
  const leaves = kitOf(scenario, values).policies.flatMap((policy) => policy.leaves);
  for (const where of ['ECS', 'AWS Batch', 'AWS PCS', 'instances of Lambda and AgentCore Runtime'])
    expect(leaves.join(' ')).toContain(where);
});
