// API operations, and the clients of other libraries that make them: one row each, with what their parameters say.
import type { ParameterReader } from './parameters.ts';
import { flow, vpcConfig } from './resource-parameters.ts';
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

/** Parameters by their paths, where no two have the same. */
export const pairs = (readers: Readonly<Record<string, ParameterReader>>): OperationRow['parameters'] =>
  Object.entries(readers);

export interface OperationRow {
  /** As AWS names it; for a client of another library, the name it is made or called by. */
  readonly names: readonly string[];
  readonly service: string;
  /** The operation of AWS behind a name of another library. */
  readonly operation?: string;
  /** What it is for, where no parameter says more. */
  readonly task: ScenarioId | undefined;
  readonly streaming?: boolean;
  /** What the call states, whatever its parameters are. */
  readonly answers?: FieldValues;
  /** Parameters by their path in AWS's spelling; of those with the same reader, the first that is set counts. */
  readonly parameters: readonly (readonly [path: string, reader: ParameterReader])[];
  /** The reader without which the call cannot be allowed. */
  readonly needs?: ParameterReader;
  /** Parameters that are given by position, in order. */
  readonly positional?: readonly string[];
  /** It makes a client of another library or is a function of one, so it is called by its bare name. */
  readonly isClient?: true;
  /** It sets something up, and calls nothing itself. */
  readonly isResource?: true;
  /** What the whole text must have, where the name alone is common. */
  readonly within?: RegExp;
  /** Who runs the code that it sets up. */
  readonly entity?: EntityId;
  /** Operations of the same service that it calls besides. */
  readonly also?: readonly string[];
  /** It stands for a call only where its model may be one of ours, and nothing else says what the text is for. */
  readonly isVague?: true;
  /** It streams where nothing says otherwise. */
  readonly streamsAtFirst?: true;
  /** Why the role that is composed does not allow it. */
  readonly uncovered?: string;
}

/** How what is uploaded is encrypted. */
const ENCRYPTION = [
  ['sse', 'encryption'],
  ['serverSideEncryption', 'encryption'],
  ['extraArgs.serverSideEncryption', 'encryption'],
  ['sseKmsKeyId', 'kms-key'],
  ['extraArgs.sseKmsKeyId', 'kms-key'],
] as const;

const GUARDRAILS = [
  ['guardrailIdentifier', 'guardrail'],
  ['guardrailConfig.guardrailIdentifier', 'guardrail'],
  ['guardrailConfiguration.guardrailIdentifier', 'guardrail'],
] as const;

const INFERENCE = {
  service: 'bedrock-runtime',
  task: 'invoke',
  needs: 'model',
  // Reading the profile is a call of its own.
  answers: { readProfile: false },
  parameters: [['modelId', 'model'], ...GUARDRAILS, ['serviceTier.type', 'tier'], ['serviceTier', 'tier']],
} as const;

const CLIENT_PARAMETERS = [
  ['modelId', 'model'],
  ['model', 'model'],
  ['modelName', 'model'],
  ['guardrailId', 'guardrail'],
  ['guardrails.guardrailIdentifier', 'guardrail'],
  ['guardrails.id', 'guardrail'],
  ...GUARDRAILS,
  ['serviceTier', 'tier'],
] as const;

/** The SageMaker Python SDK, which has common names. */
const SAGEMAKER_SDK = /^[ \t]*(?:from sagemaker[\w.]* import|import (?:\w+, *)*sagemaker\b)/m;

/** What every trainer of the SageMaker Python SDK takes. */
const TRAINING = {
  service: 'sagemaker',
  operation: 'CreateTrainingJob',
  task: 'fine-tune-sagemaker',
  parameters: [
    ['role', 'role'],
    ['outputPath', 'training-output'],
    ['s3OutputPath', 'training-output'],
    ['outputDataConfig.s3OutputPath', 'training-output'],
    ['trainingDataset', 'training-data'],
    ['inputDataConfig.dataSource', 'training-data'],
    ['checkpointConfig.s3Uri', 'checkpoints'],
    ['checkpointS3Uri', 'checkpoints'],
    ['trainingRecipe', 'recipe'],
    ['trainingImage', 'training-image'],
    ['imageUri', 'training-image'],
    ['transformersVersion', 'framework'],
    ['frameworkVersion', 'framework'],
    ['modelId', 'base-model'],
    ['environment.*', 'base-model'],
    ['hyperparameters.*', 'base-model'],
    ['instanceType', 'instances'],
    ['compute.instanceType', 'instances'],
    ['tags.key', 'tag-key'],
    ['volumeKmsKey', 'volume-key'],
    ['compute.volumeKmsKeyId', 'volume-key'],
    ['outputKmsKey', 'kms-key'],
    ['outputDataConfig.kmsKeyId', 'kms-key'],
    ['subnets', 'subnet'],
    ['networking.subnets', 'subnet'],
    ['securityGroupIds', 'security-group'],
    ['networking.securityGroupIds', 'security-group'],
  ],
  isClient: true,
} as const;

const bucketKey = ['Bucket', 'Key'] as const;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations.html and those of the other services. */
export const OPERATIONS: readonly OperationRow[] = [
  { names: ['InvokeModel'], ...INFERENCE, streaming: false },
  { names: ['InvokeModelWithResponseStream'], ...INFERENCE, streaming: true },
  { names: ['Converse'], ...INFERENCE, streaming: false },
  { names: ['ConverseStream'], ...INFERENCE, streaming: true },
  {
    names: ['ApplyGuardrail'],
    service: 'bedrock-runtime',
    task: undefined,
    parameters: [['guardrailIdentifier', 'guardrail']],
  },
  // Libraries over bedrock-runtime.
  {
    names: [
      'ChatBedrockConverse',
      'ChatBedrock',
      'BedrockChat',
      'BedrockLLM',
      'BedrockConverse',
      'AmazonBedrockChatGenerator',
      'BedrockConverseModel',
      'AmazonBedrockModel',
      'AmazonBedrockServerModel',
    ],
    service: 'bedrock-runtime',
    operation: 'Converse',
    task: 'invoke',
    needs: 'model',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
  },
  {
    // https://docs.crewai.com/en/concepts/llms
    names: ['LLM'],
    service: 'bedrock-runtime',
    operation: 'Converse',
    task: 'invoke',
    needs: 'model',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
    within: /^from crewai import/m,
  },
  // https://docs.langchain4j.dev/integrations/language-models/amazon-bedrock/
  ...[false, true].map((streaming): OperationRow => ({
    names: [streaming ? 'BedrockStreamingChatModel' : 'BedrockChatModel'],
    service: 'bedrock-runtime',
    operation: streaming ? 'ConverseStream' : 'Converse',
    task: 'invoke',
    needs: 'model',
    streaming,
    parameters: CLIENT_PARAMETERS,
    isClient: true,
  })),
  {
    // https://strandsagents.com/latest/documentation/docs/user-guide/concepts/model-providers/amazon-bedrock/
    names: ['BedrockModel'],
    service: 'bedrock-runtime',
    operation: 'ConverseStream',
    task: 'invoke',
    needs: 'model',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
    streamsAtFirst: true,
  },
  {
    // Settings in files: see languages/settings.ts.
    names: ['ModelSettings'],
    service: 'bedrock-runtime',
    operation: 'Converse',
    task: 'invoke',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
  },
  {
    // A model in a program that names the address of the OpenAI-compatible endpoint.
    names: ['MantleSettings'],
    service: 'bedrock-mantle',
    operation: 'ChatCompletions',
    task: 'mantle',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
  },
  {
    // Settings that leave open which model is called.
    names: ['OpenModelSettings'],
    service: 'bedrock-runtime',
    operation: 'Converse',
    task: 'invoke',
    parameters: CLIENT_PARAMETERS,
    isClient: true,
    within: /deepseek|bedrock/i,
    isVague: true,
  },
  {
    names: ['EndpointSettings'],
    service: 'sagemaker-runtime',
    operation: 'InvokeEndpoint',
    task: 'invoke-sagemaker',
    parameters: [['endpointName', 'endpoint']],
    isClient: true,
  },
  {
    // https://ai-sdk.dev/providers/ai-sdk-providers/amazon-bedrock
    names: ['bedrock'],
    service: 'bedrock-runtime',
    operation: 'Converse',
    task: 'invoke',
    needs: 'model',
    parameters: [['modelId', 'model']],
    positional: ['modelId'],
    isClient: true,
  },
  // Jobs and models of the control plane.
  {
    names: ['CreateModelInvocationJob'],
    service: 'bedrock',
    task: 'batch',
    needs: 'model',
    parameters: [
      ['modelId', 'model'],
      ['roleArn', 'role'],
      ['inputDataConfig.s3InputDataConfig.s3Uri', 'batch-input'],
      // Go’s unions.
      ['inputDataConfig.value.s3Uri', 'batch-input'],
      ['outputDataConfig.value.s3Uri', 'batch-output'],
      ['outputDataConfig.s3OutputDataConfig.s3Uri', 'batch-output'],
      ['outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId', 'kms-key'],
      ['tags.key', 'tag-key'],
      ...vpcConfig('subnetIds'),
    ],
  },
  {
    names: ['CreateModelImportJob'],
    service: 'bedrock',
    task: 'import',
    needs: 'weights',
    parameters: [
      ['modelDataSource.s3DataSource.s3Uri', 'weights'],
      ['modelDataSource.value.s3Uri', 'weights'],
      ['roleArn', 'role'],
      ['importedModelKmsKeyId', 'model-kms-key'],
      ['jobTags.key', 'tag-key'],
      ['importedModelTags.key', 'tag-key'],
      ...vpcConfig('subnetIds'),
    ],
  },
  {
    // Who makes the profile calls it.
    names: ['CreateInferenceProfile'],
    service: 'bedrock',
    task: 'invoke-app-profiles',
    answers: { profileAdmin: true },
    parameters: [['modelSource.copyFrom', 'profile-model']],
  },
  {
    names: ['GetInferenceProfile'],
    service: 'bedrock',
    task: undefined,
    answers: { readProfile: true },
    parameters: [],
  },
  {
    names: ['ListFoundationModels', 'GetFoundationModel'],
    service: 'bedrock',
    task: 'discover',
    parameters: [],
  },
  {
    names: ['CreateAgent', 'InvokeInlineAgent'],
    service: 'bedrock-agent',
    task: 'agents',
    parameters: [
      ['foundationModel', 'model'],
      ['agentResourceRoleArn', 'role'],
      ['actionGroups.apiSchema.s3', 'action-schema'],
    ],
  },
  {
    names: ['CreateAgentActionGroup', 'UpdateAgentActionGroup'],
    service: 'bedrock-agent',
    task: 'agents',
    parameters: [['apiSchema.s3', 'action-schema']],
  },
  { names: ['InvokeAgent'], service: 'bedrock-agent-runtime', task: 'agents', parameters: [] },
  {
    names: ['InvokeAgentRuntime'],
    service: 'bedrock-agentcore',
    task: 'invoke-agentcore',
    needs: 'agent-runtime',
    parameters: pairs({ agentRuntimeArn: 'agent-runtime', runtimeUserId: 'agent-user' }),
  },
  {
    names: ['StopRuntimeSession'],
    service: 'bedrock-agentcore',
    task: 'invoke-agentcore',
    answers: { agentStop: true },
    parameters: [['agentRuntimeArn', 'agent-runtime']],
  },
  {
    names: ['InvokeHarness'],
    service: 'bedrock-agentcore',
    task: 'invoke-agentcore',
    needs: 'agent-runtime',
    parameters: [['harnessArn', 'agent-runtime']],
  },
  {
    names: ['CreateFlow', 'UpdateFlow'],
    service: 'bedrock-agent',
    task: 'flows',
    parameters: flow('definition.nodes.configuration.prompt'),
  },
  { names: ['InvokeFlow'], service: 'bedrock-agent-runtime', task: 'flows', parameters: [] },
  {
    names: ['RetrieveAndGenerate', 'RetrieveAndGenerateStream', 'Retrieve'],
    service: 'bedrock-agent-runtime',
    task: undefined,
    parameters: [],
    uncovered: 'no scenario covers knowledge bases',
  },
  {
    names: ['CreateEvaluationJob'],
    service: 'bedrock',
    task: 'evaluation',
    parameters: [
      ['roleArn', 'role'],
      ['inferenceConfig.models.bedrockModel.modelIdentifier', 'model'],
      ['evaluationConfig.automated.datasetMetricConfigs.dataset.datasetLocation.s3Uri', 'evaluation-prompts'],
      ['evaluationConfig.automated.datasetMetricConfigs.metricNames', 'evaluation-metric'],
      ['evaluationConfig.automated.evaluatorModelConfig.bedrockEvaluatorModels.modelIdentifier', 'judge'],
      ['evaluationConfig.human.datasetMetricConfigs.dataset.datasetLocation.s3Uri', 'evaluation-prompts'],
      ['evaluationConfig.human', 'human'],
      ['outputDataConfig.s3Uri', 'evaluation-results'],
    ],
  },
  {
    names: ['PutModelInvocationLoggingConfiguration'],
    service: 'bedrock',
    task: 'logging',
    parameters: [
      ['loggingConfig.cloudWatchConfig.roleArn', 'role'],
      ['loggingConfig.cloudWatchConfig.logGroupName', 'invocation-log'],
      ['loggingConfig.s3Config.bucketName', 'log-bucket'],
    ],
  },
  {
    names: ['CreateCustomModel', 'CreateCustomModelDeployment'],
    service: 'bedrock',
    task: 'import',
    parameters: [],
    uncovered:
      'AWS takes models such as Amazon Nova there: import a DeepSeek distill with CreateModelImportJob',
  },
  {
    names: ['CreateMarketplaceModelEndpoint'],
    service: 'bedrock',
    task: 'host-marketplace',
    parameters: pairs({ 'endpointConfig.sageMaker.executionRole': 'role', 'tags.key': 'tag-key' }),
  },
  // SageMaker.
  ...[false, true].map((streaming): OperationRow => ({
    names: [streaming ? 'InvokeEndpointWithResponseStream' : 'InvokeEndpoint'],
    service: 'sagemaker-runtime',
    task: 'invoke-sagemaker',
    streaming,
    answers: { endpointCalls: 'real-time' },
    needs: 'endpoint',
    parameters: pairs({ EndpointName: 'endpoint', InferenceComponentName: 'component' }),
  })),
  {
    names: ['InvokeEndpointAsync'],
    service: 'sagemaker-runtime',
    task: 'invoke-sagemaker',
    needs: 'endpoint',
    answers: { endpointCalls: 'async' },
    parameters: pairs({ EndpointName: 'endpoint', InputLocation: 'async-input' }),
  },
  {
    names: ['Predictor', 'HuggingFacePredictor'],
    service: 'sagemaker-runtime',
    operation: 'InvokeEndpoint',
    task: 'invoke-sagemaker',
    needs: 'endpoint',
    parameters: pairs({ endpointName: 'endpoint', componentName: 'component' }),
    positional: ['endpointName'],
    isClient: true,
  },
  { names: ['CreateEndpoint'], service: 'sagemaker', task: 'host-sagemaker', parameters: [] },
  {
    names: ['CreateEndpointConfig'],
    service: 'sagemaker',
    task: 'host-sagemaker',
    parameters: [
      ['AsyncInferenceConfig.OutputConfig.S3OutputPath', 'async-output'],
      ['AsyncInferenceConfig.OutputConfig.S3FailurePath', 'async-failures'],
      ['AsyncInferenceConfig.OutputConfig.NotificationConfig.SuccessTopic', 'topic'],
      ['AsyncInferenceConfig.OutputConfig.NotificationConfig.ErrorTopic', 'topic'],
      ['DataCaptureConfig.DestinationS3Uri', 'capture'],
      ['KmsKeyId', 'volume-key'],
      ['ProductionVariants.InstanceType', 'instances'],
      ['Tags.Key', 'tag-key'],
    ],
  },
  {
    names: ['CreateTransformJob'],
    service: 'sagemaker',
    task: 'host-sagemaker',
    answers: { inferenceOption: 'batch' },
    parameters: [
      ['TransformInput.DataSource.S3DataSource.S3Uri', 'batch-input'],
      ['TransformOutput.S3OutputPath', 'batch-output'],
    ],
  },
  {
    // https://sagemaker.readthedocs.io/en/stable/inference/index.html
    names: ['ModelBuilder', 'from_jumpstart_config'],
    service: 'sagemaker',
    operation: 'CreateModel',
    task: 'host-sagemaker',
    answers: { deployedWith: 'sdk-3' },
    parameters: [
      ['model', 'hub-model'],
      ['jumpstartConfig.modelId', 'hub-model'],
      ['imageUri', 'serving-image'],
      ['envVars.HfModelId', 'hub-id'],
      ['roleArn', 'role'],
      ['s3ModelDataUrl', 'weights'],
      ['s3ModelDataUrl.S3DataSource.S3Uri', 'weights'],
    ],
    isClient: true,
  },
  {
    names: ['JumpStartModel'],
    service: 'sagemaker',
    operation: 'CreateModel',
    task: 'host-sagemaker',
    answers: { servedFrom: 'jumpstart', deployedWith: 'sdk-2' },
    parameters: [['role', 'role']],
    isClient: true,
  },
  {
    // https://sagemaker.readthedocs.io/en/v2/api/inference/model.html
    names: ['Model', 'HuggingFaceModel', 'DJLModel', 'PyTorchModel', 'FrameworkModel'],
    service: 'sagemaker',
    operation: 'CreateModel',
    task: 'host-sagemaker',
    within: SAGEMAKER_SDK,
    answers: { deployedWith: 'sdk-2' },
    parameters: [
      ['role', 'role'],
      ['imageUri', 'serving-image'],
      ['modelData.S3DataSource.S3Uri', 'weights'],
      ['modelData', 'weights'],
      ['env.HfModelId', 'hub-id'],
      ['transformersVersion', 'framework'],
      ['frameworkVersion', 'framework'],
      ...vpcConfig('Subnets'),
    ],
    isClient: true,
  },
  {
    // Images of AWS.
    names: ['get_huggingface_llm_image_uri', 'retrieve'],
    service: 'sagemaker',
    task: undefined,
    within: SAGEMAKER_SDK,
    answers: { servedFrom: 'aws-image', trainingImage: 'aws' },
    parameters: [],
    isClient: true,
    isResource: true,
  },
  {
    names: ['deploy'],
    service: 'sagemaker',
    operation: 'CreateEndpointConfig',
    also: ['CreateEndpoint', 'DescribeEndpoint'],
    task: 'host-sagemaker',
    within: SAGEMAKER_SDK,
    parameters: [
      ['asyncInferenceConfig.outputPath', 'async-output'],
      ['asyncInferenceConfig.failurePath', 'async-failures'],
      ['asyncInferenceConfig.notificationConfig.successTopic', 'topic'],
      ['asyncInferenceConfig.notificationConfig.errorTopic', 'topic'],
      ['inferenceConfig.outputPath', 'async-output'],
      ['inferenceConfig.failurePath', 'async-failures'],
      ['dataCaptureConfig.destinationS3Uri', 'capture'],
      ['asyncInferenceConfig', 'async'],
      ['initialInstanceCount', 'instances'],
      ['kmsKey', 'volume-key'],
    ],
  },
  {
    names: ['predict'],
    service: 'sagemaker-runtime',
    operation: 'InvokeEndpoint',
    task: undefined,
    within: SAGEMAKER_SDK,
    parameters: [],
  },
  {
    names: ['CreateModel'],
    service: 'sagemaker',
    task: 'host-sagemaker',
    parameters: [
      ['ExecutionRoleArn', 'role'],
      ['PrimaryContainer.Image', 'serving-image'],
      ['PrimaryContainer.Environment.HfModelId', 'hub-id'],
      ['PrimaryContainer.Environment.OptionModelId', 'hub-id'],
      ['PrimaryContainer.ModelDataUrl', 'weights'],
      ['PrimaryContainer.ModelDataSource.S3DataSource.S3Uri', 'weights'],
      ...vpcConfig('Subnets'),
    ],
  },
  {
    names: ['CreateTrainingJob'],
    service: 'sagemaker',
    task: 'fine-tune-sagemaker',
    parameters: [
      ['RoleArn', 'role'],
      ['InputDataConfig.DataSource.S3DataSource.S3Uri', 'training-data'],
      ['OutputDataConfig.S3OutputPath', 'training-output'],
      ['OutputDataConfig.KmsKeyId', 'kms-key'],
      ['ResourceConfig.VolumeKmsKeyId', 'volume-key'],
      ['AlgorithmSpecification.TrainingImage', 'training-image'],
      ['CheckpointConfig.S3Uri', 'checkpoints'],
      ['ResourceConfig.InstanceType', 'instances'],
      ['Tags.Key', 'tag-key'],
      ...vpcConfig('Subnets'),
    ],
  },
  {
    names: ['CreateCluster'],
    service: 'sagemaker',
    task: 'hyperpod',
    parameters: [
      ['Orchestrator.Eks.ClusterArn', 'orchestrator'],
      ['InstanceGroups.ExecutionRole', 'role'],
      ['InstanceGroups.LifeCycleConfig.SourceS3Uri', 'lifecycle-scripts'],
      ...vpcConfig('Subnets'),
    ],
  },
  {
    // Estimators and trainers of the SageMaker Python SDK.
    names: [
      'Estimator',
      'JumpStartEstimator',
      'ModelTrainer',
      'from_recipe',
      'RLVRTrainer',
      'RLAIFTrainer',
      'SFTTrainer',
      'DPOTrainer',
    ],
    ...TRAINING,
  },
  { names: ['PyTorch', 'HuggingFace', 'PyTorchEstimator'], ...TRAINING, within: SAGEMAKER_SDK },
  {
    names: ['fit', 'train'],
    service: 'sagemaker',
    operation: 'CreateTrainingJob',
    also: ['DescribeTrainingJob'],
    task: 'fine-tune-sagemaker',
    within:
      /\b(?:Estimator|PyTorch|HuggingFace|ModelTrainer|Trainer)\b[\w.]*\([\s\S]*sagemaker|sagemaker[\s\S]*\b(?:\w*Estimator|PyTorch|HuggingFace|\w+Trainer)\b[\w.]*\(/,
    parameters: [
      ...['base', 'baseModel', 'model', 'weights'].map((name) => [`inputs.${name}`, 'base-model'] as const),
      ['inputDataConfig.dataSource', 'training-data'],
      ['inputs.*.s3Data', 'training-data'],
      ['inputs.s3Data', 'training-data'],
      ['inputs.*', 'training-data'],
      ['inputs', 'training-data'],
    ],
    positional: ['inputs'],
  },
  // What waits for jobs and endpoints, and lists them.
  ...['DescribeEndpoint', 'DescribeTrainingJob', 'DescribeTransformJob', 'ListEndpoints'].map(
    (name): OperationRow => ({ names: [name], service: 'sagemaker', task: undefined, parameters: [] }),
  ),
  ...[
    'GetModelInvocationJob',
    'ListModelInvocationJobs',
    'StopModelInvocationJob',
    'GetModelImportJob',
    'ListModelImportJobs',
    'GetImportedModel',
  ].map((name): OperationRow => ({ names: [name], service: 'bedrock', task: undefined, parameters: [] })),
  // Weights in S3.
  {
    names: ['GetObject', 'GetObjectAsBytes', 'DownloadFile', 'DownloadFileobj'],
    service: 's3',
    operation: 'GetObject',
    task: 'download-weights',
    answers: { weightsMount: 'download' },
    needs: 'weights',
    parameters: [['Bucket', 'weights']],
    positional: bucketKey,
  },
  {
    names: ['HeadObject'],
    service: 's3',
    task: 'download-weights',
    needs: 'weights',
    parameters: [['Bucket', 'weights']],
    positional: bucketKey,
  },
  {
    // The folder that is listed, and read from.
    names: ['ListObjectsV2', 'ListObjects'],
    service: 's3',
    task: 'download-weights',
    answers: { listAppFiles: true },
    needs: 'weights',
    parameters: [['Bucket', 'weights']],
    positional: ['Bucket', 'Prefix'],
  },
  {
    names: ['UploadFile', 'UploadFileobj'],
    service: 's3',
    operation: 'PutObject',
    task: 'upload-weights',
    needs: 'weights',
    parameters: [['Bucket', 'weights'], ...ENCRYPTION],
    positional: ['Filename', ...bucketKey],
  },
  {
    // https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-storage/
    names: ['Upload'],
    service: 's3',
    operation: 'PutObject',
    task: 'upload-weights',
    needs: 'weights',
    parameters: [['params.Bucket', 'weights']],
    isClient: true,
    within: /@aws-sdk\/lib-storage|feature\/s3\/manager/,
  },
  {
    // https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/feature/s3/manager
    names: ['Download'],
    service: 's3',
    operation: 'GetObject',
    task: 'download-weights',
    needs: 'weights',
    parameters: [['Bucket', 'weights']],
    within: /feature\/s3\/manager/,
  },
  {
    // aws s3 sync
    names: ['SyncUpload'],
    service: 's3',
    operation: 'PutObject',
    task: 'upload-weights',
    answers: { syncUploads: true },
    parameters: [['Bucket', 'weights'], ...ENCRYPTION],
  },
  {
    names: ['PutObject', 'CreateMultipartUpload'],
    service: 's3',
    task: 'upload-weights',
    needs: 'weights',
    parameters: [['Bucket', 'weights'], ...ENCRYPTION],
    positional: bucketKey,
  },
];
