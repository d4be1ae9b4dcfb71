// Resources that can have a policy of their own, as far as calls for DeepSeek use them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html

/** Services, with what the resource part of such an ARN looks like. Foundation models and profiles have no policy. */
const WITH_POLICY: Readonly<Record<string, RegExp>> = {
  bedrock: /^guardrail\//,
  'bedrock-agentcore': /^(?:runtime|gateway)\//,
  dynamodb: /^table\//,
  ecr: /^repository\//,
  elasticfilesystem: /^file-system\//,
  es: /^domain\//,
  events: /^event-bus\//,
  kinesis: /^stream\//,
  kms: /^key\//,
  lambda: /^(?:function|layer):/,
  s3: /./,
  s3tables: /./,
  s3vectors: /./,
  secretsmanager: /^secret:/,
  sns: /./,
  sqs: /./,
};

/** Whether such a resource of the service can have a policy of its own: the part of an ARN after the account. */
export const hasResourcePolicy = (service: string, resource: string): boolean =>
  WITH_POLICY[service]?.test(resource) === true;
