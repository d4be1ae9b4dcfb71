// Messages that refuse in words of their own: a row is a wording, what kind of message it is, and which policy it is about.
// Groups of a pattern: principal, role, resource, model, encoded.
import type { DenialForm, DenialLayer } from '#deepseek/denials/denial.ts';

interface OtherMessage {
  readonly form: DenialForm;
  readonly pattern: RegExp;
  readonly layer?: DenialLayer;
  readonly explicit?: boolean;
  readonly action?: string;
  /** The actions that it needs besides. */
  readonly alsoNeeds?: (groups: Readonly<Record<string, string>>) => readonly string[];
  readonly principal?: string;
  readonly resource?: string;
  /** Where the wording is documented or quoted. */
  readonly page: string;
}

const ROLE_ARN = String.raw`["'\x60(]?(?<role>arn:aws[a-z-]*:iam::\d*:role/[\w+=,.@/-]*[\w+=@-])["'\x60)]?`;
const IAM_TROUBLESHOOTING =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
const BEDROCK_ERRORS =
  'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html';

const SUBSCRIBE = 'aws-marketplace:Subscribe';
const OPENSEARCH_ACCESS = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html';

export const OTHER_MESSAGES: readonly OtherMessage[] = [
  {
    form: 'encoded',
    pattern: /Encoded authorization failure message:? ?(?<encoded>[\w-]+)/gi,
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
      String.raw`(?:role(?: ARN)?:? (?:with (?:ARN|name):? )?${ROLE_ARN}|(?:provided|specified|given|service|execution) role(?: ARN)?) (?:can ?not|can't|could not) be assumed by (?:principal )?["']?(?<principal>[\w-]+(?:\.[\w-]+)*)`,
      'gi',
    ),
    layer: 'trust',
    action: 'sts:AssumeRole',
    page: IAM_TROUBLESHOOTING,
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
    pattern: new RegExp(
      String.raw`Knowledge base role ${ROLE_ARN} is not able to call specified embedding model (?<resource>arn:aws[\w:/.-]*\w)`,
      'gi',
    ),
    action: 'bedrock:InvokeModel',
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html',
  },
  {
    form: 'bare',
    pattern: /Access denied when calling Bedrock\. Check your request permissions/gi,
    action: 'bedrock:InvokeModel',
    page: BEDROCK_ERRORS,
  },
  {
    form: 'opensearch-access',
    pattern:
      /\bno permissions for \[(?:indices|cluster):[^\]]{1,200}\] and (?:User \[name=(?<principal>[^\s,\]]{1,300})|associated roles)/gi,
    page: OPENSEARCH_ACCESS,
  },
  {
    form: 'opensearch-access',
    pattern: /\bAuthorizationException\(403, ?["']Forbidden/g,
    page: OPENSEARCH_ACCESS,
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
    pattern:
      /Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions(?: ?\((?<actions>aws-marketplace:\w{1,60}(?:, ?aws-marketplace:\w{1,60}){0,9})\))?/gi,
    action: SUBSCRIBE,
    alsoNeeds: ({ actions = 'aws-marketplace:ViewSubscriptions' }) =>
      actions.split(/, ?/).filter((each) => each !== SUBSCRIBE),
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
  },
  {
    form: 'payment',
    pattern: /Model access is denied due to INVALID_PAYMENT_INSTRUMENT/gi,
    page: BEDROCK_ERRORS,
  },
  {
    form: 'model-access',
    pattern: /You (?:don't|do not) have access to the model(?: with the specified model ID)?/gi,
    page: BEDROCK_ERRORS,
  },
  {
    form: 'account-not-enabled',
    pattern: /Your (?:AWS )?account is not authorized to invoke this API operation/gi,
    page: BEDROCK_ERRORS,
  },
  {
    form: 'inference-profile-needed',
    pattern:
      /Invocation of model ID (?:["'`]?(?<model>[\w.:/-]*\w)["'`]? )?with on-demand throughput (?:isn't|is not) supported/gi,
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html',
  },
  {
    form: 'model-legacy',
    pattern: /This Model is marked by provider as Legacy/gi,
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle-legacy.html',
  },
  {
    form: 'model-unknown',
    pattern: /The provided model identifier is invalid/gi,
    page: BEDROCK_ERRORS,
  },
];
