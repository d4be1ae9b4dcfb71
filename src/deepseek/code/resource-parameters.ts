// What the members of configuration and of templates say: one reader a kind of member.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import { isAwsRegistry } from '#deepseek/facts/image-registries.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';
import { accountOfArn, readModelId, regionOfArn } from './model-ids.ts';
import type { ReaderRow, ReadParameter } from './reader-row.ts';

/** The role, its path and its account. */
export const roleIn = (arn: string): FieldValues => {
  const account = accountOfArn(arn);
  const [, path, name] = /:role(\/(?:.*\/)?)([\w+=,.@-]+)$/.exec(arn) ?? [];
  return {
    ...(account === undefined ? {} : { account }),
    ...(name === undefined ? {} : { roleName: name }),
    ...(path === undefined || path === '/' ? {} : { path }),
  };
};

/** What a template makes itself: `aws_iam_role.app.arn`, `role.roleArn`, `!GetAtt Role.Arn`. */
const OF_TEMPLATE = /\.(?:arn|roleArn)$/i;

/** Software that serves a model, by the name of its image. */
const SERVES =
  /vllm|sglang|text-generation-inference|(?:^|[/-])tgi\b|djl-|(?:^|[/-])lmi\b|ollama|llama[._-]?cpp|lmdeploy|tensorrt-?llm/i;

const ECR = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/([\w./-]+)/;

/** The repository of an image in an account's ECR; undefined for images of AWS and of other registries. */
function ownRepository(image: string): string | undefined {
  const [, account, , repository] = ECR.exec(image) ?? [];
  return account === undefined || isAwsRegistry(account) ? undefined : repository;
}

const isAwsImage = (image: string): boolean => isAwsRegistry(ECR.exec(image)?.[1] ?? '');

/** What a connector of OpenSearch calls, by its model. */
function calledByConnector(id: string): ReadParameter {
  if (id.includes(':imported-model/')) return { answers: { connectorTarget: 'imported' } };
  const model = readModelId(id);
  if (!('task' in model)) return {};
  const isR1 = model.task === 'invoke-r1';
  return { answers: isR1 ? { connectorTarget: 'r1' } : { ...model.answers, connectorTarget: 'model' } };
}

/** What a text that is one name, or several, says. */
const named =
  (answers: (name: string) => FieldValues, name = /^[\w+=,.@/:-]+$/) =>
  (value: string): ReadParameter =>
    name.test(value) ? { answers: answers(value) } : {};

const list = (field: FieldId) => named((name) => ({ [field]: [name] }));

const FIXED = /^[\w./-]+$/;
const branch = (tail: string, ref: string) => named((name) => ({ [tail]: 'branch', [ref]: name }), FIXED);

const REPOSITORY = /github\.repository\s*==\s*['"]([\w.-]+\/[\w.-]+)['"]/;
const GITHUB_BRANCH = /github\.ref(?:_name)?\s*==\s*['"](?:refs\/heads\/)?([\w./-]+)['"]/;
const GITLAB_BRANCH = /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*['"]([\w./-]+)['"]/;
const GITLAB_PROJECT = /\$CI_PROJECT_PATH\s*==\s*["']([\w.-]+(?:\/[\w.-]+)+)["']/;
const GITLAB_TAG = /\$CI_COMMIT_TAG\s*==\s*['"]([\w./-]+)['"]/;

/** Where a job or an endpoint runs; services name its subnets in two ways. */
export const vpcConfig = (subnets: 'subnetIds' | 'Subnets') =>
  [
    [`vpcConfig.${subnets}`, 'subnet'],
    ['vpcConfig.securityGroupIds', 'security-group'],
  ] as const;

/** What a flow says in its nodes that send prompts; `prompts` are their places. */
export const flow = (...prompts: readonly string[]) =>
  [
    ['executionRoleArn', 'role'],
    ...prompts.flatMap(
      (at) =>
        [
          [`${at}.sourceConfiguration.inline.modelId`, 'model'],
          [`${at}.sourceConfiguration.resource.promptArn`, 'flow-prompt'],
          [`${at}.guardrailConfiguration.guardrailIdentifier`, 'guardrail'],
        ] as const,
    ),
  ] as const;

const GUARDRAIL = 'bedrock.guardrailInference.*.*';

/**
 * What a Bedrock policy of an organization says.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
 */
export const orgPolicy = (at: string) =>
  [
    [`${at}${GUARDRAIL}.identifier.@@assign`, 'policy-guardrail'],
    [`${at}${GUARDRAIL}.modelEnforcement.includedModels.@@assign`, 'guarded-models'],
    [`${at}${GUARDRAIL}.modelEnforcement.excludedModels.@@assign`, 'unguarded-models'],
    [`${at}${GUARDRAIL}.selectiveContentGuarding.*.@@assign`, 'guarded-content'],
  ] as const;

/** What asks for nothing where it is not known. */
const quiet = (field: FieldId, question: string, read: ReaderRow['read']): ReaderRow => ({
  field,
  question,
  isQuiet: true,
  read,
});
const listed = (field: FieldId, question: string): ReaderRow => quiet(field, question, list(field));

/** What is said by being there, whatever it is. */
const shows = (field: FieldId, present: FieldValues): ReaderRow => ({
  ...quiet(field, 'which one?', () => ({})),
  present,
});

/** The endpoints of Bedrock in a VPC, by the end of their services. */
const ENDPOINT_SERVICES: ReadonlyMap<string, string> = new Map([
  ['bedrock-runtime', 'runtime'],
  ['bedrock-mantle', 'mantle'],
  ['bedrock', 'control'],
]);

/** Parameters of resources in templates and manifests. */
export const RESOURCE_READERS = {
  'connector-model': { field: 'models', question: 'which model?', read: calledByConnector },
  /** The role of the account that has the model. */
  'model-role': {
    ...quiet('modelRoleName', 'which role?', (value) => {
      const [, account, name] =
        /^arn:aws[\w-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(value) ?? [];
      return account === undefined || name === undefined
        ? {}
        : { answers: { modelAccount: account, modelRoleName: name } };
    }),
  },
  'connector-url': quiet('connectorTarget', 'what does the connector call?', (value) => {
    const [, service = '', region = ''] =
      /^https:\/\/(bedrock-runtime|runtime\.sagemaker)\.([\w-]+)\.amazonaws\./.exec(value) ?? [];
    const [, model] = /\/model\/([\w.:-]+)\//.exec(value) ?? [];
    const { answers } = model === undefined ? {} : calledByConnector(model);
    return {
      answers: {
        ...answers,
        ...(service === 'runtime.sagemaker' ? { connectorTarget: 'sagemaker' } : {}),
        ...(looksLikeRegion(region) ? { regions: [region] } : {}),
      },
    };
  }),
  topic: {
    field: 'snsTopics',
    question: 'which topic?',
    read: (value) => (value.startsWith('arn:') ? { answers: { snsTopics: [value] } } : {}),
  },
  'serving-image': quiet('servedFrom', 'which image?', (value) => {
    if (isAwsImage(value)) return { answers: { servedFrom: 'aws-image' } };
    const repository = ownRepository(value);
    return repository === undefined ? {} : { answers: { servedFrom: 'own', repositories: [repository] } };
  }),
  'training-image': quiet('trainingImage', 'which image?', (value) => {
    if (isAwsImage(value)) return { answers: { trainingImage: 'aws' } };
    const repository = ownRepository(value);
    return repository === undefined
      ? {}
      : { answers: { trainingImage: 'own', trainingRepositories: [repository] } };
  }),
  recipe: shows('trainingImage', { trainingImage: 'recipes' }),
  'base-model': quiet('baseWeights', 'which base model?', (value) =>
    value.startsWith('s3://')
      ? { answers: { baseWeights: 'own', weights: [value] } }
      : /^deepseek-ai\//i.test(value)
        ? { answers: { baseWeights: 'hub' } }
        : value.startsWith('deepseek-llm-')
          ? { answers: { baseWeights: 'jumpstart' } }
          : {},
  ),
  // A version of a framework instead of an image: AWS's image for it.
  framework: shows('servedFrom', { servedFrom: 'aws-image', trainingImage: 'aws' }),
  'hub-id': {
    field: 'weights',
    question: 'which model?',
    read: (value) =>
      value.startsWith('s3://')
        ? { answers: { weights: [value] } }
        : /deepseek/i.test(value)
          ? { problem: 'a model of Hugging Face, and the role reads weights from S3: which bucket?' }
          : {},
  },
  region: {
    field: 'regions',
    question: 'which Region?',
    read: (value) => (looksLikeRegion(value) ? { answers: { regions: [value] }, isHome: true } : {}),
  },
  'own-role': {
    field: 'roleName',
    question: 'which role?',
    quietAt: OF_TEMPLATE,
    read: (value) => (value.startsWith('arn:') ? { answers: roleIn(value), runsCode: true } : {}),
  },
  'execution-role': quiet('executionRoleName', 'which role?', (value) => {
    const { roleName } = value.startsWith('arn:') ? roleIn(value) : {};
    return roleName === undefined ? {} : { answers: { executionRole: true, executionRoleName: roleName } };
  }),
  'role-name': quiet(
    'roleName',
    'which role?',
    named((roleName) => ({ roleName })),
  ),
  'irsa-role': {
    field: 'roleName',
    question: 'which role?',
    runner: 'eks-irsa',
    read: (value) => (value.startsWith('arn:') ? { answers: roleIn(value), runsCode: true } : {}),
  },
  'function-name': listed('functionNames', 'which function?'),
  vpc: shows('functionInVpc', { functionInVpc: true }),
  'agent-user': shows('agentUsers', { agentUsers: true }),
  async: shows('inferenceOption', { inferenceOption: 'async' }),
  instances: shows('inferenceOption', { inferenceOption: 'real-time', trainingCompute: 'instances' }),
  'tag-key': {
    ...shows('extraTagKeys', { tagJobs: true, tagHosting: true }),
    read: list('extraTagKeys'),
  },
  human: shows('evaluationKind', { evaluationKind: 'human' }),
  judge: {
    ...shows('judges', { evaluationKind: 'judge' }),
    read: (value, { regions }) => ({
      answers: {
        judges: value.startsWith('arn:')
          ? [value]
          : regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${value}`),
      },
    }),
  },
  account: quiet(
    'account',
    'which account?',
    named((account) => ({ account }), /^\d{12}$/),
  ),
  boundary: {
    field: 'boundary',
    question: 'which policy?',
    quietAt: OF_TEMPLATE,
    read: named((boundary) => ({ boundary }), /^arn:/),
  },
  'ecs-cluster': quiet('ecsCluster', 'which cluster?', (value) => ({
    answers: { ecsCluster: value.replace(/^arn:.*:cluster\//, '') },
  })),
  'endpoint-service': quiet('endpointServices', 'which service?', (value) => {
    const [, region = '', name = ''] = /^com\.amazonaws\.([\w-]*)\.([\w-]+)$/.exec(value) ?? [];
    const service = ENDPOINT_SERVICES.get(name);
    if (service === undefined) return {};
    const regions = looksLikeRegion(region) ? { regions: [region] } : {};
    return { task: 'endpoint-policy', answers: { endpointServices: [service], ...regions } };
  }),
  'flow-prompt': {
    field: 'flowPrompts',
    question: 'which prompt?',
    quietAt: OF_TEMPLATE,
    read: named((prompt) => ({ flowPrompts: [prompt] }), /^arn:/),
  },
  path: { field: 'path', question: 'which path?', isQuiet: true, read: named((path) => ({ path }), /^\/./) },
  'policy-guardrail': {
    field: 'policyGuardrails',
    question: 'which guardrail?',
    quietAt: OF_TEMPLATE,
    read: (value) =>
      value.startsWith('arn:') ? { task: 'enforce-guardrail', answers: { policyGuardrails: [value] } } : {},
  },
  'guarded-models': quiet('guardedModels', 'which models?', (value) =>
    value === 'ALL' ? { answers: { guardedModels: 'all' } } : {},
  ),
  'unguarded-models': listed('unguardedModels', 'which models?'),
  'guarded-content': quiet(
    'guardedContent',
    'which content?',
    named((guardedContent) => ({ guardedContent }), /^(?:comprehensive|selective)$/),
  ),
  'policy-name': quiet(
    'policyName',
    'which policy?',
    named((policyName) => ({ policyName })),
  ),
  'service-account': {
    field: 'serviceAccount',
    question: 'which service account?',
    read: named((serviceAccount) => ({ serviceAccount })),
  },
  namespace: {
    field: 'namespace',
    question: 'which namespace?',
    read: named((namespace) => ({ namespace })),
  },
  'pod-image': quiet('repositories', 'which image?', (value) => {
    if (!SERVES.test(value)) return {};
    const repository = ownRepository(value);
    const servedFrom = isAwsImage(value) ? 'aws-image' : repository === undefined ? undefined : 'own';
    return {
      task: 'host-eks',
      answers: {
        ...(servedFrom === undefined ? {} : { servedFrom }),
        ...(repository === undefined ? {} : { repositories: [repository] }),
      },
    };
  }),
  'task-image': quiet('taskImages', 'which image?', (value) => {
    const repository = ownRepository(value);
    const taskImages = repository === undefined ? {} : { taskImages: [repository] };
    if (!SERVES.test(value)) return { answers: taskImages };
    const servedFrom = isAwsImage(value) ? 'aws-image' : repository === undefined ? undefined : 'own';
    return {
      task: 'host-ecs',
      answers: { ...taskImages, ...(servedFrom === undefined ? {} : { servedFrom }) },
    };
  }),
  'task-log': listed('taskLogs', 'which log group?'),
  'host-log': listed('logGroups', 'which log group?'),
  'weights-bucket': {
    field: 'weights',
    question: 'which bucket?',
    // With its folder: see stateVolumes.
    read: () => ({}),
  },
  mount: quiet('weightsMount', 'with which role?', (value) => ({
    answers: { weightsMount: value === 'pod' ? 'pod' : 'driver' },
  })),
  // The prefix goes to the bucket: see volumePlace.
  'mount-option': { field: 'weights', question: 'which folder?', isQuiet: true, read: () => ({}) },
  'github-environment': {
    field: 'githubRef',
    question: 'which environment?',
    isSingle: true,
    read: named((name) => ({ githubTail: 'environment', githubRef: name })),
  },
  'github-branch': {
    field: 'githubRef',
    question: 'which branch?',
    isQuiet: true,
    isSingle: true,
    read: branch('githubTail', 'githubRef'),
  },
  'github-tag': {
    field: 'githubRef',
    question: 'which tag?',
    isQuiet: true,
    isSingle: true,
    read: named((name) => ({ githubTail: 'tag', githubRef: name }), FIXED),
  },
  'github-if': quiet('githubRepository', 'which repository?', (value) => {
    const [, repository] = REPOSITORY.exec(value) ?? [];
    const [, ref] = GITHUB_BRANCH.exec(value) ?? [];
    return {
      answers: {
        ...(repository === undefined ? {} : { githubRepository: repository }),
        ...(ref === undefined ? {} : { githubTail: 'branch', githubRef: ref }),
      },
    };
  }),
  'gitlab-if': {
    field: 'gitlabRef',
    question: 'which branch?',
    isQuiet: true,
    isSingle: true,
    read: (value) => {
      const [, ref] = GITLAB_BRANCH.exec(value) ?? [];
      const [, tag] = GITLAB_TAG.exec(value) ?? [];
      const [, project] = GITLAB_PROJECT.exec(value) ?? [];
      const own = project === undefined ? {} : { gitlabProject: project };
      if (ref !== undefined) return { answers: { ...own, gitlabTail: 'branch', gitlabRef: ref } };
      return { answers: tag === undefined ? own : { ...own, gitlabTail: 'tag', gitlabRef: tag } };
    },
  },
  'gitlab-branch': {
    field: 'gitlabRef',
    question: 'which branch?',
    isQuiet: true,
    isSingle: true,
    read: (value) =>
      /^(?:branches|merge_requests|tags|web|schedules)$/.test(value)
        ? {}
        : branch('gitlabTail', 'gitlabRef')(value),
  },
  'build-project': listed('buildProjects', 'which project?'),
  'agent-name': listed('agentNames', 'which runtime?'),
  'invocation-log': {
    field: 'invocationLogGroup',
    question: 'which log group?',
    present: { logDestination: 'cloudwatch' },
    read: named((name) => ({ logDestination: 'cloudwatch', invocationLogGroup: name })),
  },
  'log-bucket': {
    field: 'logBuckets',
    question: 'which bucket?',
    present: { logDestination: 's3' },
    read: named((name) => ({ logDestination: 's3', logBuckets: [name] })),
  },
  'profile-model': {
    field: 'profileModels',
    question: 'which model?',
    read: (value) => {
      const model = readModelId(value);
      const models = 'task' in model ? model.answers['servedModels'] : undefined;
      const region = regionOfArn(value);
      const regions = region === undefined ? {} : { regions: [region] };
      return models === undefined ? {} : { answers: { profileModels: models, ...regions } };
    },
  },
  'service-principal': quiet('entity', 'which service?', (value) => {
    const entity = ENTITY_OF_SERVICE.get(value);
    return entity === undefined ? {} : { entity };
  }),
  action: quiet('streaming', 'which action?', (value) =>
    STREAMS.test(value) ? { answers: { streaming: true } } : {},
  ),
  arn: quiet('models', 'which model?', (value) => {
    const model = readModelId(value);
    if (!('task' in model)) return {};
    // The models behind a profile stand in all of its Regions.
    const region =
      model.task === 'invoke-r1' && value.includes(':foundation-model/') ? undefined : regionOfArn(value);
    const regions = region === undefined || region === '*' ? {} : { regions: [region] };
    return { task: model.task, answers: { ...model.answers, ...regions } };
  }),
} satisfies Readonly<Record<string, ReaderRow>>;

const STREAMS = /^(?:bedrock|sagemaker):Invoke(?:Model|Endpoint)WithResponseStream$/;

/** Services that run the code of others, by their principal. */
const ENTITY_OF_SERVICE: ReadonlyMap<string, EntityId> = new Map([
  ['lambda.amazonaws.com', 'lambda'],
  ['ecs-tasks.amazonaws.com', 'ecs'],
  ['ec2.amazonaws.com', 'ec2'],
  ['pods.eks.amazonaws.com', 'eks-pods'],
  ['states.amazonaws.com', 'step-functions'],
  ['codebuild.amazonaws.com', 'codebuild'],
  ['glue.amazonaws.com', 'glue'],
  ['tasks.apprunner.amazonaws.com', 'app-runner'],
  ['bedrock-agentcore.amazonaws.com', 'agentcore'],
]);
