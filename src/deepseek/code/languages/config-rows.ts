// The parts of configuration files that say who runs what: one row each, tied to what it means in resources.ts.

interface ConfigRow {
  /** The path of the part by its keys; lists add nothing to it. */
  readonly at: RegExp;
  /** The members that it has, in plain spelling, and what they begin with. */
  readonly has?: Readonly<Record<string, RegExp | undefined>>;
  /** The row of resources.ts that says what it means. */
  readonly resource: string;
  /** Members that are no settings of a client. */
  readonly owns?: readonly string[];
}

const ANY = undefined;

export const CONFIG_ROWS: readonly ConfigRow[] = [
  // https://docs.github.com/actions/reference/workflow-syntax-for-github-actions
  {
    at: /^(?:jobs\.[^.]+|runs)\.steps$/,
    has: { uses: /^aws-actions\/configure-aws-credentials/, with: ANY },
    resource: 'Credentials of GitHub',
  },
  { at: /^jobs\.[^.]+$/, has: { runson: ANY }, resource: 'Job of GitHub' },
  { at: /^["']?on["']?\.push$/, has: { branches: ANY }, resource: 'Push on GitHub' },
  { at: /^["']?on["']?\.push$/, has: { tags: ANY }, resource: 'Push on GitHub' },
  // https://docs.gitlab.com/ci/yaml/
  { at: /^\.?[^.]+$/, has: { idtokens: ANY }, resource: 'Job of GitLab' },
  { at: /^(?:[^.]+\.)?variables$/, has: { awsrolearn: ANY }, resource: 'Assumed role' },
  // https://kubernetes.io/docs/reference/kubernetes-api/
  { at: /^$/, has: { apiversion: ANY, kind: /^ServiceAccount$/ }, resource: 'Service account' },
  {
    at: /^$/,
    has: { apiversion: ANY, kind: /^(?!ServiceAccount$)/, metadata: ANY },
    resource: 'Object of Kubernetes',
  },
  // https://aws-controllers-k8s.github.io/community/reference/eks/v1alpha1/podidentityassociation/
  { at: /^spec$/, has: { serviceaccount: ANY, rolearn: ANY }, resource: 'AWS::EKS::PodIdentityAssociation' },
  // https://docs.aws.amazon.com/eks/latest/eksctl/pod-identity-associations.html
  {
    at: /^iam\.podIdentityAssociations$/,
    has: { namespace: ANY, serviceaccountname: ANY },
    resource: 'AWS::EKS::PodIdentityAssociation',
  },
  { at: /^spec(?:\.|$)/, has: { serviceaccountname: ANY }, resource: 'Pod' },
  // https://kserve.github.io/website/latest/reference/api/
  {
    at: /^$/,
    has: { apiversion: ANY, kind: /^(?:LLM)?InferenceService$|^RayService$/ },
    resource: 'Server of Kubernetes',
  },
  { at: /(?:^|\.)(?:init)?[cC]ontainers$/, has: { image: ANY }, resource: 'Container of a pod' },
  { at: /^spec\.csi$/, has: { driver: /^s3\.csi\.aws\.com/ }, resource: 'Volume in S3' },
  { at: /^spec$/, has: { csi: ANY, mountoptions: ANY }, resource: 'Volume in S3 with options' },
  // https://docs.docker.com/reference/compose-file/services/
  {
    at: /^services\.[^.]+$/,
    has: { image: /vllm|sglang|text-generation-inference|djl-inference/ },
    resource: 'Server on a host',
  },
  // https://helm.sh/docs/chart_best_practices/values/
  { at: /(?:^|\.)serviceAccount$/, has: { create: ANY }, resource: 'Service account of a chart' },
  { at: /(?:^|\.)serviceAccount$/, has: { name: ANY }, resource: 'Service account of a chart' },
  { at: /(?:^|\.)serviceAccount$/, has: { annotations: ANY }, resource: 'Service account of a chart' },
  { at: /^$/, has: { namespace: ANY, serviceaccount: ANY }, resource: 'Namespace of a chart' },
  { at: /(?:^|\.)image$/, has: { repository: ANY }, resource: 'Image of a chart' },
  // https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
  { at: /^provider$/, has: { name: /^aws$/ }, resource: 'Provider of the Serverless Framework' },
  { at: /^functions\.[^.]+$/, has: { handler: ANY }, resource: 'Function of the Serverless Framework' },
  { at: /^functions\.[^.]+$/, has: { image: ANY }, resource: 'Function of the Serverless Framework' },
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  { at: /^$/, has: { functionname: ANY, environment: ANY }, resource: 'AWS::Lambda::Function' },
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
  { at: /^Globals\.Function$/, resource: 'AWS::Serverless::Function' },
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
  { at: /^(?:taskDefinition)?$/, has: { containerdefinitions: ANY }, resource: 'AWS::ECS::TaskDefinition' },
  // https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
  { at: /^phases\.[^.]+$/, has: { commands: ANY }, resource: 'Phase of CodeBuild' },
  // Policies within a template.
  {
    at: /(?:^|\.)(?:statements?|iamRoleStatements)$/i,
    has: { action: ANY },
    resource: 'Statement of a policy',
  },
  { at: /(?:^|\.)statement$/i, has: { actions: ANY }, resource: 'Statement of a policy' },
  // https://docs.litellm.ai/docs/providers/bedrock
  { at: /(?:^|\.)litellm_params$/, has: { awsrolename: ANY }, resource: 'Role of LiteLLM' },
  {
    at: /^$/,
    has: { protocol: /^aws_sigv4$/, actions: ANY },
    resource: 'Connector of OpenSearch',
    owns: ['parameters'],
  },
  // Settings of AWS SDKs, wherever variables are set.
  { at: /(?:^|\.)(?:env|environment|variables)$/i, has: { awsrolearn: ANY }, resource: 'Assumed role' },
];

/** Members that hold the commands of a job, in the order in which they run. */
export const SCRIPTS = [
  'beforescript',
  'script',
  'run',
  'userdata',
  'commands',
  'bootcmd',
  'runcmd',
] as const;

/** Members that set variables of the environment. */
export const VARIABLES =
  /^(?:env|environment|variables|envVars|extraEnv|extraEnvVars|(?:runtime_?)?environment_?variables|secrets)$/i;

/** The operation in the resource of a state. */
export const OPERATION_OF_STATE = /^arn:aws[\w-]*:states:::(?:aws-sdk:)?(?:bedrock\w*|sagemaker\w*|s3):(\w+)/;
