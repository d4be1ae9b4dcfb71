// Error messages that are no refusals by policies, as SDKs, tools and other services word them: a row is what a message is
// about and how it begins. What to do about each stands in explain/notices.ts.

/** Words of a message. No pattern may look far ahead or behind: texts can be long. */
const WORDS = [
  // What AWS asks of an account, before any policy counts.
  ['account-not-enabled', /Your (?:AWS )?account is not authorized to invoke this API operation/gi],
  [
    'auto-scaling-key',
    /Client\.InvalidKMSKey\.InvalidState|Client\.InternalError(?=.{0,60}error on launch)/gi,
  ],
  ['function-url', /troubleshooting Function URL authorization issues/gi],
  ['marketplace-terms', /In order to use this AWS Marketplace product you need to accept terms/gi],
  ['role-chaining', /exceeds the 1 hour session limit for roles assumed by role chaining/gi],
  ['session-duration', /DurationSeconds exceeds the MaxSessionDuration set for this role/gi],
  ['account-not-enabled', /Operation not allowed\b(?<=ValidationException.{0,90})/gi],
  ['account-not-enabled', /The AWS Access Key Id needs a subscription for the service/gi],
  [
    'account-not-verified',
    /This account is currently blocked|Your (?:AWS )?account is (?:currently )?(?:being verified|suspended)|Your account has been suspended/gi,
  ],
  ['account-not-enabled', /Access to (?:\w{1,20} )?(?:this model|models) is not (?:allowed|available)/gi],
  ['use-case-missing', /Model use case details have not been submitted/gi],
  ['payment', /Model access is denied due to INVALID_PAYMENT_INSTRUMENT/gi],
  ['model-access', /You (?:don't|do not) have access to the model(?: with the specified model ID)?/gi],
  [
    'block-public-access',
    /because public (?:policies|access control lists|ACLs) are (?:prevented|blocked)/gi,
  ],
  [
    'block-public-access',
    /\b(?:by the|by) BlockPublic(?:Policy|Acls) (?:setting|block public access setting)/gi,
  ],
  // Models.
  [
    'inference-profile-needed',
    /Invocation of model ID (?:["'`]?(?<model>[\w.:/-]*\w)["'`]? )?with on-demand throughput (?:isn't|is not) supported/gi,
  ],
  ['model-legacy', /This Model is marked by provider as Legacy/gi],
  ['model-legacy', /This model version has reached the end of its life/gi],
  ['model-unknown', /The provided model identifier is invalid/gi],
  [
    'model-unknown',
    /Could not resolve the foundation model from (?:the )?model identifier(?:: ?["'`]?(?<model>[\w.:/-]*\w))?/gi,
  ],
  [
    'model-unknown',
    /The (?:requested|specified|provided) (?:foundation )?model (?:does not exist|is not (?:supported|available) in (?:this|the) region)/gi,
  ],
  ['model-not-ready', /Model is not ready for inference/gi],
  ['validation', /This model doesn't support tool use(?: in streaming mode)?/gi],
  ['guardrail-blocked', /\bguardrail_intervened\b/gi],
  [
    'old-sdk',
    /Unknown service: ?'bedrock|object has no attribute '(?:converse|invoke_model)\w{0,20}'|Found invalid choice|argument (?:command|operation): Invalid choice/gi,
  ],
  [
    'validation',
    /Malformed input request|Input is too long for requested model|Parameter validation failed/gi,
  ],
  // Credentials and signatures.
  [
    'clock',
    /Signature (?:expired|not yet current)(?=:)|difference between the request time and the (?:current|server'?s?) time is too large/gi,
  ],
  ['signature', /The request signature we calculated does not match/gi],
  [
    'api-key',
    /Bearer Token has expired|Invalid (?:API Key|bearer token)|Please make sure your API Key is valid/gi,
  ],
  [
    'expired-token',
    /The (?:security token included in the request|SSO session associated with this profile|web identity token that was passed) (?:is|has) (?:expired|invalid or expired)|(?:Token|The provided token) has expired/gi,
  ],
  [
    'expired-token',
    /session associated with this profile (?:has expired|is invalid)|(?:SSO|Your) session (?:has|is) expired|Token (?:is )?expired\b|refreshed credentials are still expired|Your (?:AWS )?credentials have expired/gi,
  ],
  [
    'invalid-token',
    /The security token included in the request is invalid|The AWS Access Key Id you provided does not exist|AWS was not able to validate the provided access credentials/gi,
  ],
  ['link-expired', /Request has expired/g],
  [
    'expired-token',
    /Error loading SSO Token|Token for \S{1,200} does not exist|SSO (?:access )?token (?:has expired|is invalid|associated with)/gi,
  ],
  ['sts-region', /STS is not activated in this region\b/gi],
  ['no-region', /You must specify a region|Region is missing\b|Missing region in config/gi],
  [
    'no-bootstrap',
    /Has the environment been bootstrapped|This (?:CDK )?(?:stack|environment) (?:uses assets|is not bootstrapped), so the toolkit stack must be deployed|please run 'cdk bootstrap'/gi,
  ],
  ['multi-factor', /MultiFactorAuthentication failed|invalid MFA one time pass ?code/gi],
  [
    'no-credentials',
    /Unable to locate credentials|Could not load credentials from any providers|Unable to load (?:AWS )?credentials from|No valid credential sources found|NoCredentialProviders|no EC2 IMDS role found|The config profile \([^)]{1,60}\) could not be found|Missing credentials in config|Partial credentials found|no credentials have been configured|Unable to resolve AWS account to use|Missing Authentication Token/gi,
  ],
  [
    'github-token',
    /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL|Credentials could not be loaded, please check your action inputs|Could not fetch an OIDC token|ACTIONS_ID_TOKEN_REQUEST_\w{3,5} (?:env(?:ironment)? variable )?(?:is )?(?:not set|missing)/gi,
  ],
  [
    'identity-provider',
    /No OpenIDConnect provider found in your account|Couldn't retrieve verification key from your identity provider|Incorrect token audience|OpenIDConnect provider's HTTPS certificate/gi,
  ],
  // Load, quotas, capacity.
  ['tokens-per-day', /Too many tokens per day/gi],
  [
    'throttling',
    /Too many (?:tokens|requests|connections), please wait|Your request rate is too high|Rate exceeded\b(?<=[(:>] ?Rate exceeded)|Please reduce your request rate/gi,
  ],
  [
    'capacity',
    /We currently do not have sufficient \S{1,40} capacity|Unable to provision requested ML compute capacity/gi,
  ],
  ['capacity', /requested instance type \(\S{1,40}\) is not supported in your requested Availability Zone/gi],
  [
    'resource-limit',
    /Maximum policy size of \d{1,6} bytes exceeded|The account-level service limit '[^']{1,120}' is \d|Cannot exceed quota for \w/gi,
  ],
  [
    'kubernetes-capacity',
    /is forbidden: exceeded quota|Insufficient (?:nvidia\.com\/gpu|aws\.amazon\.com\/neuron\w*)/gi,
  ],
  // What does not answer.
  [
    'certificate',
    /CERTIFICATE_VERIFY_FAILED|SSL validation failed|self[- ]signed certificate in|unable to get local issuer certificate|x509: certificate/gi,
  ],
  ['out-of-memory', /CUDA out of memory|\bOOMKilled\b|OutOfMemoryError/g],
  ['model-error', /did not pass the ping health check/gi],
  ['container-timeout', /Your (?:model )?invocation timed out while waiting for a response from container/gi],
  [
    'read-timeout',
    /Read timeout on endpoint URL|Read timed out|Task timed out after \d|Model has timed out/gi,
  ],
  [
    'connect-timeout',
    /StatusCode: 0, RequestID: ?,.{0,40}(?:context deadline exceeded|canceled)|There is a connection issue between the task and(?![^]{0,400}StatusCode: 0)|Connect timeout on endpoint URL|connect ETIMEDOUT|connect timed out|ConnectorError \{ kind: Timeout|HttpTimeoutError \{ kind: "HTTP connect"|dial tcp \S{1,80}: i\/o timeout|Connection timed out|\[Errno 110\]/gi,
  ],
  [
    'endpoint-unreachable',
    /Could not connect to the endpoint URL|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|Name or service not known|no such host|connect ECONNREFUSED|Connection refused|Temporary failure in name resolution|Network is unreachable|Failed to connect to proxy URL|Invalid endpoint: https?:|Failed to resolve '\S{1,120}'|Could not resolve host/gi,
  ],
  // Where something is, and in which state.
  [
    'wrong-region',
    /The bucket you are attempting to access must be addressed using the specified endpoint|the region '\S{2,20}' is wrong|bucket is in this region/gi,
  ],
  [
    'key-state',
    /(?<resource>arn:aws[\w-]{0,8}:kms:[\w:/-]{1,120}) is (?:disabled|pending deletion|pending import)/gi,
  ],
  [
    'key-missing',
    /(?:Key|Alias) '?(?<resource>arn:aws[\w-]*:kms:[\w:/-]{1,200})'? (?:does not exist|is not found)/gi,
  ],
  [
    'bad-policy',
    /Invalid principal in policy|has prohibited field \w|Policy document should not specify a principal/gi,
  ],
  ['capabilities', /Requires capabilities ?: ?\[/gi],
  ['exists', /is in ROLLBACK_COMPLETE state and can ?not be updated/gi],
  [
    'not-found',
    /Stack (?:with id |')?[\w:/-]{1,200}'? does not exist|Endpoint \S{1,120} of account \d{12} not found|Requested image \S{1,300} not found|Could not find model data at/gi,
  ],
  // Services of others.
  ['deepseek-balance', /Insufficient Balance/g],
  ['deepseek-api', /'message': 'Model Not Exist'/g],
  ['deepseek-key', /Authentication Fails(?=[,. (])/g],
  [
    'deepseek-api',
    /https:\/\/api\.deepseek\.com(?:(?<=\b(?:4\d\d|5\d\d)\b.{1,160})|(?=.{0,120}\b(?:40[0-9]|42[29]|50[0-4])\b))/gi,
  ],
  [
    'hugging-face',
    /GatedRepoError|RepositoryNotFoundError|Cannot access gated repo for url|\b(?:40[134]|429) Client Error(?:: Too Many Requests)?(?=.{0,160}huggingface\.co)|is restricted and you are not in the authorized list|Invalid user token|Token is required \(`token=True`\)|Access to model \S{1,100} is restricted|You are trying to access a gated repo|is not a valid model identifier listed on 'https:\/\/huggingface/gi,
  ],
  [
    'docker-registry',
    /toomanyrequests: You have reached|pull access denied for \S(?!.{0,300}is not authorized to perform)|no basic auth credentials|failed to authorize: failed to fetch|Your authorization token has expired\. Reauthenticate|reached your (?:unauthenticated )?pull rate limit/gi,
  ],
  [
    'github',
    /Permission to [\w.-]{1,100}\/[\w.-]{1,100} denied to|Resource not accessible by (?:integration|personal access token)|refusing to allow an? (?:OAuth App|GitHub App|Personal Access Token)|Write access to repository not granted|remote: Repository not found|Permission denied \(publickey\)|HTTP 401: Bad credentials|unable to access 'https:\/\/github\.com\/[^']{1,120}'|denied: permission_denied: \w/gi,
  ],
  ['kubernetes-access', /is forbidden: User "(?<principal>[^"]{1,200})" cannot \w{1,20} resource/gi],
  ['kubernetes-policy', /violates PodSecurity|admission webhook "[^"]{1,120}" denied the request/gi],
  [
    'kubernetes-login',
    /You must be logged in to the server|the server has asked for the client to provide credentials/gi,
  ],
  // OpenSearch's own access control, behind IAM's.
  [
    'opensearch-serverless',
    /(?:security_exception|authorization_exception|User does not have permissions for the requested resource|\b403 Forbidden)(?<=\.aoss\.amazonaws\.com[^]{1,400})|\b403 (?:Client Error: )?Forbidden(?=.{0,120}\.aoss\.amazonaws\.com)|User does not have permissions for the requested resource(?=[^]{1,1200}\.aoss\.amazonaws\.com)|storage configuration provided is invalid(?=[^]{1,1500}:aoss:)/gi,
  ],
  [
    'opensearch-access',
    /\bno permissions for \[(?:indices|cluster):[^\]]{1,200}\] and (?:User \[name=(?<principal>[^\s,\]]{1,300})|associated roles)/gi,
  ],
  ['opensearch-access', /\bAuthorizationException\(403, ?["']Forbidden/g],
  [
    'opensearch-access',
    /"reason" ?: ?"403 Forbidden"|Dependency error document status code: 403|OpenSearch exception: .{0,40}security_exception|storage configuration provided is invalid(?=.{0,300}\b40[13]\b)|Bad Authorization\b|User does not have permissions for the requested resource/gi,
  ],
  // The codes of HTTP say least.
  ['throttling', /\b429 (?:Client Error: )?Too Many Requests/gi],
  [
    'service-error',
    /\b50[234] (?:Server Error: )?(?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)/gi,
  ],
] as const satisfies readonly (readonly [id: string, pattern: RegExp])[];

/** Error codes. A message that follows says more than its code. */
const CODES = {
  'account-not-enabled': 'OptInRequired|SubscriptionRequiredException',
  'account-not-verified': 'PendingVerification|AccountProblem|AccountNotVerified',
  throttling:
    'Throttling(?:Exception)?|ThrottledException|TooManyRequests(?:Exception)?|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceededException|Too Many Requests',
  'model-not-ready': 'ModelNotReadyException',
  clock: 'RequestTimeTooSkewed|RequestExpired',
  signature: 'SignatureDoesNotMatch|InvalidSignature(?:Exception)?|IncompleteSignature(?:Exception)?',
  'expired-token':
    'ExpiredToken(?:Exception)?|UnauthorizedSSOTokenError|SSOTokenLoadError|TokenRefreshRequired',
  'invalid-token': 'UnrecognizedClient(?:Exception)?|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure',
  'no-region': 'NoRegionError',
  'old-sdk': 'UnknownServiceError',
  'no-credentials':
    'failed to refresh cached credentials|NoCredentialsError|CredentialsProviderError|PartialCredentialsError|MissingAuthenticationToken',
  'identity-provider': 'InvalidIdentityToken(?:Exception)?',
  capacity:
    'InsufficientInstanceCapacity|InsufficientCapacity(?:Exception)?|InsufficientHostCapacity|CapacityError|UnfulfillableCapacity',
  'resource-limit':
    'ServiceQuotaExceeded(?:Exception)?|[A-Z]\\w{0,40}LimitExceeded(?:Exception|Fault)?|LimitExceeded(?:Exception)?|QuotaExceeded(?:Exception)?|MaxSpotInstanceCountExceeded',
  'read-timeout': 'ReadTimeoutError|ModelTimeoutException',
  'connect-timeout': 'ConnectTimeoutError|ConnectTimeoutException',
  'endpoint-unreachable': 'EndpointConnectionError|UnknownEndpoint|UnknownHostException',
  certificate: 'SSLError|SSLHandshakeException',
  'wrong-region':
    'PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|BucketRegionError',
  'key-state':
    'KMSInvalidStateException|KMS\\.\\w{1,12}?DisabledException|KMSDisabledException|DisabledException',
  'key-missing': 'KMS\\.NotFoundException|KMSNotFoundException',
  'bad-policy': 'MalformedPolicyDocument(?:Exception)?|MalformedPolicy',
  capabilities: 'InsufficientCapabilities(?:Exception)?',
  exists:
    'ConflictException|ResourceConflictException|OperationAborted|EntityAlreadyExists(?:Exception)?|BucketAlreadyOwnedByYou|BucketAlreadyExists|\\w{0,40}AlreadyExistsException|ResourceInUse(?:Exception)?',
  'not-found':
    'NoSuchBucket|NoSuchKey|NoSuchEntity(?:Exception)?|ResourceNotFound(?:Exception)?|[A-Z]\\w{1,40}NotFoundException|NotFoundException',
  validation:
    'ValidationException|ValidationError|InvalidBucketName|InvalidObjectState|InvalidParameterValue(?:Exception)?|InvalidRequestException|ParamValidationError|SerializationException',
  'model-error': 'ModelError(?:Exception)?|ModelStreamErrorException',
  'service-error': 'ServiceUnavailable(?:Exception)?|InternalServer(?:Error|Exception)|InternalFailure',
} as const;

export type NoticeId = (typeof WORDS)[number][0] | keyof typeof CODES;

/** A code as SDKs print it: "(ThrottlingException) when calling", "ThrottlingException: Too many". */
const codePattern = (names: string): RegExp =>
  new RegExp(String.raw`\b(?:${names})(?=\)|: |:$|",? ?"?message| ?\(|, )`, 'g');

export interface NoticeWording {
  readonly id: NoticeId;
  readonly pattern: RegExp;
  readonly isCode: boolean;
}

/** Words before codes; of two that begin at one place the first counts. */
export const NOTICES: readonly NoticeWording[] = [
  ...WORDS.map(([id, pattern]) => ({ id, pattern, isCode: false })),
  ...Object.entries(CODES).map(([id, names]) => ({
    id: id as keyof typeof CODES,
    pattern: codePattern(names),
    isCode: true,
  })),
];

const IDS: ReadonlySet<string> = new Set(NOTICES.map(({ id }) => id));

/** Whether a message of this form is about what no policy changes. */
export const isNotice = (form: string): form is NoticeId => IDS.has(form);
