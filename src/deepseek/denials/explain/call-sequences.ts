// Which calls a console, a tool or a service makes one after another, by AWS’s own pages. A row is a step; the order counts.

export interface CallSequence {
  /** Why what follows is called. */
  readonly why: string;
  /** What the text around the message says, where calls are made in more than one way. */
  readonly when?: RegExp;
  /**
   * “ecs:RunTask DescribeTasks on ecs:task/{name}”, with a condition where needed: “… if StringEquals KEY VALUE”.
   * With “+ ” before it, it is made in other steps, too: refused, it says nothing of this one. On what: a part of an ARN in the
   * Region and account of the refused call, one of the account alone (“iam::role/x”), `it` for what was refused, or `*`.
   * “model/*” is the refused one, where one was refused, and “model/**” all.
   * {name} is the name in the refused resource, without a time at its end, and {cluster} that of the EKS cluster.
   */
  readonly calls: readonly string[];
}

const TAGS = /jumpstart|\bstudio\b|\btags?\b/i;
const TERRAFORM = /terraform|tofu\b|resource "aws_|aws_[a-z]+_[a-z_]+\.\w/i;
/** Infrastructure as code makes it. */
export const DEPLOYS =
  /terraform|tofu\b|resource "aws_|aws_[a-z]+_[a-z_]+\.\w|\bCREATE_FAILED\b|\bcdk\b|AWS::Logs::LogGroup/i;
/** What the log of the CloudWatch agent says. */
export const OF_AGENT = /cloudwatch-?agent|\bec2tagger\b|\boutputs\.cloudwatch|E! cloudwatch: /i;
const PIPELINE = /github|actions\/|gitlab|codebuild|buildkite|jenkins|pipeline|\bci\b/i;

/** The first that has the refused action, and whose words the text has, counts. */
export const CALL_SEQUENCES: readonly CallSequence[] = [
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonBedrockMarketplaceAccess.html
  {
    why: 'Bedrock makes the endpoint in SageMaker for the caller, under names that it makes up; the managed policy AmazonBedrockMarketplaceAccess has all of this.',
    when: /MarketplaceModelEndpoint|marketplace\/model-endpoint|bedrock\.amazonaws\.com|model catalog/i,
    calls: [
      'bedrock:CreateMarketplaceModelEndpoint GetMarketplaceModelEndpoint on *',
      'sagemaker:CreateModel CreateEndpointConfig CreateEndpoint AddTags on sagemaker:model/** sagemaker:endpoint-config/** sagemaker:endpoint/** if StringEquals aws:CalledViaLast bedrock.amazonaws.com',
      'sagemaker:DescribeModel DescribeEndpointConfig DescribeEndpoint ListTags on sagemaker:model/** sagemaker:endpoint-config/** sagemaker:endpoint/**',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html
  {
    why: 'The model is tagged and its endpoint is made next, each under its own name, and looked at until it is there.',
    when: TAGS,
    calls: [
      'sagemaker:CreateModel AddTags on sagemaker:model/{name}',
      'sagemaker:CreateEndpointConfig AddTags on sagemaker:endpoint-config/{name}',
      'sagemaker:CreateEndpoint AddTags DescribeEndpoint on sagemaker:endpoint/{name} sagemaker:endpoint-config/{name}',
    ],
  },
  {
    why: 'The endpoint is made next, and looked at until it is there.',
    calls: [
      'sagemaker:CreateEndpointConfig on sagemaker:endpoint-config/{name}',
      'sagemaker:CreateEndpoint DescribeEndpoint on sagemaker:endpoint/{name} sagemaker:endpoint-config/{name}',
    ],
  },
  {
    why: 'The endpoint of the model is made next, under a name of its own, and looked at until it is there.',
    when: /deploy|endpoint/i,
    calls: [
      'sagemaker:CreateModel on *',
      'sagemaker:CreateEndpointConfig CreateEndpoint DescribeEndpoint on sagemaker:endpoint-config/* sagemaker:endpoint/*',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html
  {
    why: 'Scaling an endpoint looks at it and changes it as the caller, and makes alarms and, once in an account, a service-linked role.',
    when: /autoscaling|scalable|scaling/i,
    calls: [
      'application-autoscaling:RegisterScalableTarget PutScalingPolicy DescribeScalableTargets DescribeScalingPolicies on *',
      '+ sagemaker:DescribeEndpoint DescribeEndpointConfig UpdateEndpointWeightsAndCapacities on sagemaker:endpoint/* sagemaker:endpoint-config/*',
      '+ cloudwatch:PutMetricAlarm DescribeAlarms DeleteAlarms on *',
      '+ iam:CreateServiceLinkedRole on iam::role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint if StringEquals iam:AWSServiceName sagemaker.application-autoscaling.amazonaws.com',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
  {
    why: 'The SDK then waits for the job and prints its log.',
    when: /estimator|\.fit\(|modeltrainer|\.train\(|sagemaker[/.]\w+\.py|python sdk/i,
    calls: [
      'sagemaker:CreateTrainingJob AddTags on sagemaker:training-job/{name}',
      'sagemaker:DescribeTrainingJob on sagemaker:training-job/{name}',
      'logs:DescribeLogStreams GetLogEvents on logs:log-group:/aws/sagemaker/TrainingJobs:*',
    ],
  },
  ...['Training', 'Processing', 'Transform'].map((kind): CallSequence => ({
    why: 'Whoever starts a job looks at how it goes.',
    calls: [
      `sagemaker:Create${kind}Job on sagemaker:${kind.toLowerCase()}-job/{name}`,
      `sagemaker:Describe${kind}Job on sagemaker:${kind.toLowerCase()}-job/{name}`,
    ],
  })),
  // https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-spaces.html
  {
    why: 'A space of Studio is tagged, and its app is started in it, tagged and looked at.',
    calls: [
      'sagemaker:CreateSpace AddTags on sagemaker:space/**',
      'sagemaker:CreateApp AddTags DescribeApp on sagemaker:app/**',
      '+ sagemaker:DescribeSpace UpdateSpace on sagemaker:space/**',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/define-pipeline.html
  {
    why: 'A pipeline is then started, and looked at.',
    calls: [
      'sagemaker:CreatePipeline UpdatePipeline DescribePipeline on sagemaker:pipeline/{name}',
      'sagemaker:StartPipelineExecution on sagemaker:pipeline/{name}',
      'sagemaker:DescribePipelineExecution ListPipelineExecutionSteps on sagemaker:pipeline/{name}/execution/*',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html
  {
    why: 'HyperPod calls EKS with the caller’s own rights: it makes access entries for its roles, and looks them up.',
    when: /hyperpod|sagemaker\.amazonaws\.com/i,
    calls: [
      'sagemaker:CreateCluster UpdateCluster on sagemaker:cluster/*',
      '+ sagemaker:DescribeCluster ListClusterNodes on sagemaker:cluster/*',
      '+ sagemaker:ListClusters on *',
      '+ eks:DescribeCluster on eks:cluster/{cluster}',
      'eks:CreateAccessEntry AssociateAccessPolicy DescribeAccessEntry DeleteAccessEntry on eks:cluster/{cluster} eks:access-entry/{cluster}/*',
    ],
  },
  {
    why: 'An access policy is then associated with the entry.',
    calls: [
      'eks:CreateAccessEntry on eks:cluster/{cluster}',
      'eks:AssociateAccessPolicy DescribeAccessEntry on eks:access-entry/{cluster}/*',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html
  {
    why: 'Whoever starts a batch job looks at how it goes.',
    calls: [
      'bedrock:CreateModelInvocationJob on bedrock:model-invocation-job/*',
      'bedrock:GetModelInvocationJob on bedrock:model-invocation-job/*',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model-job.html
  {
    why: 'Whoever starts an import looks at how it goes.',
    calls: ['bedrock:CreateModelImportJob on *', 'bedrock:GetModelImportJob on bedrock:model-import-job/*'],
  },
  {
    why: 'Whoever starts an evaluation looks at how it goes.',
    calls: ['bedrock:CreateEvaluationJob on *', 'bedrock:GetEvaluationJob on bedrock:evaluation-job/*'],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/agents-create.html
  {
    why: 'A new agent is prepared and gets an alias before it can be called.',
    calls: [
      'bedrock:CreateAgent on bedrock:agent/*',
      'bedrock:GetAgent PrepareAgent CreateAgentAlias on bedrock:agent/*',
      'bedrock:GetAgentAlias on bedrock:agent-alias/*',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html
  {
    why: 'A new flow is prepared, and gets a version and an alias before it can be called.',
    calls: [
      'bedrock:CreateFlow on *',
      'bedrock:GetFlow PrepareFlow CreateFlowVersion CreateFlowAlias on bedrock:flow/*',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions.html
  {
    why: 'A guardrail is used in a version.',
    calls: [
      'bedrock:CreateGuardrail on *',
      'bedrock:GetGuardrail CreateGuardrailVersion on bedrock:guardrail/*',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-prereq-permissions-general.html
  {
    why: 'The knowledge base gets its data source next, which is then read in.',
    calls: [
      'bedrock:CreateKnowledgeBase on *',
      'bedrock:GetKnowledgeBase CreateDataSource GetDataSource StartIngestionJob GetIngestionJob on bedrock:knowledge-base/*',
    ],
  },
  {
    why: 'Reading in a data source is looked at until it is done.',
    calls: ['bedrock:StartIngestionJob GetIngestionJob on it'],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-setup.html
  {
    why: 'A collection takes an encryption, a network and a data access policy besides, and its index is made in it; the first of an account makes a service-linked role. The console’s “Quick create” does all of it as the caller. These actions take * as their resource, and the condition aoss:collection for a name.',
    calls: [
      'aoss:CreateSecurityPolicy CreateAccessPolicy CreateCollection BatchGetCollection on *',
      '+ aoss:APIAccessAll on aoss:collection/*',
      '+ iam:CreateServiceLinkedRole on iam::role/aws-service-role/observability.aoss.amazonaws.com/AWSServiceRoleForAmazonOpenSearchServerless if StringEquals iam:AWSServiceName observability.aoss.amazonaws.com',
    ],
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3VectorBuckets_QueryVectors.html
  {
    why: 'A query that filters, or returns metadata, also takes s3vectors:GetVectors.',
    calls: ['s3vectors:QueryVectors GetVectors on it'],
  },
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html
  {
    why: 'A new runtime is looked at until it is ready; the first of an account makes the service-linked role of its identities.',
    calls: [
      'bedrock-agentcore:CreateAgentRuntime on bedrock-agentcore:runtime/*',
      'bedrock-agentcore:GetAgentRuntime CreateAgentRuntimeEndpoint GetAgentRuntimeEndpoint on bedrock-agentcore:runtime/*',
      '+ iam:CreateServiceLinkedRole on iam::role/aws-service-role/runtime-identity.bedrock-agentcore.amazonaws.com/AWSServiceRoleForBedrockAgentCoreRuntimeIdentity if StringEquals iam:AWSServiceName runtime-identity.bedrock-agentcore.amazonaws.com',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
  {
    why: 'What was set is read back.',
    when: TERRAFORM,
    calls: ['bedrock:PutModelInvocationLoggingConfiguration GetModelInvocationLoggingConfiguration on *'],
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
  {
    why: 'The image is pushed next.',
    when: /push|build|deploy/i,
    calls: [
      'ecr:DescribeRepositories CreateRepository on it',
      'ecr:InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage on it',
      '+ ecr:BatchCheckLayerAvailability BatchGetImage on it',
    ],
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
  {
    why: 'The first pull through a cache makes the repository, too, and then pulls from it.',
    when: /BatchImportUpstreamImage|pull[- ]?through/i,
    calls: [
      'ecr:BatchImportUpstreamImage CreateRepository on it',
      '+ ecr:BatchGetImage GetDownloadUrlForLayer BatchCheckLayerAvailability on it',
    ],
  },
  // https://github.com/aws-actions/amazon-ecs-deploy-task-definition#permissions
  {
    why: 'The service gets the new task definition next, and is looked at until it is stable.',
    when: PIPELINE,
    calls: [
      'ecs:DescribeTaskDefinition RegisterTaskDefinition on *',
      'ecs:UpdateService DescribeServices on ecs:service/*',
    ],
  },
  {
    why: 'Whoever starts a task looks at how it goes.',
    calls: ['ecs:RunTask on it', 'ecs:DescribeTasks on ecs:task/*'],
  },
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
  {
    why: 'ECS Exec takes all four channels, on the role of the task.',
    when: /execute-?command|\becs exec/i,
    calls: ['ssmmessages:CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel on *'],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/create-iam-roles-for-cloudwatch-agent.html
  {
    why: 'The CloudWatch agent makes all of these calls; logs:CreateLogGroup and PutRetentionPolicy only where its configuration asks for them. The managed policy CloudWatchAgentServerPolicy has them, for every log group.',
    when: OF_AGENT,
    calls: [
      'ec2:DescribeTags DescribeVolumes on *',
      'cloudwatch:PutMetricData on *',
      'logs:PutLogEvents CreateLogStream DescribeLogStreams on it',
    ],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html
  {
    why: 'Who looks at a model in the console opens it; to try it in the playground also takes bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream on that model.',
    when: /console|playground|failed to load/i,
    calls: [
      'bedrock:ListImportedModels ListModelImportJobs on *',
      'bedrock:GetImportedModel on bedrock:imported-model/*',
    ],
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
  {
    why: 'The agent on the instance makes all of these calls; the managed policy AmazonSSMManagedInstanceCore has them.',
    calls: [
      'ssm:UpdateInstanceInformation on *',
      'ssmmessages:CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel on *',
    ],
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html
  {
    why: 'The result of the command is read next.',
    calls: ['ssm:SendCommand on it', 'ssm:GetCommandInvocation ListCommandInvocations on *'],
  },
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html
  {
    why: 'Whoever associates a role with a service account also reads that role (iam:GetRole), and passes it.',
    calls: [
      'eks:CreatePodIdentityAssociation on it',
      'eks:DescribePodIdentityAssociation on eks:podidentityassociation/{cluster}/*',
    ],
  },
  {
    why: 'A node group is looked at until it is active; the first of an account makes its service-linked role.',
    calls: [
      'eks:CreateNodegroup on eks:cluster/{cluster}',
      'eks:DescribeNodegroup on eks:nodegroup/{cluster}/*',
      '+ iam:CreateServiceLinkedRole on iam::role/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup if StringEquals iam:AWSServiceName eks-nodegroup.amazonaws.com',
    ],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
  {
    why: 'A function in a VPC makes its network interfaces with its execution role; the managed policy AWSLambdaVPCAccessExecutionRole has all of this.',
    when: /lambda/i,
    calls: [
      'ec2:CreateNetworkInterface DescribeNetworkInterfaces DescribeSubnets DeleteNetworkInterface AssignPrivateIpAddresses UnassignPrivateIpAddresses on *',
    ],
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms
  {
    why: 'What runs in a VPC looks the network up, and makes its interfaces.',
    when: /sagemaker/i,
    calls: [
      'ec2:DescribeVpcs DescribeSubnets DescribeSecurityGroups DescribeDhcpOptions DescribeNetworkInterfaces on *',
      'ec2:CreateNetworkInterface CreateNetworkInterfacePermission DeleteNetworkInterface DeleteNetworkInterfacePermission on *',
    ],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
  {
    why: 'A tool that deploys code waits until the function has it.',
    calls: ['lambda:CreateFunction on it', 'lambda:GetFunction on it'],
  },
  {
    why: 'A tool that deploys code waits until the function has it.',
    calls: [
      'lambda:UpdateFunctionCode UpdateFunctionConfiguration on it',
      'lambda:GetFunction GetFunctionConfiguration on it',
    ],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  {
    why: 'A call through a function URL is checked as both actions.',
    calls: [
      'lambda:InvokeFunctionUrl on it',
      'lambda:InvokeFunction on it if Bool lambda:InvokedViaFunctionUrl true',
    ],
  },
  {
    why: 'Who calls the URL is allowed to in the policy of the function.',
    calls: ['lambda:CreateFunctionUrlConfig on it', '+ lambda:GetFunctionUrlConfig AddPermission on it'],
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
  {
    why: 'A function that reads a queue takes all three calls, with its execution role.',
    when: /lambda|event source/i,
    calls: ['sqs:ReceiveMessage DeleteMessage GetQueueAttributes on it'],
  },
  // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  {
    why: 'A state machine that logs sets up the delivery of its log with all of these.',
    calls: [
      'logs:CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries PutResourcePolicy DescribeResourcePolicies DescribeLogGroups on *',
    ],
  },
  // https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
  {
    why: 'A step that waits (.sync) does so through a rule that Step Functions manages.',
    when: /StepFunctionsGetEventsFor|managed-rule|\.sync\b/i,
    calls: ['events:PutTargets PutRule DescribeRule on it'],
  },
  {
    why: 'Whoever starts a run looks at how it goes.',
    calls: ['codebuild:StartBuild BatchGetBuilds on it'],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-vended-logs-permissions-V2.html
  {
    why: 'The delivery of a log has three parts: its source, its destination, and the delivery that joins them; the service asks for AllowVendedLogDeliveryForResource on the source besides.',
    calls: [
      'logs:PutDeliverySource on logs:delivery-source:*',
      'logs:PutDeliveryDestination on logs:delivery-destination:*',
      'logs:CreateDelivery on logs:delivery:* logs:delivery-source:* logs:delivery-destination:*',
      'logs:DescribeResourcePolicies PutResourcePolicy DescribeLogGroups on *',
    ],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
  {
    why: 'The result of the query is fetched next.',
    calls: ['logs:StartQuery on it', 'logs:GetQueryResults on *'],
  },
  // https://docs.aws.amazon.com/athena/latest/ug/workgroups-access.html
  {
    why: 'The result of the query is fetched next. Athena also reads the table’s description (glue:GetDatabase, GetTable, GetPartitions) and its data, and writes the result to its bucket, all as the caller.',
    calls: ['athena:StartQueryExecution GetQueryExecution GetQueryResults on it'],
  },
  // https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
  {
    why: 'A table is read by way of its catalog and its database.',
    calls: ['glue:GetDatabase GetTable GetPartitions on glue:catalog glue:database/* glue:table/*/*'],
  },
  // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
  {
    why: 'The caller uses the key besides granting its use. Add the condition Bool kms:GrantIsForAWSResource true to the statement for kms:CreateGrant: it allows grants for AWS services only.',
    calls: ['kms:CreateGrant on it', '+ kms:Decrypt DescribeKey GenerateDataKey on it'],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html
  {
    why: 'A client with an API key, such as OpenAI’s, also needs bedrock-mantle:CallWithBearerToken. The condition bedrock-mantle:Model allows one model instead of all; actions of bedrock: allow none of this.',
    calls: ['bedrock-mantle:CreateInference on it', '+ bedrock-mantle:CallWithBearerToken on *'],
  },
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
  {
    why: 'An alias takes the same call on the alias and on the key.',
    calls: ['kms:CreateAlias on kms:alias/* kms:key/*'],
  },
  {
    why: 'Terraform then reads all that the key has.',
    when: TERRAFORM,
    calls: [
      'kms:CreateKey TagResource on *',
      'kms:EnableKeyRotation on kms:key/*',
      'kms:DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags on kms:key/*',
    ],
  },
  // https://docs.aws.amazon.com/fsx/latest/LustreGuide/setting-up.html
  {
    why: 'The file system is tagged and looked at until it is there; the first of an account makes its service-linked roles.',
    calls: [
      'fsx:CreateFileSystem TagResource on fsx:file-system/*',
      'fsx:DescribeFileSystems on *',
      '+ iam:CreateServiceLinkedRole on iam::role/aws-service-role/fsx.amazonaws.com/* iam::role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/* if StringEquals iam:AWSServiceName fsx.amazonaws.com s3.data-source.lustre.fsx.amazonaws.com',
    ],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html
  {
    why: 'Whoever deploys a log group also sets its tags and its retention, and looks it up.',
    when: DEPLOYS,
    calls: [
      'logs:CreateLogGroup on it',
      'logs:PutRetentionPolicy TagResource on it',
      'logs:ListTagsForResource on it',
      'logs:DescribeLogGroups on *',
    ],
  },
  {
    why: 'Terraform then reads all that a bucket can have.',
    when: TERRAFORM,
    calls: [
      's3:CreateBucket PutBucketTagging on it',
      '+ s3:ListBucket on it',
      's3:GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketTagging on it',
    ],
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html
  {
    why: 'The deployment then tags the role, reads it back, and puts or attaches its policies (iam:PutRolePolicy, iam:AttachRolePolicy). Whoever gives the role to a service passes it.',
    calls: [
      'iam:CreateRole TagRole on it',
      'iam:GetRole GetRolePolicy ListRolePolicies ListAttachedRolePolicies on it',
    ],
  },
  {
    why: 'Terraform then reads the policy and its versions, and attaches it (iam:AttachRolePolicy on the role).',
    when: TERRAFORM,
    calls: ['iam:CreatePolicy TagPolicy on it', 'iam:GetPolicy GetPolicyVersion ListPolicyVersions on it'],
  },
  {
    why: 'The provider is then tagged and read.',
    when: TERRAFORM,
    calls: ['iam:CreateOpenIDConnectProvider TagOpenIDConnectProvider GetOpenIDConnectProvider on it'],
  },
  {
    why: 'Terraform reads the policies of the role, too.',
    when: TERRAFORM,
    calls: ['iam:GetRole ListRolePolicies ListAttachedRolePolicies GetRolePolicy on it'],
  },
  ...[
    'ecr:DescribeRepositories ListTagsForResource on it',
    'sagemaker:DescribeModel ListTags on it',
    'sagemaker:DescribeEndpointConfig ListTags on it',
    'sagemaker:DescribeEndpoint ListTags on it',
    'lambda:GetFunction ListVersionsByFunction GetFunctionCodeSigningConfig on it',
    'secretsmanager:DescribeSecret GetResourcePolicy on it',
    'bedrock:GetGuardrail ListTagsForResource on it',
    'sqs:GetQueueAttributes ListQueueTags on it',
    'sns:GetTopicAttributes ListTagsForResource on it',
  ].map((calls): CallSequence => ({
    why: 'Terraform then reads the rest of it.',
    when: TERRAFORM,
    calls: [calls],
  })),
  // https://karpenter.sh/docs/reference/cloudformation/
  {
    why: 'The controller makes and tags the profile next, puts the role of the nodes in it and passes that role: its policy of the Karpenter version that runs has all of this, with conditions on tags, so take that as a whole.',
    when: /karpenter/i,
    calls: ['iam:GetInstanceProfile on it', 'iam:ListInstanceProfiles on *'],
  },
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
  {
    why: 'The change set is looked at and carried out next. What is in the template is then made as the caller, unless the call passes a role to CloudFormation.',
    calls: [
      'cloudformation:CreateChangeSet DescribeChangeSet ExecuteChangeSet DescribeStacks DescribeStackEvents GetTemplate on it',
      'cloudformation:GetTemplateSummary on *',
    ],
  },
  // https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
  {
    why: 'The endpoint is looked at until it is there; private DNS adds route53:AssociateVPCWithHostedZone, and tags ec2:CreateTags.',
    calls: [
      'ec2:CreateVpcEndpoint on ec2:vpc/* ec2:vpc-endpoint/* ec2:subnet/* ec2:security-group/* ec2:route-table/*',
      'ec2:DescribeVpcEndpoints on *',
    ],
  },
  // https://docs.aws.amazon.com/batch/latest/userguide/batch-supported-iam-actions-resources.html
  {
    why: 'A job is submitted to a queue with a definition, and looked at.',
    calls: ['batch:SubmitJob on batch:job-queue/* batch:job-definition/*', 'batch:DescribeJobs on *'],
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-generate.html
  {
    why: 'The console makes a user for a long-term key, and gives it a policy (iam:AttachUserPolicy); short-term keys need no user.',
    when: /bedrock/i,
    calls: [
      'iam:CreateUser on it',
      'iam:CreateServiceSpecificCredential ListServiceSpecificCredentials on it',
    ],
  },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
  {
    why: 'A session is also ended and taken up again by who began it.',
    calls: [
      'ssm:StartSession on it',
      'ssm:TerminateSession ResumeSession on ssm:session/* if StringLike ssm:resourceTag/aws:ssmmessages:session-id ${aws:userid}',
    ],
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-using.html
  {
    why: 'The reservation is tagged in the same call. A Capacity Block is paid at once and cannot be given back.',
    when: /TagSpecification|--tag|\btags?\b/i,
    calls: [
      'ec2:PurchaseCapacityBlock on it',
      '+ ec2:CreateTags on ec2:capacity-reservation/* if StringEquals ec2:CreateAction PurchaseCapacityBlock',
    ],
  },
  // https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-service-linked-roles.html
  {
    why: 'FSx makes such a role for each file system that is linked to a bucket, and gives it a policy, as the caller.',
    when: /s3\.data-source\.lustre/i,
    calls: [
      'iam:CreateServiceLinkedRole AttachRolePolicy PutRolePolicy on iam::role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/*',
    ],
  },
];
