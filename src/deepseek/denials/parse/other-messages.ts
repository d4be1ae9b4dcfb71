// Messages that refuse in words of their own: a row is a wording, what kind of message it is, and which policy it is about.
// Groups of a pattern: principal, role, resource, encoded, and those that a row makes an ARN of.
import type { DenialForm, DenialLayer } from '#deepseek/denials/denial.ts';

interface OtherMessage {
  readonly form: DenialForm;
  readonly pattern: RegExp;
  readonly layer?: DenialLayer;
  readonly explicit?: boolean;
  readonly action?: string;
  /** Whether the first of the actions that the pattern names is the one that was refused; the others are missing too. */
  readonly actions?: true;
  /** The actions that it needs besides. */
  readonly alsoNeeds?: (groups: Readonly<Record<string, string>>) => readonly string[];
  readonly principal?: string | ((groups: Readonly<Record<string, string>>) => string);
  /** Condition keys that the call has. */
  readonly context?: (groups: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Whether the role is what was called, rather than who called. */
  readonly onRole?: true;
  readonly resource?: string;
  /** The ARN of what the pattern names in another way; `before` is the text before it. */
  readonly arn?: (groups: Readonly<Record<string, string>>, before: string) => string | undefined;
  /** Where the wording is documented or quoted. */
  readonly page: string;
}

const ROLE_ARN = String.raw`["'\x60(]?(?<role>arn:aws[a-z-]*:iam::\d*:role/[\w+=,.@/-]*[\w+=@-])["'\x60)]?`;
const IAM_TROUBLESHOOTING =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
const BEDROCK_ERRORS =
  'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html';

/** Several actions in a sentence: "ecr:BatchGetImage, and ecr:GetDownloadUrlForLayer". */
const ACTIONS = String.raw`(?<actions>(?!arn:)[a-z0-9-]+:\w{1,60}(?:,? (?:and )?[a-z0-9-]+:\w{1,60}){0,9})`;
export const actionsIn = ({ actions = '' }: Readonly<Record<string, string>>): readonly string[] =>
  actions.split(/,? (?:and )?/).filter((each) => each !== '');
/** The URI of an image, without its tag. */
const IMAGE = String.raw`["'\x60]?(?<registry>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]{5,20})\.amazonaws\.com(?:\.cn)?/(?<repository>[\w./-]{1,200}\w)[:@]?[\w.:-]{0,150}["'\x60]?`;
const repositoryArn: OtherMessage['arn'] = ({ registry, region = '', repository }) =>
  `arn:${region.startsWith('cn-') ? 'aws-cn' : 'aws'}:ecr:${region}:${registry}:repository/${repository}`;

/** The Region that Terraform puts into brackets: "Configuration (eu-west-2)". */
const TERRAFORM_REGION = /\(([a-z]{2}(?:-[a-z]+){1,2}-\d)\)[^()]{0,300}$/;

const linkedRole = (service: string, name: string): string =>
  `arn:aws:iam::*:role/aws-service-role/${service}.amazonaws.com/AWSServiceRoleFor${name}`;

/** The service-linked roles that EC2 makes when they are first needed. */
const LINKED_ROLES: Readonly<Record<string, string>> = {
  'ec2 spot': linkedRole('spot', 'EC2Spot'),
  'ec2 fleet': linkedRole('ec2fleet', 'EC2Fleet'),
  'ec2 capacity block': linkedRole('capacityreservation', 'EC2CapacityReservation'),
  'agentcore runtime': linkedRole('runtime-identity.bedrock-agentcore', 'BedrockAgentCoreRuntimeIdentity'),
};

const SUBSCRIBE = 'aws-marketplace:Subscribe';

/** What AWS keeps from who reads a message. */
export const ENCODED = /Encoded authorization failure message:? ?(?<encoded>[\w-]+)/gi;

export const OTHER_MESSAGES: readonly OtherMessage[] = [
  {
    form: 'encoded',
    pattern: ENCODED,
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
  },
  {
    form: 'role-not-assumable',
    pattern: /The role defined for the function cannot be assumed by Lambda/gi,
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'lambda.amazonaws.com',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(
      String.raw`Could not assume role ${ROLE_ARN}\.? ?Please ensure that the role exists and allows principal ["']?(?<principal>[\w.-]+\w)["']? to assume`,
      'gi',
    ),
    layer: 'trust',
    action: 'sts:AssumeRole',
    page: 'https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_troubleshoot.html',
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(String.raw`ECS was unable to assume the role ${ROLE_ARN}`, 'gi'),
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'ecs-tasks.amazonaws.com',
    page: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  },
  {
    form: 'role-not-assumable',
    pattern:
      /Bedrock (?:Knowledge Base )?(?:was|is) (?:unable|not able) to assume the (?:given|provided|specified) role/gi,
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'bedrock.amazonaws.com',
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_troubleshoot.html',
  },
  {
    form: 'role-not-assumable',
    pattern: /Could not assume provided IAM role/gi,
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'bedrock.amazonaws.com',
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-import-iam-role.html',
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(
      String.raw`(?:role(?: ARN)?:? (?:with (?:ARN|name):? )?${ROLE_ARN}|(?:provided|specified|given|service|execution) role(?: ARN)?) (?:can ?not|can't|could not) be assumed by (?:principal )?["']?(?:Amazon |AWS )?(?<principal>[\w-]+(?:\.[\w-]+)*)`,
      'gi',
    ),
    layer: 'trust',
    action: 'sts:AssumeRole',
    page: IAM_TROUBLESHOOTING,
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(
      String.raw`Role validation failed for ${ROLE_ARN}\.? ?Please verify that the role exists and its trust policy`,
      'gi',
    ),
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'bedrock-agentcore.amazonaws.com',
    page: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html',
  },
  {
    form: 'role-not-assumable',
    pattern:
      /Neither the global service principal (?<principal>[\w.-]+\w),? nor the regional one is authorized to assume the provided role/gi,
    layer: 'trust',
    action: 'sts:AssumeRole',
    page: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html',
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(String.raw`Role ${ROLE_ARN} is invalid or cannot be assumed`, 'g'),
    layer: 'trust',
    action: 'sts:AssumeRole',
    principal: 'cloudformation.amazonaws.com',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  },
  {
    form: 'role-not-assumable',
    pattern: new RegExp(
      String.raw`(?:Amazon |AWS )?(?<principal>Bedrock|SageMaker|Lambda|CodeBuild|CodePipeline|Firehose|Scheduler|Batch|Glue)(?: AI)? (?:(?:was |is )?(?:unable|not able|not authorized|does not have permission|failed) to|can ?not|could not) assume (?:the )?(?:IAM )?(?:(?:given|provided|specified|execution|service) )?role:? ?(?:ARN:? ?)?(?:${ROLE_ARN})?`,
      'g',
    ),
    layer: 'trust',
    action: 'sts:AssumeRole',
    page: IAM_TROUBLESHOOTING,
  },
  {
    form: 'role-not-assumable',
    pattern: /EKS does not have permissions? to assume the associated role/gi,
    layer: 'trust',
    action: 'sts:AssumeRole',
    alsoNeeds: () => ['sts:TagSession'],
    principal: 'pods.eks.amazonaws.com',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
  },
  {
    // A task that waits for what it starts (.sync) does so with a rule of Step Functions.
    form: 'authorization',
    pattern: new RegExp(String.raw`${ROLE_ARN} is not authorized to create managed-rule`, 'gi'),
    action: 'events:PutRule',
    alsoNeeds: () => ['events:PutTargets', 'events:DescribeRule'],
    arn: ({ role = '' }, before) => {
      const [, partition, , , account] = role.split(':');
      const region = /--region[= ]([a-z]{2}(?:-[a-z]+){1,2}-\d)\b/.exec(before)?.[1] ?? '*';
      return `arn:${partition}:events:${region}:${account}:rule/StepFunctionsGetEventsFor*`;
    },
    page: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`${ROLE_ARN} does not have (?<call>BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability) permission for the image: ?${IMAGE}`,
      'gi',
    ),
    action: 'ecr:BatchGetImage',
    arn: repositoryArn,
    page: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    form: 'bare',
    pattern:
      /Execution role provided does not have permissions to access the bucket (?<resource>s3:\/\/[\w./+=@-]*[\w/])/gi,
    action: 's3:GetObject',
    page: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html',
  },
  {
    // CloudWatch Logs encrypts a log group itself: the permissions of who sets the key do not count for that.
    form: 'authorization',
    pattern:
      /The specified KMS key does not exist or is not allowed to be used with (?:Arn|LogGroup) ["']?(?<group>arn:aws[\w-]{0,8}:logs:(?<region>[\w-]{1,20}):\d{12}:log-group:[^\s'"]{1,512})/gi,
    layer: 'resource',
    action: 'kms:Encrypt',
    // Describing a key carries no encryption context, which the statement asks for.
    alsoNeeds: () => ['kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    principal: ({ region }) => `logs.${region}.amazonaws.com`,
    context: ({ group = '' }) => ({ 'kms:EncryptionContext:aws:logs:arn': group }),
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  },
  {
    form: 'key-not-accessible',
    pattern: /Access to KMS is not allowed/gi,
    action: 'kms:Decrypt',
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  },
  {
    form: 'bare',
    pattern: new RegExp(
      String.raw`(?:CannotPullContainerError|[Ff]ailed to pull image|ErrImagePull)[^]{0,160}?${IMAGE}(?:(?!starport-layer-bucket)[^]){0,300}?(?:403 Forbidden|no basic auth credentials)`,
      'g',
    ),
    action: 'ecr:BatchGetImage',
    arn: repositoryArn,
    page: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-pull-errors.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`${ROLE_ARN} (?:does not have|doesn't have|lacks|is missing) (?:the )?(?:required |necessary )?(?:permissions?|access)(?: to| for)? ?(?:perform|call|invoke|execute)?:? ?(?:the )?(?:actions? )?["'\x60]?${ACTIONS}["'\x60]?(?: (?:action |permission )?(?:on|for|to) (?:the )?(?:resource:? )?["'\x60]?(?<resource>arn:aws[^\s"'\x60<>]*[\w*/]))?`,
      'gi',
    ),
    actions: true,
    page: IAM_TROUBLESHOOTING,
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`${ROLE_ARN} (?:does not have|doesn't have|lacks) (?:the )?(?:required )?(?:permissions?|access) to (?:access|read|get|list)?(?: from)? ?(?:the )?(?:S3 )?(?:URI|bucket|object|location)? ?["'\x60]?(?<resource>s3://[\w./+=@-]*[\w/])`,
      'gi',
    ),
    action: 's3:GetObject',
    page: IAM_TROUBLESHOOTING,
  },
  {
    form: 'bare',
    pattern:
      /(?:does not have|doesn't have|lacks) (?:the )?(?:required )?permissions? to (?:access|read)(?: from)? (?:the )?S3 (?:bucket|URI|object|location)|(?:unable|not able) to access (?:the )?S3 (?:bucket|URI|object|location)/gi,
    action: 's3:GetObject',
    page: BEDROCK_ERRORS,
  },
  {
    form: 'authorization',
    pattern: /The provided execution role does not have permissions to call CreateNetworkInterface on EC2/gi,
    action: 'ec2:CreateNetworkInterface',
    resource: '*',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
  },
  {
    form: 'authorization',
    pattern: /The function execution role does not have permissions to call ReceiveMessage on SQS/gi,
    action: 'sqs:ReceiveMessage',
    alsoNeeds: () => ['sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`Knowledge base role ${ROLE_ARN} is not able to call specified (?:bedrock )?embedding model (?!\S+ Model access is denied)(?<resource>arn:aws[\w:/.-]*\w)`,
      'gi',
    ),
    action: 'bedrock:InvokeModel',
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`Failed to validate permissions for log group: ?(?<group>[\w./#-]{1,512}), with role: ?${ROLE_ARN}`,
      'gi',
    ),
    action: 'logs:CreateLogStream',
    alsoNeeds: () => ['logs:PutLogEvents'],
    arn: ({ group, role = '' }, before) => {
      const region = TERRAFORM_REGION.exec(before)?.[1] ?? '*';
      const [, partition, , , account] = role.split(':');
      return `arn:${partition}:logs:${region}:${account}:log-group:${group}:log-stream:aws/bedrock/modelinvocations`;
    },
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`Access denied while validating ECR URI ${IMAGE}\. ?The execution role requires permissions for ${ACTIONS} operations\.?(?: ?(?:execution )?role:? ?${ROLE_ARN})?`,
      'gi',
    ),
    action: 'ecr:GetAuthorizationToken',
    alsoNeeds: (groups) => actionsIn(groups).filter((each) => each !== 'ecr:GetAuthorizationToken'),
    page: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`The repository of your image ${IMAGE} does not grant ${ACTIONS} permission to (?<principal>[\w.-]+\w)`,
      'gi',
    ),
    actions: true,
    arn: repositoryArn,
    layer: 'resource',
    page: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    form: 'authorization',
    pattern: /Access denied while invoking Lambda function (?<resource>arn:aws[\w-]*:lambda:[\w:-]*\w)/gi,
    action: 'lambda:InvokeFunction',
    principal: 'bedrock.amazonaws.com',
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(
      String.raw`(?:current credentials could not be used to assume|Could not assume role in target account using current credentials[^']{0,200}) ?'?(?<resource>arn:aws[\w-]*:iam::\d{12}:role/[\w+=,.@/-]*\w)`,
      'gi',
    ),
    action: 'sts:AssumeRole',
    page: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
  },
  {
    form: 'authorization',
    pattern: new RegExp(String.raw`IAM Role \(?${ROLE_ARN}\)? cannot be assumed`, 'g'),
    action: 'sts:AssumeRole',
    onRole: true,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
  },
  {
    form: 'bare',
    pattern: /Access denied when calling Bedrock\. Check your request permissions/gi,
    action: 'bedrock:InvokeModel',
    page: BEDROCK_ERRORS,
  },
  {
    form: 'authorization',
    pattern:
      /AuthFailure\.ServiceLinkedRoleCreationNotPermitted: The provided credentials do not have permission to create the service-linked role for (?<service>EC2 Spot|EC2 Fleet|EC2 Capacity Block)/gi,
    action: 'iam:CreateServiceLinkedRole',
    arn: ({ service = '' }) => LINKED_ROLES[service.toLowerCase()],
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html',
  },
  {
    // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/service-linked-roles.html
    form: 'authorization',
    pattern:
      /Failed creating service[- ]linked role\. Please verify that the calling role has sufficient permissions to create a service[- ]linked role\.(?= \(Service: BedrockAgentCoreControl\b)/gi,
    action: 'iam:CreateServiceLinkedRole',
    arn: () => LINKED_ROLES['agentcore runtime'],
    page: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/service-linked-roles.html',
  },
  {
    // ECR hands out links to the layers, which are in a bucket of AWS.
    form: 'authorization',
    pattern:
      /https:\/\/(?<bucket>prod-[\w-]{5,30}-starport-layer-bucket)\.s3\.[\w.-]{5,60}\/\S{1,4000}(?:\s[^\n]{0,40})?403 Forbidden(?=[^]{0,1500}(?<!\bno )\b(?:vpc|gateway|s3) endpoint)/gi,
    layer: 'endpoint',
    action: 's3:GetObject',
    principal: '*',
    arn: ({ bucket = '' }) =>
      `arn:${bucket.startsWith('prod-cn-') ? 'aws-cn' : bucket.startsWith('prod-us-gov-') ? 'aws-us-gov' : 'aws'}:s3:::${bucket}/*`,
    page: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
  },
  {
    form: 'cross-account-pass-role',
    pattern: /Cross-account pass role is not allowed/gi,
    action: 'iam:PassRole',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  },
  {
    form: 'key-not-accessible',
    pattern:
      /The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access/gi,
    action: 'kms:Decrypt',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html',
  },
  {
    form: 'model-data-not-accessible',
    pattern: new RegExp(
      String.raw`Could not access model data at (?<resource>s3://[\w./+=@-]*\w/?)[.,]? .{0,40}?that the role ${ROLE_ARN}`,
      'gi',
    ),
    action: 's3:GetObject',
    page: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    form: 'marketplace-subscription',
    pattern: new RegExp(
      String.raw`(?:${ROLE_ARN} is not able to call specified (?:bedrock )?embedding model arn:aws[\w:/.-]*\w: )?Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions(?: ?\((?<actions>aws-marketplace:\w{1,60}(?:, ?aws-marketplace:\w{1,60}){0,9})\))?`,
      'gi',
    ),
    action: SUBSCRIBE,
    alsoNeeds: ({ actions = 'aws-marketplace:ViewSubscriptions' }) =>
      actions.split(/, ?/).filter((each) => each !== SUBSCRIBE),
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
  },
];
