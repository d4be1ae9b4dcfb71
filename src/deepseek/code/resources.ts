// What the parts of configuration and templates mean: one row each, read like the parameters of a call.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
import type { EntityId } from '#deepseek/catalog/entities.ts';
import { pairs, type OperationRow } from './operations.ts';
import { flow, orgPolicy, vpcConfig } from './resource-parameters.ts';

/** The constructs of these libraries have common names. */
const CDK =
  /\baws-cdk|\baws_cdk\b|@pulumi\/aws|\bpulumi_aws\b|cdktf|\bcdk\.(?:Duration|Stack|App)\b|\biam\.PolicyStatement\b|\blambda\.(?:Runtime|Code)\b|\bsst\.aws\./;

const RESOURCE = { service: 'configuration', task: undefined, isClient: true, isResource: true } as const;

/** What runs code, and as whom. */
const runs = (
  entity: EntityId,
  names: readonly string[],
  parameters: OperationRow['parameters'] = [],
): OperationRow => ({ names, ...RESOURCE, entity, parameters });
const inStack = (row: OperationRow): OperationRow => ({ ...row, within: CDK });

const FUNCTION = [
  ['functionName', 'function-name'],
  ['name', 'function-name'],
  ['vpcConfig', 'vpc'],
  ['vpc', 'vpc'],
  ['role', 'own-role'],
] as const;

const STATEMENT = [
  ['actions', 'action'],
  ['action', 'action'],
  ['resources', 'arn'],
  ['resource', 'arn'],
  ['principal.service', 'service-principal'],
  ['principals.identifiers', 'service-principal'],
] as const;

/** What tells a server of AWS's images its model. */
const hubIds = (variables: string) =>
  [
    [`${variables}.HfModelId`, 'hub-id'],
    [`${variables}.OptionModelId`, 'hub-id'],
  ] as const;

const CONTAINER_ENDPOINT = [
  ['executionRoleArn', 'role'],
  ['primaryContainer.image', 'serving-image'],
  ['containers.image', 'serving-image'],
  ...hubIds('primaryContainer.environment'),
  ...hubIds('containers.environment'),
  ['primaryContainer.modelDataUrl', 'weights'],
  ['primaryContainer.modelDataSource.s3DataSource.s3Uri', 'weights'],
  ['containers.modelDataUrl', 'weights'],
  ['containers.modelDataSource.s3DataSource.s3Uri', 'weights'],
  ...vpcConfig('Subnets'),
] as const;

const ROLE = [
  ['roleName', 'role-name'],
  ['name', 'role-name'],
  ['path', 'path'],
  ['permissionsBoundary', 'boundary'],
  ['permissionsBoundaryArn', 'boundary'],
] as const;

const CLUSTER = [
  ['orchestrator.eks.clusterArn', 'orchestrator'],
  ['instanceGroups.executionRole', 'role'],
  ['instanceGroup.executionRole', 'role'],
  ['instanceGroups.lifeCycleConfig.sourceS3Uri', 'lifecycle-scripts'],
  ['instanceGroup.lifecycleConfig.sourceS3Uri', 'lifecycle-scripts'],
  ...vpcConfig('Subnets'),
] as const;

export const RESOURCES: readonly OperationRow[] = [
  // Workflows and pipelines.
  runs(
    'github',
    ['Credentials of GitHub'],
    pairs({ 'with.roleToAssume': 'own-role', 'with.awsRegion': 'region' }),
  ),
  {
    names: ['Job of GitHub'],
    ...RESOURCE,
    parameters: [
      ['environment.name', 'github-environment'],
      ['environment', 'github-environment'],
      ['if', 'github-if'],
    ],
  },
  {
    names: ['Push on GitHub'],
    ...RESOURCE,
    parameters: pairs({ branches: 'github-branch', tags: 'github-tag' }),
  },
  runs(
    'gitlab',
    ['Job of GitLab'],
    pairs({ 'rules.if': 'gitlab-if', only: 'gitlab-branch', 'only.refs': 'gitlab-branch' }),
  ),
  { names: ['Assumed role'], ...RESOURCE, parameters: [['awsRoleArn', 'own-role']] },
  {
    // Providers of credentials that assume a role for the client: https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
    names: ['refreshRequest', 'fromTemporaryCredentials', 'AssumeRoleAWSCredentials'],
    ...RESOURCE,
    // Of several clients, nothing here says which takes them.
    within: /^(?![\s\S]*\b(?:S3|DynamoDb|DynamoDB|Sqs|SQS|Sns|SNS|SecretsManager|Ssm|SSM)(?:Async)?Client\b)/,
    parameters: [
      ['roleArn', 'own-role'],
      ['params.roleArn', 'own-role'],
    ],
  },
  { names: ['AssumeRoleWithWebIdentity'], ...RESOURCE, parameters: [['roleArn', 'own-role']] },
  // Kubernetes.
  {
    names: ['Service account'],
    ...RESOURCE,
    parameters: [
      ['metadata.name', 'service-account'],
      ['metadata.namespace', 'namespace'],
      ['metadata.annotations.roleArn', 'irsa-role'],
    ],
  },
  { names: ['Object of Kubernetes'], ...RESOURCE, parameters: [['metadata.namespace', 'namespace']] },
  { names: ['Server of Kubernetes'], ...RESOURCE, task: 'host-eks', parameters: [] },
  { names: ['Pod'], ...RESOURCE, parameters: [['serviceAccountName', 'service-account']] },
  { names: ['Container of a pod'], ...RESOURCE, parameters: [['image', 'pod-image']] },
  { names: ['Namespace of a chart'], ...RESOURCE, parameters: [['namespace', 'namespace']] },
  { names: ['Role of LiteLLM'], ...RESOURCE, parameters: [['awsRoleName', 'own-role']] },
  { names: ['Image of a chart'], ...RESOURCE, parameters: [['repository', 'pod-image']] },
  {
    names: ['Weights in S3'],
    ...RESOURCE,
    task: 'download-weights',
    parameters: [['uri', 'weights']],
  },
  { names: ['Address in S3'], ...RESOURCE, parameters: [['uri', 'weights']] },
  {
    names: ['Volume in S3'],
    ...RESOURCE,
    parameters: [
      ['volumeAttributes.bucketName', 'weights-bucket'],
      ['volumeAttributes.authenticationSource', 'mount'],
    ],
  },
  {
    names: ['Volume in S3 with options'],
    ...RESOURCE,
    parameters: [['mountOptions', 'mount-option']],
  },
  {
    names: ['Service account of a chart'],
    ...RESOURCE,
    parameters: pairs({ name: 'service-account', 'annotations.roleArn': 'irsa-role' }),
  },
  runs(
    'eks-pods',
    ['aws_eks_pod_identity_association', 'AWS::EKS::PodIdentityAssociation', 'CfnPodIdentityAssociation'],
    [
      ['namespace', 'namespace'],
      ['serviceAccount', 'service-account'],
      ['serviceAccountName', 'service-account'],
      ['roleName', 'role-name'],
      ['roleArn', 'own-role'],
    ],
  ),
  // Compute.
  runs(
    'lambda',
    ['Provider of the Serverless Framework'],
    pairs({ region: 'region', vpc: 'vpc', 'iam.role': 'own-role', role: 'own-role' }),
  ),
  runs(
    'lambda',
    ['Function of the Serverless Framework'],
    pairs({ name: 'function-name', vpc: 'vpc', role: 'own-role' }),
  ),
  runs('lambda', ['aws_lambda_function', 'AWS::Lambda::Function', 'AWS::Serverless::Function'], FUNCTION),
  inStack(
    runs(
      'lambda',
      [
        'Function',
        'NodejsFunction',
        'PythonFunction',
        'DockerImageFunction',
        'GoFunction',
        'RustFunction',
        'CfnFunction',
      ],
      FUNCTION,
    ),
  ),
  runs(
    'ecs',
    ['AWS::ECS::TaskDefinition', 'aws_ecs_task_definition'],
    [
      ['taskRoleArn', 'own-role'],
      ['executionRoleArn', 'execution-role'],
      ['containerDefinitions.image', 'task-image'],
      ['containerDefinitions.logConfiguration.options.awslogsGroup', 'task-log'],
      ['containerDefinitions.logConfiguration.options.awslogsRegion', 'region'],
    ],
  ),
  inStack(
    runs('ecs', [
      'FargateTaskDefinition',
      'Ec2TaskDefinition',
      'TaskDefinition',
      'CfnTaskDefinition',
      'ApplicationLoadBalancedFargateService',
    ]),
  ),
  runs('ec2', ['aws_instance', 'AWS::EC2::Instance', 'aws_launch_template', 'AWS::EC2::LaunchTemplate']),
  runs(
    'app-runner',
    ['aws_apprunner_service', 'AWS::AppRunner::Service'],
    [['instanceConfiguration.instanceRoleArn', 'own-role']],
  ),
  runs(
    'batch-job',
    ['aws_batch_job_definition', 'AWS::Batch::JobDefinition'],
    [['containerProperties.jobRoleArn', 'own-role']],
  ),
  runs('glue', ['aws_glue_job', 'AWS::Glue::Job'], pairs({ roleArn: 'own-role', role: 'own-role' })),
  runs(
    'step-functions',
    ['aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine'],
    pairs({ roleArn: 'own-role', role: 'own-role' }),
  ),
  inStack(runs('step-functions', ['StateMachine', 'CfnStateMachine'])),
  inStack(runs('batch-job', ['EcsJobDefinition', 'CfnJobDefinition'])),
  { names: ['AWS::ECS::Service', 'aws_ecs_service'], ...RESOURCE, parameters: [['cluster', 'ecs-cluster']] },
  runs(
    'codebuild',
    ['aws_codebuild_project', 'AWS::CodeBuild::Project'],
    pairs({ name: 'build-project', serviceRole: 'own-role' }),
  ),
  runs('codebuild', ['Phase of CodeBuild']),
  runs('step-functions', ['State of Step Functions']),
  runs('agentcore', ['BedrockAgentCoreApp']),
  runs(
    'agentcore',
    ['aws_bedrockagentcore_agent_runtime', 'AWS::BedrockAgentCore::Runtime'],
    pairs({ agentRuntimeName: 'agent-name', roleArn: 'own-role' }),
  ),
  {
    names: ['Server on a host'],
    ...RESOURCE,
    task: 'host-ec2',
    entity: 'ec2',
    parameters: pairs({
      image: 'serving-image',
      logGroup: 'host-log',
      'logging.options.awslogsGroup': 'host-log',
    }),
  },
  // https://docs.opensearch.org/latest/ml-commons-plugin/remote-models/blueprints/
  {
    names: ['Connector of OpenSearch'],
    ...RESOURCE,
    task: 'opensearch',
    parameters: [
      ['credential.roleArn', 'role'],
      ['credential.externalAccountRoleArn', 'model-role'],
      ['parameters.region', 'region'],
      ['parameters.model', 'connector-model'],
      ['parameters.modelId', 'connector-model'],
      ['actions.url', 'connector-url'],
    ],
  },
  // SageMaker and Bedrock.
  {
    names: ['aws_sagemaker_model', 'AWS::SageMaker::Model'],
    ...RESOURCE,
    task: 'host-sagemaker',
    parameters: CONTAINER_ENDPOINT,
  },
  {
    names: ['aws_sagemaker_cluster', 'AWS::SageMaker::Cluster'],
    ...RESOURCE,
    task: 'hyperpod',
    parameters: CLUSTER,
  },
  { names: ['CfnModel'], ...RESOURCE, within: CDK, task: 'host-sagemaker', parameters: CONTAINER_ENDPOINT },
  {
    names: ['aws_sagemaker_endpoint_configuration', 'AWS::SageMaker::EndpointConfig', 'CfnEndpointConfig'],
    ...RESOURCE,
    task: 'host-sagemaker',
    parameters: [
      ['asyncInferenceConfig.outputConfig.s3OutputPath', 'async-output'],
      ['asyncInferenceConfig.outputConfig.s3FailurePath', 'async-failures'],
      ['asyncInferenceConfig.outputConfig.notificationConfig.successTopic', 'topic'],
      ['asyncInferenceConfig.outputConfig.notificationConfig.errorTopic', 'topic'],
      ['dataCaptureConfig.destinationS3Uri', 'capture'],
      ['kmsKeyArn', 'volume-key'],
      ['kmsKeyId', 'volume-key'],
      ['productionVariants.instanceType', 'instances'],
    ],
  },
  {
    names: ['aws_bedrock_model_invocation_logging_configuration'],
    ...RESOURCE,
    task: 'logging',
    parameters: [
      ['loggingConfig.cloudwatchConfig.roleArn', 'role'],
      ['loggingConfig.cloudwatchConfig.logGroupName', 'invocation-log'],
      ['loggingConfig.s3Config.bucketName', 'log-bucket'],
    ],
  },
  {
    names: ['aws_bedrockagent_agent', 'AWS::Bedrock::Agent', 'CfnAgent'],
    ...RESOURCE,
    task: 'agents',
    parameters: [
      ['foundationModel', 'model'],
      ['agentResourceRoleArn', 'role'],
      ['guardrailConfiguration.guardrailIdentifier', 'guardrail'],
      ['actionGroups.apiSchema.s3', 'action-schema'],
    ],
  },
  {
    names: ['aws_bedrockagent_agent_action_group'],
    ...RESOURCE,
    task: 'agents',
    parameters: [['apiSchema.s3', 'action-schema']],
  },
  {
    names: [
      'aws_bedrock_inference_profile',
      'AWS::Bedrock::ApplicationInferenceProfile',
      'CfnApplicationInferenceProfile',
    ],
    ...RESOURCE,
    task: 'invoke-app-profiles',
    parameters: [['modelSource.copyFrom', 'profile-model']],
  },
  // CDK: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_bedrock-readme.html
  {
    names: ['fromFoundationModelId', 'fromProvisionedModelArn'],
    ...RESOURCE,
    within: CDK,
    parameters: [['modelId', 'model']],
  },
  { names: ['PolicyStatement'], ...RESOURCE, within: CDK, parameters: STATEMENT },
  {
    names: ['ServicePrincipal'],
    ...RESOURCE,
    within: CDK,
    parameters: [['service', 'service-principal']],
    positional: ['service'],
  },
  // Policies within a template or a stack.
  { names: ['Statement of a policy'], ...RESOURCE, parameters: STATEMENT },
  {
    names: ['AWS::IAM::Role', 'aws_iam_role'],
    ...RESOURCE,
    parameters: ROLE,
  },
  { names: ['provider aws'], ...RESOURCE, parameters: [['allowedAccountIds', 'account']] },
  {
    names: ['aws_organizations_policy', 'AWS::Organizations::Policy', 'CreatePolicy', 'CfnPolicy'],
    ...RESOURCE,
    within: /organizations/i,
    parameters: [['name', 'policy-name'], ...orgPolicy('content.')],
  },
  {
    names: ['aws_vpc_endpoint', 'AWS::EC2::VPCEndpoint'],
    ...RESOURCE,
    parameters: [['serviceName', 'endpoint-service']],
  },
  {
    names: ['aws_bedrockagent_flow', 'AWS::Bedrock::Flow', 'CfnFlow'],
    ...RESOURCE,
    task: 'flows',
    parameters: flow('definition.node.configuration.prompt', 'definition.nodes.configuration.prompt'),
  },
  {
    names: ['Role', 'CfnRole'],
    ...RESOURCE,
    within: CDK,
    parameters: ROLE,
  },
];
