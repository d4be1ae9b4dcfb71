// The AWS pages that Rolewright's statements rest on, by a short name.

const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const SAGEMAKER = 'https://docs.aws.amazon.com/sagemaker/latest/dg/';
const OPENSEARCH = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/';
const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/';

export const PAGES = {
  bedrockInference: `${BEDROCK}inference-prereq.html`,
  bedrockProfiles: `${BEDROCK}geographic-cross-region-inference.html`,
  bedrockProfilePermissions: `${BEDROCK}inference-profiles-prereq.html`,
  bedrockModels: `${BEDROCK}model-cards-deepseek.html`,
  bedrockR1: `${BEDROCK}model-card-deepseek-deepseek-r1.html`,
  bedrockV31: `${BEDROCK}model-card-deepseek-deepseek-v3-1.html`,
  bedrockV32: `${BEDROCK}model-card-deepseek-deepseek-v3-2.html`,
  bedrockModelAccess: `${BEDROCK}model-access.html`,
  bedrockImport: `${BEDROCK}model-customization-import-model.html`,
  bedrockImportRole: `${BEDROCK}model-import-iam-role.html`,
  bedrockImportKeys: `${BEDROCK}encryption-import-model.html`,
  bedrockMarketplace: `${BEDROCK}setup-amazon-bedrock-marketplace.html`,
  bedrockProvisioned: `${BEDROCK}prov-thru-supported.html`,
  iamPassRole: `${IAM}id_roles_use_passrole.html`,
  iamConfusedDeputy: `${IAM}confused-deputy.html`,
  iamConditionKeys: `${IAM}reference_policies_condition-keys.html`,
  iamInstanceProfiles: `${IAM}id_roles_use_switch-role-ec2_instance-profiles.html`,
  iamRoles: `${IAM}id_roles_create_for-custom.html`,
  iamPolicies: `${IAM}access_policies_create-console.html`,
  iamBoundaries: `${IAM}access_policies_boundaries.html`,
  iamQuotas: `${IAM}reference_iam-quotas.html`,
  iamManageAssume: `${IAM}id_roles_manage-assume.html`,
  iamPrincipal: `${IAM}reference_policies_elements_principal.html`,
  ec2Roles: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  lambdaRole: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  lambdaPermissions: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html',
  ecsTaskRole: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
  sagemakerRole: `${SAGEMAKER}sagemaker-roles.html`,
  sagemakerDeputy: `${SAGEMAKER}security-confused-deputy-prevention.html`,
  sagemakerInvoke:
    'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html',
  openSearchConnectors: `${OPENSEARCH}ml-amazon-connector.html`,
  openSearchAccess: `${OPENSEARCH}ac.html`,
  s3Actions: `${S3}security_iam_service-with-iam.html`,
  s3Encryption: `${S3}UsingKMSEncryption.html`,
  s3Names: `${S3}bucketnamingrules.html`,
  kmsInPolicies: 'https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html',
  kmsKeyPolicies: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  ecrPolicies: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/security-iam-awsmanpol.html',
  logGroups: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html',
  sessionManager:
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html',
} as const;

export type PageId = keyof typeof PAGES;
