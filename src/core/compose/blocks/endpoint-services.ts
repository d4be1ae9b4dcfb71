// What passes the VPC endpoints around Bedrock's runtime: jobs, agents, SageMaker, files, keys, logs, images and roles.
// Their resources belong to the caller's own account or organization, except for what AWS itself owns.
// https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { servingRegistry } from '#core/facts/image-registries.ts';
import { findModel } from '#core/facts/models.ts';
import { jumpStartBucket } from '#core/facts/jump-start-regions.ts';
import type { PageId } from '#core/catalog/pages.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import type { Condition } from '#core/iam/policy.ts';
import { whoseCredentials } from './endpoint-policy.ts';

const PASSES = 'It lets such calls through the endpoint; the caller’s own policy must also allow them.';

interface Scope {
  readonly checked: CheckedAnswers;
  readonly credentials: Condition;
  readonly asked: readonly FieldId[];
  readonly page: PageId;
  /** ARNs of the service in each Region, in the account of the callers or in every one of their organization. */
  readonly own: (service: string, ...resources: readonly string[]) => readonly string[];
  /** Who owns what is called, for ARNs that do not say. */
  readonly owner: Condition;
}

const joined = (first: Condition, second: Condition): Condition => ({
  StringEquals: { ...first['StringEquals'], ...second['StringEquals'] },
});

function scopeOf(checked: CheckedAnswers, page: PageId): Scope {
  const { home } = checked.view;
  const { condition, asked } = whoseCredentials(checked);
  const organization = checked.answer('endpointCallers') === 'organization';
  const account = organization ? '*' : home.account;
  return {
    checked,
    asked: ['endpointServices', 'regions', ...asked],
    page,
    credentials: condition,
    owner: {
      StringEquals: organization
        ? { 'aws:ResourceOrgID': checked.answer('organizationId') }
        : { 'aws:ResourceAccount': home.account },
    },
    own: (service, ...resources) =>
      resources.flatMap((resource) =>
        home.regions.map((region) => `arn:${home.partition}:${service}:${region}:${account}:${resource}`),
      ),
  };
}

interface Passing {
  readonly sid: string;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
  readonly asks?: readonly FieldId[];
  readonly doubt?: string;
}

const passing = (scope: Scope, { condition, asks = [], title, text, doubt, ...parts }: Passing): Grant =>
  allow({
    ...parts,
    principal: '*',
    condition: condition ?? scope.credentials,
    why: {
      title,
      text: `${text} ${PASSES}`,
      calls: parts.actions.map((action) => action.slice(action.indexOf(':') + 1)),
      answers: [...scope.asked, ...asks],
      page: scope.page,
      ...(doubt ? { doubt } : {}),
    },
  });

/** On ARNs with a star for the account, the owner must be of the organization. */
const ownedBy = ({ checked, credentials, owner }: Scope): Condition =>
  checked.answer('endpointCallers') === 'organization' ? joined(credentials, owner) : credentials;

/** Actions on things of the callers, and those that AWS checks without a resource. */
function ofAccount(
  scope: Scope,
  sid: string,
  title: string,
  on: { readonly actions: readonly string[]; readonly resources: readonly string[] },
  bare: readonly string[] = [],
): readonly Grant[] {
  return [
    passing(scope, {
      sid,
      title,
      text: 'Only in the accounts of the callers.',
      ...on,
      condition: ownedBy(scope),
    }),
    ...(bare.length > 0
      ? [
          passing(scope, {
            sid: `${sid}Lists`,
            title: `${title}: calls without a resource`,
            text: 'These actions do not support resources in IAM.',
            actions: bare,
            resources: ['*'],
          }),
        ]
      : []),
  ];
}

const of = (service: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `${service}:${name}`);

function control(checked: CheckedAnswers): readonly Grant[] {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  const { home } = checked.view;
  const chosen = checked.answer('servedModels').flatMap((id) => findModel(id) ?? []);
  const models = home.regions.flatMap((region) =>
    chosen
      .filter((model) => model.regions.includes(region))
      .map(({ runtimeId }) => `arn:${home.partition}:bedrock:${region}::foundation-model/${runtimeId}`),
  );
  return [
    ...ofAccount(
      scope,
      'JobsAndImports',
      'Batch jobs and imported models',
      {
        actions: of(
          'bedrock',
          'CreateModelInvocationJob GetModelInvocationJob StopModelInvocationJob GetModelImportJob GetImportedModel DeleteImportedModel TagResource',
        ),
        resources: scope.own('bedrock', 'model-invocation-job/*', 'model-import-job/*', 'imported-model/*'),
      },
      of(
        'bedrock',
        'CreateModelImportJob ListModelImportJobs ListImportedModels ListModelInvocationJobs ListFoundationModels ListInferenceProfiles GetFoundationModelAvailability',
      ),
    ),
    passing(scope, {
      sid: 'ReadProfiles',
      title: 'Reads inference profiles',
      text: 'Of the callers’ accounts, with the us. profiles that AWS defines there.',
      actions: of('bedrock', 'GetInferenceProfile'),
      resources: scope.own('bedrock', 'inference-profile/*', 'application-inference-profile/*'),
    }),
    ...(models.length > 0
      ? [
          passing(scope, {
            sid: 'ModelsOfJobs',
            title: 'DeepSeek models in batch jobs',
            text: 'A batch job also needs its model, which AWS owns.',
            actions: of('bedrock', 'CreateModelInvocationJob GetFoundationModel'),
            resources: models,
            asks: ['servedModels'],
          }),
        ]
      : []),
  ];
}

const agents = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  return ofAccount(
    scope,
    'BuildAgents',
    'Agents, flows and prompts',
    {
      actions: of(
        'bedrock',
        [
          'GetAgent UpdateAgent DeleteAgent PrepareAgent GetAgentVersion ListAgentVersions',
          'CreateAgentAlias GetAgentAlias UpdateAgentAlias DeleteAgentAlias ListAgentAliases',
          'CreateAgentActionGroup GetAgentActionGroup UpdateAgentActionGroup DeleteAgentActionGroup ListAgentActionGroups',
          'GetFlow UpdateFlow DeleteFlow PrepareFlow CreateFlowVersion GetFlowVersion DeleteFlowVersion ListFlowVersions',
          'CreateFlowAlias GetFlowAlias UpdateFlowAlias DeleteFlowAlias ListFlowAliases',
          'GetPrompt UpdatePrompt DeletePrompt CreatePromptVersion TagResource UntagResource ListTagsForResource',
        ].join(' '),
      ),
      resources: scope.own('bedrock', 'agent/*', 'agent-alias/*', 'flow/*', 'prompt/*'),
    },
    of(
      'bedrock',
      'CreateAgent CreateFlow CreatePrompt ListAgents ListFlows ListPrompts ValidateFlowDefinition',
    ),
  );
};

const agentRuntime = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  return ofAccount(
    scope,
    'CallAgents',
    'Calls of agents, flows and knowledge bases',
    {
      actions: of('bedrock', 'InvokeAgent InvokeFlow Retrieve'),
      resources: scope.own('bedrock', 'agent-alias/*', 'flow/*', 'knowledge-base/*'),
    },
    of('bedrock', 'RetrieveAndGenerate'),
  );
};

const sageMakerRuntime = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'privateLinkServices');
  return ofAccount(scope, 'CallEndpoints', 'Calls of SageMaker endpoints', {
    actions: of('sagemaker', 'InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream'),
    resources: scope.own('sagemaker', 'endpoint/*', 'inference-component/*'),
  });
};

const sageMakerApi = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'privateLinkServices');
  return ofAccount(scope, 'DeployEndpoints', 'Deploys SageMaker endpoints', {
    actions: of(
      'sagemaker',
      'CreateModel DescribeModel DeleteModel CreateEndpointConfig DescribeEndpointConfig DeleteEndpointConfig CreateEndpoint DescribeEndpoint UpdateEndpoint DeleteEndpoint CreateInferenceComponent DescribeInferenceComponent UpdateInferenceComponent DeleteInferenceComponent CreateTransformJob DescribeTransformJob StopTransformJob AddTags',
    ),
    resources: scope.own(
      'sagemaker',
      'model/*',
      'endpoint-config/*',
      'endpoint/*',
      'inference-component/*',
      'transform-job/*',
    ),
  });
};

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function s3(checked: CheckedAnswers): readonly Grant[] {
  const scope = scopeOf(checked, 's3EndpointPolicies');
  const { home } = checked.view;
  const buckets = checked.answer('endpointBuckets');
  const aws = checked.answer('endpointAwsBuckets');
  const arn = (bucket: string): string => `arn:${home.partition}:s3:::${bucket}`;
  return [
    passing(scope, {
      sid: 'OwnFiles',
      title: 'Reads and writes your files',
      text: 'A bucket of another owner does not pass, even if its name is guessed: the condition names the owner.',
      actions: of('s3', 'GetObject PutObject AbortMultipartUpload ListMultipartUploadParts'),
      resources: buckets.map((bucket) => `${arn(bucket)}/*`),
      condition: joined(scope.credentials, scope.owner),
      asks: ['endpointBuckets'],
    }),
    passing(scope, {
      sid: 'OwnBuckets',
      title: 'Lists your buckets',
      text: 'Only these buckets, and only of your own account or organization.',
      actions: of('s3', 'ListBucket GetBucketLocation'),
      resources: buckets.map(arn),
      condition: joined(scope.credentials, scope.owner),
      asks: ['endpointBuckets'],
    }),
    ...(aws.includes('ecr')
      ? [
          allow({
            sid: 'ImageLayers',
            principal: '*',
            actions: 's3:GetObject',
            resources: home.regions.map((region) => `${arn(`prod-${region}-starport-layer-bucket`)}/*`),
            why: {
              title: 'Layers of images in Amazon ECR',
              text: 'ECR keeps layers in its own buckets and signs their addresses itself, so no condition on your credentials fits here.',
              calls: ['GetObject'],
              answers: [...scope.asked, 'endpointAwsBuckets'],
              page: 'ecrEndpoints',
            },
          }),
        ]
      : []),
    ...(aws.includes('jumpstart')
      ? [
          passing(scope, {
            sid: 'JumpStartModels',
            title: 'Models in JumpStart',
            text: 'JumpStart’s buckets are AWS’s own, so only your credentials are asked for.',
            actions: of('s3', 'GetObject ListBucket'),
            resources: home.regions.flatMap((region) => [
              arn(jumpStartBucket(region)),
              `${arn(jumpStartBucket(region))}/*`,
            ]),
            asks: ['endpointAwsBuckets'],
          }),
        ]
      : []),
  ];
}

function sts(checked: CheckedAnswers): readonly Grant[] {
  const scope = scopeOf(checked, 'stsEndpoints');
  const { home } = checked.view;
  const organization = checked.answer('endpointCallers') === 'organization';
  const roles = [`arn:${home.partition}:iam::${organization ? '*' : home.account}:role/*`];
  return [
    ...ofAccount(
      scope,
      'AssumeOwnRoles',
      'Assumes your roles',
      { actions: of('sts', 'AssumeRole TagSession'), resources: roles },
      of('sts', 'GetCallerIdentity'),
    ),
    passing(scope, {
      sid: 'TokensForOwnRoles',
      title: 'Roles of pods and pipelines',
      text: 'A call with a token has no AWS credentials yet: only the owner of the role can be asked for.',
      actions: of('sts', 'AssumeRoleWithWebIdentity'),
      resources: roles,
      condition: scope.owner,
    }),
  ];
}

const kms = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'kmsEndpoints');
  return ofAccount(scope, 'OwnKeys', 'Uses your keys', {
    actions: of(
      'kms',
      'Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext CreateGrant',
    ),
    resources: scope.own('kms', 'key/*'),
  });
};

const logs = (checked: CheckedAnswers): readonly Grant[] => {
  const scope = scopeOf(checked, 'logsEndpoints');
  return ofAccount(scope, 'OwnLogs', 'Writes your logs', {
    actions: of('logs', 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents'),
    resources: scope.own('logs', 'log-group:*'),
  });
};

/** The same for both of ECR's endpoints. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
function ecr(checked: CheckedAnswers): readonly Grant[] {
  const scope = scopeOf(checked, 'ecrEndpoints');
  const { home } = checked.view;
  const actions = of('ecr', 'BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer');
  const registries = home.regions.flatMap((region) => {
    const account = servingRegistry(region);
    return account === undefined ? [] : [`arn:${home.partition}:ecr:${region}:${account}:repository/*`];
  });
  return [
    ...ofAccount(
      scope,
      'OwnImages',
      'Pulls your images',
      { actions, resources: scope.own('ecr', 'repository/*') },
      of('ecr', 'GetAuthorizationToken'),
    ),
    ...(registries.length > 0
      ? [
          passing(scope, {
            sid: 'ServingImages',
            title: 'Pulls AWS’s Deep Learning Containers',
            text: 'AWS’s registry of the Region, with your own credentials.',
            actions,
            resources: registries,
          }),
        ]
      : []),
  ];
}

export interface EndpointService {
  /** The answer that asks for it. */
  readonly id: string;
  /** As the name of the endpoint has it, after the Region. */
  readonly service: string;
  readonly grants: (checked: CheckedAnswers) => readonly Grant[];
  /** What its policy does not stop. */
  readonly leaves: readonly string[];
}

const SERVICE_SIDE =
  'Calls that AWS makes for you from its own network, such as those of jobs and endpoints.';
const KEYS_THROUGH_S3 =
  'Keys that S3 or SageMaker use for you: such calls do not come through this endpoint.';

export const ENDPOINT_SERVICES: readonly EndpointService[] = [
  {
    id: 'control',
    service: 'bedrock',
    grants: control,
    leaves: [
      'Which weights an import job reads.',
      'Guardrails, evaluation jobs, the log, Marketplace endpoints and new profiles: add them for people who manage these through this endpoint.',
    ],
  },
  {
    id: 'agent',
    service: 'bedrock-agent',
    grants: agents,
    leaves: ['Which models agents and flows use: that is for the roles they assume.'],
  },
  {
    id: 'agent-runtime',
    service: 'bedrock-agent-runtime',
    grants: agentRuntime,
    leaves: ['Which models agents and flows call.'],
  },
  {
    id: 'sagemaker-runtime',
    service: 'sagemaker.runtime',
    grants: sageMakerRuntime,
    leaves: ['Which model an endpoint serves: IAM cannot see its weights.'],
  },
  {
    id: 'sagemaker-api',
    service: 'sagemaker.api',
    grants: sageMakerApi,
    leaves: ['Which weights a model is made of.'],
  },
  {
    id: 's3',
    service: 's3',
    grants: s3,
    leaves: [
      'Buckets of services that you use through this endpoint and did not choose, such as those of package mirrors: they stop working.',
    ],
  },
  {
    id: 'sts',
    service: 'sts',
    grants: sts,
    leaves: ['Calls to the global endpoint, sts.amazonaws.com, which do not use this one.'],
  },
  { id: 'kms', service: 'kms', grants: kms, leaves: [KEYS_THROUGH_S3] },
  {
    id: 'logs',
    service: 'logs',
    grants: logs,
    leaves: ['Reading logs: add it where people read them through this endpoint.'],
  },
  { id: 'ecr-api', service: 'ecr.api', grants: ecr, leaves: ['Pushing images: add it for build hosts.'] },
  {
    id: 'ecr-dkr',
    service: 'ecr.dkr',
    grants: ecr,
    leaves: [
      'Pushing images: add it for build hosts.',
      'Layers come through the S3 endpoint, with its own policy.',
    ],
  },
].map((row) => ({ ...row, leaves: [...row.leaves, SERVICE_SIDE] }));
