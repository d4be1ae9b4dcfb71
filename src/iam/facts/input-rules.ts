// What AWS accepts in the inputs Rolewright asks for: the patterns of its API models, one row each.
// oxlint-disable no-useless-escape, no-control-regex -- the escapes let every pattern stand in an HTML pattern attribute too (flag v); IAM allows tab, LF and CR
// Every pattern is linear in its input and is tested against good and bad samples.

import { NAME_RULES, type InputRule } from './name-rules.ts';

export const INPUT_RULES = {
  ...NAME_RULES,
  externalId: { pattern: /^[\w+=,.@:\/\-]{2,1224}$/, source: 'botocore sts' },
  organizationId: { pattern: /^o-[a-z0-9]{10,32}$/, source: 'botocore organizations' },
  iamRoleArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):iam::\d{12}:role\/(?!.{511,}\/)(?:[A-Za-z0-9+=,.@_\-]+\/)*[A-Za-z0-9+=,.@_\-]{1,64}$/,
    source: 'botocore bedrock RoleArn',
  },
  iamUserArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):iam::\d{12}:user\/(?!.{511,}\/)(?:[A-Za-z0-9+=,.@_\-]+\/)*[A-Za-z0-9+=,.@_\-]{1,64}$/,
    source: 'botocore iam',
  },
  foundationModelArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}::foundation-model\/(?![a-z]{2,6}(?:-gov)?\.[a-z0-9]+\.[a-z])[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){1,3}(?::[a-z0-9\-]{1,63}){0,2}$/,
    source: 'botocore bedrock',
  },
  inferenceProfileArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:inference-profile\/[a-z]{2,6}(?:-gov)?\.[a-z0-9\-]{1,63}\.[a-z0-9.:\-]{1,100}$/,
    source: 'botocore bedrock',
  },
  applicationInferenceProfileArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:application-inference-profile\/[a-z0-9]{12}$/,
    source: 'botocore bedrock',
  },
  importedModelArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:imported-model\/[a-z0-9]{12}$/,
    source: 'botocore bedrock',
  },
  mantleProjectArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock-mantle:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:project\/(?:default|proj_[A-Za-z0-9]+)$/,
    source: 'BR security-iam-projects.html',
  },
  trustAnchorArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):rolesanywhere:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:trust-anchor\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    source: 'botocore rolesanywhere',
  },
  agentRuntimeArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock-agentcore:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:(?:runtime\/[A-Za-z][A-Za-z0-9_]{0,99}-[A-Za-z0-9]{10}(?:\/runtime-endpoint\/[A-Za-z][A-Za-z0-9_]{0,47})?|harness\/[A-Za-z][A-Za-z0-9_]{0,39}-[A-Za-z0-9]{10}(?:\/harness-endpoint\/[A-Za-z][A-Za-z0-9_]{0,47})?)$/,
    source: 'botocore bedrock-agentcore-control',
  },
  provisionedModelArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:provisioned-model\/[a-z0-9]{12}$/,
    source: 'botocore bedrock',
  },
  marketplaceEndpointArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:marketplace\/model-endpoint\/all-access$/,
    source: 'iam-data',
  },
  sagemakerEndpointName: {
    pattern: /^(?=.{1,63}$)[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
    source: 'botocore sagemaker',
  },
  sagemakerEndpointArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):sagemaker:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:endpoint\/(?=.{1,63}$)[a-z0-9](?:-*[a-z0-9])*$/,
    source: 'botocore sagemaker, bedrock-runtime',
  },
  inferenceComponentArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):sagemaker:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:inference-component\/(?=.{1,63}$)[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
    source: 'botocore sagemaker InferenceComponentName, iam-data',
  },
  snsTopicArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):sns:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:[a-zA-Z0-9_\-]{1,256}$/,
    source: 'botocore sagemaker SnsTopicArn, sns CreateTopic',
  },
  aossCollectionArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):aoss:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:collection\/[a-z0-9]{3,40}$/,
    source: 'botocore opensearchserverless',
  },
  s3Bucket: {
    pattern:
      /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$)[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]$/,
    source: 'S3 bucketnamingrules.html',
  },
  s3AccountRegionalBucket: {
    pattern:
      /^(?=.{3,63}$)(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!.*-me-(?:south|central)-1-an$)[a-z0-9][a-z0-9.\-]*-\d{12}-(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-[a-z]+){1,2}-\d{1,2}-an$/,
    source: 'S3 gpbucketnamespaces.html',
  },
  s3BucketArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):s3:::(?!\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]$/,
    source: 'iam-data',
  },
  s3ObjectArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):s3:::(?!\d{1,3}(?:\.\d{1,3}){3}\/)(?![^\/]*\.\.)[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]\/[\u0020\u0021\u0023-\u007E\u00A1-\u00FF]{0,1023}[\u0021\u0023-\u007E\u00A1-\u00FF]$/,
    source: 'iam-data',
  },
  s3Uri: {
    pattern:
      /^s3:\/\/(?!\d{1,3}(?:\.\d{1,3}){3}(?:\/|$))(?![^\/]*\.\.)[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9](?:\/(?:[\u0020\u0021\u0023-\u007E\u00A1-\u00FF]{0,1023}[\u0021\u0023-\u007E\u00A1-\u00FF])?)?$/,
    source: 'botocore bedrock',
  },
  s3AccessPointName: {
    pattern: /^(?!.*(?:-s3alias|-ext-s3alias)$)[a-z0-9][a-z0-9\-]{1,48}[a-z0-9]$/,
    source: 'S3 creating-access-points.html',
  },
  subnetId: { pattern: /^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/, source: 'ec2 resource IDs' },
  securityGroupId: { pattern: /^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, source: 'ec2 resource IDs' },
  kmsKeyArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):kms:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:key\/(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/,
    source: 'botocore bedrock KmsKeyArn, kms',
  },
  kmsAlias: { pattern: /^alias\/(?!aws\/|\/)(?!.*\/\/)[a-zA-Z0-9\/_\-]{1,250}$/, source: 'botocore kms' },
  guardrailArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):bedrock:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:guardrail\/[a-z0-9]{1,64}$/,
    source: 'botocore bedrock',
  },
  vpceId: { pattern: /^vpce-([0-9a-f]{8}|[0-9a-f]{17})$/, source: 'ec2 resource IDs' },
  maxSessionDuration: {
    pattern: /^(3[6-9]\d{2}|[4-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d{2}|43200)$/,
    source: 'botocore iam',
  },
  githubOwner: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9_\-]{0,38}$/,
    source: 'GitHub naming',
  },
  githubRepo: {
    pattern: /^(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._\-]{1,100}$/,
    source: 'GitHub naming',
  },
  githubSubClassic: {
    pattern:
      /^repo:[A-Za-z0-9][A-Za-z0-9_\-]{0,38}\/[A-Za-z0-9._\-]{1,100}:(?:ref:refs\/(?:heads|tags)\/[^\s*?:~^\[\]\\"$]{1,200}|environment:[^\s*?:"$](?:[^*?:"$\r\n]{0,253}[^\s*?:"$])?|pull_request)$/,
    source: 'docs.github.com oidc',
  },
  githubSubImmutable: {
    pattern:
      /^repo:[A-Za-z0-9][A-Za-z0-9_\-]{0,38}@[1-9]\d{0,19}\/[A-Za-z0-9._\-]{1,100}@[1-9]\d{0,19}:(?:ref:refs\/(?:heads|tags)\/[^\s*?:~^\[\]\\"$]{1,200}|environment:[^\s*?:"$](?:[^*?:"$\r\n]{0,253}[^\s*?:"$])?|pull_request)$/,
    source: 'github/docs PR 45221',
  },
  githubIssuer: {
    pattern:
      /^(?:token\.actions\.githubusercontent\.com(?:\/[A-Za-z0-9][A-Za-z0-9_\-]{0,59})?|token\.actions\.[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.ghe\.com(?:\/[A-Za-z0-9][A-Za-z0-9_\-]{0,59})?|(?=.{1,253}\/)(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\/_services\/token)$/,
    source: 'docs.github.com oidc; iam-data',
  },
  gitlabHost: {
    pattern:
      /^(?=.{1,253}(?:\/|$))(?!.*githubusercontent)(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?:\/[A-Za-z0-9][A-Za-z0-9_\-]{0,59})?$/,
    source: 'docs.gitlab.com cloud_services/aws',
  },
  gitlabProject: {
    pattern:
      /^(?=.{3,512}$)(?!.*\.(?:git|atom)$)[A-Za-z0-9_][A-Za-z0-9_.\-]{0,254}(?:\/[A-Za-z0-9_][A-Za-z0-9_.\-]{0,254}){1,20}$/,
    source: 'docs.gitlab.com reserved_names, subgroups',
  },
  gitlabSub: {
    pattern:
      /^project_path:[A-Za-z0-9_][A-Za-z0-9_.\-\/]{2,511}:ref_type:(?:branch|tag):ref:[^\s*?:~^\[\]\\"$]{1,200}$/,
    source: 'docs.gitlab.com id_token_authentication',
  },
  eksOidcIssuer: {
    pattern:
      /^oidc\.eks\.(?:cn-(?:north|northwest)-1\.amazonaws\.com\.cn|(?!cn-)[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}\.amazonaws\.(?:com|eu))\/id\/[A-Z0-9]{32}$/,
    source: 'EKS guide',
  },
  k8sNamespace: {
    pattern: /^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$/,
    source: 'Kubernetes names',
  },
  k8sServiceAccount: {
    pattern: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?)*$/,
    source: 'Kubernetes names',
  },
  permissionSetName: {
    pattern: /^[\w+=,.@\-]{1,32}$/,
    source: 'Identity Center API',
  },
  eksClusterArn: {
    pattern:
      /^arn:(?:aws|aws-cn|aws-us-gov|aws-eusc):eks:[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}:\d{12}:cluster\/[0-9A-Za-z][A-Za-z0-9_\-]{0,99}$/,
    source: 'botocore eks ClusterName',
  },
} as const satisfies Record<string, InputRule>;

export type InputRuleId = keyof typeof INPUT_RULES;

/** Whether `text` is something AWS accepts for this input. */
export function matchesRule(id: InputRuleId, text: string): boolean {
  return INPUT_RULES[id].pattern.test(text);
}
