// The values of condition keys that have few: from the models of the APIs and AWS's pages (August 2026).
// Keys for Booleans and Regions, and those whose values are service principals, are not here.

interface KnownValues {
  readonly key: string;
  readonly values: readonly string[];
  /** Whether no other value exists. False: these are worth offering. */
  readonly closed: boolean;
}

/** A line that starts a row names the key; what follows are its values. All of them, as the models of the APIs say. */
const CLOSED = `
  s3:x-amz-acl private public-read public-read-write authenticated-read aws-exec-read bucket-owner-read
    bucket-owner-full-control log-delivery-write
  s3:x-amz-server-side-encryption AES256 aws:kms aws:kms:dsse aws:fsx aws:backup
  s3:x-amz-storage-class STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER
    DEEP_ARCHIVE OUTPOSTS GLACIER_IR SNOW EXPRESS_ONEZONE FSX_OPENZFS FSX_ONTAP AWS_BACKUP_WARM
    AWS_BACKUP_LOW_COST_WARM
  s3:object-lock-mode GOVERNANCE COMPLIANCE
  s3:object-lock-legal-hold ON OFF
  s3:x-amz-metadata-directive COPY REPLACE
  s3:x-amz-object-ownership BucketOwnerPreferred ObjectWriter BucketOwnerEnforced
  s3:InventoryAccessibleOptionalFields Size LastModifiedDate StorageClass ETag IsMultipartUploaded
    ReplicationStatus EncryptionStatus ObjectLockRetainUntilDate ObjectLockMode
    ObjectLockLegalHoldStatus IntelligentTieringAccessTier BucketKeyStatus ChecksumAlgorithm
    ObjectAccessControlList ObjectOwner LifecycleExpirationDate
  s3express:SessionMode ReadOnly ReadWrite
  s3:AccessPointNetworkOrigin Internet VPC
  kms:KeySpec RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1
    SYMMETRIC_DEFAULT HMAC_224 HMAC_256 HMAC_384 HMAC_512 SM2 ML_DSA_44 ML_DSA_65 ML_DSA_87
    ECC_NIST_EDWARDS25519
  kms:CustomerMasterKeySpec RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521
    ECC_SECG_P256K1 SYMMETRIC_DEFAULT HMAC_224 HMAC_256 HMAC_384 HMAC_512 SM2
  kms:KeyUsage SIGN_VERIFY ENCRYPT_DECRYPT GENERATE_VERIFY_MAC KEY_AGREEMENT
  kms:CustomerMasterKeyUsage SIGN_VERIFY ENCRYPT_DECRYPT GENERATE_VERIFY_MAC KEY_AGREEMENT
  kms:KeyOrigin AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE
  kms:GrantOperations Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom
    ReEncryptTo Sign Verify GetPublicKey CreateGrant RetireGrant DescribeKey GenerateDataKeyPair
    GenerateDataKeyPairWithoutPlaintext GenerateMac VerifyMac DeriveSharedSecret
  kms:EncryptionAlgorithm SYMMETRIC_DEFAULT RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE
  kms:SigningAlgorithm RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 RSASSA_PSS_SHA_512
    RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384 RSASSA_PKCS1_V1_5_SHA_512 ECDSA_SHA_256
    ECDSA_SHA_384 ECDSA_SHA_512 SM2DSA ML_DSA_SHAKE_256 ED25519_SHA_512 ED25519_PH_SHA_512
  kms:MacAlgorithm HMAC_SHA_224 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512
  kms:MessageType RAW DIGEST EXTERNAL_MU
  kms:WrappingAlgorithm RSAES_PKCS1_V1_5 RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1
    RSA_AES_KEY_WRAP_SHA_256 SM2PKE
  kms:WrappingKeySpec RSA_2048 RSA_3072 RSA_4096 SM2
  kms:DataKeyPairSpec RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521
    ECC_SECG_P256K1 SM2 ECC_NIST_EDWARDS25519
  kms:ExpirationModel KEY_MATERIAL_EXPIRES KEY_MATERIAL_DOES_NOT_EXPIRE
  kms:MultiRegionKeyType PRIMARY REPLICA
  kms:KeyAgreementAlgorithm ECDH
  bedrock:ServiceTier priority default flex reserved
  ec2:Tenancy default dedicated host
  ec2:MetadataHttpTokens optional required
  ec2:MetadataHttpEndpoint disabled enabled
  ec2:InstanceMetadataTags disabled enabled
  ec2:VolumeType standard io1 io2 gp2 sc1 st1 gp3
  ec2:RootDeviceType ebs instance-store
  ec2:ImageType machine aki ari
  ec2:KeyPairType rsa ed25519
  ec2:Permission INSTANCE-ATTACH EIP-ASSOCIATE
  ec2:InstanceMatchCriteria open targeted
  ec2:AutoPlacement on off
  ec2:HostRecovery on off
  ec2:Domain vpc standard
  ec2:InstanceAutoRecovery disabled default
  ec2:EndDateType unlimited limited
  ec2:GatewayType ipsec.1
  sagemaker:RootAccess Enabled Disabled
  sagemaker:DirectInternetAccess Enabled Disabled
  sagemaker:AppNetworkAccessType PublicInternetOnly VpcOnly
  sagemaker:SpaceSharingType Private Shared
  sagemaker:FileSystemType EFS FSxLustre
  sagemaker:FileSystemAccessMode rw ro
  sagemaker:ModelApprovalStatus Approved Rejected PendingManualApproval
  sagemaker:AuthMode SSO IAM
  lambda:FunctionUrlAuthType NONE AWS_IAM
  dynamodb:Select ALL_ATTRIBUTES ALL_PROJECTED_ATTRIBUTES SPECIFIC_ATTRIBUTES COUNT
  dynamodb:ReturnValues NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW
  dynamodb:ReturnConsumedCapacity INDEXES TOTAL NONE
  elasticloadbalancing:Scheme internet-facing internal
  elasticloadbalancing:ListenerProtocol HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC
  ecs:compute-compatibility EC2 FARGATE EXTERNAL MANAGED_INSTANCES
  apigateway:Request/EndpointType REGIONAL EDGE PRIVATE
  organizations:PolicyType SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY TAG_POLICY BACKUP_POLICY
    AISERVICES_OPT_OUT_POLICY CHATBOT_POLICY DECLARATIVE_POLICY_EC2 SECURITYHUB_POLICY INSPECTOR_POLICY
    UPGRADE_ROLLOUT_POLICY BEDROCK_POLICY S3_POLICY NETWORK_SECURITY_DIRECTOR_POLICY
  eks:authenticationMode API API_AND_CONFIG_MAP CONFIG_MAP
  eks:supportType STANDARD EXTENDED
  eks:accessScope cluster namespace
  route53:ChangeResourceRecordSetsRecordTypes SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA
    SSHFP SVCB HTTPS
  route53:ChangeResourceRecordSetsActions CREATE UPSERT DELETE
  autoscaling:MetadataHttpTokens optional required
  autoscaling:MetadataHttpEndpoint disabled enabled`;

/** Probably complete, but only by the API's model or secondhand, and some values may be spelled differently: no finding rests on them. */
const THOUGHT_CLOSED = `
  aws:PrincipalType Account User FederatedUser AssumedRole Anonymous
  s3:authType REST-HEADER REST-QUERY-STRING POST
  s3:signatureversion AWS AWS4-HMAC-SHA256
  kms:GrantConstraintType EncryptionContextEquals EncryptionContextSubset
  bedrock-mantle:ServiceTier priority default flex reserved
  bedrock:DataRetentionMode default none provider_data_share inherit
  bedrock-mantle:DataRetentionMode default none provider_data_share inherit
  bedrock:BearerTokenType SHORT_TERM LONG_TERM
  bedrock-mantle:BearerTokenType SHORT_TERM LONG_TERM
  bedrock-agentcore:GatewayAuthorizerType CUSTOM_JWT AWS_IAM NONE AUTHENTICATE_ONLY
  bedrock-agentcore:PolicyEngineMode LOG_ONLY ENFORCE
  ec2:CpuOptionsAmdSevSnp enabled disabled
  ec2:InstanceBandwidthWeighting default vpc-1 ebs-1
  ec2:RoleDelivery 1.0 2.0
  sagemaker:MinimumInstanceMetadataServiceVersion 1 2
  sagemaker:WorkteamType private-crowd public-crowd vendor-crowd
  sns:Protocol http https email email-json sms sqs application lambda firehose
  ecs:propagate-tags TASK_DEFINITION SERVICE NONE
  ecs:enable-execute-command true false
  ecs:privileged true false`;

const OPEN = `
  iam:ServiceSpecificCredentialServiceName bedrock.amazonaws.com cassandra.amazonaws.com
    codecommit.amazonaws.com
  s3:TlsVersion 1.0 1.1 1.2 1.3
  bedrock-agentcore:ProtocolType MCP HTTP A2A AGUI
  bedrock-agentcore:CredentialProviderType GATEWAY_IAM_ROLE OAUTH API_KEY CALLER_IAM_CREDENTIALS
    JWT_PASSTHROUGH
  ec2:InstanceMarketType capacity-block on-demand spot
  ec2:PlacementGroupStrategy cluster spread partition precision-time
  ec2:Owner amazon aws-marketplace self
  apigateway:Request/SecurityPolicy TLS_1_0 TLS_1_2 SecurityPolicy_TLS13_1_3_2025_09
    SecurityPolicy_TLS13_1_3_FIPS_2025_09 SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09
    SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09 SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09
    SecurityPolicy_TLS13_1_2_PQ_2025_09 SecurityPolicy_TLS13_1_2_2021_06 SecurityPolicy_TLS13_2025_EDGE
    SecurityPolicy_TLS12_PFS_2025_EDGE SecurityPolicy_TLS12_2018_EDGE
  wafv2:LogScope CloudwatchTelemetryRuleManaged
  ssm:DocumentType Command Policy Automation Session Package ApplicationConfiguration
    ApplicationConfigurationSchema DeploymentStrategy ChangeCalendar Automation.ChangeTemplate
    ProblemAnalysis ProblemAnalysisTemplate CloudFormation ConformancePackTemplate QuickSetup
    ManualApprovalPolicy AutoApprovalPolicy`;

const rows = (text: string, closed: boolean): readonly KnownValues[] =>
  text
    .trim()
    .split(/\n {2}(?! )/)
    .map((row) => {
      const [key = '', ...values] = row.trim().split(/\s+/);
      return { key, values, closed };
    });

export const KNOWN_VALUES: readonly KnownValues[] = [
  ...rows(CLOSED, true),
  ...rows(THOUGHT_CLOSED, false),
  ...rows(OPEN, false),
];

const byKey = new Map(KNOWN_VALUES.map((row) => [row.key.toLowerCase(), row]));

/** What is known of the values of a key, given in lower case. */
export const knownValues = (keyName: string): KnownValues | undefined => byKey.get(keyName);
