// Messages about requests, load, quotas, the network and what is there, which no policy changes.
import type { Denial } from '#deepseek/denials/denial.ts';
import { offeredWords } from './offered.ts';
import { BEDROCK, ERRORS, inRegion, whoAmI, type NoticeRow } from './notice-row.ts';

const SAGEMAKER = 'https://docs.aws.amazon.com/sagemaker/latest/dg/';
const KEYS = 'https://docs.aws.amazon.com/kms/latest/developerguide/';

/** Actions whose VPC endpoint has another name than their prefix. https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html */
const ENDPOINTS: readonly (readonly [actions: RegExp, service: string])[] = [
  [/^bedrock:(?:InvokeModel|ApplyGuardrail)/, 'bedrock-runtime'],
  [/^bedrock:(?:Invoke(?:Inline)?Agent|InvokeFlow|Retrieve)/, 'bedrock-agent-runtime'],
  [/^sagemaker:InvokeEndpoint/, 'sagemaker.runtime'],
  [/^sagemaker:/, 'sagemaker.api'],
  [/^ecr:/, 'ecr.dkr'],
];

/** https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html */
const isOfChina = ({ action, host, region }: Denial): boolean =>
  region?.startsWith('cn-') === true && (host ?? action ?? '').startsWith('bedrock');

/** What a private subnet needs for the call that got no answer. */
function endpointFor({ action, host, region = 'REGION' }: Denial): string {
  // “api.sagemaker” has the endpoint “sagemaker.api”. In China the names of endpoints begin otherwise.
  if (host !== undefined && !region.startsWith('cn-'))
    return `the interface endpoint com.amazonaws.${region}.${host.split('.').toReversed().join('.')} with private DNS (${host === 'bedrock-runtime' ? 'one for bedrock alone' : 'one for another service, or for bedrock-runtime alone,'} does not do),`;
  if (action === undefined)
    return 'a VPC endpoint for this service (bedrock-runtime for calls of models), with private DNS,';
  const service = ENDPOINTS.find(([actions]) => actions.test(action))?.[1] ?? action.split(':')[0];
  const more = service === 'ecr.dkr' ? `, com.amazonaws.${region}.ecr.api and a gateway endpoint for S3` : '';
  return `the interface endpoint com.amazonaws.${region}.${service} with private DNS${more},`;
}

export const NOTICES_OF_RUNNING = {
  'model-not-ready': {
    title: 'the model is still being loaded',
    text: 'The model is not ready: an imported model that was idle is loaded again at its next call.',
    label: 'Try again',
    todo: 'Retry with backoff for some minutes. SDKs do that with a higher number of attempts.',
    page: `${BEDROCK}invoke-imported-model.html`,
  },
  validation: {
    repeats: true,
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
    repeats: true,
    title: 'AWS has no free capacity for this now',
    text: 'AWS has not enough free instances of this type in the Availability Zone or Region. Quotas and permissions are not the cause.',
    label: 'Try elsewhere or reserve',
    todo: 'Let it choose another Availability Zone, take another instance type or Region, try again later, or reserve: On-Demand Capacity Reservations, Capacity Blocks for ML, SageMaker training plans.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html',
  },
  'resource-limit': {
    repeats: true,
    title: 'a quota of the account is reached',
    text: 'The account has a limit (quota) on how many of these it may have: instances of a type, vCPUs, endpoints, imported models.',
    label: 'Delete some, or request a quota increase',
    todo: 'Delete or stop what is not needed, or request an increase of the quota in this Region in Service Quotas. vCPU quotas of EC2 count the vCPUs of all instances of a family: “Running On-Demand G and VT instances” (L-DB2E81BA), “Running On-Demand P instances” (L-417A185B); Spot instances have others.',
    code: ({ action = 'sagemaker:' }) =>
      `aws service-quotas list-service-quotas --service-code ${/^[a-z0-9-]+/.exec(action)?.[0] ?? 'sagemaker'}`,
    page: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html',
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
    todo: (denial) =>
      `A private subnet needs ${endpointFor(denial)} or a route to a NAT gateway. The security group of the caller must let port 443 out, that of the VPC endpoint must let it in.`,
    page: `${BEDROCK}vpc-interface-endpoints.html`,
  },
  'endpoint-unreachable': {
    title: 'there is no such endpoint, or its name is not found',
    text: (denial) =>
      [
        'The name of the endpoint is not found or nothing answers there.',
        ...(isOfChina(denial)
          ? ['Amazon Bedrock is not offered in the China Regions.']
          : [
              `Often the service, or Bedrock, is not offered in ${denial.region ?? 'the Region'}.`,
              ...offeredWords(denial),
            ]),
      ].join(' '),
    label: 'Check the Region and the network',
    todo: (denial) =>
      isOfChina(denial)
        ? 'No policy and no VPC endpoint changes that, and credentials of the China Regions are not valid elsewhere. Host DeepSeek there yourself, on SageMaker, EC2, ECS or EKS, or call Bedrock with an account of the other Regions and its own credentials.'
        : `Compare the Region with those where the service has an endpoint; a policy that names the Region in its ARNs changes with it. If it is right, look at DNS and the way there: a private subnet needs ${endpointFor(denial)} or a route to the internet; a proxy must let the name through.`,
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
    repeats: true,
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
    repeats: true,
    title: 'it is there already, or in use',
    text: 'Something of this name exists already, is in use, or is in a state that takes no change.',
    label: 'Take another name, or adopt it',
    todo: 'Import what exists, choose another name, or delete it first. A stack in ROLLBACK_COMPLETE has to be deleted.',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  },
  'not-found': {
    repeats: true,
    title: 'what was called is not there',
    text: 'There is no such resource in this account and Region, under this name.',
    label: 'Check the name, Region and account',
    todo: 'Compare the name, the Region and the account with what exists. It may still be being created, or was deleted.',
    code: whoAmI,
    page: ERRORS,
  },
  'model-error': {
    repeats: true,
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
} as const satisfies Readonly<Record<string, NoticeRow>>;
