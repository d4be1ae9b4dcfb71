// Names that people mistake for IAM actions: operations of AWS's APIs and commands of its tools, with the actions that AWS asks for.
// From botocore (Apache-2.0), iamlive (MIT), awslabs/iam-policy-autopilot (Apache-2.0) and the services' documentation.

/**
 * IAM prefix: what SDKs, the command line and endpoints call the service, hyphens aside. A tilde marks the name of only
 * a part of it.
 */
export const CLIENTS = `
aco-automation: compute-optimizer-automation
agent-registry: agent-registry-control
aidevops: ~devops-agent
airflow: mwaa
airflow-serverless: mwaa-serverless
aoss: opensearchserverless
apigateway: ~apigatewayv2
appconfig: ~appconfigdata
appstream: appstream2
aps: amp prometheus
aws-marketplace: ~agreement-marketplace ~deployment-marketplace ~discovery-marketplace ~marketplace-agreement
 ~marketplace-catalog ~marketplace-deployment ~marketplace-discovery ~marketplace-entitlement
 marketplace-entitlement-service ~marketplace-metering ~marketplace-reporting ~meteringmarketplace
 ~reporting-marketplace
bedrock: ~bedrock-agent ~bedrock-agent-runtime ~bedrock-data-automation ~bedrock-data-automation-runtime
 ~bedrock-guardrails ~bedrock-knowledge-bases ~bedrock-runtime
bedrock-agentcore: agentcore bedrock-agentcore-control
cases: connectcases
cassandra: ~cassandra-streams keyspaces ~keyspacesstreams
ce: cost-explorer
chime: ~chime-sdk-identity ~chime-sdk-media-pipelines ~chime-sdk-meetings ~chime-sdk-messaging ~chime-sdk-voice
 ~identity-chime ~media-pipelines-chime ~meetings-chime ~messaging-chime ~voice-chime
cloudformation: ~cloudcontrol ~cloudcontrolapi
cloudhsm: cloudhsm-v2
cloudsearch: ~cloudsearch-domain
cloudwatch: monitoring
codedeploy: deploy
cognito-idp: cognito-identity-provider
config: config-service
connect: ~connect-contact-lens ~contact-lens
connect-campaigns: connectcampaignsv2
cur: cost-and-usage-report-service
discovery: application-discovery-service
dms: database-migration-service
ds: directory-service
ds-data: directory-service-data
dynamodb: ~dynamodb-streams
ecs: ~fargate
elasticfilesystem: efs
elasticloadbalancing: ~alb ~elastic-load-balancing-v2 elb elbv2 ~nlb
elasticmapreduce: emr
es: elasticsearch elasticsearch-service
events: cloudwatch-events eventbridge
execute-api: ~apigatewaymanagementapi ~connectparticipant
finspace-api: finspace-data
forecast: ~forecastquery
geo: location
grafana: managed-grafana
greengrass: greengrassv2
health-agent: connecthealth
iot: ~iot-data ~iot-data-plane ~iotsecuretunneling
iotjobsdata: iot-jobs-data-plane
ivs: ~ivs-realtime
kafka: msk
kinesisanalytics: kinesis-analytics-v2
kinesisvideo: ~kinesis-video-archived-media ~kinesis-video-media ~kinesis-video-signaling
 ~kinesis-video-webrtc-storage
lambda: ~lambda-core ~lambda-microvms
lex: lex-model-building-service ~lex-models lex-models-v2 ~lex-runtime ~lex-runtime-service ~lex-runtime-v2
 lexv2-models ~lexv2-runtime ~models-v2-lex ~runtime-v2-lex
logs: cloudwatch-logs
mechanicalturk: mturk mturk-requester
mediastore: ~mediastore-data
mgh: migration-hub ~migrationhub-config
mobiletargeting: pinpoint
neptune-db: neptunedata
partnercentral: ~partnercentral-account ~partnercentral-benefits ~partnercentral-channel ~partnercentral-prm
 ~partnercentral-revenue-measurement ~partnercentral-selling
payment-cryptography: ~payment-cryptography-data
personalize: ~personalize-events ~personalize-runtime
profile: customer-profiles
rds: ~aurora ~docdb ~documentdb ~neptune
refactor-spaces: migration-hub-refactor-spaces
resiliencehub: resiliencehubv2
s3: ~s3-control s3api
sagemaker: ~sagemaker-a2i-runtime ~sagemaker-edge ~sagemaker-featurestore-runtime ~sagemaker-metrics
 ~sagemaker-runtime ~sagemakerjobruntime
scn: supplychain
sdb: simpledb simpledbv2
serverlessrepo: serverlessapplicationrepository
servicecatalog: ~servicecatalog-appregistry
servicequotas: service-quota
ses: email ~mail-manager ~pinpoint-email sesv2
signer: data-signer signer-data
sms-voice: pinpoint-sms-voice pinpoint-sms-voice-v2
ssm: ~parameter-store
sso: iam-identity-center identity-center ~sso-admin
sso-oauth: oidc sso-oidc
states: sfn step-functions stepfunction
tag: resource-groups-tagging-api tagging
tax: taxsettings
thinclient: workspaces-thin-client
timestream: ~timestream-query ~timestream-write
wisdom: qconnect
xray: xray-sdk`;

/** Names of services that are also the prefix of another service, with the few actions of that other one. */
export const SHARED: ReadonlyMap<string, string> = new Map([
  ['opensearch', 'es'],
  ['resource-explorer', 'resource-explorer-2'],
]);

/** IAM prefix: operations=actions+what some calls need as well. Actions of other services have their prefix. */
export const OPERATIONS = `
access-analyzer: GetFindingV2=GetFinding ListFindingsV2=ListFindings
apigateway:
 ImportApiKeys,ImportRestApi,RejectDomainNameAccessAssociation,TestInvokeAuthorizer,TestInvokeMethod,GenerateClientCertificate=POST
 ImportApi,ImportDocumentationParts,ReimportApi,TagResource=PUT ExportApi=GET
 FlushStageAuthorizersCache,FlushStageCache,ResetAuthorizersCache,UntagResource=DELETE
bcm-pricing-calculator: BatchCreateBillScenarioCommitmentModification=CreateBillScenarioCommitmentModification
 BatchCreateBillScenarioUsageModification=CreateBillScenarioUsageModification
 BatchCreateWorkloadEstimateUsage=CreateWorkloadEstimateUsage
 BatchDeleteBillScenarioCommitmentModification=DeleteBillScenarioCommitmentModification
 BatchDeleteBillScenarioUsageModification=DeleteBillScenarioUsageModification
 BatchDeleteWorkloadEstimateUsage=DeleteWorkloadEstimateUsage
 BatchUpdateBillScenarioCommitmentModification=UpdateBillScenarioCommitmentModification
 BatchUpdateBillScenarioUsageModification=UpdateBillScenarioUsageModification
 BatchUpdateWorkloadEstimateUsage=UpdateWorkloadEstimateUsage
bedrock: Converse,InvokeModelWithBidirectionalStream,StartAsyncInvoke=InvokeModel
 ConverseStream=InvokeModelWithResponseStream+InvokeModel
 RetrieveAndGenerateStream=RetrieveAndGenerate+Retrieve,InvokeModel ImportModel=CreateModelImportJob
budgets:
 CreateBudget,CreateNotification,CreateSubscriber,DeleteBudget,DeleteNotification,DeleteSubscriber,UpdateBudget,UpdateNotification,UpdateSubscriber=ModifyBudget
 DescribeBudget,DescribeBudgetPerformanceHistory,DescribeBudgets,DescribeNotificationsForBudget,DescribeSubscribersForNotification=ViewBudget
cassandra: CreateKeyspace,CreateTable=Create+CreateMultiRegionResource,TagResource
 CreateType=Create+CreateMultiRegionResource DeleteKeyspace,DeleteTable,DeleteType=Drop+DropMultiRegionResource
 UpdateKeyspace=Alter+AlterMultiRegionResource
cloudfront: CreateDistributionWithTags=CreateDistribution,TagResource
dms: DescribeDataProviders=ListDataProviders DescribeExtensionPackAssociations=ListExtensionPacks
 DescribeInstanceProfiles=ListInstanceProfiles DescribeMetadataModelAssessments=ListMetadataModelAssessments
 DescribeMetadataModelConversions=ListMetadataModelConversions
 DescribeMetadataModelExportsAsScript,DescribeMetadataModelExportsToTarget=ListMetadataModelExports
 DescribeMigrationProjects=ListMigrationProjects ModifyConversionConfiguration=UpdateConversionConfiguration
 ModifyDataProvider=UpdateDataProvider ModifyInstanceProfile=UpdateInstanceProfile
 ModifyMigrationProject=UpdateMigrationProject StartExtensionPackAssociation=AssociateExtensionPack
 StartMetadataModelExportAsScript=StartMetadataModelExportAsScripts
dynamodb:
 BatchExecuteStatement,ExecuteStatement,ExecuteTransaction=PartiQLSelect,PartiQLInsert,PartiQLUpdate,PartiQLDelete
 TransactGetItems=GetItem TransactWriteItems=PutItem,UpdateItem,DeleteItem,ConditionCheckItem
ecr: ListImageReferrers=BatchGetImage GetLoginPassword=GetAuthorizationToken
eks: UpdateKubeconfig=DescribeCluster
execute-api: DeleteConnection,GetConnection,PostToConnection=ManageConnections
glue: GetUnfilteredPartitionMetadata=GetPartition GetUnfilteredPartitionsMetadata=GetPartitions
 GetUnfilteredTableMetadata=GetTable
kms: ReEncrypt=ReEncryptFrom,ReEncryptTo
lakeformation: AssumeDecoratedRoleWithSAML=GetDataAccess
lambda: GetLayerVersionByArn=GetLayerVersion Invoke,InvokeWithResponseStream=InvokeFunction
logs: Tail=FilterLogEvents
neptune-db: CancelGremlinQuery,CancelOpenCypherQuery=CancelQuery
 DeletePropertygraphStatistics,DeleteSparqlStatistics=DeleteStatistics ExecuteFastReset=ResetDatabase
 ExecuteGremlinExplainQuery,ExecuteGremlinQuery,ExecuteOpenCypherQuery=DeleteDataViaQuery,ReadDataViaQuery,WriteDataViaQuery
 ExecuteGremlinProfileQuery,ExecuteOpenCypherExplainQuery=ReadDataViaQuery
 GetGremlinQueryStatus,GetOpenCypherQueryStatus,ListGremlinQueries,ListOpenCypherQueries=GetQueryStatus
 GetMLDataProcessingJob=GetMLDataProcessingJobStatus GetMLEndpoint=GetMLEndpointStatus
 GetMLModelTrainingJob=GetMLModelTrainingJobStatus GetMLModelTransformJob=GetMLModelTransformJobStatus
 GetPropertygraphStatistics=GetStatisticsStatus GetPropertygraphStream,GetSparqlStream=GetStreamRecords
 GetPropertygraphSummary,GetRDFGraphSummary=GetGraphSummary
 ManagePropertygraphStatistics,ManageSparqlStatistics=ManageStatistics
neptune-graph: ExecuteQuery=ReadDataViaQuery,WriteDataViaQuery,DeleteDataViaQuery GetQuery=GetQueryStatus
qapps: CreatePresignedUrl=ImportDocument
rds: GenerateDbAuthToken=rds-db:connect
s3: CompleteMultipartUpload,CreateMultipartUpload,UploadPart=PutObject
 CopyObject=GetObject,PutObject+GetObjectTagging,PutObjectTagging,PutObjectAcl,ListBucket,GetObjectVersion
 CreateBucketMetadataConfiguration=CreateBucketMetadataTableConfiguration+s3tables:CreateTableBucket,s3tables:CreateNamespace,s3tables:CreateTable,s3tables:GetTable,s3tables:PutTablePolicy,s3tables:PutTableBucketPolicy,s3tables:PutTableEncryption,kms:DescribeKey,iam:PassRole
 CreateSession=s3express:CreateSession+kms:Decrypt,kms:GenerateDataKey
 DeleteAccessPointScope=s3express:DeleteAccessPointScope
 DeleteBucketAnalyticsConfiguration,PutBucketAnalyticsConfiguration=PutAnalyticsConfiguration
 DeleteBucketCors=PutBucketCORS DeleteBucketEncryption,PutBucketEncryption=PutEncryptionConfiguration
 DeleteBucketIntelligentTieringConfiguration,PutBucketIntelligentTieringConfiguration=PutIntelligentTieringConfiguration
 DeleteBucketInventoryConfiguration,PutBucketInventoryConfiguration=PutInventoryConfiguration
 DeleteBucketLifecycle,PutBucketLifecycle=PutLifecycleConfiguration
 DeleteBucketLifecycleConfiguration,PutBucketLifecycleConfiguration=PutLifecycleConfiguration+s3-outposts:PutLifecycleConfiguration
 DeleteBucketMetadataConfiguration=DeleteBucketMetadataTableConfiguration
 DeleteBucketMetricsConfiguration,PutBucketMetricsConfiguration=PutMetricsConfiguration
 DeleteBucketOwnershipControls=PutBucketOwnershipControls
 DeleteBucketReplication,PutBucketReplication=PutReplicationConfiguration+iam:PassRole
 DeleteBucketTagging=PutBucketTagging+s3-outposts:PutBucketTagging DeleteObjects=DeleteObject+DeleteObjectVersion
 DeletePublicAccessBlock,PutPublicAccessBlock=PutBucketPublicAccessBlock+PutAccountPublicAccessBlock
 GetAccessPointScope=s3express:GetAccessPointScope GetBucket=s3-outposts:GetBucket
 GetBucketAccelerateConfiguration=GetAccelerateConfiguration
 GetBucketAnalyticsConfiguration,ListBucketAnalyticsConfigurations=GetAnalyticsConfiguration
 GetBucketEncryption=GetEncryptionConfiguration
 GetBucketIntelligentTieringConfiguration,ListBucketIntelligentTieringConfigurations=GetIntelligentTieringConfiguration
 GetBucketInventoryConfiguration,ListBucketInventoryConfigurations=GetInventoryConfiguration
 GetBucketLifecycle=GetLifecycleConfiguration
 GetBucketLifecycleConfiguration=GetLifecycleConfiguration+s3-outposts:GetLifecycleConfiguration
 GetBucketMetadataConfiguration=GetBucketMetadataTableConfiguration
 GetBucketMetricsConfiguration,ListBucketMetricsConfigurations=GetMetricsConfiguration
 GetBucketNotificationConfiguration=GetBucketNotification GetBucketReplication=GetReplicationConfiguration
 GetObjectLockConfiguration=GetBucketObjectLockConfiguration
 GetPublicAccessBlock=GetBucketPublicAccessBlock+GetAccountPublicAccessBlock
 HeadBucket,ListObjects,ListObjectsV2=ListBucket HeadObject=GetObject+GetObjectVersion,ListBucket
 ListAccessPointsForDirectoryBuckets=s3express:ListAccessPointsForDirectoryBuckets ListBuckets=ListAllMyBuckets
 ListDirectoryBuckets=s3express:ListAllMyDirectoryBuckets ListMultipartUploads=ListBucketMultipartUploads
 ListObjectVersions=ListBucketVersions ListParts=ListMultipartUploadParts
 ListRegionalBuckets=s3-outposts:ListRegionalBuckets PutAccessPointScope=s3express:PutAccessPointScope
 PutBucketAccelerateConfiguration=PutAccelerateConfiguration
 PutBucketNotificationConfiguration=PutBucketNotification
 PutObjectLockConfiguration=PutBucketObjectLockConfiguration RenameObject=s3express:CreateSession
 SelectObjectContent=GetObject UploadPartCopy=GetObject,PutObject
 WriteGetObjectResponse=s3-object-lambda:WriteGetObjectResponse Ls=ListBucket,ListAllMyBuckets
 Rm=DeleteObject+ListBucket Mb=CreateBucket Rb=DeleteBucket Presign=GetObject
securityhub: BatchUpdateFindingsV2=BatchUpdateFindings GetFindingStatisticsV2=GetAdhocInsightResults
 GetFindingsV2=GetFindings
sns: PublishBatch=Publish
sqs: ChangeMessageVisibilityBatch=ChangeMessageVisibility DeleteMessageBatch=DeleteMessage
 SendMessageBatch=SendMessage
tax: BatchGetTaxExemptions,GetTaxExemptionTypes,ListTaxExemptions=GetExemptions PutTaxExemption=UpdateExemptions
timestream: Query=Select+SelectValues,DescribeTable,ListMeasures,DescribeEndpoints
verifiedpermissions: BatchGetPolicy=GetPolicy BatchIsAuthorized=IsAuthorized
 BatchIsAuthorizedWithToken=IsAuthorizedWithToken
vpc-lattice: BatchUpdateRule=UpdateRule`;

/** Operations that are called without a signature, or with a token of their own: policies do not apply to them. */
export const UNSIGNED = `
cognito-idp: CompleteWebAuthnRegistration DeleteWebAuthnCredential GetUserAuthFactors ListWebAuthnCredentials StartWebAuthnRegistration
sso-oauth: CreateToken RegisterClient StartDeviceAuthorization
sso: GetRoleCredentials ListAccountRoles ListAccounts Logout`;

/** What the client for calling models does. Its names have no prefix of their own in IAM. */
export const OPERATIONS_OF_CLIENT: ReadonlyMap<string, string> = new Map([
  [
    'bedrockruntime',
    'ApplyGuardrail Converse ConverseStream CountTokens GetAsyncInvoke InvokeModel InvokeModelWithBidirectionalStream InvokeModelWithResponseStream ListAsyncInvokes StartAsyncInvoke',
  ],
]);

/** The HTTP methods that API Gateway has for actions. */
export const API_GATEWAY_METHODS: Readonly<Record<string, string>> = {
  create: 'POST',
  delete: 'DELETE',
  get: 'GET',
  put: 'PUT',
  update: 'PATCH',
};
