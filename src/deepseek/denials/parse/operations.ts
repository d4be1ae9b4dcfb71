// Which action a call needs, where a message or an event names only the operation.
import { operationNeeds, servicesOfOperation } from '#iam/reference/api-names.ts';

/** Operations that a role for DeepSeek makes, by IAM prefix. Messages of SDKs name the operation without its service. */
const CALLED: Readonly<Record<string, string>> = {
  bedrock:
    'InvokeModel InvokeModelWithResponseStream ApplyGuardrail InvokeAgent InvokeFlow Retrieve RetrieveAndGenerate ' +
    'ListFoundationModels GetFoundationModel GetInferenceProfile ListInferenceProfiles CreateInferenceProfile ' +
    'CreateModelInvocationJob CreateModelImportJob GetImportedModel ListImportedModels DeleteImportedModel ' +
    'CreateEvaluationJob CreateAgent PrepareAgent CreateFlow CreatePrompt GetPrompt CreateMarketplaceModelEndpoint ' +
    'PutModelInvocationLoggingConfiguration CreateGuardrail CreateFoundationModelAgreement ' +
    'GetFoundationModelAvailability CreateProvisionedModelThroughput CallWithBearerToken',
  s3:
    'GetObject PutObject DeleteObject ListBucket GetBucketLocation GetBucketPolicy PutBucketPolicy CreateBucket ' +
    'GetObjectTagging PutObjectTagging AbortMultipartUpload GetObjectVersion',
  sts: 'AssumeRole AssumeRoleWithWebIdentity AssumeRoleWithSAML TagSession GetFederationToken',
  kms: 'Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext DescribeKey CreateGrant ReEncrypt',
  sagemaker:
    'InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream CreateModel CreateEndpoint ' +
    'CreateEndpointConfig CreateInferenceComponent DescribeEndpoint CreateTrainingJob CreateHubContentReference',
  iam: 'PassRole CreateRole PutRolePolicy AttachRolePolicy CreatePolicy UpdateAssumeRolePolicy CreateServiceLinkedRole',
  logs: 'CreateLogGroup CreateLogStream PutLogEvents',
  ec2: 'RunInstances CreateNetworkInterface DescribeInstances CreateVpcEndpoint',
  lambda: 'CreateFunction InvokeFunction UpdateFunctionConfiguration',
  ecr: 'GetAuthorizationToken BatchGetImage GetDownloadUrlForLayer',
  secretsmanager: 'GetSecretValue',
  aoss: 'APIAccessAll CreateCollection',
};

let prefixes: ReadonlyMap<string, string> | undefined;

/** The prefix of the operation among those that are called most. */
function usualPrefix(operation: string): string | undefined {
  prefixes ??= new Map(
    Object.entries(CALLED).flatMap(([prefix, names]) =>
      names.split(' ').map((name): [string, string] => [name.toLowerCase(), prefix]),
    ),
  );
  const prefix = prefixes.get(operation.toLowerCase());
  if (prefix !== undefined) return prefix;
  const renamed = servicesOfOperation(operation);
  return (
    renamed.find((each) => Object.hasOwn(CALLED, each)) ?? (renamed.length === 1 ? renamed[0] : undefined)
  );
}

/**
 * What SDKs and events call services, where it is not the IAM prefix.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'bedrock-agent': 'bedrock',
  'bedrock-agent-runtime': 'bedrock',
  'bedrock-runtime': 'bedrock',
  bedrockagent: 'bedrock',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  'cloudwatch-logs': 'logs',
  monitoring: 'cloudwatch',
  opensearchserverless: 'aoss',
  'sagemaker-runtime': 'sagemaker',
  'secrets-manager': 'secretsmanager',
};

/** The IAM prefix of an event's source or an SDK's client: "bedrock-runtime.amazonaws.com", "Bedrock Runtime". */
export function prefixOf(service: string): string {
  const name = service
    .replace(/\.amazonaws\.\S+$/i, '')
    .replace(/^(?:Amazon|AWS) ?/, '')
    .toLowerCase()
    .replaceAll(' ', '-');
  return Object.entries(OTHER_NAMES).find(([other]) => other === name)?.[1] ?? name;
}

/** Events of Lambda name the version too. https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html */
const API_VERSION = /20\d{6}(?:v\d)?$/;

/** The action that AWS checks first for the operation; undefined if its service is not known. */
export function actionFor(called: string, service?: string): string | undefined {
  const operation = called.replace(API_VERSION, '');
  const prefix = service ? prefixOf(service) : usualPrefix(operation);
  if (prefix === undefined) return undefined;
  return operationNeeds(prefix, operation)[0] ?? `${prefix}:${operation}`;
}
