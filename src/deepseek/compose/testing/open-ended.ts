// Which resources of composed statements may be open, and why.
import { QUOTA_LISTS } from '#deepseek/scenarios/quotas/statements.ts';
import { LOG_LISTS } from '#deepseek/scenarios/read-logs/statements.ts';

/** Resources in an Allow that may end in a wildcard: IDs AWS makes later, streams of a log group, what is below a folder. */
export const OPEN_ENDED: readonly RegExp[] = [
  /^arn:[\w-]+:bedrock:[\w-]+:(\d{12}|\*):(application-inference-profile|agent|agent-alias|flow|prompt|evaluation-job|knowledge-base)\/\*$/,
  // Of whichever account of the organization, through an endpoint.
  /^arn:[\w-]+:bedrock:[\w-]+:\*:inference-profile\/[^*?]+$/,
  /^arn:[\w-]+:bedrock-mantle:[\w-]+:\*:project\/[^*?]+$/,
  // Through one profile alone, which chooses the Region: bedrock.test.ts.
  /^arn:[\w-]+:bedrock:\*::foundation-model\/[^*?]+$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:model-invocation-job\/\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:prompt\/[0-9a-zA-Z]{10}:\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:(model-import-job|imported-model)\/\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^*?]+:\*$/,
  // SageMaker names a group after each endpoint and each inference component: host.test.ts.
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/sagemaker\/(Endpoints|InferenceComponents|Clusters)\/[^*?]*\*$/,
  // Glue and AgentCore name groups, runtimes and identities themselves: Glue after its kinds, AgentCore after the agent.
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws-glue\/\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/bedrock-agentcore\/runtimes\/\w+-\*$/,
  /^arn:[\w-]+:bedrock-agentcore:[\w-]+:\d{12}:(runtime|workload-identity-directory\/default\/workload-identity)\/\w+-\*$/,
  /^arn:[\w-]+:s3:::[^*?]+\/\*$/,
  /^arn:[\w-]+:s3:[\w-]+:\d{12}:accesspoint\/[a-z0-9-]+\/object\/([^*?]+\/)?\*$/,
  /^arn:[\w-]+:es:[\w-]+:\d{12}:domain\/[^*?]+\/\*$/,
  // What Bedrock Marketplace names itself (each under conditions: host.test.ts), and names that begin as the wizard asked.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:(endpoint|endpoint-config|model|transform-job)\/[^*?]*\*$/,
  // HyperPod: AWS chooses the IDs of clusters and access entries, and keeps images in accounts it does not list: hyperpod.test.ts.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:cluster\/\*$/,
  // AWS chooses the IDs of the capacity that a plan reserves: training-plans.test.ts.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:reserved-capacity\/\*$/,
  /^arn:[\w-]+:eks:[\w-]+:\d{12}:access-entry\/[^*?]+\/\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\*:repository\/\*$/,
  // Jobs whose names begin as the wizard asked, and the versions of one group: fine-tune.test.ts.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:training-job\/[^*?]+\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:model-package\/[^*?]+\/\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:inference-component\/[^*?]+\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:aws:hub-content\/SageMakerPublicHub\/Model\/\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\d{12}:repository\/\*$/,
  // Alarms that autoscaling names after the endpoint, and log streams of jobs, which begin with the job's name.
  /^arn:[\w-]+:cloudwatch:[\w-]+:\d{12}:alarm:[^*?]*\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/sagemaker\/TransformJobs:log-stream:[^*?]*\*$/,
  // The IDs of scalable targets are AWS's; conditions say which: sagemaker-hosting.test.ts.
  /^arn:[\w-]+:application-autoscaling:[\w-]+:\d{12}:scalable-target\/\*$/,
  // Quotas of one service, whose codes are AWS's.
  /^arn:[\w-]+:servicequotas:[\w-]+:\d{12}:(bedrock|sagemaker|ec2)\/\*$/,
  // What is launched or named later: each under conditions, or only used (expectations/host-ecs.ts).
  /^arn:[\w-]+:ec2:[\w-]+:\d{12}:(capacity-reservation|fleet|instance|key-pair|launch-template|network-interface|security-group|subnet|volume)\/\*$/,
  /^arn:[\w-]+:ec2:[\w-]+::image\/\*$/,
  // ECS chooses the IDs of the instances of a cluster.
  /^arn:[\w-]+:ecs:[\w-]+:\d{12}:container-instance\/[^*?]+\/\*$/,
  // The IDs of an organization's root, units, accounts and policies of one type are AWS's.
  /^arn:[\w-]+:organizations::\d{12}:(root|ou|account|policy)\/o-[a-z0-9]+\/((?:bedrock_policy|declarative_policy_ec2)\/)?\*$/,
  // The ID of an account status report is AWS's, and it is made in the Region of its bucket.
  /^arn:[\w-]+:ec2:\*:\d{12}:declarative-policies-report\/\*$/,
  // Through an endpoint: everything of the account, or of each account of the organization (endpoint-services.ts).
  /^arn:[\w-]+:(kms:[\w-]+:(\d{12}|\*):key\/|logs:[\w-]+:(\d{12}|\*):log-group:|iam::(\d{12}|\*):role\/)\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\*:repository\/\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:(\d{12}|\*):(endpoint|endpoint-config|model|inference-component|transform-job)\/\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:(\d{12}|\*):(training-job|model-package-group|model-package|mlflow-app|mlflow-tracking-server)\/\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:(\d{12}|\*):(model-invocation-job|model-import-job|imported-model)\/\*$/,
  /^arn:[\w-]+:iam::\d{12}:(role|policy|instance-profile)\/([^*?]+\/)?\*$/,
];
/** Actions without a resource type: they stand on * or are denied. [iam-data] */
export const NO_RESOURCE: ReadonlySet<string> = new Set<string>([
  ...LOG_LISTS,
  ...QUOTA_LISTS,
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingActivities',
  'application-autoscaling:DescribeScalingPolicies',
  'bedrock:ListModelInvocationJobs',
  'bedrock:PutModelInvocationLoggingConfiguration',
  'bedrock:GetModelInvocationLoggingConfiguration',
  'bedrock:DeleteModelInvocationLoggingConfiguration',
  // AWS's denials name * for it, and what is registered does not exist before: ecs-deployer.ts.
  'ecs:RegisterTaskDefinition',
  // AWS prints these on * for jobs in a VPC; their conditions keep them to interfaces of the jobs: storage.test.ts.
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
  'ec2:DescribeDeclarativePoliciesReports',
  'organizations:EnableAWSServiceAccess',
  'ec2:StartDeclarativePoliciesReport',
  'bedrock:CallWithBearerToken',
  'bedrock-mantle:CallWithBearerToken',
  'sagemaker:CallWithBearerToken',
  'bedrock:CreateAgent',
  'bedrock:CreateFlow',
  'bedrock:CreatePrompt',
  'bedrock:GetFoundationModelAvailability',
  'bedrock:ListAgents',
  'bedrock:ListCustomModels',
  'bedrock:ListEvaluationJobs',
  'bedrock:ListFlows',
  'bedrock:ListFoundationModelAgreementOffers',
  'bedrock:ListFoundationModels',
  'bedrock:ListGuardrails',
  'bedrock:ListInferenceProfiles',
  'bedrock:ListMarketplaceModelEndpoints',
  'bedrock:ListPromptRouters',
  'bedrock:ListPrompts',
  'bedrock:ListProvisionedModelThroughputs',
  'bedrock:ValidateFlowDefinition',
  'bedrock-agentcore:CreateAgentRuntime',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  // Human loops of an evaluation: AWS's page says that these must stand on *.
  'sagemaker:StartHumanLoop',
  'sagemaker:StopHumanLoop',
  'sagemaker:DeleteHumanLoop',
  'sagemaker:DescribeHumanLoop',
  'sagemaker:DescribeFlowDefinition',
  'bedrock:CreateMarketplaceModelEndpoint',
  'bedrock:ListMarketplaceModelEndpoints',
  // AWS documents these on * for a function in a VPC, and denies them to the function’s code: entities.test.ts.
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
  'ec2:GetSecurityGroupsForVpc',
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'sagemaker:ListInferenceComponents',
  'sagemaker:ListTrainingJobs',
  'sagemaker:ListClusters',
  // HyperPod moves interfaces between instances in accounts of AWS: hyperpod.test.ts.
  'ec2:AttachNetworkInterface',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeTags',
  'bedrock:CreateModelImportJob',
  'bedrock:ListModelImportJobs',
  'bedrock:ListImportedModels',
  'cloudwatch:PutMetricData',
  'ecr:GetAuthorizationToken',
  'bedrock:RetrieveAndGenerate',
  'sts:GetCallerIdentity',
  'organizations:DescribeOrganization',
  'organizations:ListPolicies',
  'organizations:ListRoots',
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
  'ecs:DiscoverPollEndpoint',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeCapacityBlockOfferings',
  'ec2:DescribeCapacityReservations',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeRouteTables',
  'ec2:DescribeVolumes',
  'ec2:DescribeVolumesModifications',
]);

/** Endpoint policies of an organization: conditions say whose credentials and whose resources pass, in any account. */
export const OF_ORGANIZATION: readonly RegExp[] = [
  /^arn:[^:]+:bedrock(?:-mantle)?:\*:\*?:[\w-]+\/\S+$/,
  /^arn:[^:]+:[\w-]+:[\w-]*:\*:\S+$/,
  /^arn:[^:]+:s3:::\*(?:\/\*)?$/,
];
