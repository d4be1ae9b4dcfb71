// What AWS checks of the commands that deployers run: one row for each operation. It is written from AWS’s pages and knows
// nothing of how kits are composed.
import type { PrintedCommand } from './printed-commands.ts';
import { nodeGroup, onCluster, reserve, runInstances } from './host-rights.ts';
import { always, arn, linkedRole, named, tagsOf, textIn, type CommandRow, type Right } from './rights.ts';
import { createCluster, sageMaker, scaling, sdk } from './sagemaker-rights.ts';

/** The models that a file names by their ARNs: AWS lists no inference profiles as resources of evaluations. */
const modelsIn = (text: string): readonly string[] =>
  textIn(text, /"(arn:[\w-]+:bedrock:[\w-]*::foundation-model\/[^"]+)"/g);

const bedrock = (...actions: readonly string[]): CommandRow => ({
  passesTo: 'bedrock.amazonaws.com',
  rights: always(...actions.map((action) => `bedrock:${action}`)),
});

/** An agent with a runtime of this name, and with it an identity that is named after it. */
const agentCore = (
  runtime: (command: PrintedCommand) => string,
  ...actions: readonly string[]
): CommandRow => ({
  passesTo: 'bedrock-agentcore.amazonaws.com',
  rights: (command, at) => {
    const identities = 'workload-identity-directory/default/workload-identity';
    return [
      ...actions.map((action): Right => [`bedrock-agentcore:${action}`, '*']),
      [
        'bedrock-agentcore:CreateWorkloadIdentity',
        arn(at, 'bedrock-agentcore', `${identities}/${runtime(command)}-a1b2`),
      ],
      linkedRole(
        at,
        'runtime-identity.bedrock-agentcore.amazonaws.com',
        'AWSServiceRoleForBedrockAgentCoreRuntimeIdentity',
      ),
    ];
  },
});

/** Each operation that a deployer’s step may print. A new one needs a row here, from AWS’s pages. */
export const COMMAND_RIGHTS: Readonly<Record<string, CommandRow>> = {
  'application-autoscaling put-scaling-policy': { rights: scaling('PutScalingPolicy') },
  'application-autoscaling put-scheduled-action': { rights: scaling('PutScheduledAction') },
  'application-autoscaling register-scalable-target': { rights: scaling('RegisterScalableTarget') },
  'cloudwatch put-metric-alarm': {
    rights: named('cloudwatch:PutMetricAlarm', (name) => `alarm:${name}`, 'alarm-name'),
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-type-automatic.html
  'bedrock create-evaluation-job': {
    passesTo: 'bedrock.amazonaws.com',
    rights: ({ text }) => modelsIn(text).map((model) => ['bedrock:CreateEvaluationJob', model]),
  },
  'bedrock create-inference-profile': {
    rights: (command, at) => [
      [
        'bedrock:CreateInferenceProfile',
        command.option('model-source').replace('copyFrom=', ''),
        tagsOf(command),
      ],
      [
        'bedrock:CreateInferenceProfile',
        arn(at, 'bedrock', 'application-inference-profile/a1b2c3d4e5f6'),
        tagsOf(command),
      ],
      [
        'bedrock:TagResource',
        arn(at, 'bedrock', 'application-inference-profile/a1b2c3d4e5f6'),
        tagsOf(command),
      ],
    ],
  },
  'bedrock create-marketplace-model-endpoint': {
    passesTo: 'sagemaker.amazonaws.com',
    rights: always('bedrock:CreateMarketplaceModelEndpoint'),
  },
  'bedrock create-model-import-job': bedrock('CreateModelImportJob'),
  // https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html
  'bedrock create-model-invocation-job': {
    passesTo: 'bedrock.amazonaws.com',
    rights: (command, at) =>
      [
        arn({ ...at, account: '' }, 'bedrock', `foundation-model/${command.option('model-id')}`),
        arn(at, 'bedrock', 'model-invocation-job/a1b2c3d4e5f6'),
      ].map((resource) => ['bedrock:CreateModelInvocationJob', resource, tagsOf(command)]),
  },
  'bedrock get-model-invocation-logging-configuration': bedrock('GetModelInvocationLoggingConfiguration'),
  'bedrock put-model-invocation-logging-configuration': bedrock('PutModelInvocationLoggingConfiguration'),
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/service-linked-roles.html
  'bedrock-agentcore-control create-agent-runtime': agentCore(
    ({ option }) => option('agent-runtime-name'),
    'CreateAgentRuntime',
  ),
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html
  'bedrock-agentcore-control create-harness': agentCore(
    ({ option }) => `harness_${option('harness-name')}`,
    'CreateHarness',
    'CreateAgentRuntime',
  ),
  // Which domain it is depends on its endpoint. AWS does not say what service OpenSearch passes the role as.
  curl: { rights: () => [] },
  'ec2 create-capacity-reservation': { rights: reserve },
  'ec2 describe-capacity-block-offerings': {
    rights: (_command, at) => [['ec2:DescribeCapacityBlockOfferings', '*', { 'ec2:Region': at.region }]],
  },
  'ec2 purchase-capacity-block': {
    rights: (_command, at) => [['ec2:PurchaseCapacityBlock', arn(at, 'ec2', 'capacity-reservation/cr-1')]],
  },
  'ec2 run-instances': { passesTo: 'ec2.amazonaws.com', rights: runInstances },
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-instances.html
  'ecs create-capacity-provider': {
    passesTo: 'ecs.amazonaws.com',
    rights: (command, at) => [
      ...named('ecs:CreateCapacityProvider', (name) => `capacity-provider/${name}`, 'name')(command, at),
      linkedRole(at, 'ecs-compute.amazonaws.com', 'AWSServiceRoleForECSCompute'),
    ],
  },
  'ecs register-task-definition': {
    passesTo: 'ecs-tasks.amazonaws.com',
    rights: always('ecs:RegisterTaskDefinition'),
  },
  'eks create-addon': { passesTo: 'eks.amazonaws.com', rights: onCluster('eks:CreateAddon') },
  'eks create-nodegroup': { passesTo: 'eks.amazonaws.com', rights: nodeGroup },
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-podidentityassociation.html
  'eks create-pod-identity-association': {
    passesTo: 'pods.eks.amazonaws.com',
    rights: (command, at) => [
      ...onCluster('eks:CreatePodIdentityAssociation')(command, at),
      ['iam:GetRole', command.option('role-arn')],
    ],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementrolesanywhere.html
  'rolesanywhere create-profile': {
    passesTo: 'rolesanywhere.amazonaws.com',
    rights: always('rolesanywhere:CreateProfile'),
  },
  'sagemaker create-cluster': {
    passesTo: 'sagemaker.amazonaws.com',
    rights: createCluster,
  },
  'sagemaker create-endpoint': {
    rights: sageMaker(
      'CreateEndpoint',
      ['endpoint', 'endpoint-name'],
      ['endpoint-config', 'endpoint-config-name'],
    ),
  },
  'sagemaker create-endpoint-config': {
    passesTo: 'sagemaker.amazonaws.com',
    rights: sageMaker('CreateEndpointConfig', ['endpoint-config', 'endpoint-config-name']),
  },
  'sagemaker create-inference-component': {
    rights: sageMaker(
      'CreateInferenceComponent',
      ['inference-component', 'inference-component-name'],
      ['endpoint', 'endpoint-name'],
    ),
  },
  'sagemaker create-model': {
    passesTo: 'sagemaker.amazonaws.com',
    rights: sageMaker('CreateModel', ['model', 'model-name']),
  },
  'sagemaker create-model-package-group': {
    rights: sageMaker('CreateModelPackageGroup', ['model-package-group', 'model-package-group-name']),
  },
  'sagemaker create-training-job': {
    passesTo: 'sagemaker.amazonaws.com',
    rights: sageMaker('CreateTrainingJob', ['training-job', 'training-job-name']),
  },
  'sagemaker create-transform-job': {
    rights: sageMaker('CreateTransformJob', ['transform-job', 'transform-job-name']),
  },
  'sagemaker wait': {
    rights: (command, at) => [
      ['sagemaker:DescribeEndpoint', arn(at, 'sagemaker', `endpoint/${command.option('endpoint-name')}`)],
    ],
  },
  'ssm get-parameter': {
    rights: (command, at) => [
      ['ssm:GetParameter', arn({ ...at, account: '' }, 'ssm', `parameter${command.option('name')}`)],
    ],
  },
  python: { passesTo: 'sagemaker.amazonaws.com', rights: sdk },
};
