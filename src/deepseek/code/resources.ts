// What the parts of configuration and templates mean: one row each, read like the parameters of a call.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
import type { OperationRow } from './operations.ts';
import { vpcConfig } from './resource-parameters.ts';

/** The constructs of these libraries have common names. */
const CDK =
  /\baws-cdk|\baws_cdk\b|@pulumi\/aws|\bpulumi_aws\b|cdktf|\bcdk\.(?:Duration|Stack|App)\b|\biam\.PolicyStatement\b|\blambda\.(?:Runtime|Code)\b|\bsst\.aws\./;

const RESOURCE = { service: 'configuration', task: undefined, isClient: true, isResource: true } as const;

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

export const RESOURCES: readonly OperationRow[] = [
  // Workflows and pipelines.
  {
    names: ['Credentials of GitHub'],
    ...RESOURCE,
    entity: 'github',
    parameters: [
      ['with.roleToAssume', 'own-role'],
      ['with.awsRegion', 'region'],
    ],
  },
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
    parameters: [
      ['branches', 'github-branch'],
      ['tags', 'github-tag'],
    ],
  },
  {
    names: ['Job of GitLab'],
    ...RESOURCE,
    entity: 'gitlab',
    parameters: [
      ['rules.if', 'gitlab-if'],
      ['only', 'gitlab-branch'],
      ['only.refs', 'gitlab-branch'],
    ],
  },
  { names: ['Assumed role'], ...RESOURCE, parameters: [['awsRoleArn', 'own-role']] },
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
    parameters: [
      ['name', 'service-account'],
      ['annotations.roleArn', 'irsa-role'],
    ],
  },
  {
    names: [
      'aws_eks_pod_identity_association',
      'AWS::EKS::PodIdentityAssociation',
      'CfnPodIdentityAssociation',
    ],
    ...RESOURCE,
    entity: 'eks-pods',
    parameters: [
      ['namespace', 'namespace'],
      ['serviceAccount', 'service-account'],
      ['serviceAccountName', 'service-account'],
      ['roleName', 'role-name'],
      ['roleArn', 'own-role'],
    ],
  },
  // Compute.
  {
    names: ['Provider of the Serverless Framework'],
    ...RESOURCE,
    entity: 'lambda',
    parameters: [
      ['region', 'region'],
      ['vpc', 'vpc'],
      ['iam.role', 'own-role'],
      ['role', 'own-role'],
    ],
  },
  {
    names: ['Function of the Serverless Framework'],
    ...RESOURCE,
    entity: 'lambda',
    parameters: [
      ['name', 'function-name'],
      ['vpc', 'vpc'],
      ['role', 'own-role'],
    ],
  },
  {
    names: ['aws_lambda_function', 'AWS::Lambda::Function', 'AWS::Serverless::Function'],
    ...RESOURCE,
    entity: 'lambda',
    parameters: FUNCTION,
  },
  {
    names: [
      'Function',
      'NodejsFunction',
      'PythonFunction',
      'DockerImageFunction',
      'GoFunction',
      'RustFunction',
      'CfnFunction',
    ],
    ...RESOURCE,
    within: CDK,
    entity: 'lambda',
    parameters: FUNCTION,
  },
  {
    names: ['AWS::ECS::TaskDefinition', 'aws_ecs_task_definition'],
    ...RESOURCE,
    entity: 'ecs',
    parameters: [
      ['taskRoleArn', 'own-role'],
      ['executionRoleArn', 'execution-role'],
      ['containerDefinitions.image', 'task-image'],
      ['containerDefinitions.logConfiguration.options.awslogsGroup', 'task-log'],
      ['containerDefinitions.logConfiguration.options.awslogsRegion', 'region'],
    ],
  },
  {
    names: [
      'FargateTaskDefinition',
      'Ec2TaskDefinition',
      'TaskDefinition',
      'CfnTaskDefinition',
      'ApplicationLoadBalancedFargateService',
    ],
    ...RESOURCE,
    within: CDK,
    entity: 'ecs',
    parameters: [],
  },
  {
    names: ['aws_instance', 'AWS::EC2::Instance', 'aws_launch_template', 'AWS::EC2::LaunchTemplate'],
    ...RESOURCE,
    entity: 'ec2',
    parameters: [],
  },
  {
    names: ['aws_apprunner_service', 'AWS::AppRunner::Service'],
    ...RESOURCE,
    entity: 'app-runner',
    parameters: [['instanceConfiguration.instanceRoleArn', 'own-role']],
  },
  {
    names: ['aws_batch_job_definition', 'AWS::Batch::JobDefinition'],
    ...RESOURCE,
    entity: 'batch-job',
    parameters: [['containerProperties.jobRoleArn', 'own-role']],
  },
  {
    names: ['aws_glue_job', 'AWS::Glue::Job'],
    ...RESOURCE,
    entity: 'glue',
    parameters: [
      ['roleArn', 'own-role'],
      ['role', 'own-role'],
    ],
  },
  {
    names: ['aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine'],
    ...RESOURCE,
    entity: 'step-functions',
    parameters: [['roleArn', 'own-role']],
  },
  {
    names: ['aws_codebuild_project', 'AWS::CodeBuild::Project'],
    ...RESOURCE,
    entity: 'codebuild',
    parameters: [
      ['name', 'build-project'],
      ['serviceRole', 'own-role'],
    ],
  },
  { names: ['Phase of CodeBuild'], ...RESOURCE, entity: 'codebuild', parameters: [] },
  { names: ['State of Step Functions'], ...RESOURCE, entity: 'step-functions', parameters: [] },
  { names: ['BedrockAgentCoreApp'], ...RESOURCE, entity: 'agentcore', parameters: [] },
  {
    names: ['aws_bedrockagentcore_agent_runtime', 'AWS::BedrockAgentCore::Runtime'],
    ...RESOURCE,
    entity: 'agentcore',
    parameters: [
      ['agentRuntimeName', 'agent-name'],
      ['roleArn', 'own-role'],
    ],
  },
  {
    names: ['Server on a host'],
    ...RESOURCE,
    task: 'host-ec2',
    entity: 'ec2',
    parameters: [
      ['image', 'serving-image'],
      ['logGroup', 'host-log'],
    ],
  },
  // https://docs.opensearch.org/latest/ml-commons-plugin/remote-models/blueprints/
  {
    names: ['Connector of OpenSearch'],
    ...RESOURCE,
    task: 'opensearch',
    parameters: [
      ['credential.roleArn', 'role'],
      ['parameters.region', 'region'],
      ['parameters.model', 'connector-model'],
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
  { names: ['CfnModel'], ...RESOURCE, within: CDK, task: 'host-sagemaker', parameters: CONTAINER_ENDPOINT },
  {
    names: ['aws_sagemaker_endpoint_configuration', 'AWS::SageMaker::EndpointConfig', 'CfnEndpointConfig'],
    ...RESOURCE,
    task: 'host-sagemaker',
    parameters: [
      ['asyncInferenceConfig.outputConfig.s3OutputPath', 'async-output'],
      ['asyncInferenceConfig.outputConfig.s3FailurePath', 'async-failures'],
      ['asyncInferenceConfig.outputConfig.notificationConfig.successTopic', 'topic'],
      ['dataCaptureConfig.destinationS3Uri', 'capture'],
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
  // Policies within a template or a stack.
  { names: ['Statement of a policy'], ...RESOURCE, parameters: STATEMENT },
  {
    names: ['AWS::IAM::Role', 'aws_iam_role'],
    ...RESOURCE,
    parameters: [
      ['roleName', 'role-name'],
      ['name', 'role-name'],
    ],
  },
  {
    names: ['Role'],
    ...RESOURCE,
    within: CDK,
    parameters: [['roleName', 'role-name']],
  },
];
