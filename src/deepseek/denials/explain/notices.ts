// What is no refusal by policies: what each such message says, what to do, and the page it rests on.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { NoticeId } from '#deepseek/denials/parse/notices.ts';
import { show } from '#iam/text/quote.ts';
import { nextModel, refusedModel } from './model-fix.ts';

type Words = string | ((denial: Denial) => string);

export interface NoticeRow {
  /** What is so, in a line: what follows “Not a denial: ”. */
  readonly title: string;
  /** What is so, in a sentence or two. */
  readonly text: Words;
  /** What to do, in short. */
  readonly label: string;
  /** What to do. */
  readonly todo: Words;
  /** A command that helps. */
  readonly code?: (denial: Denial) => string | undefined;
  readonly page: string;
}

const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';
const ERRORS = `${BEDROCK}troubleshooting-api-error-codes.html`;
const SAGEMAKER = 'https://docs.aws.amazon.com/sagemaker/latest/dg/';
const KEYS = 'https://docs.aws.amazon.com/kms/latest/developerguide/';

const inRegion = ({ region }: Denial): string => (region === undefined ? '' : ` --region ${region}`);
const ofRegion = ({ region }: Denial): string => (region === undefined ? 'the Region' : region);
const listModels = (denial: Denial): string =>
  `aws bedrock list-foundation-models --by-provider deepseek${inRegion(denial)}`;
const whoAmI = (): string => 'aws sts get-caller-identity';

export const NOTICE_ROWS: Readonly<Record<NoticeId, NoticeRow>> = {
  'account-not-enabled': {
    title: 'AWS has not enabled this for the account',
    text: 'AWS has not enabled this API for the account, or not in this Region. New accounts often meet this, whoever calls.',
    label: 'Ask AWS Support',
    todo: 'Check the Region, the model ID and the account’s model access first. If they are right, open a case with AWS Support: no policy changes this.',
    page: ERRORS,
  },
  'account-not-verified': {
    title: 'AWS is still verifying the account',
    text: 'AWS is validating the account or its use of this Region, or has suspended it. It says so by email.',
    label: 'Wait for the verification',
    todo: 'Wait for the email of AWS, which often takes minutes and at most some hours. After that, ask AWS Support.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
  },
  'use-case-missing': {
    title: 'the account has not told its use case',
    text: 'The provider of this model wants to know the use case before the first call. DeepSeek’s models ask for none.',
    label: 'Submit the use case',
    todo: 'Open the model in the Bedrock console’s model catalog, submit the use case form, and try again after 15 minutes.',
    page: `${BEDROCK}model-access.html`,
  },
  payment: {
    title: 'the account has no valid payment method',
    text: 'The account has no valid payment method for AWS Marketplace.',
    label: 'Add a payment method',
    todo: 'Have the account’s owner add a valid payment method in the Billing console. Try again after 2 minutes.',
    page: `${BEDROCK}model-access.html`,
  },
  'model-access': {
    title: 'the account has no access to the model',
    text: (denial) =>
      `The account has no access to the model, or the model ID is not offered in this Region.${
        refusedModel(denial)?.model.endOfLife === undefined
          ? ''
          : ' AWS lists it as legacy: accounts that have not called it before, or not lately, cannot call it.'
      }`,
    label: 'Check the model in this Region',
    todo: 'See whether the Region offers the model and the account has model access. With an agreement missing, open the model in the Bedrock console once.',
    code: listModels,
    page: `${BEDROCK}model-access.html`,
  },
  'block-public-access': {
    title: 'S3 Block Public Access stops this',
    text: 'The policy or ACL would make the bucket public, and S3 Block Public Access of the bucket, the account or the organization prevents that.',
    label: 'Keep the bucket private',
    todo: 'Name the principals that need the bucket in its policy instead of “*”. Only for data that everybody may read, turn Block Public Access off for this one bucket.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  },
  'inference-profile-needed': {
    title: 'the model answers only through its profile',
    text: ({ model }) =>
      `${model === undefined ? 'The model' : show(model)} is called through an inference profile, not by its model ID.`,
    label: 'Let the role call the inference profile',
    todo: (denial) =>
      refusedModel(denial)
        ? 'The role needs the profile, and the model in every Region it routes to.'
        : 'Use the ID of the inference profile as the model ID. The role then needs the profile, and the model in every Region it routes to.',
    code: (denial) => `aws bedrock list-inference-profiles${inRegion(denial)}`,
    page: `${BEDROCK}inference-profiles-use.html`,
  },
  'model-legacy': {
    title: 'AWS has closed the model to this account',
    text: 'AWS lists the model as legacy: accounts that never called it cannot start to, and one that has not called it lately loses it. Change to a current model.',
    label: 'Change the model',
    todo: (denial) => {
      const refused = refusedModel(denial)?.model;
      const next = refused && nextModel(refused);
      return `Change to another, active model in the app${next ? `, such as ${next.name}` : ''}, and in the wizard under Models. The role needs the statements for that model too.`;
    },
    code: listModels,
    page: `${BEDROCK}model-lifecycle.html`,
  },
  'model-unknown': {
    title: 'this Region has no such model',
    text: ({ model }) =>
      `There is no such model ID${model === undefined ? '' : `, ${show(model)},`} in this Region. Custom and imported models, endpoints and profiles are called by their ARN.`,
    label: 'Check the model ID',
    todo: 'Compare the model ID in the app, with its version and its prefix, with those that the Region offers. Change the ID or the Region.',
    code: listModels,
    page: `${BEDROCK}models-supported.html`,
  },
  'model-not-ready': {
    title: 'the model is still being loaded',
    text: 'The model is not ready: an imported model that was idle is loaded again at its next call.',
    label: 'Try again',
    todo: 'Retry with backoff for some minutes. SDKs do that with a higher number of attempts.',
    page: `${BEDROCK}invoke-imported-model.html`,
  },
  validation: {
    title: 'the request is not valid',
    text: 'AWS read the request and did not accept its parameters. Models differ in what they take: tool use, streaming, system prompts, the number of tokens.',
    label: 'Change the request',
    todo: 'Compare the parameters with those that the model supports. A model that takes no tool use with streaming takes it without streaming (Converse).',
    page: `${BEDROCK}conversation-inference-supported-models-features.html`,
  },
  'guardrail-blocked': {
    title: 'a guardrail blocked the content',
    text: 'The call was let in; a guardrail found content in the prompt or the answer that it blocks.',
    label: 'See what the guardrail found',
    todo: 'Turn its trace on in the call (trace: enabled), and change the prompt or the guardrail’s filters. Permissions are not the cause.',
    page: `${BEDROCK}guardrails-test.html`,
  },
  'old-sdk': {
    title: 'the SDK or the AWS CLI is too old for this call',
    text: 'The installed version does not know the service or the operation.',
    label: 'Update it',
    todo: 'Update boto3 and botocore, the SDK or the AWS CLI. Lambda’s own boto3 may be older than the one in your package.',
    page: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html',
  },
  clock: {
    title: 'the clock of the caller is wrong',
    text: 'The request’s time differs from AWS’s by more than 5 minutes, so its signature counts as expired or as not yet valid.',
    label: 'Set the clock',
    todo: 'Synchronize the clock (date and time, NTP, chrony) where the caller runs, restart a container or WSL whose clock stopped, and sign each request when it is sent.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
  },
  signature: {
    title: 'the request is signed wrongly',
    text: 'The signature does not match: the secret access key is another one, or the request was changed after it was signed.',
    label: 'Check the secret and the signing',
    todo: 'Set the access key ID and its secret access key again, without spaces. Sign for the right service and Region, and see whether a proxy changes headers or the path.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
  },
  'api-key': {
    title: 'the API key is not valid',
    text: 'The Amazon Bedrock API key has expired, is cut or is of another account or Region.',
    label: 'Create a new API key',
    todo: 'Create a new key in the Bedrock console, and set it as AWS_BEARER_TOKEN_BEDROCK. Short-term keys last as long as the session that made them, at most 12 hours.',
    page: `${BEDROCK}api-keys.html`,
  },
  'expired-token': {
    title: 'the credentials have expired',
    text: 'The temporary credentials or the sign-in have expired.',
    label: 'Get new credentials',
    todo: 'Sign in again (aws sso login) or assume the role again, remove old AWS_SESSION_TOKEN variables, and let the SDK refresh credentials itself instead of copying them.',
    code: whoAmI,
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html',
  },
  'link-expired': {
    title: 'the presigned link has expired',
    text: 'The link was signed for some time, which is over. One that was signed with temporary credentials ends with them.',
    label: 'Sign a new link',
    todo: 'Sign the link again, for the time that it is needed.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  },
  'no-region': {
    title: 'the caller has no Region',
    text: 'The SDK or the AWS CLI does not know which Region to call.',
    label: 'Set the Region',
    todo: 'Set AWS_REGION (or AWS_DEFAULT_REGION), the profile’s region, or region_name in the code, to a Region that offers the model.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html',
  },
  'no-bootstrap': {
    title: 'the account and Region are not bootstrapped for CDK',
    text: 'CDK deploys with roles and a bucket that bootstrapping makes, and did not find them.',
    label: 'Bootstrap once',
    todo: 'Run cdk bootstrap with credentials of an administrator, once for each account and Region. If it was done, the caller may not read it: allow ssm:GetParameter on /cdk-bootstrap/*.',
    code: () => 'cdk bootstrap aws://ACCOUNT/REGION',
    page: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
  },
  'invalid-token': {
    title: 'AWS does not know the credentials',
    text: 'The access key or its session token is invalid: deleted, inactive, cut, without its session token, of another partition, or for a Region that the account has not enabled.',
    label: 'Check the credentials',
    todo: 'See which access key the caller uses and whether it is active. Temporary credentials (ASIA…) need their session token.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  },
  'multi-factor': {
    title: 'the code of the MFA device was not accepted',
    text: 'AWS did not accept the one-time code, or the device is not of this user.',
    label: 'Try the next code',
    todo: 'Wait for a new code, check the ARN in mfa_serial, and synchronize the MFA device.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_sync.html',
  },
  'no-credentials': {
    title: 'the caller has no credentials',
    text: 'The SDK found no credentials where it looked: variables, profile, the container’s or instance’s role.',
    label: 'Give the caller a role',
    todo: 'In EKS, give the pod’s service account a role (Pod Identity or IRSA) and start the pod again. In ECS, Lambda and EC2, attach a task role, an execution role or an instance profile. On a computer, set a profile and sign in.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html',
  },
  'github-token': {
    title: 'the GitHub workflow may not ask for a token',
    text: 'The job has no OIDC token, so AWS was not asked yet.',
    label: 'Allow the job its token',
    todo: 'Add “permissions: id-token: write” (and contents: read) to the job or the workflow. Pull requests from forks get none.',
    page: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  },
  'identity-provider': {
    title: 'the account does not trust the token’s issuer or audience',
    text: 'The account has no IAM OIDC provider for the issuer of the token, AWS cannot reach its keys, or the token’s audience (aud) is not one of the provider’s.',
    label: 'Create the IAM OIDC provider',
    todo: 'Create a provider with the token’s iss as its URL, and sts.amazonaws.com as its audience. For EKS, each cluster has its own.',
    code: () => 'aws iam list-open-id-connect-providers',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html',
  },
  'tokens-per-day': {
    title: 'the account has used its tokens of the day',
    text: 'The account’s daily quota of tokens for this model is used up. It is low in new accounts, and grows with use.',
    label: 'Wait, or ask for a higher quota',
    todo: 'Try again tomorrow, lower max_tokens, or call from another Region. If the quota stays too low, ask AWS Support.',
    page: `${BEDROCK}quotas.html`,
  },
  throttling: {
    title: 'too many requests or tokens',
    text: 'The calls are over a quota of requests or tokens a minute. AWS lets them through again a moment later.',
    label: 'Retry with backoff',
    todo: 'Retry with exponential backoff and jitter, send less at once, lower max_tokens, or request a quota increase in Service Quotas.',
    code: ({ action = 'bedrock:' }) =>
      `aws service-quotas list-service-quotas --service-code ${/^[a-z0-9-]+/.exec(action)?.[0] ?? 'bedrock'}`,
    page: ERRORS,
  },
  capacity: {
    title: 'AWS has no free capacity for this now',
    text: 'AWS has not enough free instances of this type in the Availability Zone or Region. Quotas and permissions are not the cause.',
    label: 'Try elsewhere or reserve',
    todo: 'Let it choose another Availability Zone, take another instance type or Region, try again later, or reserve: On-Demand Capacity Reservations, Capacity Blocks for ML, SageMaker training plans.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html',
  },
  'resource-limit': {
    title: 'a quota of the account is reached',
    text: 'The account has a limit (quota) on how many of these it may have: instances of a type, vCPUs, endpoints, imported models.',
    label: 'Delete some, or request a quota increase',
    todo: 'Delete or stop what is not needed, or request an increase of the quota in this Region in Service Quotas. vCPU quotas count the vCPUs of all instances of a family.',
    code: ({ action = 'sagemaker:' }) =>
      `aws service-quotas list-service-quotas --service-code ${/^[a-z0-9-]+/.exec(action)?.[0] ?? 'sagemaker'}`,
    page: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html',
  },
  'kubernetes-capacity': {
    title: 'the Kubernetes cluster has no room for the pod',
    text: 'No node has a free GPU for the pod, or a ResourceQuota of the namespace is used up.',
    label: 'Make room in the cluster',
    todo: 'Add GPU nodes (and the NVIDIA device plugin), lower the pod’s requests, or raise the ResourceQuota of the namespace.',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html',
  },
  certificate: {
    title: 'the certificate of the connection is not trusted',
    text: 'TLS failed before AWS read the request: a proxy puts its own certificate in, or the list of trusted certificates is old.',
    label: 'Trust the proxy’s certificate',
    todo: 'Point AWS_CA_BUNDLE (and REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS) at your organization’s CA certificates, or update the list. Do not turn verification off.',
    page: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html',
  },
  'out-of-memory': {
    title: 'the model does not fit into the memory',
    text: 'The GPU or the container ran out of memory. Permissions are not the cause.',
    label: 'Take more memory, or less model',
    todo: 'Take an instance with more GPU memory or several GPUs, a quantized or smaller model, or a shorter context and fewer requests at once.',
    page: `${SAGEMAKER}large-model-inference-parameters.html`,
  },
  'container-timeout': {
    title: 'the endpoint’s container did not answer in time',
    text: 'A SageMaker endpoint gives its container 60 seconds for a call (8 minutes with streaming). The container timed out.',
    label: 'Stream, or call asynchronously',
    todo: 'Stream the response, use asynchronous inference, shorten the answer (max_tokens), or take a faster instance. See the container’s log.',
    page: `${SAGEMAKER}your-algorithms-inference-code.html`,
  },
  'read-timeout': {
    title: 'the caller stopped waiting for the answer',
    text: 'The call was let in, and its answer took longer than the caller’s timeout. Reasoning models take minutes.',
    label: 'Wait longer, or stream',
    todo: 'Raise the client’s read_timeout (for example to 3600 seconds) and that of the function around it, or stream the response.',
    page: ERRORS,
  },
  'connect-timeout': {
    title: 'the endpoint cannot be reached over the network',
    text: 'The caller waited for a connection to the endpoint and got none: no permission was checked.',
    label: 'Check the way to the endpoint',
    todo: 'A private subnet needs a VPC endpoint for this service (bedrock-runtime for calls of models) or a route to a NAT gateway. The security group of the caller must let port 443 out, that of the VPC endpoint must let it in.',
    page: `${BEDROCK}vpc-interface-endpoints.html`,
  },
  'endpoint-unreachable': {
    title: 'there is no such endpoint, or its name is not found',
    text: (denial) =>
      `The name of the endpoint is not found or nothing answers there. Often the service, or Bedrock, is not offered in ${ofRegion(denial)}.`,
    label: 'Check the Region and the network',
    todo: 'Compare the Region with those where the service has an endpoint. If it is right, look at DNS: private DNS of the VPC endpoint, a proxy, the subnet’s route to the internet.',
    page: 'https://docs.aws.amazon.com/general/latest/gr/bedrock.html',
  },
  'wrong-region': {
    title: 'the bucket is in another Region',
    text: 'The bucket is in another Region than the call was sent to.',
    label: 'Call the bucket’s Region',
    todo: 'Find the Region of the bucket, and give it to the client. Jobs of SageMaker and Bedrock need buckets in their own Region.',
    code: ({ resource }) => {
      const bucket = /^arn:[\w-]+:s3:::([\w.-]+)/.exec(resource ?? '')?.[1];
      return bucket === undefined ? undefined : `aws s3api head-bucket --bucket ${bucket}`;
    },
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html',
  },
  'key-state': {
    title: 'the KMS key cannot be used in its state',
    text: 'The key is disabled, pending deletion or without key material. No policy changes that.',
    label: 'Enable the key',
    todo: 'Have the key’s owner cancel the deletion and enable the key, or use another key.',
    code: ({ resource }) =>
      /^arn:aws[\w-]*:kms:[\w:/-]+$/.test(resource ?? '')
        ? `aws kms describe-key --key-id ${resource}`
        : undefined,
    page: `${KEYS}key-state.html`,
  },
  'key-missing': {
    title: 'there is no such KMS key in this Region',
    text: 'The key does not exist, is in another Region or account, or the alias names none. Keys serve their own Region only.',
    label: 'Check the key’s ARN and Region',
    todo: 'Compare the key’s ARN with the Region of the bucket or job. Across accounts give the key’s ARN, not its ID or alias.',
    code: (denial) => `aws kms list-aliases${inRegion(denial)}`,
    page: `${KEYS}find-cmk-id-arn.html`,
  },
  'bad-policy': {
    title: 'the policy itself is not valid',
    text: 'IAM did not accept the document: its grammar is wrong, or it names a principal that does not exist.',
    label: 'Check the policy',
    todo: 'Paste the policy here. A principal must exist when the policy is saved; permissions policies name no Principal, trust policies no Resource.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html',
  },
  capabilities: {
    title: 'CloudFormation wants to be told that the template makes roles',
    text: 'The template creates IAM resources, and the deployment does not acknowledge that.',
    label: 'Acknowledge it',
    todo: 'Deploy with --capabilities CAPABILITY_NAMED_IAM.',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html',
  },
  exists: {
    title: 'it is there already, or in use',
    text: 'Something of this name exists already, is in use, or is in a state that takes no change.',
    label: 'Take another name, or adopt it',
    todo: 'Import what exists, choose another name, or delete it first. A stack in ROLLBACK_COMPLETE has to be deleted.',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  },
  'not-found': {
    title: 'what was called is not there',
    text: 'There is no such resource in this account and Region, under this name.',
    label: 'Check the name, Region and account',
    todo: 'Compare the name, the Region and the account with what exists. It may still be being created, or was deleted.',
    code: whoAmI,
    page: ERRORS,
  },
  'model-error': {
    title: 'the container of the model failed',
    text: 'The call was let in, and the model or its container answered with an error.',
    label: 'Read the container’s log',
    todo: 'Look at the endpoint’s log group in CloudWatch (/aws/sagemaker/Endpoints/…): out of memory, a request in another format, a model that did not load. Then try again.',
    page: `${SAGEMAKER}deploy-model-troubleshoot.html`,
  },
  'service-error': {
    title: 'the service had a fault or was too busy',
    text: 'AWS could not answer for now. Permissions are not the cause.',
    label: 'Try again',
    todo: 'Retry with exponential backoff, or call from another Region or through an inference profile. See AWS’s Health Dashboard if it lasts.',
    page: ERRORS,
  },
  'deepseek-balance': {
    title: 'the DeepSeek account has no balance',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS: the balance of that account is used up.',
    label: 'Top up there, or call DeepSeek on AWS',
    todo: 'Top up the credit on DeepSeek’s platform. With Amazon Bedrock, the same models are called with an IAM role and paid to AWS.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'deepseek-key': {
    title: 'DeepSeek’s own service does not know the API key',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS: its API key is wrong or deleted.',
    label: 'Create a new API key there',
    todo: 'Create an API key on DeepSeek’s platform. IAM roles and keys of AWS do not work there; with Amazon Bedrock, no such key is needed.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'deepseek-api': {
    title: 'DeepSeek’s own service answered with an error',
    text: 'This is an answer of DeepSeek’s own service, api.deepseek.com, not of AWS. No IAM policy changes it.',
    label: 'See what the code means there',
    todo: '401: wrong API key. 402: no balance, top up. 422: invalid parameters. 429: too many requests, slow down. 500 and 503: retry later.',
    page: 'https://api-docs.deepseek.com/quick_start/error_codes',
  },
  'hugging-face': {
    title: 'Hugging Face does not give out this repository',
    text: 'This is an answer of Hugging Face, not of AWS: the repository is gated or private, does not exist, or the token (HF_TOKEN) is missing, wrong or without access.',
    label: 'Get access at Hugging Face',
    todo: 'Accept the license or request access on the model’s page, and give the job a token (HF_TOKEN) that may read it. DeepSeek’s own repositories are not gated.',
    page: 'https://huggingface.co/docs/hub/models-gated',
  },
  'docker-registry': {
    title: 'the registry did not give out the image',
    text: 'The registry wants a sign-in, has no such image, or its limit for pulls is reached.',
    label: 'Sign in to the registry',
    todo: 'For Amazon ECR, log in again (its token lasts 12 hours). For Docker Hub, sign in or pull through a copy in ECR (pull through cache).',
    code: (denial) =>
      `aws ecr get-login-password${inRegion(denial)} | docker login --username AWS --password-stdin ACCOUNT.dkr.ecr.REGION.amazonaws.com`,
    page: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html',
  },
  github: {
    title: 'GitHub did not allow this',
    text: 'This is an answer of GitHub, not of AWS: the token (GITHUB_TOKEN or a personal one) may not do this in that repository.',
    label: 'Change the token’s permissions',
    todo: 'Give the job what it needs under “permissions” (contents: write to push, packages: write for images), or use a token or deploy key of that repository.',
    page: 'https://docs.github.com/en/actions/tutorials/authenticate-with-github_token',
  },
  'kubernetes-access': {
    title: 'Kubernetes RBAC stops this, not IAM',
    text: ({ principal }) =>
      `The cluster knows the caller${principal === undefined ? '' : ` as ${show(principal)}`}, and no Role or ClusterRole lets it do this. IAM policies do not count inside the cluster.`,
    label: 'Bind a Kubernetes role',
    todo: 'Bind a Role to that user or service account with a RoleBinding in the namespace. For an IAM role or user, add an EKS access entry with an access policy (or a mapping in aws-auth).',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  'kubernetes-policy': {
    title: 'a policy of the Kubernetes cluster stops this',
    text: 'The cluster’s admission control refused the object: Pod Security, or a webhook of its administrators. IAM policies do not count there.',
    label: 'Change the manifest',
    todo: 'Change what the message names (privileged, hostPath, runAsNonRoot, labels), or ask the cluster’s administrators for an exception in the namespace.',
    page: 'https://docs.aws.amazon.com/eks/latest/best-practices/pod-security.html',
  },
  'kubernetes-login': {
    title: 'the cluster does not know the caller',
    text: 'The IAM role or user that made the call has no access to the Kubernetes API of this cluster.',
    label: 'Add an access entry',
    todo: 'Add an EKS access entry for the IAM role (or a mapping in aws-auth), and renew the kubeconfig with the credentials of that role.',
    code: whoAmI,
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  'opensearch-access': {
    title: 'OpenSearch’s own access control stops this call',
    text: ({ principal }) =>
      `OpenSearch checks its own access control (fine-grained, or data access policies) too, and nothing there gives ${principal === undefined ? 'the caller' : show(principal)} these permissions.`,
    label: 'Give the role access in OpenSearch',
    todo: 'In a domain, map the ARN of the role to an OpenSearch role as a backend role (role mapping; ml_full_access for connectors and models). In OpenSearch Serverless, name the role in a data access policy of the collection; its permissions policy also needs aoss:APIAccessAll, and the network policy must let the caller in.',
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  },
};

const wordsOf = (words: Words, denial: Denial): string => (typeof words === 'string' ? words : words(denial));

export const noticeText = ({ text }: NoticeRow, denial: Denial): string => wordsOf(text, denial);

export const noticeTodo = ({ todo }: NoticeRow, denial: Denial): string => wordsOf(todo, denial);
