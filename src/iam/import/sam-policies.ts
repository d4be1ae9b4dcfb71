// What SAM writes for its policy templates, which are named in a template with their parameters. For tools that compare.
//
// The names are facts of AWS's definitions, published under Apache-2.0:
// https://github.com/aws/serverless-application-model/blob/develop/samtranslator/policy_templates_data/policy_templates.json
import { isObject, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';

interface AllowedActions {
  /** "sqs: SendMessage ReceiveMessage" */
  readonly actions: string;
  /** What stands behind the account in the ARN, or all of it; without it, every resource. */
  readonly on?: readonly string[];
  readonly equals?: Readonly<Record<string, string>>;
}

const TEMPLATES: Readonly<Record<string, readonly AllowedActions[]>> = {
  AMIDescribePolicy: [{ actions: 'ec2: DescribeImages' }],
  AWSSecretsManagerGetSecretValuePolicy: [
    { actions: 'secretsmanager: GetSecretValue', on: ['${SecretArn}'] },
  ],
  AWSSecretsManagerRotationPolicy: [
    {
      actions: 'secretsmanager: DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage',
      on: ['secret:*'],
      equals: {
        'secretsmanager:resource/AllowRotationLambdaArn':
          'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${FunctionName}',
      },
    },
    { actions: 'secretsmanager: GetRandomPassword' },
  ],
  AcmGetCertificatePolicy: [{ actions: 'acm: GetCertificate', on: ['${CertificateArn}'] }],
  AthenaQueryPolicy: [
    {
      actions:
        'athena: ListWorkGroups GetExecutionEngine GetExecutionEngines GetNamespace GetCatalogs GetNamespaces GetTables GetTable',
    },
    {
      actions:
        'athena: StartQueryExecution GetQueryResults DeleteNamedQuery GetNamedQuery ListQueryExecutions StopQueryExecution GetQueryResultsStream ListNamedQueries CreateNamedQuery GetQueryExecution BatchGetNamedQuery BatchGetQueryExecution GetWorkGroup',
      on: ['workgroup/${WorkGroupName}'],
    },
  ],
  CloudFormationDescribeStacksPolicy: [{ actions: 'cloudformation: DescribeStacks', on: ['stack/*'] }],
  CloudWatchDashboardPolicy: [
    { actions: 'cloudwatch: GetDashboard ListDashboards PutDashboard ListMetrics' },
  ],
  CloudWatchDescribeAlarmHistoryPolicy: [{ actions: 'cloudwatch: DescribeAlarmHistory' }],
  CloudWatchPutMetricPolicy: [{ actions: 'cloudwatch: PutMetricData' }],
  CodeCommitCrudPolicy: [
    {
      actions:
        'codecommit: GitPull GitPush CreateBranch DeleteBranch GetBranch ListBranches MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay UpdateDefaultBranch BatchDescribeMergeConflicts CreateUnreferencedMergeCommit DescribeMergeConflicts GetMergeCommit GetMergeOptions BatchGetPullRequests CreatePullRequest DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase GetMergeConflicts GetPullRequest ListPullRequests MergePullRequestByFastForward MergePullRequestBySquash MergePullRequestByThreeWay PostCommentForPullRequest UpdatePullRequestDescription UpdatePullRequestStatus UpdatePullRequestTitle DeleteFile GetBlob GetFile GetFolder PutFile DeleteCommentContent GetComment GetCommentsForComparedCommit PostCommentForComparedCommit PostCommentReply UpdateComment BatchGetCommits CreateCommit GetCommit GetCommitHistory GetDifferences GetObjectIdentifier GetReferences GetTree GetRepository UpdateRepositoryDescription ListTagsForResource TagResource UntagResource GetRepositoryTriggers PutRepositoryTriggers TestRepositoryTriggers UploadArchive GetUploadArchiveStatus CancelUploadArchive',
      on: ['${RepositoryName}'],
    },
  ],
  CodeCommitReadPolicy: [
    {
      actions:
        'codecommit: GitPull GetBranch ListBranches BatchDescribeMergeConflicts DescribeMergeConflicts GetMergeCommit GetMergeOptions BatchGetPullRequests DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase GetMergeConflicts GetPullRequest ListPullRequests GetBlob GetFile GetFolder GetComment GetCommentsForComparedCommit BatchGetCommits GetCommit GetCommitHistory GetDifferences GetObjectIdentifier GetReferences GetTree GetRepository ListTagsForResource GetRepositoryTriggers TestRepositoryTriggers GetUploadArchiveStatus',
      on: ['${RepositoryName}'],
    },
  ],
  CodePipelineLambdaExecutionPolicy: [{ actions: 'codepipeline: PutJobSuccessResult PutJobFailureResult' }],
  CodePipelineReadOnlyPolicy: [{ actions: 'codepipeline: ListPipelineExecutions', on: ['${PipelineName}'] }],
  ComprehendBasicAccessPolicy: [
    {
      actions:
        'comprehend: BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities DetectKeyPhrases DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment',
    },
  ],
  CostExplorerReadOnlyPolicy: [
    {
      actions:
        'ce: GetCostAndUsage GetDimensionValues GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization GetTags',
    },
  ],
  DynamoDBBackupFullAccessPolicy: [
    { actions: 'dynamodb: CreateBackup DescribeContinuousBackups', on: ['table/${TableName}'] },
    { actions: 'dynamodb: DeleteBackup DescribeBackup ListBackups', on: ['table/${TableName}/backup/*'] },
  ],
  DynamoDBCrudPolicy: [
    {
      actions:
        'dynamodb: GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable ConditionCheckItem',
      on: ['table/${TableName}', 'table/${TableName}/index/*'],
    },
  ],
  DynamoDBReadPolicy: [
    {
      actions: 'dynamodb: GetItem Scan Query BatchGetItem DescribeTable',
      on: ['table/${TableName}', 'table/${TableName}/index/*'],
    },
  ],
  DynamoDBReconfigurePolicy: [{ actions: 'dynamodb: UpdateTable', on: ['table/${TableName}'] }],
  DynamoDBRestoreFromBackupPolicy: [
    { actions: 'dynamodb: RestoreTableFromBackup', on: ['table/${TableName}/backup/*'] },
    {
      actions: 'dynamodb: PutItem UpdateItem DeleteItem GetItem Query Scan BatchWriteItem',
      on: ['table/${TableName}'],
    },
  ],
  DynamoDBStreamReadPolicy: [
    {
      actions: 'dynamodb: DescribeStream GetRecords GetShardIterator',
      on: ['table/${TableName}/stream/${StreamName}'],
    },
    { actions: 'dynamodb: ListStreams', on: ['table/${TableName}/stream/*'] },
  ],
  DynamoDBWritePolicy: [
    {
      actions: 'dynamodb: PutItem UpdateItem BatchWriteItem',
      on: ['table/${TableName}', 'table/${TableName}/index/*'],
    },
  ],
  EC2CopyImagePolicy: [{ actions: 'ec2: CopyImage', on: ['image/${ImageId}'] }],
  EC2DescribePolicy: [{ actions: 'ec2: DescribeRegions DescribeInstances' }],
  EFSWriteAccessPolicy: [
    {
      actions: 'elasticfilesystem: ClientMount ClientWrite',
      on: ['file-system/${FileSystem}'],
      equals: {
        'elasticfilesystem:AccessPointArn':
          'arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:access-point/${AccessPoint}',
      },
    },
  ],
  EKSDescribePolicy: [{ actions: 'eks: DescribeCluster ListClusters' }],
  EcsRunTaskPolicy: [{ actions: 'ecs: RunTask', on: ['task-definition/${TaskDefinition}'] }],
  ElasticMapReduceAddJobFlowStepsPolicy: [
    { actions: 'elasticmapreduce: AddJobFlowSteps', on: ['cluster/${ClusterId}'] },
  ],
  ElasticMapReduceCancelStepsPolicy: [
    { actions: 'elasticmapreduce: CancelSteps', on: ['cluster/${ClusterId}'] },
  ],
  ElasticMapReduceModifyInstanceFleetPolicy: [
    { actions: 'elasticmapreduce: ModifyInstanceFleet ListInstanceFleets', on: ['cluster/${ClusterId}'] },
  ],
  ElasticMapReduceModifyInstanceGroupsPolicy: [
    { actions: 'elasticmapreduce: ModifyInstanceGroups ListInstanceGroups', on: ['cluster/${ClusterId}'] },
  ],
  ElasticMapReduceSetTerminationProtectionPolicy: [
    { actions: 'elasticmapreduce: SetTerminationProtection', on: ['cluster/${ClusterId}'] },
  ],
  ElasticMapReduceTerminateJobFlowsPolicy: [
    { actions: 'elasticmapreduce: TerminateJobFlows', on: ['cluster/${ClusterId}'] },
  ],
  ElasticsearchHttpPostPolicy: [{ actions: 'es: ESHttpPost ESHttpPut', on: ['domain/${DomainName}/*'] }],
  EventBridgePutEventsPolicy: [{ actions: 'events: PutEvents', on: ['event-bus/${EventBusName}'] }],
  FilterLogEventsPolicy: [
    { actions: 'logs: FilterLogEvents', on: ['log-group:${LogGroupName}:log-stream:*'] },
  ],
  FirehoseCrudPolicy: [
    {
      actions:
        'firehose: CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination',
      on: ['deliverystream/${DeliveryStreamName}'],
    },
  ],
  FirehoseWritePolicy: [
    { actions: 'firehose: PutRecord PutRecordBatch', on: ['deliverystream/${DeliveryStreamName}'] },
  ],
  KMSDecryptPolicy: [{ actions: 'kms: Decrypt', on: ['key/${KeyId}'] }],
  KMSEncryptPolicy: [{ actions: 'kms: Encrypt', on: ['key/${KeyId}'] }],
  KMSEncryptPolicy_v2: [
    {
      actions:
        'kms: Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext',
      on: ['key/${KeyId}'],
    },
  ],
  KinesisCrudPolicy: [
    {
      actions:
        'kinesis: AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream MergeShards PutRecord PutRecords SplitShard RemoveTagsFromStream',
      on: ['stream/${StreamName}'],
    },
  ],
  KinesisStreamReadPolicy: [
    { actions: 'kinesis: ListStreams DescribeLimits', on: ['stream/*'] },
    {
      actions: 'kinesis: DescribeStream DescribeStreamSummary GetRecords GetShardIterator',
      on: ['stream/${StreamName}'],
    },
  ],
  LambdaInvokePolicy: [{ actions: 'lambda: InvokeFunction', on: ['function:${FunctionName}*'] }],
  MobileAnalyticsWriteOnlyAccessPolicy: [{ actions: 'mobileanalytics: PutEvents' }],
  OrganizationsListAccountsPolicy: [{ actions: 'organizations: ListAccounts' }],
  PinpointEndpointAccessPolicy: [
    {
      actions: 'mobiletargeting: GetEndpoint UpdateEndpoint UpdateEndpointsBatch',
      on: ['apps/${PinpointApplicationId}/endpoints/*'],
    },
  ],
  PollyFullAccessPolicy: [
    { actions: 'polly: GetLexicon DeleteLexicon', on: ['lexicon/${LexiconName}'] },
    { actions: 'polly: DescribeVoices ListLexicons PutLexicon SynthesizeSpeech', on: ['lexicon/*'] },
  ],
  RekognitionDetectOnlyPolicy: [
    { actions: 'rekognition: DetectFaces DetectLabels DetectModerationLabels DetectText' },
  ],
  RekognitionFacesManagementPolicy: [
    {
      actions: 'rekognition: IndexFaces DeleteFaces SearchFaces SearchFacesByImage ListFaces',
      on: ['collection/${CollectionId}'],
    },
  ],
  RekognitionFacesPolicy: [{ actions: 'rekognition: CompareFaces DetectFaces' }],
  RekognitionLabelsPolicy: [{ actions: 'rekognition: DetectLabels DetectModerationLabels' }],
  RekognitionNoDataAccessPolicy: [
    {
      actions: 'rekognition: CompareFaces DetectFaces DetectLabels DetectModerationLabels',
      on: ['collection/${CollectionId}'],
    },
  ],
  RekognitionReadPolicy: [
    {
      actions: 'rekognition: ListCollections ListFaces SearchFaces SearchFacesByImage',
      on: ['collection/${CollectionId}'],
    },
  ],
  RekognitionWriteOnlyAccessPolicy: [
    { actions: 'rekognition: CreateCollection IndexFaces', on: ['collection/${CollectionId}'] },
  ],
  Route53ChangeResourceRecordSetsPolicy: [
    {
      actions: 'route53: ChangeResourceRecordSets',
      on: ['arn:${AWS::Partition}:route53:::hostedzone/${HostedZoneId}'],
    },
  ],
  S3CrudPolicy: [
    {
      actions:
        's3: GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl GetLifecycleConfiguration PutLifecycleConfiguration DeleteObject',
      on: ['arn:${AWS::Partition}:s3:::${BucketName}', 'arn:${AWS::Partition}:s3:::${BucketName}/*'],
    },
  ],
  S3FullAccessPolicy: [
    {
      actions:
        's3: GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject DeleteObjectTagging DeleteObjectVersionTagging GetObjectTagging GetObjectVersionTagging PutObjectTagging PutObjectVersionTagging',
      on: ['arn:${AWS::Partition}:s3:::${BucketName}/*'],
    },
    {
      actions: 's3: ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration',
      on: ['arn:${AWS::Partition}:s3:::${BucketName}'],
    },
  ],
  S3ReadPolicy: [
    {
      actions: 's3: GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration',
      on: ['arn:${AWS::Partition}:s3:::${BucketName}', 'arn:${AWS::Partition}:s3:::${BucketName}/*'],
    },
  ],
  S3WritePolicy: [
    {
      actions: 's3: PutObject PutObjectAcl PutLifecycleConfiguration',
      on: ['arn:${AWS::Partition}:s3:::${BucketName}', 'arn:${AWS::Partition}:s3:::${BucketName}/*'],
    },
  ],
  SESBulkTemplatedCrudPolicy: [
    {
      actions:
        'ses: GetIdentityVerificationAttributes SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail VerifyEmailIdentity',
      on: ['identity/${IdentityName}'],
    },
  ],
  SESBulkTemplatedCrudPolicy_v2: [
    {
      actions: 'ses: SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail',
      on: ['identity/${IdentityName}', 'template/${TemplateName}'],
    },
    { actions: 'ses: GetIdentityVerificationAttributes VerifyEmailIdentity' },
  ],
  SESCrudPolicy: [
    {
      actions: 'ses: GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity',
      on: ['identity/${IdentityName}'],
    },
  ],
  SESEmailTemplateCrudPolicy: [
    {
      actions:
        'ses: CreateTemplate GetTemplate ListTemplates UpdateTemplate DeleteTemplate TestRenderTemplate',
    },
  ],
  SESSendBouncePolicy: [{ actions: 'ses: SendBounce', on: ['identity/${IdentityName}'] }],
  SNSCrudPolicy: [
    {
      actions: 'sns: ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish',
      on: ['${TopicName}*'],
    },
  ],
  SNSPublishMessagePolicy: [{ actions: 'sns: Publish', on: ['${TopicName}'] }],
  SQSPollerPolicy: [
    {
      actions:
        'sqs: ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes ReceiveMessage',
      on: ['${QueueName}'],
    },
  ],
  SQSSendMessagePolicy: [{ actions: 'sqs: SendMessage*', on: ['${QueueName}'] }],
  SSMParameterReadPolicy: [
    { actions: 'ssm: DescribeParameters' },
    { actions: 'ssm: GetParameters GetParameter GetParametersByPath', on: ['parameter/${ParameterName}'] },
  ],
  SSMParameterWithSlashPrefixReadPolicy: [
    { actions: 'ssm: DescribeParameters' },
    { actions: 'ssm: GetParameters GetParameter GetParametersByPath', on: ['parameter${ParameterName}'] },
  ],
  SageMakerCreateEndpointConfigPolicy: [
    { actions: 'sagemaker: CreateEndpointConfig', on: ['endpoint-config/${EndpointConfigName}'] },
  ],
  SageMakerCreateEndpointPolicy: [{ actions: 'sagemaker: CreateEndpoint', on: ['endpoint/${EndpointName}'] }],
  ServerlessRepoReadWriteAccessPolicy: [
    {
      actions:
        'serverlessrepo: CreateApplication CreateApplicationVersion UpdateApplication GetApplication ListApplications ListApplicationVersions ListApplicationDependencies',
      on: ['applications/*'],
    },
  ],
  StepFunctionsCallbackPolicy: [
    {
      actions: 'states: SendTaskFailure SendTaskHeartbeat SendTaskSuccess',
      on: ['stateMachine:${StateMachineName}'],
    },
  ],
  StepFunctionsExecutionPolicy: [
    { actions: 'states: StartExecution', on: ['stateMachine:${StateMachineName}'] },
  ],
  StepFunctionsExecutionPolicy_v2: [
    { actions: 'states: StartExecution StartSyncExecution', on: ['stateMachine:${StateMachineName}'] },
  ],
  TextractDetectAnalyzePolicy: [
    {
      actions:
        'textract: DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis AnalyzeDocument',
    },
  ],
  TextractGetResultPolicy: [{ actions: 'textract: GetDocumentTextDetection GetDocumentAnalysis' }],
  TextractPolicy: [{ actions: 'textract: *' }],
  VPCAccessPolicy: [
    {
      actions:
        'ec2: CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface',
    },
  ],
};

const WHOLE = /^(?:arn:|\*$|\$\{\w+Arn\}$)/;

/** `Fn::Sub` of a text with the parameters that the template is given. */
const filled = (text: string, parameters: JsonObject): JsonValue => ({ 'Fn::Sub': [text, parameters] });

function statement({ actions, on = ['*'], equals }: AllowedActions, parameters: JsonObject): JsonObject {
  const [service = '', ...names] = actions.split(/:? /);
  const arn = `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:`;
  const conditions = Object.entries(equals ?? {}).map(([key, text]) => [key, filled(text, parameters)]);
  return {
    Effect: 'Allow',
    Action: names.map((name) => `${service}:${name}`),
    Resource: on.map((text) => filled(WHOLE.test(text) ? text : arn + text, parameters)),
    ...(equals && { Condition: { StringEquals: Object.fromEntries(conditions) as JsonObject } }),
  };
}

export type SamPolicy = (name: string, parameters: JsonValue) => JsonObject | undefined;

/** The policy that SAM writes for a policy template, with functions of CloudFormation in it; undefined for other names. */
export const samPolicy: SamPolicy = (name, parameters) => {
  const rows = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined;
  const given = isObject(parameters) ? parameters : {};
  return rows && { Version: '2012-10-17', Statement: rows.map((row) => statement(row, given)) };
};
