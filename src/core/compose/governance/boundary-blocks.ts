// The blocks that a permissions boundary for app roles is built from. A boundary grants nothing: it says what may be granted.
import { governedPartition } from '#core/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { FUNCTION_INTERFACE_ACTIONS } from '#core/compose/extras/function-vpc.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { DISCOVERY_LISTS, PLAYGROUND_LISTS } from '#core/compose/scenarios/discovery.ts';

interface Boundary {
  readonly checked: CheckedAnswers;
  readonly chosen: (block: string) => boolean;
  /** An ARN of the account, in any Region. */
  readonly own: (service: string, resource: string) => string;
}

const CONSOLE_LISTS = [...DISCOVERY_LISTS, ...PLAYGROUND_LISTS];

const answers = ['boundaryBlocks', 'account', 'governPartition'] as const;

function invoke({ checked, chosen, own }: Boundary): readonly Grant[] {
  const partition = governedPartition(checked.view);
  const resources = [
    ...(chosen('models') ? [`arn:${partition}:bedrock:*::foundation-model/deepseek.*`] : []),
    ...(chosen('profiles') ? [own('bedrock', 'inference-profile/us.deepseek.*')] : []),
    ...(chosen('app-profiles') ? [own('bedrock', 'application-inference-profile/*')] : []),
    ...(chosen('imported') ? [own('bedrock', 'imported-model/*')] : []),
    ...(chosen('marketplace') ? [own('bedrock', 'marketplace/model-endpoint/all-access')] : []),
  ];
  if (resources.length === 0) return [];
  return [
    allow({
      sid: 'MaxBedrockDeepSeek',
      actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      resources,
      why: {
        title: 'At most: calls of these models',
        text: `A wildcard is safe here: the role’s own policy must still name each model. Other vendors’ serverless models stay denied${
          chosen('imported') || chosen('marketplace')
            ? '; imported models and Marketplace endpoints can hold any weights.'
            : '.'
        }`,
        calls: ['InvokeModel', 'Converse', 'InvokeModelWithResponseStream', 'ConverseStream'],
        answers,
        page: 'iamBoundaries',
      },
    }),
  ];
}

function guardrails({ checked, chosen, own }: Boundary): readonly Grant[] {
  const actions = ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'];
  const partition = governedPartition(checked.view);
  const shared = chosen('shared-guardrails') ? checked.answer('orgGuardrails') : [];
  const profiles = [...new Set(shared.map(({ account }) => account))].map(
    (account) => `arn:${partition}:bedrock:*:${account}:guardrail-profile/*`,
  );
  return [
    ...(chosen('guardrails')
      ? [
          allow({
            sid: 'MaxGuardrailUse',
            actions,
            resources: [own('bedrock', 'guardrail/*'), own('bedrock', 'guardrail-profile/*')],
            why: {
              title: 'At most: guardrails in the account',
              text: 'Guardrail profiles are those of cross-Region guardrails.',
              calls: ['ApplyGuardrail', 'GetGuardrail'],
              answers,
              page: 'iamBoundaries',
            },
          }),
        ]
      : []),
    ...(shared.length > 0
      ? [
          allow({
            sid: 'MaxSharedGuardrails',
            actions,
            resources: [...shared.map(({ arn }) => arn), ...profiles],
            why: {
              title: 'At most: guardrails in another account',
              text: 'With an enforced guardrail, calls fail for a role that cannot apply it, so the boundary must allow it.',
              calls: ['ApplyGuardrail', 'GetGuardrail'],
              answers: ['boundaryBlocks', 'orgGuardrails'],
              page: 'bedrockGuardrailSharing',
            },
          }),
        ]
      : []),
  ];
}

function reads({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('reads')) return [];
  const kinds = [
    { block: 'profiles', action: 'bedrock:GetInferenceProfile', resource: 'inference-profile/us.deepseek.*' },
    {
      block: 'app-profiles',
      action: 'bedrock:GetInferenceProfile',
      resource: 'application-inference-profile/*',
    },
    { block: 'imported', action: 'bedrock:GetImportedModel', resource: 'imported-model/*' },
  ];
  const some = kinds.filter(({ block }) => chosen(block));
  const used = some.length > 0 ? some : kinds;
  return [
    allow({
      sid: 'MaxModelReads',
      actions: [...new Set(used.map(({ action }) => action))],
      resources: used.map(({ resource }) => own('bedrock', resource)),
      why: {
        title: 'At most: checked what is called',
        text: 'AWS’s inference prerequisites list these reads as required.',
        calls: ['GetInferenceProfile', 'GetImportedModel'],
        answers,
        page: 'bedrockInference',
      },
    }),
  ];
}

function shortKeys({ chosen }: Boundary): readonly Grant[] {
  if (!chosen('short-keys')) return [];
  const key = (sid: string, prefix: string) =>
    allow({
      sid,
      actions: `${prefix}:CallWithBearerToken`,
      resources: '*',
      condition: { StringEquals: { [`${prefix}:BearerTokenType`]: 'SHORT_TERM' } },
      why: {
        title: 'At most: short-term API keys',
        text: 'A call with a key needs this action in addition to the call’s own action. It does not support resources in IAM.',
        calls: ['Any call with an API key'],
        answers,
        page: 'bedrockApiKeys',
      },
    });
  return [
    key('MaxShortTermKeys', 'bedrock'),
    ...(chosen('mantle') ? [key('MaxShortTermMantleKeys', 'bedrock-mantle')] : []),
  ];
}

function logs({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('logs')) return [];
  return [
    allow({
      sid: 'MaxLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: own('logs', 'log-group:*'),
      why: {
        title: 'At most: writing logs',
        text: 'To existing log groups: the roles cannot create any.',
        calls: ['CreateLogStream', 'PutLogEvents'],
        answers,
        page: 'logGroups',
      },
    }),
  ];
}

function mantle({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('mantle')) return [];
  const resources = own('bedrock-mantle', 'project/*');
  return [
    allow({
      sid: 'MaxMantleDeepSeek',
      actions: 'bedrock-mantle:CreateInference',
      resources,
      condition: { StringLike: { 'bedrock-mantle:Model': 'deepseek.*' } },
      why: {
        title: 'At most: DeepSeek on bedrock-mantle',
        text: 'The endpoint has its own IAM prefix, and only its condition key names the model.',
        calls: ['POST /v1/chat/completions'],
        answers,
        page: 'bedrockMantleProjects',
      },
    }),
    allow({
      sid: 'MaxMantleReads',
      actions: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      resources,
      why: {
        title: 'At most: listing models there',
        text: 'OpenAI-compatible clients list the models.',
        calls: ['GET /v1/models'],
        answers,
        page: 'bedrockMantleProjects',
      },
    }),
  ];
}

function endpoints({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('sagemaker') && !chosen('marketplace')) return [];
  const direct = chosen('sagemaker');
  return [
    allow({
      sid: 'MaxEndpoints',
      actions: ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'],
      // A call of an inference component is checked on the component as well; Marketplace makes none.
      resources: [
        own('sagemaker', 'endpoint/*'),
        ...(direct ? [own('sagemaker', 'inference-component/*')] : []),
      ],
      ...(direct ? {} : { condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } } }),
      why: {
        title: direct ? 'At most: SageMaker endpoints' : 'At most: endpoints behind Bedrock Marketplace',
        text: direct
          ? 'Every endpoint in the account: the role’s own policy limits which.'
          : 'Bedrock calls SageMaker for the app; direct calls are not allowed.',
        calls: ['InvokeEndpoint', 'InvokeEndpointWithResponseStream'],
        answers,
        page: direct ? 'sagemakerInvoke' : 'bedrockMarketplace',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
function endpointTokens({ chosen }: Boundary): readonly Grant[] {
  if (!chosen('sagemaker')) return [];
  return [
    allow({
      sid: 'MaxEndpointTokens',
      actions: 'sagemaker:CallWithBearerToken',
      resources: '*',
      why: {
        title: 'At most: bearer tokens of SageMaker',
        text: 'OpenAI-compatible clients sign in with one. A token does not give access to an endpoint by itself. This action does not support resources in IAM.',
        calls: ['POST /openai/v1/chat/completions'],
        answers,
        page: 'sagemakerOpenAi',
      },
    }),
  ];
}

function keys({ checked, chosen }: Boundary): readonly Grant[] {
  if (!chosen('keys')) return [];
  return [
    allow({
      sid: 'MaxDecrypt',
      actions: 'kms:Decrypt',
      resources: checked.answer('boundaryKeys').map(({ arn }) => arn),
      why: {
        title: 'At most: these KMS keys',
        text: 'Callers of a model that uses a customer managed key need to decrypt with it.',
        calls: ['InvokeModel'],
        answers: ['boundaryBlocks', 'boundaryKeys'],
        page: 'bedrockImportKeys',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
function prompts({ chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('prompts')) return [];
  return [
    allow({
      sid: 'MaxStoredPrompts',
      actions: 'bedrock:RenderPrompt',
      resources: own('bedrock', 'prompt/*'),
      why: {
        title: 'At most: stored prompts',
        text: 'For a call that names a stored prompt, AWS checks the prompt and its model.',
        calls: ['Converse', 'ConverseStream'],
        answers,
        page: 'bedrockInference',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
function functionsInVpc({ chosen }: Boundary): readonly Grant[] {
  if (!chosen('vpc-functions')) return [];
  return [
    allow({
      sid: 'MaxFunctionInterfaces',
      actions: FUNCTION_INTERFACE_ACTIONS,
      resources: '*',
      why: {
        title: 'At most: network interfaces of functions in a VPC',
        text: 'Lambda creates and deletes them with the role of the function. AWS documents these six actions on all resources.',
        calls: ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface'],
        answers,
        page: 'lambdaVpc',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
function console({ checked, chosen, own }: Boundary): readonly Grant[] {
  if (!chosen('console')) return [];
  const partition = governedPartition(checked.view);
  return [
    allow({
      sid: 'MaxConsoleLists',
      actions: CONSOLE_LISTS,
      resources: '*',
      why: {
        title: 'At most: the lists of the console',
        text: 'They read names and do not call models. They do not support resources in IAM.',
        calls: ['ListFoundationModels', 'ListInferenceProfiles', 'lists of the playground'],
        answers,
        page: 'bedrockPolicyExamples',
      },
    }),
    allow({
      sid: 'MaxConsoleReads',
      actions: ['bedrock:GetFoundationModel', 'bedrock:GetInferenceProfile', 'sagemaker:ListHubContents'],
      resources: [
        `arn:${partition}:bedrock:*::foundation-model/deepseek.*`,
        own('bedrock', 'inference-profile/us.deepseek.*'),
        `arn:${partition}:sagemaker:*:aws:hub/SageMakerPublicHub`,
      ],
      why: {
        title: 'At most: checked DeepSeek models',
        text: 'The console’s model and profile pages, and the public hub behind its model catalog.',
        calls: ['GetFoundationModel', 'GetInferenceProfile', 'ListHubContents'],
        answers,
        page: 'bedrockPolicyExamples',
      },
    }),
  ];
}

const BLOCKS = [
  invoke,
  guardrails,
  reads,
  shortKeys,
  logs,
  mantle,
  endpoints,
  endpointTokens,
  keys,
  prompts,
  functionsInVpc,
  console,
];

/** The chosen blocks. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export function boundaryGrants(checked: CheckedAnswers): readonly Grant[] {
  const chosen = new Set(checked.answer('boundaryBlocks'));
  const { account } = checked.view.home;
  const partition = governedPartition(checked.view);
  const boundary: Boundary = {
    checked,
    chosen: (block) => chosen.has(block),
    own: (service, resource) => `arn:${partition}:${service}:*:${account}:${resource}`,
  };
  return BLOCKS.flatMap((block) => block(boundary));
}

/** What no boundary stops. */
export const BOUNDARY_LEAVES: readonly string[] = [
  'A resource policy that names a session of the role, or everyone: it can allow more in the account.',
  'Anyone who can edit this policy or remove it from a role.',
];

export const BOUNDARY_PAGE = PAGES.iamBoundaries;
